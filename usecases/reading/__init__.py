"""From bytes to nodes with places: one way, one set of rules, wherever a file is read."""
