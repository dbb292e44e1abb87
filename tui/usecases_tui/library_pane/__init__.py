"""The library: process groups and use cases, and the files that all of them share."""
