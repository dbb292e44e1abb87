"""Numbered sections: empty ones are left out, and the numbers of the others stay consecutive."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from usecases_exporters.tree.nodes import Block, Blocks, Heading, Text


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its own blocks and the sections inside it; `anchor` leads to its heading."""

    title: str
    blocks: Blocks = ()
    inside: "tuple[Section | None, ...]" = ()
    anchor: str | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.blocks and all(section is None or section.empty for section in self.inside)


def numbered(sections: Iterable[Section | None]) -> Blocks:
    """Sections with their headings, numbered `1.`, `1.1.`; what is `None` or empty is left out."""
    return tuple(_blocks(sections, "", 2))


def _blocks(sections: Iterable[Section | None], prefix: str, level: int) -> Iterator[Block]:
    present = [section for section in sections if section is not None and not section.empty]
    for index, section in enumerate(present, start=1):
        number = f"{prefix}{index}."
        yield Heading(level, (Text(f"{number} {section.title}"),), section.anchor)
        yield from section.blocks
        yield from _blocks(section.inside, number, level + 1)
