"""Changes inside mappings and lists of the block style: the splices that make them."""

from collections.abc import Mapping, Sequence
from typing import Any

from usecases.reading.equal import same
from usecases.reading.node import Node
from usecases.writing.align import staying
from usecases.writing.flow_style import change_flow
from usecases.writing.fresh import Fresh
from usecases.writing.layout import inline, key_text
from usecases.writing.moves import Departed, Moves
from usecases.writing.restyle import restyled
from usecases.writing.spans import Item, Lines, Spans
from usecases.writing.splice import Splice, spliced
from usecases.writing.trouble import Awkward


class BlockStyle:
    """Collects splices. Raises Awkward where the text is laid out in a way that a change can't be fitted into.

    `opaque` writes collections of the flow style anew instead of changing them inside.
    """

    def __init__(self, spans: Spans, data: Any, opaque: bool, others: Sequence[Spans] = ()) -> None:
        """`data` is the new data; of `others` items may come over."""
        self._spans = spans
        self._opaque = opaque
        self._moves = Moves(spans, data, others)
        self._fresh = Fresh(spans, self._moves, self._carried)
        self.splices: list[Splice] = []

    def mapping(self, node: Node, new: dict[str, Any]) -> None:
        """Change the entries of a mapping; one of them at least stays."""
        assert isinstance(node.parts, dict)
        assert node.keys is not None
        names = _kept(node, new)
        if not names:
            raise Awkward
        for key, name in names.items():
            if key != name:
                self.splices.append(Splice(node.keys[key].start, node.keys[key].end, key_text(name)))
            if not same(node.parts[key].data, new[name]):
                self._value(self._spans.entry(node, key), node, key, new[name])
        self._remove_entries(node, list(names))
        self._add_entries(node, names, new)

    def _value(self, entry: Item, holder: Node, key: str, new: Any) -> None:
        """Change the value of an entry."""
        node = entry.node
        if self._inside(node, new):
            return
        assert holder.keys is not None
        start = self._spans.colon(holder.keys[key])
        if start < 0:
            raise Awkward
        column = self._spans.column(entry.at)
        first, *rest = self._fresh.entry("k", new, column)
        self._replace(entry, start, [first[column + len("k:") :], *rest])

    def _inside(self, node: Node, new: Any) -> bool:
        """Change a value without replacing it as a whole, where that can be."""
        block = node.style not in ("[", "{")
        if isinstance(node.parts, dict) and isinstance(new, dict) and block and _kept(node, new):
            self.mapping(node, new)
        elif isinstance(node.parts, list) and isinstance(new, list) and block and staying(self._moves.pairs(node, new)):
            self.sequence(node, new)
        elif not block and not self._opaque and isinstance(new, dict | list):
            if self._moves.brings_comments(new):
                raise Awkward
            self.splices += change_flow(self._spans, self._moves, node, new)
        elif node.parts is None and not isinstance(new, dict | list):
            text = restyled(self._spans, node, new)
            if text is None:
                return False
            self.splices.append(Splice(node.start, self._spans.end_of(node), text))
        else:
            return False
        return True

    def _replace(self, entry: Item, start: int, lines: Sequence[str]) -> None:
        """Put lines in place of a value, which begins after its colon or dash; comments inside it move above."""
        spans = self._spans
        first, *rest = lines
        end = max(start, spans.end_of(entry.node))
        line = spans.source.position(start).line
        beside = spans.owners.beside.get(line)
        if rest or spans.source.position(end).line > line:
            end = spans.lines(entry).end - len(spans.eol)
            if beside is not None:
                before = spans.text[: beside.offset]
                first += before[len(before.rstrip(" \t")) :] + beside.text.rstrip()
        self.splices.append(Splice(start, end, spans.eol.join([first, *rest])))
        self._keep_comments(entry, start, end)

    def _keep_comments(self, entry: Item, start: int, end: int) -> None:
        """Put comments of a value that goes above its entry, but for those of its items, which go with them."""
        spans = self._spans
        line = spans.source.position(start).line
        owned = [spans.lines(item) for item in spans.items(entry.node)] if _holds_things(entry.node) else []
        inner = [
            comment
            for comment in spans.owners.comments
            if start <= comment.offset < end
            and comment.line > line
            and not any(lines.start <= comment.offset < lines.end for lines in owned)
        ]
        if inner:
            at = spans.start_of(spans.source.position(entry.at).line)
            indent = len(spans.text[at:]) - len(spans.text[at:].lstrip(" "))
            text = "".join(" " * indent + comment.text.rstrip() + spans.eol for comment in inner)
            self.splices.append(Splice(at, at, text))

    def _remove_entries(self, node: Node, kept: Sequence[str]) -> None:
        assert isinstance(node.parts, dict)
        spans = self._spans
        for index, key in enumerate(node.parts):
            if key in kept:
                continue
            entry = spans.entry(node, key)
            lines = spans.lines(entry)
            if index == 0 and not spans.is_first_on_line(entry.at):
                self._remove_beside_dash(node, kept)
            elif index == 0 and node is spans.root:
                start = spans.start_of(spans.source.position(entry.at).line)
                self.splices.append(Splice(start, lines.end, ""))
            elif not self._goes_with_first(node, kept, entry):
                self.splices.append(Splice(*self._with_blank_lines(lines, node is spans.root), ""))

    def _goes_with_first(self, node: Node, kept: Sequence[str], entry: Item) -> bool:
        """Whether an entry is removed together with the one beside the dash."""
        first = self._first(node)
        gone = not self._spans.is_first_on_line(first.at) and first.at < self._spans.entry(node, kept[0]).at
        return gone and entry.at < self._spans.entry(node, kept[0]).at

    def _first(self, node: Node) -> Item:
        assert isinstance(node.parts, dict)
        return self._spans.entry(node, next(iter(node.parts)))

    def _remove_beside_dash(self, node: Node, kept: Sequence[str]) -> None:
        """The first entry stands beside the dash of its item: the next one that stays takes its place."""
        spans = self._spans
        first = self._first(node)
        following = spans.entry(node, kept[0])
        line = spans.source.position(following.at).line
        commented = spans.start_of(spans.owners.first_line(line, spans.column(following.at) + 1))
        if commented < spans.start_of(line):  # the comments of that one keep their lines, below a bare dash
            stop = commented - len(spans.eol)
            start = first.at - (len(spans.text[: first.at]) - len(spans.text[: first.at].rstrip(" ")))
            self.splices.append(Splice(start, stop, ""))
        else:
            self.splices.append(Splice(first.at, following.at, ""))

    def _add_entries(self, node: Node, names: Mapping[str, str], new: dict[str, Any]) -> None:
        """Add what is new, after what comes before it in the new data; `names` are the new keys of what stays."""
        spans = self._spans
        column = spans.column(self._first(node).at)
        old_keys = {name: key for key, name in names.items()}
        after: str | None = None
        for key, value in new.items():
            if key in old_keys:
                after = old_keys[key]
                continue
            lines = self._fresh.entry(key, value, column)
            if after is None:
                self._insert_before(spans.entry(node, next(iter(names))), lines, node is spans.root)
            else:
                self._insert_lines(spans.lines(spans.entry(node, after)).end, lines)

    def _insert_before(self, first: Item, lines: Sequence[str], at_top: bool) -> None:
        """Put lines before the first entry or item, below the comments at the top of the file."""
        spans = self._spans
        if spans.is_first_on_line(first.at):
            start = spans.start_of(spans.source.position(first.at).line) if at_top else spans.lines(first).start
            self._insert_lines(start, lines)
        else:
            column = spans.column(first.at)
            text = spans.eol.join([lines[0][column:], *lines[1:]]) + spans.eol + " " * column
            self.splices.append(Splice(first.at, first.at, text))

    def _insert_lines(self, at: int, lines: Sequence[str]) -> None:
        text = "".join(line + self._spans.eol for line in lines)
        self.splices.append(Splice(at, at, text))

    def sequence(self, node: Node, new: list[Any]) -> None:
        """Change the items of a list; one of them at least stays."""
        spans = self._spans
        items = spans.items(node)
        pairs = self._moves.pairs(node, new)
        stay = staying(pairs)
        column = spans.column(items[0].at)
        for position, (value, was) in enumerate(zip(new, pairs, strict=True)):
            if position in stay and was is not None and not same(items[was].node.data, value):
                self._item(items[was], value)
        staying_items = {pairs[position] for position in stay}
        for index, item in enumerate(items):
            if index not in staying_items:
                self._remove_item(items, index, item)
        self._add_items(items, new, pairs, stay, column)

    def _item(self, item: Item, new: Any) -> None:
        if not self._inside(item.node, new):
            column = self._spans.column(item.at)
            first, *rest = self._fresh.new_item(new, column)
            self._replace(item, item.at + 1, [first[column + 1 :], *rest])

    def _add_items(
        self,
        items: Sequence[Item],
        new: Sequence[Any],
        pairs: Sequence[int | None],
        stay: set[int],
        column: int,
    ) -> None:
        spans = self._spans
        if len(stay) == len(new):
            return
        airy = self._is_airy(items)
        after: Item | None = None
        for position, value in enumerate(new):
            was = pairs[position]
            if position in stay and was is not None:
                after = items[was]
                continue
            if was is None:
                lines = self._fresh.item(value, column)
            else:
                text = self._carried_lines(items[was], value)
                lines = text.removesuffix(spans.eol).split(spans.eol)
            if after is not None:
                self._insert_lines(spans.lines(after).end, ["", *lines] if airy else lines)
            else:
                first = next(items[was] for spot, was in enumerate(pairs) if spot in stay and was is not None)
                before = items[0] if 0 in {pairs[spot] for spot in stay} else first
                self._insert_before(before, [*lines, ""] if airy else lines, at_top=False)

    def _is_airy(self, items: Sequence[Item]) -> bool:
        """Whether blank lines part the items."""
        spans = self._spans
        lines = [spans.lines(item) for item in items]
        return len(items) > 1 and all(spans.is_blank(spans.source.position(above.end).line) for above in lines[:-1])

    def _remove_item(self, items: Sequence[Item], index: int, item: Item) -> None:
        spans = self._spans
        if not spans.is_first_on_line(item.at):
            raise Awkward
        self.splices.append(Splice(*self._with_blank_lines(spans.lines(item), index == len(items) - 1), ""))

    def _with_blank_lines(self, lines: Lines, is_last: bool) -> Lines:
        """The lines with one of the two gaps that would else become one: that below, or above what is the last."""
        spans = self._spans
        above = spans.source.position(lines.start).line - 1
        below = spans.source.position(lines.end).line
        if not spans.is_blank(above) or not (spans.is_blank(below) or lines.end == len(spans.text)):
            return lines
        if is_last:
            while spans.is_blank(above):
                above -= 1
            return Lines(spans.start_of(above + 1), lines.end)
        while spans.is_blank(below):
            below += 1
        return Lines(lines.start, spans.start_of(below))

    def _carried(self, was: Departed, value: Any) -> str:
        """The text of an item that is moved, with a new value carried into it."""
        if was.holder.style == "[":
            return inline(value)
        there = self if was.spans is self._spans else BlockStyle(was.spans, was.spans.root.data, self._opaque)
        return there._carried_lines(was.item, value)

    def _carried_lines(self, item: Item, value: Any) -> str:
        spans = self._spans
        if not spans.is_first_on_line(item.at):
            raise Awkward
        before, self.splices = self.splices, []
        if not same(item.node.data, value):
            self._item(item, value)
        inner, self.splices = self.splices, before
        lines = spans.lines(item)
        return spliced(spans.text, inner, lines.start, lines.end)


def _kept(node: Node, new: dict[str, Any]) -> dict[str, str]:
    """The keys of a mapping that stay, with their new names: one that says the same under another name is renamed."""
    assert isinstance(node.parts, dict)
    added = [key for key in new if key not in node.parts]
    names: dict[str, str] = {}
    for key, part in node.parts.items():
        name = key if key in new else next((name for name in added if same(part.data, new[name])), None)
        if name is not None:
            names[key] = name
            if name != key:
                added.remove(name)
    return names


def _holds_things(node: Node) -> bool:
    """Whether comments inside a value belong to items that go with it: mappings in a list of the block style."""
    return isinstance(node.parts, list) and node.style != "[" and any(isinstance(one.parts, dict) for one in node.parts)
