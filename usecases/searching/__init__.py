"""Finding use cases by words."""
