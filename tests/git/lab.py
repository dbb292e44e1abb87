"""Real repositories, to try things on: a library in one, and a bare one beside it to push to."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import client

ORDER = """\
id: order
title: Order goods
steps:
  - id: ask
    actor: buyer
    action: Asks for goods
    within: 2bh
  - id: pack
    actor: warehouse
    action: Packs the goods
branches:
  - id: sold-out
    kind: negative
    at: pack
    when: The goods are sold out
    end: failure
"""
CASE = "use-cases/sales/order.yaml"


class Lab:
    """A folder in which git is run with nobody's settings."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def git(self, *arguments: str, at: Path | None = None) -> str:
        """What git says; it must succeed."""
        done = subprocess.run(
            ["git", *arguments], cwd=at or self.folder, capture_output=True, check=False, encoding="utf-8"
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def put(self, path: str, content: str | bytes) -> Path:
        """Write a file below the folder."""
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
        return place

    def commit(self, message: str = "Work") -> None:
        """Commit all there is."""
        self.git("add", "-A")
        self.git("commit", "-qm", message)


def lonely(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Let git know nobody, and find nothing above the tests."""
    client("git")
    for name in [one for one in os.environ if one.startswith(("GIT_", "EMAIL"))]:
        monkeypatch.delenv(name)
    home.mkdir(exist_ok=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(home.parent.parent))
    monkeypatch.setenv("USECASES_LANGUAGE", "en")


def begun(folder: Path, *, known: bool = True) -> Lab:
    """A new repository on the branch main; `known` says who works in it."""
    folder.mkdir(parents=True, exist_ok=True)
    lab = Lab(folder)
    lab.git("init", "-q", "-b", "main")
    if known:
        lab.git("config", "user.name", "Ewa Żak")
        lab.git("config", "user.email", "ewa@firm.example")
    return lab


def with_library(lab: Lab, below: str = "") -> Path:
    """A small library in a repository, committed; returns its folder."""
    lab.put(f"{below}library.yaml", "title: Shop\nlanguage: en\n")
    lab.put(f"{below}roles.yaml", "roles:\n  - {id: buyer, title: Buyer}\n  - {id: warehouse, title: Warehouse}\n")
    lab.put(below + CASE, ORDER)
    lab.commit("A library")
    return lab.folder / below


def with_remote(lab: Lab, bare: Path, name: str = "origin") -> Lab:
    """A bare repository beside it, to which the branch was pushed."""
    bare.mkdir(parents=True)
    remote = Lab(bare)
    remote.git("init", "-q", "--bare", "-b", "main")
    lab.git("remote", "add", name, str(bare))
    if (lab.folder / ".git" / "refs" / "heads" / "main").exists():
        lab.git("push", "-q", "-u", name, "main")
    return remote
