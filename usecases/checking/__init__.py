"""Checking: files in, findings out; what hasn't changed is not read again."""
