"""What the list of use cases shows, kept ready so that it is there at once."""
