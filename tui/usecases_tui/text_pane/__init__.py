"""The text of a file: in the user's own text editor, or on the screen."""
