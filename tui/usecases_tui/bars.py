"""A part of a whole as a bar of letters."""


def bar(part: float, cells: int) -> str:
    """So many cells, filled up to a part between 0 and 1; what is more than nothing and less than all is seen as so."""
    full = round(min(max(part, 0.0), 1.0) * cells)
    if 0 < part < 1:
        full = min(max(full, 1), cells - 1)
    return "█" * full + "░" * (cells - full)
