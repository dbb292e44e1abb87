"""Mends of findings that have one obvious mend; whatever would be a guess at the meaning is left to people."""
