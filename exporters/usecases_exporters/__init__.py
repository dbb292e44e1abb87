"""Exporters: the model goes in, files come out."""
