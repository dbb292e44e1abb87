"""Exit codes of the command line."""

FINE = 0
FINDINGS = 1
"""Findings at or above `--fail-on`, or differences."""
WRONG_USE = 2
"""Wrong use, or nothing to work on."""
DEFECT = 70
"""A defect of the program."""
INTERRUPTED = 130
