"""The rules: one a module, whose docstring is its page (`usecases explain CODE`)."""
