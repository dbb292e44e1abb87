"""What can be done, and with which keys: one table for each place, from which keys, palette and help are made."""
