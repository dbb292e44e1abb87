"""Findings while one writes."""
