"""YAML as people write it by hand: every way of quoting, indenting, commenting and breaking lines, at random."""

from random import Random
from typing import Any

from usecases.reading.compose import compose
from usecases.reading.equal import same
from usecases.text.source import Source

Lines = list[str]


class Hand:
    """Writes data the way somebody might have typed it; comments are numbered, so that each can be found again."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.comments = 0
        self.often = random.choice([0.0, 0.05, 0.2])
        self.offset = random.choice([0, 2, 2, 2, 4])
        self.step = random.choice([2, 2, 2, 4])
        self.eol = random.choice(["\n", "\n", "\n", "\r\n", "\r"])
        self.head = random.choice([[], [], ["# yaml-language-server: $schema=x.json"], ["# Head", "", "---"]])
        self.airy = random.choice([0.0, 0.0, 0.3])

    def write(self, data: dict[str, Any]) -> Source:
        """The text of a whole document, which reads back as the data."""
        lines = [*self.head, *self._mapping(data, 0, "block")]
        if self._chance():
            lines.append(self._comment(self.random.choice([0, 2])))
        text = self.eol.join(lines) + self.eol * self.random.choice([0, 1, 1, 1, 2])
        bom = self.random.random() < 0.1
        if not same(compose(text).data, data):  # mostly a block at the end whose line end was left out
            return Source(text + self.eol, bom)
        return Source(text, bom)

    def _chance(self) -> bool:
        return self.random.random() < self.often

    def _comment(self, column: int) -> str:
        self.comments += 1
        return " " * column + f"# c{self.comments}: said"

    def _above(self, column: int) -> Lines:
        lines = []
        while self._chance():
            lines.append(self._comment(column))
        if lines and self._chance():
            lines.append("")  # it is nobody's
        if self.random.random() < self.airy:
            lines.insert(0, "")
        return lines

    def _beside(self, line: str) -> str:
        if not self._chance():
            return line
        return line + " " * self.random.choice([1, 2, 9]) + self._comment(0)

    def _mapping(self, data: dict[str, Any], column: int, context: str) -> Lines:
        lines: Lines = []
        for key, value in data.items():
            entry = self._entry(" " * column + key + ":", value, column)
            lines += [*self._above(column), *entry]
            in_block = entry[0].rstrip("-").endswith(("|", ">"))  # there it would be a part of the text
            if self._chance() and self._chance() and not in_block:
                lines.append(self._comment(column + 2))
        del context
        return lines

    def _entry(self, head: str, value: Any, column: int) -> Lines:
        if isinstance(value, dict) and value and self.random.random() < 0.8:
            return [self._beside(head), *self._mapping(value, column + self.step, "block")]
        if isinstance(value, list) and value and self.random.random() < 0.8:
            return [self._beside(head), *self._list(value, column + self.offset)]
        gap = " " * self.random.choice([1, 1, 1, 2, 5])
        first, *rest = self._inline(value, column + self.step)
        if first[:1] in ("|", ">") or rest:
            return [head + gap + first, *rest]
        return [self._beside(head + gap + first) if first else self._beside(head)]

    def _list(self, data: list[Any], column: int) -> Lines:
        lines: Lines = []
        for value in data:
            lines += self._above(column)
            dash = " " * column + "-" + " " * self.random.choice([1, 1, 1, 3])
            if isinstance(value, dict) and value and self.random.random() < 0.85:
                below = self._mapping(value, len(dash), "item")
                while not below[0].strip():
                    below.pop(0)
                if below[0].lstrip().startswith("#"):
                    lines += [" " * column + "-", *below]
                else:
                    lines += [dash + below[0][len(dash) :], *below[1:]]
            else:
                first, *rest = self._inline(value, column + self.step)
                lines += [dash + first, *rest] if rest else [self._beside((dash + first).rstrip())]
        return lines

    def _inline(self, value: Any, column: int) -> Lines:
        """A value from where its key or dash has left off."""
        if isinstance(value, dict | list):
            return self._flow(value, column)
        if isinstance(value, str):
            return self._text(value, column)
        if value is None:
            return [self.random.choice(["", "null", "~"])]
        return [{True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)]

    def _flow(self, value: Any, column: int) -> Lines:
        parts = [self._flat(part) for part in value] if isinstance(value, list) else []
        if isinstance(value, dict):
            parts = [f"{key}: {self._flat(part)}" for key, part in value.items()]
        begin, end = "[]" if isinstance(value, list) else "{}"
        if parts and self.random.random() < 0.25:
            lines = []
            for index, part in enumerate(parts):
                lines += self._above(column) if self._chance() else []
                comma = "," if index < len(parts) - 1 or self.random.random() < 0.5 else ""
                lines.append(self._beside(" " * column + part + comma))
            return [begin, *lines, " " * column + end]
        blank = self.random.choice(["", "", " "])
        joint = self.random.choice([", ", ", ", ",", " , "])
        if isinstance(value, dict) and joint == ",":
            joint = ", "
        return [f"{begin}{blank}{joint.join(parts)}{blank}{end}"]

    def _flat(self, value: Any) -> str:
        if isinstance(value, dict | list):
            return self._flow_on_one_line(value)
        return self._fitting(value, [self._plain, self._single, self._double], flow=True)

    def _flow_on_one_line(self, value: Any) -> str:
        if isinstance(value, list):
            return "[" + ", ".join(map(self._flat, value)) + "]"
        return "{" + ", ".join(f"{key}: {self._flat(part)}" for key, part in value.items()) + "}"

    def _text(self, text: str, column: int) -> Lines:
        ways = [self._plain, self._plain, self._single, self._double]
        draw = self.random.random()
        if "\n" in text or draw < 0.1:
            header = "|" + ("" if text.endswith("\n") else "-")
            body = text.removesuffix("\n").split("\n")
            lines = [header, *(" " * column + line if line else "" for line in body)]
            if self._reads(lines, text):
                return lines
        if draw < 0.2 and "  " not in text and text.strip() == text and "\n" not in text and len(text.split()) > 1:
            words = text.split(" ")
            half = len(words) // 2
            folded = [" ".join(words[:half]), " ".join(words[half:])]
            lines = [">-", *(" " * column + line for line in folded)]
            if draw < 0.15 and text[0].isalpha():
                lines = [folded[0], " " * column + folded[1]]
            if self._reads(lines, text):
                return lines
        return [self._fitting(text, ways, flow=False)]

    def _reads(self, lines: Lines, text: str) -> bool:
        composed = compose("\n".join(["k: " + lines[0], *(" " + line for line in lines[1:]), "n: 1", ""]))
        return bool(composed.data == {"k": text, "n": 1})

    def _fitting(self, value: Any, ways: list[Any], flow: bool) -> str:
        if not isinstance(value, str):
            return self._inline(value, 0)[0] or "null"
        self.random.shuffle(ways)
        for way in [*ways, self._double]:
            written: str = way(value)
            text = f"k: [{written}, 1]\n" if flow else f"k: {written}\nn: 1\n"
            if compose(text).data == ({"k": [value, 1]} if flow else {"k": value, "n": 1}):
                return written
        raise ValueError(value)

    @staticmethod
    def _plain(text: str) -> str:
        return text

    @staticmethod
    def _single(text: str) -> str:
        return "'" + text.replace("'", "''") + "'"

    @staticmethod
    def _double(text: str) -> str:
        escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
        return (
            '"'
            + "".join(escapes.get(one) or (one if one.isprintable() else f"\\U{ord(one):08x}") for one in text)
            + '"'
        )
