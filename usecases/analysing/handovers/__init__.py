"""Hand-overs: what passes from step to step, role to role, system to system and group to group, and where it breaks."""
