"""The plan of improvements: a command, a document, and a picture."""
