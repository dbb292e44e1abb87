"""Diagrams: the flow of a use case, laid out here and drawn by Graphviz."""
