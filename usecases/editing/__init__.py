"""Changing a library: every change is a command, can be undone, and touches only its own lines."""
