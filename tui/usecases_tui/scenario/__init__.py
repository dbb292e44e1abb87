"""The scenario: the use case as people read it, written in place."""
