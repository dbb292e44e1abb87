"""Findings: what is wrong or missing, where, and how much it matters."""
