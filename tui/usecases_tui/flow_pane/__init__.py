"""The flow beside the text, drawn with box characters."""
