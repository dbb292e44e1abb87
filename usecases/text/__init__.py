"""The text of a file: where its lines are, where its comments are, and whose they are."""
