"""Git, asked and told through its own program."""
