"""The immutable model: what the files of a library say."""
