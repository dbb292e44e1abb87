"""The chain: what one process gives, another must need, and be ready to take."""
