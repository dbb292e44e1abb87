"""The exporters: their jobs, keys, bytes, and many diagrams on all processors."""

import subprocess
import sys
from pathlib import PurePosixPath
from xml.etree import ElementTree

import pytest
from usecases_exporters.diagram import workshop
from usecases_exporters.diagram.exporters import DotExporter, PngExporter, SvgExporter
from usecases_exporters.protocol import Exporter, Request

from tests.conftest import ROOT
from tests.diagram.scenarios import every_sign, large
from tests.documents.making import case_of, library_of
from usecases.library import open_library
from usecases.model.usecase import UseCase

SVG = "{http://www.w3.org/2000/svg}"
KINDS = {"dot": DotExporter(), "svg": SvgExporter(), "png": PngExporter()}


def request(*cases: UseCase, **more: object) -> Request:
    return Request(library_of(*cases, case_of(id="other", title="Other")), cases, **more)  # type: ignore[arg-type]


def made(exporter: Exporter, asked: Request) -> dict[str, bytes]:
    jobs = exporter.jobs(asked)
    return {str(done.job.paths[0]): done.contents[0] for done in exporter.make(jobs, asked)}


@pytest.mark.parametrize("name", KINDS)
def test_there_is_one_job_for_each_use_case(name: str) -> None:
    exporter = KINDS[name]
    jobs = exporter.jobs(request(every_sign(), case_of(title="Bare")))
    assert [job.paths for job in jobs] == [(PurePosixPath(f"every-sign.{name}"),), (PurePosixPath(f"sample.{name}"),)]
    assert exporter.name == name
    assert exporter.summary
    assert [option.name for option in exporter.options] == ["lanes"]


@pytest.mark.parametrize("name", KINDS)
def test_the_same_is_drawn_the_same(name: str) -> None:
    asked = request(every_sign(), large(6, 3))
    first, second = made(KINDS[name], asked), made(KINDS[name], asked)
    assert first == second


def test_a_key_changes_with_all_that_the_bytes_depend_on() -> None:
    case = every_sign()
    exporter = SvgExporter()

    def key(asked: Request) -> str:
        return exporter.jobs(asked)[0].key

    base = key(request(case))
    assert key(request(case)) == base
    assert key(request(case, case_of(id="unrelated", title="Unrelated"))) == base
    changed = [
        request(case._replace(title="Иначе")),
        request(case, language="pl"),
        request(case, options={"lanes": True}),
        Request(library_of(case, case_of(id="other", title="Renamed")), (case,)),
        Request(library_of(case, roles=[{"id": "a", "title": "Called"}]), (case,)),
    ]
    keys = [base, DotExporter().jobs(request(case))[0].key, *map(key, changed)]
    assert len(set(keys)) == len(keys)


def test_an_svg_says_what_it_is_and_nothing_of_who_drew_it() -> None:
    case = every_sign()._replace(title='Заказ <b> & "всё" ]]> \x00')
    svg = made(SvgExporter(), request(case))["every-sign.svg"]
    root = ElementTree.fromstring(svg)  # noqa: S314 - we drew it
    assert root.findtext(f"{SVG}title") == 'Заказ <b> & "всё" ]]> \ufffd'
    assert "Нештатная ситуация" in (root.findtext(f"{SVG}desc") or "")
    assert root.get("lang") == "ru"
    assert root.get("aria-labelledby") == root[0].get("id")
    assert root.get("aria-describedby") == root[1].get("id")
    assert root.get("viewBox")
    assert b"<!--" not in svg
    assert b"graphviz" not in svg.lower()
    background = root.find(f"{SVG}g/{SVG}polygon")
    assert background is not None
    assert background.get("fill") == "white"


def test_a_dot_source_can_be_drawn_by_any_graphviz() -> None:
    text = made(DotExporter(), request(every_sign()))["every-sign.dot"].decode()
    assert text.startswith('digraph "every-sign" {')
    assert "layout=nop2" in text
    assert "fontname=Arial" in text


def test_many_are_drawn_on_all_processors_as_one_would(monkeypatch: pytest.MonkeyPatch) -> None:
    cases = tuple(every_sign()._replace(id=f"case-{number}") for number in range(9))
    asked = request(*cases)
    alone = made(SvgExporter(), asked)
    monkeypatch.setitem(workshop.ALONE, "svg", 2)
    monkeypatch.setitem(workshop.BATCH, "svg", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert made(SvgExporter(), asked) == alone


def test_the_library_is_exported_in_every_language() -> None:
    library = open_library(ROOT / "library")
    for language in ("ru", "pl", "en"):
        asked = Request(library, library.use_cases, language)
        assert len(made(DotExporter(), asked)) == len(library.use_cases)


def test_the_exporters_are_imported_without_what_draws() -> None:
    program = (
        "import sys, usecases_exporters.diagram.exporters;"
        "print([name for name in ('graphviz', 'concurrent.futures', 'multiprocessing') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
