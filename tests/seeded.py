"""Sets of seeded defects: each file of `defects/` has one known defect, its twin in `twins/` has none.

They stand beside the test of a set, with the shared files in `base/`. The line of a defect ends with `# <- ` and what
finds it. A file whose name ends with `.roles.yaml` takes the place of the roles; it needs a sound use case beside it.
"""

import re
import shutil
from datetime import date
from pathlib import Path
from typing import NamedTuple

from usecases.checking.run import check_library
from usecases.findings.finding import Finding

_SIGN = re.compile(r"# <- (\S+)$", re.MULTILINE)
_ID = re.compile(r"^id: *(\S+)", re.MULTILINE)


class Sign(NamedTuple):
    """What finds a defect, the number of its line, and the line."""

    found_by: str
    number: int
    line: str


class Seeded:
    """The seeded defects in a folder."""

    def __init__(
        self, folder: Path, *, sound: str = "", unused: frozenset[str] = frozenset(), today: date | None = None
    ) -> None:
        """`sound`: the twin that stands beside roles; `unused`: roles of the base that no use case names."""
        self._folder = folder
        self._sound = sound
        self._unused = unused
        self._today = today

    def names(self, of: str = "defects") -> list[str]:
        """The names of the files, the same of defects and of twins."""
        return sorted(path.name for path in (self._folder / of).iterdir())

    def text(self, name: str) -> str:
        """The text of a defect."""
        return (self._folder / "defects" / name).read_text(encoding="utf-8")

    def sign(self, name: str) -> Sign:
        """The one sign in a defect."""
        text = self.text(name)
        (sign,) = _SIGN.finditer(text)
        number = text.count("\n", 0, sign.start()) + 1
        return Sign(sign[1], number, text.splitlines()[number - 1])

    def with_defect(self, name: str, root: Path) -> Path:
        """A library with a defect in it, in a new folder."""
        return self._library("defects", name, root)

    def with_twin(self, name: str, root: Path) -> Path:
        """The same library without the defect."""
        return self._library("twins", name, root)

    def with_text(self, text: str, root: Path) -> Path:
        """A library with a use case of this text."""
        shutil.copytree(self._folder / "base", root)
        (root / "use-cases").mkdir()
        written = _ID.search(text)
        assert written
        (root / "use-cases" / f"{written[1]}.yaml").write_text(text, encoding="utf-8")
        return root

    def found_in(self, root: Path) -> list[Finding]:
        """The findings, but that those roles of the base are used nowhere."""
        return [
            found
            for found in check_library(root, today=self._today).findings
            if not (found.code == "UC211" and found.arguments["role"] in self._unused)
        ]

    def _library(self, of: str, name: str, root: Path) -> Path:
        file = self._folder / of / name
        if not name.endswith(".roles.yaml"):
            return self.with_text(file.read_text(encoding="utf-8"), root)
        self.with_text((self._folder / "twins" / self._sound).read_text(encoding="utf-8"), root)
        shutil.copy(file, root / "roles.yaml")
        return root
