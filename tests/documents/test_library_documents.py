"""The documents of the library that travels with the package, as their readers and their linter see them."""

import re
import subprocess
from functools import cache
from pathlib import Path

from usecases_exporters.handbook.exporter import HandbookExporter
from usecases_exporters.handbook.pages import PAGES
from usecases_exporters.protocol import Request
from usecases_exporters.regulation.exporter import regulation_text
from usecases_exporters.regulation.shelf import Shelf

from tests.conftest import ROOT, client
from tests.documents.making import case_of, library_of
from tests.documents.rendering import links
from tests.documents.test_markdown_writer import NASTY
from usecases import data
from usecases.library import Library, open_library

CONFIG = ROOT / ".markdownlint-cli2.yaml"


def pages_of(library: Library) -> dict[str, str]:
    """The index and the pages about the whole library, by their file names."""
    request = Request(library, tuple(library.use_cases))
    wanted = {"index.md", *(page.file for page in PAGES)}
    jobs = [job for job in HandbookExporter().jobs(request) if str(job.paths[0]) in wanted]
    return {str(made.job.paths[0]): made.contents[0].decode() for made in HandbookExporter().make(jobs, request)}


@cache
def documents() -> dict[str, str]:
    library = open_library(data.starter_library())
    shelf = Shelf(library)
    pages = pages_of(library)
    for case in library.use_cases:
        text = regulation_text(shelf, case, library.language_of(case))
        pages[f"use-cases/{case.id}.md"] = text
    return pages


def anchors(markdown: str) -> set[str]:
    return set(re.findall(r'<a id="([^"]+)"></a>', markdown))


def test_every_link_between_documents_leads_somewhere() -> None:
    pages = documents()
    astray = []
    for name, text in pages.items():
        for target in links(text):
            if target.startswith("http"):
                continue
            path, _, anchor = target.partition("#")
            found = str(Path(name).parent / path) if path else name
            if found not in pages or (anchor and anchor not in anchors(pages[found])):
                astray.append((name, target))
    assert astray == []


def test_no_anchor_stands_twice() -> None:
    for name, text in documents().items():
        found = re.findall(r'<a id="([^"]+)"></a>', text)
        assert len(found) == len(set(found)), name


def test_a_document_speaks_one_language() -> None:
    library = open_library(data.starter_library())
    heading = {"ru": "# Регламент: ", "pl": "# Procedura: ", "en": "# Procedure: "}
    for case in library.use_cases:
        text = documents()[f"use-cases/{case.id}.md"]
        assert text.startswith(heading[library.language_of(case)]), case.id


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    program = client("markdownlint-cli2")
    (folder / CONFIG.name).write_bytes(CONFIG.read_bytes())
    return subprocess.run([program, "**/*.md"], cwd=folder, capture_output=True, text=True, check=False)


def test_the_linter_finds_nothing_in_the_library_s_documents(tmp_path: Path) -> None:
    (tmp_path / "use-cases").mkdir()
    for name, text in documents().items():
        (tmp_path / name).write_text(text, "utf-8")
    done = lint(tmp_path)
    assert done.returncode == 0, done.stderr


def test_the_linter_finds_nothing_in_nasty_texts(tmp_path: Path) -> None:
    cases = []
    for number, text in enumerate(NASTY):
        step = {"id": "one", "action": text, "how": f"{text}\n- {text}", "stage": text, "notes": text, "basis": text}
        branch = {"id": "odd", "kind": "negative", "at": "one", "when": text, "notes": text, "outcome": text}
        fields = {"goal": text, "scope": [text, text], "rules": [text], "terms": [{"term": text, "meaning": text}]}
        fields["considered"] = [{"deviation": "actor-absent", "because": text}]
        cases.append(case_of(id=f"case-{number}", title=text, steps=[step], branches=[branch], group="g", **fields))
    groups = [{"id": "g", "title": NASTY[0], "result": NASTY[2], "trigger": NASTY[3]}]
    library = library_of(*cases, groups=groups, root=tmp_path)
    shelf = Shelf(library)
    for case in cases:
        (tmp_path / f"{case.id}.md").write_text(regulation_text(shelf, case, "en"), "utf-8")
    for name, text in pages_of(library).items():
        (tmp_path / name).write_text(text, "utf-8")
    done = lint(tmp_path)
    assert done.returncode == 0, done.stderr
