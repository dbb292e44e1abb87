"""What changed between two versions of a library, for whoever reviews it."""
