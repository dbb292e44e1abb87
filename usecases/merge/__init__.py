"""Merging two changes of one thing, field by field."""
