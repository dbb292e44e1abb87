"""The regulation as staff will read it, and exports."""
