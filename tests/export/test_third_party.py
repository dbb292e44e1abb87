"""Exporters and commands of others, found by entry points."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.checking.small import case, make

PLUGIN = """
from pathlib import PurePosixPath

import click

from usecases_exporters.protocol import Job, Made, Option


class Shout:
    name = "shout"
    options = (Option("how-loud", "How loud.", "quiet", ("quiet", "loud")),)
    summary = "Shouts titles."

    def jobs(self, request):
        return [Job((PurePosixPath(case.id + ".txt"),), case.title, case) for case in request.cases]

    def make(self, jobs, request):
        for job in jobs:
            text = job.about.title + VERSION
            yield Made(job, ((text.upper() if request.options["how-loud"] == "loud" else text).encode(),))


@click.command("greet", help="Greets everybody.")
def greet():
    click.echo("Hello")
    return 1
"""
POINTS = """
[usecases.exporters]
shout = plugin:Shout
broken = plugin_that_is_not_there:Exporter
svg = plugin:Shout

[usecases.commands]
greet = plugin:greet
check = plugin:greet
"""


@pytest.fixture
def plugin(tmp_path: Path) -> Path:
    folder = tmp_path / "plugin folder"
    info = folder / "plugin-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: plugin\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(POINTS)
    (folder / "plugin.py").write_text("VERSION = '!'\n" + PLUGIN)
    return folder


def _run(plugin: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    path = os.pathsep.join([str(plugin), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": path, "USECASES_LANGUAGE": "en", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "usecases", *arguments]
    return subprocess.run(command, env=environment, cwd=plugin.parent, capture_output=True, text=True, check=False)


def test_they_are_listed(plugin: Path) -> None:
    shown = _run(plugin, "--help")
    assert shown.returncode == 0, shown.stderr
    assert "Greets everybody." in shown.stdout
    assert shown.stdout.count("  check ") == 1
    shown = _run(plugin, "export", "--help")
    assert shown.returncode == 0, shown.stderr
    assert "Shouts titles." in shown.stdout
    assert "broken" in shown.stdout
    assert "how-loud" in _run(plugin, "export", "shout", "--help").stdout


def test_they_work(plugin: Path) -> None:
    make(plugin.parent / "library", {"use-cases/a.yaml": case("a")})
    assert _run(plugin, "greet").stdout == "Hello\n"
    assert _run(plugin, "greet").returncode == 1
    assert _run(plugin, "check").stdout != "Hello\n", "the built-in one counts"
    out = plugin.parent / "out"
    assert _run(plugin, "export", "shout", "-o", "out").returncode == 0
    assert (out / "a.txt").read_text() == "Case a!"
    assert _run(plugin, "export", "shout", "-o", "out", "--how-loud", "loud").returncode == 0
    assert (out / "a.txt").read_text() == "CASE A!"
    assert _run(plugin, "export", "shuot", "-o", "out").stderr.count("shout") == 1
    assert _run(plugin, "export", "svg", "--help").stdout.count("how-loud") == 0


def test_a_broken_one_says_so_and_spoils_nothing(plugin: Path) -> None:
    make(plugin.parent / "library", {"use-cases/a.yaml": case("a")})
    shown = _run(plugin, "export", "broken", "-o", "out")
    assert shown.returncode == 2, shown.stderr
    assert "plugin_that_is_not_there" in shown.stderr
    assert "Traceback" not in shown.stderr
    assert _run(plugin, "export", "shout", "-o", "out").returncode == 0


def test_a_newer_version_is_asked_again(plugin: Path) -> None:
    # The keys of its jobs are its own matter; that nothing changed is not concluded without asking it.
    make(plugin.parent / "library", {"use-cases/a.yaml": case("a")})
    assert _run(plugin, "export", "shout", "-o", "out").returncode == 0
    text = "VERSION = '?'\n" + PLUGIN.replace("case.title, case)", "case.title + VERSION, case)")
    (plugin / "plugin.py").write_text(text)
    assert _run(plugin, "export", "shout", "-o", "out").returncode == 0
    assert (plugin.parent / "out" / "a.txt").read_text() == "Case a?"
