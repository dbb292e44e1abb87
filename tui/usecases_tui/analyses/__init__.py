"""Analyses on the screen: of the use case that is open, and of the whole library."""
