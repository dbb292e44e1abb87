"""Where the time of a process goes: paths, waiting, cost, and what becomes of very many runs."""
