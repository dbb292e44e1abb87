"""The terminal editor. It changes files only through `usecases`."""
