"""The message of a commit and the name of a branch, made from what changed in the library's files."""

from collections.abc import Collection, Mapping
from datetime import date

from usecases.comparing.statement import ChangeSaid
from usecases.git.changed import ChangedFile, What
from usecases.ids import transliterate
from usecases.languages.catalogue import _, ngettext, speaking
from usecases.text.harmless import one_line

LONGEST_TITLE = 71
_LONGEST_NAME = 50
_MOST_STATEMENTS = 60
"""Of one file, so many statements are written down; the number of the others is."""

Said = Mapping[ChangedFile, tuple[ChangeSaid, ...]]
"""What changed, by file."""


def commit_message(said: Said, language: str) -> tuple[str, str]:
    """The title and the body of a commit, in a language (`ru`, `pl`, `en`)."""
    with speaking(language):
        return _title(said), "\n\n".join(_about(file, statements) for file, statements in said.items())


def branch_name(files: Collection[ChangedFile], day: date, taken: Collection[str]) -> str:
    """A name for a new branch that no branch has: what changes in it, and the day; ASCII."""
    words = transliterate(" ".join(dict.fromkeys(file_id(file.path) for file in files)))
    if len(words) > _LONGEST_NAME:
        words = words[: _LONGEST_NAME + 1].rpartition("-")[0] or words[:_LONGEST_NAME]
    base = f"{words or 'changes'}-{day.isoformat()}"
    known = {name.lower() for name in taken}
    found, number = base, 1
    # A branch `a` and a branch `a/b` can't be at the same time, and some disks know no capital letters.
    while any(name == found or name.startswith(f"{found}/") for name in known):
        number += 1
        found = f"{base}-{number}"
    return found


def file_id(path: str) -> str:
    """What a file is called in titles: the id of a use case, the name of a shared file."""
    return path.rpartition("/")[2].rpartition(".")[0] or path


def _title(said: Said) -> str:
    ids = [one_line(file_id(file.path)) for file in said]
    briefs = list(dict.fromkeys(_briefs(said)))
    if len(ids) == 1:
        beginning, parts = f"{ids[0]}: ", briefs
        end = ""
    else:
        number = sum(map(len, said.values())) or len(said)
        end = ": " + ngettext("{number} change", "{number} changes", number).format(number=number)
        beginning, parts = "", ids
    title = _fitting(beginning, parts, LONGEST_TITLE - len(end))
    return title + end


def _briefs(said: Said) -> list[str]:
    found = [one.brief() for statements in said.values() for one in statements]
    return found or [_("file moved")]  # a file that only stands in another folder now


def _fitting(beginning: str, parts: list[str], most: int) -> str:
    """As many parts as there is room for."""
    kept = min(len(parts), most)
    text = beginning + ", ".join(parts[: kept + 1])
    while len(text) > most and kept > 1:
        kept -= 1
        text = beginning + ", ".join(parts[:kept]) + ", …"
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _about(file: ChangedFile, statements: tuple[ChangeSaid, ...]) -> str:
    heading = one_line(file.path)
    if file.what is What.RENAMED:
        heading = _("{file} (was {before})").format(file=heading, before=one_line(file.before or ""))
    lines = [heading, *(f"- {one.said()}" for one in statements[:_MOST_STATEMENTS])]
    more = len(statements) - _MOST_STATEMENTS
    if more > 0:
        lines.append("- " + ngettext("and {number} more", "and {number} more", more).format(number=more))
    return "\n".join(lines)
