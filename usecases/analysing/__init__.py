"""Analyses: figures about use cases, as values; whoever shows or writes them makes the words."""
