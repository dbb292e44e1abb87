"""A file's text as it can be written in on a screen, and back."""

from difflib import SequenceMatcher

from usecases_tui.sheet.harmless import harmless, unpictured

_BOM = "\ufeff"
_CRLF = "\r\n"


class ShownText:
    """A text with a sign in place of each character that a terminal mustn't get."""

    def __init__(self, content: bytes) -> None:
        """Of bytes that are no UTF-8, signs stand for what can't be read."""
        text = content.decode("utf-8", "replace")
        self._bom = _BOM if text.startswith(_BOM) else ""
        text = text.removeprefix(_BOM)
        self._end = _CRLF if _CRLF in text else "\n"
        self._lines = text.replace(_CRLF, "\n").split("\n")
        self._shown = [harmless(line) for line in self._lines]

    @property
    def text(self) -> str:
        """What is shown, with LF as line ends."""
        return "\n".join(self._shown)

    def written(self, typed: str) -> str:
        """The text of the file after somebody has written in what was shown: lines that nobody touched stay."""
        lines = typed.split("\n")
        found: list[str] = []
        for tag, start, end, first, last in SequenceMatcher(None, self._shown, lines, autojunk=False).get_opcodes():
            if tag == "equal":
                found += self._lines[start:end]
            else:
                before = "\n".join(self._lines[start:end])
                found += [unpictured(line, before) for line in lines[first:last]]
        return self._bom + self._end.join(found)
