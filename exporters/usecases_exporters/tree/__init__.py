"""The document tree: a document is built once, and then written in one format or another."""
