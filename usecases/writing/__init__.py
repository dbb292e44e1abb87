"""YAML text of data: made new, carried into a text that is there, or laid out in the canonical form."""
