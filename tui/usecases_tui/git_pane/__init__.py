"""Git without knowing git: what changed, discarding, publishing."""
