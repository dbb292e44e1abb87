"""Stands in until nobody looks for the merge by this name."""

from usecases.merge.fields import Merged, merge

__all__ = ["Merged", "merge"]
