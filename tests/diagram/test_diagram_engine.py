"""Engines that fail, lie or are missing; what is made the same way twice is the same."""

import os
import stat
import sys
from pathlib import Path

import pytest
from usecases_exporters.diagram import engine
from usecases_exporters.diagram.engine import PNG, is_whole, render
from usecases_exporters.diagram.layout import drawn
from usecases_exporters.diagram.source import DPI, Source
from usecases_exporters.protocol import ExportError

from tests.conftest import client
from tests.diagram.geometry import crossed, overflows, overlaps, read
from tests.diagram.scenarios import TITLES, every_sign, hostile, large


def fake(folder: Path, name: str, program: str) -> str:
    """An engine that is a Python program; `drawn` in it is what the real one makes of the same input."""
    path = folder / name
    path.write_text(
        f"#!{sys.executable}\nimport subprocess, sys, time\n"
        f"done = subprocess.run([{engine.engines()[0]!r}, *sys.argv[1:]], stdin=sys.stdin, capture_output=True)\n"
        f"drawn = done.stdout\n{program}\n"
    )
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.fixture
def source() -> Source:
    return drawn(every_sign(), TITLES, "ru")[0]


@pytest.mark.parametrize(
    "program",
    [
        "sys.exit(1)",
        "sys.stdout.buffer.write(drawn); sys.exit(1)",
        "sys.stdout.buffer.write(drawn.replace(b'class=\"edge\"', b'').replace(b'<g id=\"edge1\"', b'<g'))",
        "sys.stdout.buffer.write(drawn[:len(drawn) // 2])",
        "sys.stdout.buffer.write(b'')",
        "sys.stdout.buffer.write(drawn + drawn)",
    ],
    ids=["fails", "fails after drawing", "loses an edge", "stops half way", "draws nothing", "draws twice"],
)
def test_a_broken_engine_is_found_out_and_the_next_one_asked(
    program: str, source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = engine.engines()[0]
    broken = fake(tmp_path, "broken", program)
    expected = render([source], "svg")
    monkeypatch.setattr(engine, "engines", lambda: (broken, right))
    assert render([source], "svg") == expected
    monkeypatch.setattr(engine, "engines", lambda: (broken, broken))
    with pytest.raises(ExportError, match="every-sign"):
        render([source], "svg")


def test_no_engine_at_all_is_said_with_what_to_do(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "engines", tuple)
    with pytest.raises(ExportError, match="pip install graphviz-pure"):
        render([source], "svg")


def test_an_engine_that_cant_be_started_is_passed_over(
    source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = engine.engines()[0]
    monkeypatch.setattr(engine, "engines", lambda: (str(tmp_path / "nothing"), right))
    assert is_whole(render([source], "svg")[0], source)


def test_a_png_cut_short_is_found_out(source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut = fake(tmp_path, "cut", "sys.stdout.buffer.write(drawn[:-9] if drawn[:4] == b'\\x89PNG' else drawn)")
    monkeypatch.setattr(engine, "engines", lambda: (cut,))
    with pytest.raises(ExportError):
        render([source], "png")


def test_the_embedded_engine_is_found_off_the_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    engine.engines.cache_clear()
    try:
        assert [Path(path).stem for path in engine.engines()] == ["graphviz-pure"]
        monkeypatch.setattr("sysconfig.get_path", lambda _: str(tmp_path))
        engine.engines.cache_clear()
        assert [Path(path).stem for path in engine.engines()] == ["graphviz-pure"]
    finally:
        engine.engines.cache_clear()


def test_many_graphs_of_one_process_are_those_of_one_each() -> None:
    sources = [drawn(case, TITLES, "ru")[0] for case in (every_sign(), large(8, 4), hostile())]
    for ending in ("svg", "png"):
        assert render(sources, ending) == [render([source], ending)[0] for source in sources]


def test_the_fallback_draws_it_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    dot = client("dot")
    monkeypatch.setattr(engine, "engines", lambda: (dot,))
    for case in (every_sign(), large(), hostile()):
        picture = read(render([drawn(case, TITLES, "ru")[0]], "svg")[0])
        assert overlaps(picture) == []
        assert overflows(picture) == []
        assert crossed(picture) == []


def test_a_png_is_as_large_as_its_svg() -> None:
    source = drawn(every_sign(), TITLES, "ru")[0]
    picture = read(render([source], "svg")[0])
    png = render([source], "png")[0]
    assert png.startswith(PNG)
    width, height = (int.from_bytes(png[start : start + 4], "big") for start in (16, 20))
    assert width == pytest.approx(picture.width * DPI / 72, abs=3)
    assert height == pytest.approx(picture.height * DPI / 72, abs=3)
    assert b"tIME" not in png


def test_no_engine_is_started_in_a_shell(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "system", None)
    assert render([source], "svg")
