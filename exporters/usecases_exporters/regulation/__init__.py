"""The regulation: the document that staff follow, one for each use case."""
