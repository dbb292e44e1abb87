"""The index and the map of a library."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from usecases_exporters.handbook.exporter import HandbookExporter
from usecases_exporters.handbook.pages import PAGES
from usecases_exporters.protocol import Request

from tests.documents.making import case_of, library_of
from tests.documents.rendering import links, texts
from usecases.library import Library
from usecases.model.build_improvements import improvement

GROUPS = (
    {
        "id": "sales",
        "title": {"ru": "Продажи", "en": "Sales"},
        "result": "deal",
        "owner": "head",
        "runs": "triggered",
        "trigger": "lead",
        "feeds": ["service", "nowhere"],
        "lamps": {"start": {"kpi": "calls"}, "middle": {"kpi": "rate"}, "end": {"kpi": "deals"}},
    },
    {"id": "service", "title": "Service | <b>", "runs": "constant", "lamps": {"start": {"kpi": "unknown"}}},
)
KPIS = (
    {"id": "calls", "title": "Calls", "better": "higher", "green": 10, "amber": 5, "unit": "a week"},
    {"id": "rate", "title": "Rate", "better": "lower", "green": 10, "amber": 50},
    {"id": "deals", "title": "Deals", "better": "higher", "green": 3},
)
CASES = (
    case_of(
        id="b-case",
        title="Beta",
        group="sales",
        status="approved",
        owner="head",
        review_by="2027-01-31",
        document={"number": "R-1"},
    ),
    case_of(id="a-case", title="Alpha", group="sales"),
    case_of(id="loose", title="Loose", group="unheard-of"),
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "measurements"
    folder.mkdir()
    (folder / "x.csv").write_text(
        "date,kpi,value\n2026-01-05,calls,3\n2026-01-12,calls,10\n2026-01-12,rate,20\nbroken\n", "utf-8"
    )
    artefacts = [{"id": "deal", "title": "Signed deal"}, {"id": "lead", "title": "Warm lead"}]
    return library_of(*CASES, root=tmp_path, groups=GROUPS, kpis=KPIS, artefacts=artefacts)


def made(library: Library, language: str | None = None, paths: Sequence[str] = ("index.md", "map.md")) -> list[str]:
    request = Request(library, library.use_cases, language)
    exporter = HandbookExporter()
    jobs = [job for job in exporter.jobs(request) if str(job.paths[0]) in paths]
    found = {
        str(path): content
        for each in exporter.make(jobs, request)
        for path, content in zip(each.job.paths, each.contents, strict=True)
    }
    return [found[path].decode() for path in paths]


def test_the_index_lists_groups_with_their_regulations(library: Library) -> None:
    (index,) = made(library, paths=["index.md"])
    seen = texts(index)
    assert seen[0] == "Process handbook: Company"
    assert [words for words in seen if words[:2] in ("1.", "2.", "3.")] == [
        "1. Sales",
        "2. Service | <b>",
        "3. Not on the map",
    ]
    assert links(index) == [
        *(page.file for page in PAGES if page.file != "plan.md"),
        "use-cases/a-case.md",
        "use-cases/b-case.md",
        "use-cases/loose.md",
    ]
    assert "| [Alpha](use-cases/a-case.md) | — | Draft | **not stated** | — |" in index
    assert "| [Beta](use-cases/b-case.md) | R-1 | In force | Head | 31 January 2027 |" in index
    assert "- **Result of the group:** Signed deal" in index
    assert "No regulations yet." in seen


def test_the_map_shows_each_lamp_by_sign_and_word(library: Library) -> None:
    (page,) = made(library, paths=["map.md"])
    rows = [line for line in page.split("\n") if line.startswith(("| at", "| in"))]
    assert rows == [
        "| at the start | Calls, a week | 10 | 12 January 2026 | ● green, + better | ······▁█ | — "
        "| at least 10 | at least 5 |",
        "| in the middle | Rate | 20 | 12 January 2026 | ▲ amber | ·······▄ | — | at most 10 | at most 50 |",
        "| at the end | Deals | no measurements | — | ○ not measured | — | — | at least 3 | — |",
        "| at the start | unknown | no measurements | — | ○ not measured | — | — | — | — |",
    ]


def test_the_map_says_who_feeds_whom_and_what_sets_a_group_off(library: Library) -> None:
    (page,) = made(library, paths=["map.md"])
    assert "- **Feeds the groups:** [Service &#124; &lt;b>](#group-service), nowhere" in page
    assert "- **Is fed by the groups:** [Sales](#group-sales)" in page
    assert "- **How it runs:** when this arrives: Warm lead" in page
    assert "- **How it runs:** all the time" in page
    assert "- **Processes:** [Alpha](use-cases/a-case.md), [Beta](use-cases/b-case.md)" in page


def test_all_labels_are_in_one_language(library: Library) -> None:
    index, page = made(library, "ru")
    assert texts(index)[0] == "Сборник регламентов: Company"
    assert "| Проект |" in index
    assert "● зелёный" in page
    assert "12 января 2026 г." in page


def test_a_library_without_a_map_has_no_picture(tmp_path: Path) -> None:
    library = library_of(*CASES, root=tmp_path)
    jobs = HandbookExporter().jobs(Request(library, library.use_cases))
    assert [str(path) for job in jobs[:2] for path in job.paths] == ["index.md", "map.md"]
    assert "The library has no map yet." in made(library)[1]


def test_the_picture_of_the_map_has_every_group_as_a_link(library: Library) -> None:
    request = Request(library, library.use_cases)
    exporter = HandbookExporter()
    job = exporter.jobs(request)[1]
    ((_, contents),) = exporter.make([job], request)
    svg = contents[1].decode()
    assert [str(path) for path in job.paths] == ["map.md", "map.svg", "map.png"]
    assert "map.md#group-sales" in svg
    assert "● at the start: green" in svg
    assert "How it runs: when this" in svg  # the line is wrapped
    assert "How it runs: all the time" in svg
    assert "<b>" not in svg
    assert contents[2].startswith(b"\x89PNG")


def improving(library: Library, begins: str | None = None) -> Library:
    """The library with something to improve."""
    raw = {"id": "more", "title": "More <b>calls", "facing": "external", "impact": "high", "weeks": 2, "kpi": "calls"}
    some = (improvement({**raw, "expected": 20}),)
    return replace(library, shared=library.shared._replace(improvements=some, plan_begins=begins))


def test_what_is_to_be_improved_has_a_page_with_its_picture_as_of_the_last_day_measured(library: Library) -> None:
    index, page, svg = made(improving(library), paths=["index.md", "plan.md", "plan.svg"])
    assert "[What is improved first](plan.md)" in index
    assert "(plan.svg)" in page
    assert "Measured up to: 12 January 2026" in page
    assert "12 January 2026 – 11 April 2026" in page  # that day is a Monday
    assert "<b>" not in svg
    assert "12 January 2026 – 11 April 2026" in svg
    (in_polish,) = made(improving(library), "pl", paths=["plan.md"])
    assert "# Plan na 90 dni" in in_polish


def test_a_plan_that_has_begun_keeps_its_days_and_tells_what_was_measured_since(library: Library) -> None:
    (page,) = made(improving(library, begins="2026-01-07"), paths=["plan.md"])
    assert "7 January 2026 – 6 April 2026" in page
    assert "| 3 | 3.3 | 20 | now 10, 41% of the expected change; too early to judge |" in page
    (odd,) = made(improving(library, begins="2026-02-30"), paths=["plan.md"])  # no such day
    assert "12 January 2026 – 11 April 2026" in odd


def test_there_is_no_page_of_a_plan_without_a_day_to_begin_on(tmp_path: Path) -> None:
    library = improving(library_of(*CASES, root=tmp_path))
    files = [str(job.paths[0]) for job in HandbookExporter().jobs(Request(library, library.use_cases))]
    assert "plan.md" not in files
    begun = improving(library_of(*CASES, root=tmp_path), begins="2026-01-07")
    (page,) = made(begun, paths=["plan.md"])
    assert "7 January 2026 – 6 April 2026" in page
    assert "Measured up to" not in page


def test_every_file_is_there_and_the_same_each_time(library: Library) -> None:
    request = Request(library, library.use_cases)
    exporter = HandbookExporter()

    def run() -> dict[str, bytes]:
        pairs: list[tuple[Any, bytes]] = []
        for each in exporter.make(exporter.jobs(request), request):
            pairs += zip(each.job.paths, each.contents, strict=True)
        return {str(path): content for path, content in pairs}

    first = run()
    expected = {f"use-cases/{case.id}.{ending}" for case in CASES for ending in ("md", "svg", "png")}
    pages = {"index.md", "map.md", "map.svg", "map.png", "responsibilities.md", "load.svg", "coverage.md"}
    assert pages | expected < set(first)
    assert {path for path in first if path.endswith(".md")} == {
        "index.md",
        *(page.file for page in PAGES if page.file != "plan.md"),
        *(f"use-cases/{case.id}.md" for case in CASES),
    }
    assert run() == first


def test_a_new_measurement_changes_the_map_and_nothing_else(library: Library) -> None:
    request = Request(library, library.use_cases)
    before = {job.paths: job.key for job in HandbookExporter().jobs(request)}
    with (library.root / "measurements" / "x.csv").open("a", encoding="utf-8") as file:
        file.write("2026-01-19,calls,1\n")
    after = {job.paths: job.key for job in HandbookExporter().jobs(request)}
    assert [str(paths[0]) for paths in before if before[paths] != after[paths]] == ["map.md"]
