"""Writes the reference pages: `docs/format.md` from the schemas, `docs/rules/` from the rules' modules, `docs/keys.md`.

Run it from anywhere: `python tools/reference.py`. With `--check` nothing is written, and the exit code is 1 where
something would be.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from usecases_tui.actions.table import PLACES
from usecases_tui.status import shown_key

from usecases.reading.compose import compose
from usecases.reading.folder import FileKind
from usecases.rules.page import Example, page
from usecases.rules.registry import MODULES, name_of, rule
from usecases.validation.schemas import schema

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
EXAMPLES = DOCS / "examples"
MADE = "<!-- Made by tools/reference.py (make docs); don't edit. -->"

FILES = {
    FileKind.USE_CASE: ("use-cases/<group>/<id>.yaml", "use-cases/sales/call-back.yaml"),
    FileKind.LIBRARY: ("library.yaml", "library.yaml"),
    FileKind.ROLES: ("roles.yaml", "roles.yaml"),
    FileKind.ARTEFACTS: ("artefacts.yaml", "artefacts.yaml"),
    FileKind.MAP: ("map.yaml", "map.yaml"),
    FileKind.KPIS: ("kpis.yaml", "kpis.yaml"),
    FileKind.DEVIATIONS: ("deviations.yaml", "deviations.yaml"),
    FileKind.IMPROVEMENTS: ("improvements.yaml", "improvements.yaml"),
}
"""Each kind of file: its name in a library, and its worked example."""

INTRODUCTION = """\
# The format

A library is a folder. Only `library.yaml` is needed; fields in **bold** must be there, all others may be left out
until they are known: what is missing is a finding of `usecases check`, and nobody is made to invent it.

All files are YAML 1.2 in UTF-8 (core schema): `no`, `on`, `1:30` and dates are texts, and a number where a text is
wanted is put in quotes. Anchors, aliases, tags, duplicate keys and more than one document in a file are refused.

`usecases init` copies the schemas into `.schemas/` of a new library, so that an editor explains every field while
you write. Beside the files below, `measurements/*.csv` holds measured values: `date,kpi,value`.
"""


def pages() -> Iterator[tuple[Path, str]]:
    """Every page and its text."""
    yield DOCS / "format.md", _format()
    yield DOCS / "keys.md", _keys()
    yield DOCS / "rules" / "README.md", _rules()
    for code in MODULES:
        yield DOCS / "rules" / f"{code}.md", _rule(code)


_KEYS = """# Keys of the editor

Letters stand where they do on a Latin layout: on a Russian one
the same keys work, so Ctrl+S is Ctrl+Ы. What has no key, and all else, is found by a word in the palette: Ctrl+P.

To use other keys, write them into `keys.yaml` in your folder of settings (on Linux `~/.config/usecases/`), one line for
each command: the name from the last column, and the key, or several with commas between them:

```yaml
branch.new: ctrl+g
undo: ctrl+z, f12
```
"""


def _keys() -> str:
    parts = [f"{MADE}\n\n{_KEYS}"]
    for place, actions in PLACES.items():
        parts.append(f"\n## {place}\n\n| key | what it does | name |\n| --- | --- | --- |\n")
        for action in actions:
            keys = ", ".join(map(shown_key, filter(None, action.keys.split(","))))
            words = f"{action.name}. {action.help}" if action.help else action.name
            name = f"`{action.id}`" if "(" not in action.id else ""
            parts.append(f"| {_cell(keys)} | {_cell(words)} | {name} |\n")
    return "".join(parts)


def _format() -> str:
    parts = [MADE, "", INTRODUCTION]
    for kind, (name, example) in FILES.items():
        root = schema(kind)
        parts += [f"## {root['title']}: `{name}`", "", root["description"], ""]
        parts += _table(root, root)
        for title, nested in _nested(root):
            parts += [f"### {root['title']}: {title}", "", nested["description"], ""]
            parts += _table(nested, root)
        parts += [f"### {root['title']}: an example", "", "```yaml"]
        parts += [(EXAMPLES / example).read_text(encoding="utf-8").rstrip("\n"), "```", ""]
    return "\n".join(parts).rstrip("\n") + "\n"


def _table(part: Mapping[str, Any], root: Mapping[str, Any]) -> Iterator[str]:
    yield "| field | meaning | form | example |"
    yield "|---|---|---|---|"
    required = part.get("required", ())
    for name, field in part["properties"].items():
        shown = f"**`{name}`**" if name in required else f"`{name}`"
        example = _code(_written(field["examples"][-1]))
        yield f"| {shown} | {_cell(field['description'])} | {_cell(_form(field, root))} | {_cell(example)} |"
    yield ""


def _written(value: Any) -> str:
    """A value as one writes it in YAML, on one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name}: {_written(below)}" for name, below in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    if isinstance(value, str) and compose(f"[{value}]").data == [value]:
        return value
    return json.dumps(value, ensure_ascii=False)


def _resolved(part: Mapping[str, Any], root: Mapping[str, Any]) -> Mapping[str, Any]:
    if "$ref" not in part:
        return part
    named: Mapping[str, Any] = root["$defs"][part["$ref"].removeprefix("#/$defs/")]
    return {**_resolved(named, root), **{key: value for key, value in part.items() if key != "$ref"}}


def _form(part: Mapping[str, Any], root: Mapping[str, Any]) -> str:
    """How a value is written, in a few words."""
    title = root["$defs"][part["$ref"].removeprefix("#/$defs/")]["title"] if "$ref" in part else part.get("title", "")
    part = _resolved(part, root)
    if "anyOf" in part:
        return ", or ".join(dict.fromkeys(_form(one, root) for one in part["anyOf"]))
    if "enum" in part:
        return ", ".join(f"`{value}`" for value in part["enum"])
    match part.get("type"):
        case "array":
            return f"list of: {_form(part['items'], root)}"
        case "object" if "properties" in part:
            section = f"{root['title']} {title}".lower().replace(" ", "-")
            return f"[{title}](#{section})"
        case "object":
            return f"mapping of names to: {_form(part['additionalProperties'], root)}"
        case "boolean":
            return "`true`, `false`"
        case "number":
            return "number"
    return title.lower() if "pattern" in part else "text"


def _nested(root: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every mapping below the top, once, in the order in which one meets it."""
    seen: set[str] = set()
    waiting: list[Mapping[str, Any]] = list(root["properties"].values())
    while waiting:
        met = waiting.pop(0)
        part = _resolved(met, root)
        title = _resolved({"$ref": met["$ref"]}, root)["title"] if "$ref" in met else part.get("title", "")
        below = [*part.get("anyOf", ()), *([part["items"]] if "items" in part else ())]
        if part.get("type") == "object" and "properties" in part:
            if title in seen:
                continue
            seen.add(title)
            named = {**part, **root["$defs"][met["$ref"].removeprefix("#/$defs/")]} if "$ref" in met else part
            yield title, named
            below = list(part["properties"].values())
        waiting = below + waiting


def _rules() -> str:
    rows = [
        f"| [{code}]({code}.md) | {name_of(code)} | {rule(code).severity.word} | {_cell(page(code).title)} |"
        for code in MODULES
    ]
    text = (
        "What `usecases check` looks for. `usecases explain CODE` prints the same pages. The severity of each is set in"
        " `library.yaml`,\nunder `checks`; a comment `# usecases: ignore CODE - the reason` silences its own line and"
        " the next one, and above the\nfirst key, the whole file."
    )
    head = ["| code | name | severity | what it finds |", "|---|---|---|---|"]
    return "\n".join([MADE, "", "# The rules", "", text, "", *head, *rows, ""])


def _rule(code: str) -> str:
    found, each = page(code), rule(code)
    card = f"`{code}`, `{name_of(code)}`: {each.severity.word}"
    if each.fixable:
        card += "; `usecases check --fix` mends it"
    parts = [MADE, "", f"# {code}: {found.title.rstrip('.')}", "", card + ".", "", found.explanation, ""]
    for title, examples in (("Failing", found.failing), ("Passing", found.passing)):
        if examples:
            parts += [f"## {title}", ""]
        for example in examples:
            parts += _example(example)
    parts += ["[All rules](README.md)", ""]
    return "\n".join(parts)


def _example(example: Example) -> Iterator[str]:
    if example.path:
        yield f"`{example.path}`:"
        yield ""
    if example.escaped:
        yield "(`\\x…` stand for bytes.)"
        yield ""
    yield "```csv" if example.path.endswith(".csv") else "```yaml"
    yield example.text.rstrip("\n")
    yield "```"
    yield ""


def _code(text: str) -> str:
    return f"`{text}`" if "`" not in text else f"`` {text} ``"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` tell which are stale."""
    wanted = dict(pages())
    others = [file for file in (DOCS / "rules").glob("*.md") if file not in wanted]
    stale = [file for file, text in wanted.items() if not file.is_file() or file.read_text(encoding="utf-8") != text]
    for file in [*stale, *others]:
        print(file.relative_to(ROOT).as_posix())  # noqa: T201 - says what it writes
    if "--check" in arguments:
        return 1 if stale or others else 0
    for file in stale:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(wanted[file], encoding="utf-8", newline="\n")
    for file in others:
        file.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
