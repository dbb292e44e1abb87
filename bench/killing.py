"""Kill a session at random moments, and see what is left: `python -m bench.killing [KILLS] [SEED] [--folder FOLDER]`.

A child process plays a script and tells through a pipe what it has confirmed and what it has saved. After each kill
every file must be whole and a version of the script, and what `usecases recover --apply` does must come to the last
confirmed command; then a next session must be able to work and to save.
"""

import argparse
import gc
import os
import random
import shutil
import signal
import tempfile
import time
import warnings
from pathlib import Path
from typing import NamedTuple

from bench.at_work import AtWork
from bench.scripts import Direct, Script, State, changes
from usecases.editing.bringing_back import bring_back
from usecases.editing.command import Refused
from usecases.editing.opened import OpenedFiles
from usecases.saving.locks import writing
from usecases.saving.recovery import LeftOver, bad_journals, left_over
from usecases.saving.refusals import Busy, FileRefused
from usecases.saving.store import read, write_all
from usecases.state import FOLDER

MEMORY = "/dev/shm"  # noqa: S108 - a folder of an unguessable name is made in it
"""A folder in memory, on systems that have one there."""
_A_SCRIPT = 200
"""So many kills each script gets, where there are several."""


class Wrong(Exception):  # noqa: N818 - it says what is the case
    """Something is lost or broken after a kill."""


class Counts(NamedTuple):
    """How many sessions were killed, and in which state they were: for these the other rows stand."""

    kills: int = 0
    finished: int = 0
    offered: int = 0
    between_files: int = 0
    litter: int = 0

    def plus(self, other: "Counts") -> "Counts":
        """These and others."""
        return Counts(*(one + another for one, another in zip(self, other, strict=True)))


class Told(NamedTuple):
    """What a session had told before it died."""

    confirmed: int = 0
    saved: int = 0


class Line(NamedTuple):
    """What a session tells, and when, in seconds since it began."""

    text: str
    time: float


class Moment(NamedTuple):
    """When to kill: so many seconds after a line was told, or after the beginning."""

    delay: float
    line: str | None = None


def kill_often(script: Script, kills: int, seed: int = 0, folder: str | None = None) -> Counts:
    """Kill a session so many times, each in a new library; raises Wrong at the first that lost something.

    Every other kill comes at any moment, and those between them while files are saved, which takes a small part of
    the time. The library lies below a folder; in memory where none is given and the system has such a place. A killed
    process leaves the same there as on a disk, and needs not wait for others that use the disk.
    """
    chance = random.Random(seed)
    if folder is None and os.access(MEMORY, os.W_OK):
        folder = MEMORY
    with tempfile.TemporaryDirectory(dir=folder) as place:
        root = Path(place) / "library"
        rehearsals = [_session(script, _fresh(root, script), None) for _ in range(3)]
        lines = min(rehearsals, key=lambda lines: lines[-1].time)
        counts = Counts()
        for number in range(kills):
            moment = _while_saving(chance, lines) if number % 2 else Moment(chance.uniform(0, lines[-1].time))
            told = _told(_session(script, _fresh(root, script), moment))
            try:
                counts = counts.plus(_counted(script, root, told))
            except Wrong as wrong:
                raise Wrong(f"kill {number} of seed {seed}, {moment}, {told}: {wrong}") from wrong
    return counts


def kill_analysts(kills: int, seed: int = 0, folder: str | None = None) -> Counts:
    """Kill sessions so many times, with another script after each two hundred; raises Wrong."""
    counts = Counts()
    while counts.kills < kills:
        some = min(_A_SCRIPT, kills - counts.kills)
        counts = counts.plus(kill_often(AtWork(seed), some, seed, folder))
        seed += 1
    return counts


def judge(script: Script, root: Path, told: Told) -> list[LeftOver]:
    """What the next session is offered, after all is looked at, brought back and worked on; raises Wrong."""
    later = range(told.saved, min(told.confirmed + 1, script.steps) + 1)
    disk = _on_disk(script, root)
    for path, content in disk.items():
        if content not in [script.state(step)[path] for step in later]:
            raise Wrong(f"{path} is no version of the script: {content!r:.200}")
    with writing(root, timeout=0):
        offers = left_over(root)
        for offer in offers:
            _look_at(script, offer, told)
            _bring_back(root, offer)
        recovered = _on_disk(script, root)
        if recovered not in [script.state(step) for step in later if step >= told.confirmed]:
            reached = changes(script.state(told.confirmed), recovered)
            raise Wrong(f"not what was confirmed: {[*reached]} of {[offer.entries for offer in offers]}")
        if left_over(root) or bad_journals(root):
            raise Wrong("bringing it back left something behind")
    try:
        script.go_on(root)
    except (AssertionError, Busy, FileRefused, Refused) as problem:
        raise Wrong(f"the next session can't go on: {problem!r}") from problem
    return offers


def _on_disk(script: Script, root: Path) -> State:
    paths = {path.relative_to(root).as_posix() for path in root.rglob("*.*") if not path.name.endswith(".new")}
    others = {path for path in paths if not path.startswith(FOLDER)} - script.state(0).keys()
    if others:
        raise Wrong(f"no file of the script: {others}")
    return {path: read(root, path) for path in script.state(0)}


def _look_at(script: Script, offer: LeftOver, told: Told) -> None:
    """The commands that are offered are those since the last save, none is missing, and they begin at a version."""
    said = [script.message(step) for step in range(1, script.steps + 1)]
    count = len(offer.entries)
    ends = [end for end in (told.confirmed, told.confirmed + 1) if end - count <= told.saved]
    if not offer.whole or not any(said[end - count : end] == [*offer.entries] for end in ends):
        raise Wrong(f"commands are missing or others: {offer.entries}")
    versions = [script.state(step) for step in range(told.saved, told.confirmed + 1)]
    if any(one.base not in [version[path] for version in versions] for path, one in offer.files.items()):
        raise Wrong("a base is no version of the script")


def _bring_back(root: Path, offer: LeftOver) -> None:
    if not offer.take():
        raise Wrong("can't be taken")
    back = bring_back(OpenedFiles(root), offer.files)
    if back.left:
        raise Wrong(f"not brought back: {back.left}")
    write_all(root, back.changes)
    offer.discard()


def _counted(script: Script, root: Path, told: Told) -> Counts:
    litter = any(root.rglob(".*.new"))
    offers = judge(script, root, told)
    # Where files are offered but not all that differ from the last save, the kill came between two files of a save.
    changed = changes(script.state(told.saved), script.state(told.confirmed))
    between = any(len(offer.files) < len(changed) for offer in offers)
    return Counts(1, told.saved == script.steps, bool(offers), between, litter)


def _while_saving(chance: random.Random, lines: list[Line]) -> Moment:
    number = chance.choice([number for number, line in enumerate(lines) if line.text.startswith("saving")])
    return Moment(chance.uniform(0, lines[number + 1].time - lines[number].time), lines[number].text)


def _told(lines: list[Line]) -> Told:
    last = {kind: int(number) for kind, number in (line.text.split() for line in lines)}
    return Told(last.get("confirmed", 0), last.get("saved", 0))


def _session(script: Script, root: Path, moment: Moment | None) -> list[Line]:
    """Play a script in a child process, which is killed at a moment; returns what it told."""
    reading, end = os.pipe()
    gc.freeze()  # else the child's collector touches, and so copies, all that this process holds
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # on threads of whoever measures; the child uses none
        child = os.fork()
    if child == 0:
        _play(script, root, reading, end)
    gc.unfreeze()
    os.close(end)
    lines: list[Line] = []
    with os.fdopen(reading, "rb") as pipe:
        pipe.readline()  # it is about to begin
        begin = time.perf_counter()
        waits = moment is not None and moment.line is None
        while True:
            if moment is not None and waits:
                time.sleep(moment.delay)
                os.kill(child, signal.SIGKILL)
                waits = False
            text = pipe.readline().decode("ascii").strip()
            if not text:
                break
            lines.append(Line(text, time.perf_counter() - begin))
            waits = moment is not None and moment.line == text
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status):
        raise Wrong("the session itself failed")
    return lines


def _play(script: Script, root: Path, reading: int, end: int) -> None:
    """The child's part; never returns."""
    failed = 1
    try:
        os.close(reading)
        os.write(end, b"\n")

        def tell(kind: str, step: int) -> None:
            os.write(end, f"{kind} {step}\n".encode("ascii"))

        script.play(root, tell)
        failed = 0
    finally:
        os._exit(failed)


def _fresh(root: Path, script: Script) -> Path:
    if root.exists():
        shutil.rmtree(root)
    root.mkdir()
    write_all(root, {path: (None, content) for path, content in script.state(0).items()})
    return root


def main() -> None:
    """Kill as often as asked, and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", nargs="?", type=int, default=1000)
    parser.add_argument("seed", nargs="?", type=int, default=0)
    parser.add_argument("--folder", help="where the libraries are made; in memory else")
    parser.add_argument("--direct", action="store_true", help="go straight to the journal and the files")
    asked = parser.parse_args()
    begin = time.perf_counter()
    if asked.direct:
        counts = kill_often(Direct(), asked.kills, asked.seed, asked.folder)
    else:
        counts = kill_analysts(asked.kills, asked.seed, asked.folder)
    print(*(f"{name}={value}" for name, value in counts._asdict().items()), f"in {time.perf_counter() - begin:.1f} s")


if __name__ == "__main__":
    main()
