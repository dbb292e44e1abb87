"""The text of a file: its lines, places in it, and writing it whole."""
