"""Coverage of many use cases, and how it came to be."""
