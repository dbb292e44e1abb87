"""A browser's opinion: with Liberation Sans in place of Arial no text leaves its box."""

import json
import re
import subprocess
from html import unescape
from pathlib import Path

import pytest
from usecases_exporters.diagram.engine import render
from usecases_exporters.diagram.exporters import titles_of
from usecases_exporters.diagram.layout import drawn

from tests.conftest import ROOT, client
from tests.diagram.scenarios import TITLES, every_sign, large
from tests.documents.making import case_of
from usecases.library import open_library

SCRIPT = """
const flaws = [];
for (const group of document.querySelectorAll('g.node, g.edge')) {
  const shapes = [...group.querySelectorAll('polygon, path, ellipse')];
  const ground = group.classList.contains('edge')
    ? shapes.filter(s => s.tagName === 'polygon' && s.getAttribute('stroke') === 'none').map(s => s.getBBox())[0]
    : shapes.length && shapes.map(s => s.getBBox()).reduce((a, b) => a.width > b.width ? a : b);
  if (!ground) continue;
  for (const text of group.querySelectorAll('text')) {
    const box = text.getBBox();
    if (box.x < ground.x || box.x + box.width > ground.x + ground.width)
      flaws.push([text.textContent, box.x + box.width - ground.x - ground.width]);
  }
}
const out = document.createElement('pre');
out.id = 'flaws';
out.textContent = JSON.stringify([document.querySelectorAll('text').length, flaws]);
document.body.append(out);
"""
CAPITALS = case_of(
    id="capitals",
    title="ЩЁЛКОВСКОЕ ШОССЕ",
    steps=[{"id": "a", "actor": "a", "action": "ЖЮЩ МШЫФ ЁЪЭ ПРОВЕРЯЕТ КОМПЛЕКТНОСТЬ ОБОРУДОВАНИЯ"}],
    branches=[
        {"id": "b", "kind": "negative", "at": "a", "when": "ŻÓŁĆ GĘŚLĄ JAŹŃ WYŁĄCZONO ZASILANIE", "end": "other"}
    ],
)


def browser() -> str:
    return client("chromium")


@pytest.mark.parametrize("lanes", [False, True], ids=["columns", "lanes"])
def test_no_text_leaves_its_box_in_chromium(lanes: bool, tmp_path: Path) -> None:
    program = browser()
    library = open_library(ROOT / "library")
    sources = [
        drawn(case, titles_of(library, library.language_of(case)), library.language_of(case), lanes)[0]
        for case in library.use_cases
    ]
    sources += [drawn(case, TITLES, "ru", lanes)[0] for case in (large(), every_sign(), CAPITALS)]
    bodies = [svg.decode()[svg.index(b"<svg") :] for svg in render(sources, "svg")]
    style = "<style>text{font-family:'Liberation Sans'!important}</style>"
    page = tmp_path / "page.html"
    page.write_text(f"<!doctype html><meta charset=utf-8>{style}{''.join(bodies)}<script>{SCRIPT}</script>")
    done = subprocess.run(
        [program, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", page.as_uri()],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    found = re.search(r'<pre id="flaws">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found is not None, done.stderr
    texts, flaws = json.loads(unescape(found[1]))
    assert texts > 1000
    assert flaws == []
