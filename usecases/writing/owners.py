"""Who owns a comment: a comment line that touches an item from above is that item's.

An item is an entry of a mapping or an item of a list in the block style. A comment that stands further to the right
than the item below it belongs to what is above (mostly a field that somebody has commented out); one with a blank
line below it belongs to nobody, and stays where it is.
"""

from usecases.reading.comments import Comment
from usecases.text.source import Source


class Owners:
    """The comments of one text, by the lines they stand on."""

    def __init__(self, source: Source, comments: "list[Comment]") -> None:
        self.source = source
        self.comments = comments
        self.alone = {one.line: one for one in comments if not source.line(one.line)[: one.column - 1].strip()}
        """Comments with a line of their own, by line."""
        self.beside = {one.line: one for one in comments if one.line not in self.alone}
        """Comments to the right of something, by line."""

    def first_line(self, line: int, column: int) -> int:
        """The first line of the item that begins at a line and column (its key or dash), with its comments."""
        while (above := self.alone.get(line - 1)) is not None and above.column <= column:
            line -= 1
        return line
