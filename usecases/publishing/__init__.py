"""Publishing: from changed files to a branch that others can review, step by step."""
