"""Whether two pieces of plain data say the same."""

from usecases.reading.node import Data


def same(left: Data, right: Data) -> bool:
    """Equal in value and type, all the way down; the order of keys doesn't matter, “not a number” equals itself."""
    if left is right:
        return True
    if type(left) is not type(right):
        return False
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return bool(left == right or (left != left and right != right))
