"""The handbook: all regulations of a library, with an index and the map of processes."""
