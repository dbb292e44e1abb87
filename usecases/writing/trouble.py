"""What stands in the way of a small change of a text."""


class Awkward(Exception):  # noqa: N818 - it says what is the case
    """A text is laid out in a way that this change can't be fitted into; a coarser way may."""
