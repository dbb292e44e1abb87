"""What changed between two versions of a file, as statements about the process."""
