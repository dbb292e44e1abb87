"""Measuring: a made-up library of any size, and the rows that `make bench` prints."""
