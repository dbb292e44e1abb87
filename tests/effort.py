"""How many examples a property is tried on, relative to the profile that hypothesis runs under."""

from hypothesis import settings


def times(factor: float) -> settings:
    """So many times the examples of the profile."""
    return settings(max_examples=max(1, int(settings().max_examples * factor)))
