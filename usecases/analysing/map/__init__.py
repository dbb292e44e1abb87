"""The map of processes: its groups, their three lamps, and where to look first."""
