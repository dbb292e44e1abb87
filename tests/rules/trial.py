"""Small libraries for trying rules on: a sound base, and the files of one case over it."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from tests.conftest import TODAY
from usecases.checking.run import check_library
from usecases.findings.finding import Finding
from usecases.rules.page import Example

BASE = Path(__file__).parent / "base"


def write_library(root: Path, files: Mapping[str, bytes]) -> Path:
    """The base with the files of a case, which take the place of the base's own."""
    shutil.copytree(BASE, root)
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


def findings_in(root: Path) -> list[Finding]:
    """All findings, but that roles of the base are unused, and that the groups of its map are incomplete."""
    of_the_base = {
        code
        for name, code in (("roles.yaml", "UC211"), ("map.yaml", "UC820"))
        if (root / name).read_bytes() == (BASE / name).read_bytes()
    }
    return [found for found in check_library(root, today=TODAY).findings if found.code not in of_the_base]


def files_of(examples: tuple[Example, ...]) -> dict[str, bytes]:
    """The files of an example of a rule's page, as bytes by path."""
    return {_path(example): _content(example) for example in examples}


def _path(example: Example) -> str:
    if example.path:
        return example.path
    written = re.search(r"^id: *(\S+)", example.text, re.MULTILINE)
    assert written, example.text
    return f"use-cases/{written[1]}.yaml"


def _content(example: Example) -> bytes:
    if not example.escaped:
        return example.text.encode()
    return example.text.encode("ascii").decode("unicode_escape").encode("latin-1")
