"""Several people's accounts of one process, side by side: where they differ, there is no process yet."""
