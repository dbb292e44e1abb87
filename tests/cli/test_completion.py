"""Completion in a shell."""

import shlex
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import Run, environment
from tests.conftest import client


def completed(words: list[str], cwd: Path, language: str = "en") -> list[str]:
    """What a real bash offers for the last of the words."""
    line = " ".join(map(shlex.quote, words[:-1])) + " " + words[-1]
    script = f"""
        eval "$(usecases completion bash)"
        COMP_LINE={shlex.quote(line)}
        COMP_POINT=${{#COMP_LINE}}
        COMP_WORDS=({line if words[-1] else line + "''"})
        COMP_CWORD={len(words) - 1}
        complete -p usecases >/dev/null || exit 3
        _usecases_completion usecases
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    ran = subprocess.run(
        [client("bash"), "--norc", "-c", script],
        cwd=cwd,
        env=environment(language),
        capture_output=True,
        check=True,
        text=True,
    )
    assert ran.stderr == ""
    return ran.stdout.split()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["usecases", "sh"], ["show"]),
        (["usecases", "show", "order-p"], ["order-processing"]),
        (["usecases", "show", "xyz"], []),
        (["usecases", "explain", "uc201"], ["UC201"]),
        (["usecases", "explain", "unknown-ro"], ["unknown-role"]),
        (["usecases", "list", "--group", "cust"], ["customer-service"]),
        (["usecases", "list", "--status", "d"], ["draft"]),
        (["usecases", "new", "x", "--group", "stra"], ["strategy"]),
        (["usecases", "list", "--lib"], ["--library"]),
        (["usecases", "set", "order-p"], ["order-processing"]),
        (["usecases", "set", "rol"], ["roles"]),
        (["usecases", "set", "order-processing", "guarantees.f"], ["guarantees.failure"]),
        (["usecases", "set", "order-processing", "lim"], ["limits.1.from", "limits.1.to", "limits.1.within"]),
        (["usecases", "set", "order-processing", "steps.confirm.with"], ["steps.confirm.within"]),
        (["usecases", "set", "roles", "roles.buyer.title.p"], ["roles.buyer.title.pl"]),
        (["usecases", "set", "nobody", "st"], []),
        (["usecases", "completion", ""], ["bash", "zsh", "fish"]),
    ],
)  # fmt: skip
def test_bash(words: list[str], offered: list[str], library: Path) -> None:
    assert completed(words, library) == offered


def test_ids_of_another_library(library: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    assert completed(["usecases", "show", "--library", str(library), "supplier-l"], tmp_path / "elsewhere") == [
        "supplier-late"
    ]


def test_no_library_offers_nothing(tmp_path: Path) -> None:
    assert completed(["usecases", "show", "a"], tmp_path) == []
    assert completed(["usecases", "list", "--group", "a"], tmp_path) == []


def test_broken_libraries_offer_what_they_can(library: Path) -> None:
    (library / "map.yaml").write_text("groups: [", encoding="utf-8")
    (library / "use-cases/sales/zz.yaml").write_text("[", encoding="utf-8")
    assert completed(["usecases", "list", "--group", "s"], library) == []
    assert completed(["usecases", "show", "zz"], library) == ["zz"]
    assert completed(["usecases", "set", "zz", "st"], library) == []
    assert completed(["usecases", "set", "map", "g"], library) == []


@pytest.mark.parametrize(("shell", "sign"), [("bash", "complete"), ("zsh", "#compdef usecases"), ("fish", "complete")])
def test_every_shell_has_its_lines(shell: str, sign: str, usecases: Run) -> None:
    ran = usecases("completion", shell)
    assert ran.code == 0
    assert sign in ran.out
    assert "_USECASES_COMPLETE" in ran.out


def test_unknown_shells_get_a_suggestion(usecases: Run) -> None:
    ran = usecases("completion", "bas")
    assert ran.code == 2
    assert "Did you mean “bash”?" in ran.err
