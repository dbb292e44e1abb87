"""Forms made from the schema: every field of everything, with choices from the library."""
