"""The terminal editor: scenarios written and changed on a screen, through the core's sessions."""
