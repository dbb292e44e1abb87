"""Kill a session at random moments, and see what is left: `python -m bench.killing [KILLS] [SEED] [--folder FOLDER]`.

A child process plays a script and tells through a pipe what it has confirmed and what it has saved. After each kill
every file must be whole and a version of the script, and the disk and the journal together must come to the last
confirmed command.
"""

import argparse
import os
import random
import shutil
import signal
import statistics
import tempfile
import time
import warnings
from collections.abc import Callable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, Protocol, TypeAlias

from usecases.languages.message import Message
from usecases.saving.journal import Journal
from usecases.saving.recovery import LeftOver, bad_journals, left_over
from usecases.saving.store import read, write_all

State: TypeAlias = Mapping[str, bytes | None]
"""What the files hold, by path; `None` where there is no file."""
Tell: TypeAlias = Callable[[str, int], None]
"""Tells that a step is `confirmed`, or that all up to it is `saved`."""


_MEMORY = "/dev/shm"  # noqa: S108 - a folder of an unguessable name is made in it


class Script(Protocol):
    """A session to be killed: its steps are numbered from 1."""

    steps: int

    def state(self, step: int) -> State:
        """What all files hold after a step; 0 is before the first."""

    def play(self, root: Path, tell: Tell) -> None:
        """Do all steps on a library that is in the state 0, and tell of each as soon as it can be relied on."""

    def number(self, entry: Message) -> int:
        """Which step an entry of the journal stands for."""


class Direct:
    """A script that goes straight to the journal and the files, over three files, one of which comes and goes."""

    steps = 24
    _every = 4
    _files = ("library.yaml", "use-cases/sales/sell.yaml", "use-cases/sales/deliver.yaml")

    def __init__(
        self,
        record: Callable[[Journal, Message, Mapping[str, tuple[bytes | None, bytes | None]]], None] = Journal.record,
        write: Callable[[Path, Mapping[str, tuple[bytes | None, bytes | None]]], None] = write_all,
    ) -> None:
        """Other ways to record and to write show that the judge finds what is wrong with them."""
        self._record = record
        self._write = write

    def state(self, step: int) -> State:
        """Each file holds the number of the last step that touched it."""
        last = {path: max(n for n in range(step + 1) if n == 0 or path in self._touched(n)) for path in self._files}
        return {
            path: None if path == self._files[2] and number % 5 == 0 else _content(path, number)
            for path, number in last.items()
        }

    def play(self, root: Path, tell: Tell) -> None:
        """Record each step, and save after some."""
        journal = Journal.begin(root)
        saved = now = self.state(0)
        for step in range(1, self.steps + 1):
            before, now = now, self.state(step)
            self._record(journal, Message("Did {step}.", {"step": str(step)}), _changes(before, now))
            tell("confirmed", step)
            if step % self._every == 0:
                self._write(root, _changes(saved, now))
                journal.saved()
                saved = now
                tell("saved", step)
        journal.close()

    def number(self, entry: Message) -> int:
        """The step's number, which the entry says."""
        return int(entry.arguments["step"])

    def _touched(self, step: int) -> tuple[str, ...]:
        # One file, two of them, all three, in turns.
        return tuple(self._files[(step + n) % 3] for n in range(1 + step % 3))


class Wrong(Exception):  # noqa: N818 - it says what is the case
    """Something is lost or broken after a kill."""


class Counts(NamedTuple):
    """How many sessions were killed, and in which state they were: for these the other rows stand."""

    kills: int = 0
    finished: int = 0
    offered: int = 0
    between_files: int = 0
    litter: int = 0


class Told(NamedTuple):
    """What a session had told before it died."""

    confirmed: int = 0
    saved: int = 0


def kill_often(script: Script, kills: int, seed: int = 0, folder: str | None = None) -> Counts:
    """Kill a session so many times, each in a new library; raises Wrong at the first that lost something.

    The library lies below a folder; in memory where none is given and the system has such a place. A killed process
    leaves the same there as on a disk, and needs not wait for others that use the disk.
    """
    chance = random.Random(seed)
    if folder is None and os.access(_MEMORY, os.W_OK):
        folder = _MEMORY
    with tempfile.TemporaryDirectory(dir=folder) as place:
        root = Path(place) / "library"
        length = statistics.median(_session(script, _fresh(root, script), None)[1] for _ in range(5))
        counts = Counts()
        for number in range(kills):
            delay = chance.uniform(0, length)
            told, _ = _session(script, _fresh(root, script), delay)
            try:
                counts = _counted(counts, judge(script, root, told), told, script, root)
            except Wrong as wrong:
                raise Wrong(f"kill {number} of seed {seed}, after {delay * 1000:.2f} ms, {told}: {wrong}") from wrong
    return counts


def judge(script: Script, root: Path, told: Told) -> list[LeftOver]:
    """What the next session is offered, after all is looked at and brought back; raises Wrong."""
    disk = {path: read(root, path) for path in script.state(0)}
    later = range(told.saved, min(told.confirmed + 1, script.steps) + 1)
    for path, content in disk.items():
        if content not in [script.state(step)[path] for step in later]:
            raise Wrong(f"{path} is no version of the script: {content!r}")
    offers = left_over(root)
    recovered = disk | {path: one.latest for offer in offers for path, one in offer.files.items()}
    reached = [step for step in later if step >= told.confirmed and script.state(step) == recovered]
    if not reached:
        raise Wrong(f"not what was confirmed: {recovered}")
    for offer in offers:
        entries = [script.number(entry) for entry in offer.entries]
        if entries != list(range(entries[0], entries[-1] + 1)) or entries[0] > told.saved + 1:
            raise Wrong(f"commands are missing: {entries}")
        if any(one.base not in [script.state(step)[path] for step in later] for path, one in offer.files.items()):
            raise Wrong("a base is no version of the script")
        if not offer.take():
            raise Wrong("can't be taken")
        write_all(root, {path: (disk[path], one.latest) for path, one in offer.files.items()})
        offer.discard()
    if {path: read(root, path) for path in disk} != recovered or left_over(root) or bad_journals(root):
        raise Wrong("bringing it back left something behind")
    return offers


def _counted(counts: Counts, offers: list[LeftOver], told: Told, script: Script, root: Path) -> Counts:
    # Where files are offered but not all that differ from the last save, the kill came between two files of a save.
    changed = _changes(script.state(told.saved), script.state(told.confirmed))
    return Counts(
        counts.kills + 1,
        counts.finished + (told.saved == script.steps),
        counts.offered + bool(offers),
        counts.between_files + any(len(offer.files) < len(changed.keys()) for offer in offers),
        counts.litter + any(root.rglob(".*.new")),
    )


def _session(script: Script, root: Path, delay: float | None) -> tuple[Told, float]:
    """Play a script in a child process, killed after so many seconds; what it told, and how long it took."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # on threads of whoever measures; the child uses none
        child = os.fork()
    if child == 0:
        _play(script, root, reading, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        pipe.read(1)  # it is about to begin
        begin = time.perf_counter()
        if delay is not None:
            time.sleep(delay)
            os.kill(child, signal.SIGKILL)
        lines = pipe.read().decode("ascii").splitlines()
        length = time.perf_counter() - begin
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status):
        raise Wrong("the session itself failed")
    told: dict[str, int] = {}
    for line in lines:
        kind, number = line.split()
        told[kind] = int(number)
    return Told(told.get("confirmed", 0), told.get("saved", 0)), length


def _play(script: Script, root: Path, reading: int, writing: int) -> None:
    """The child's part; never returns."""
    failed = 1
    try:
        os.close(reading)
        os.write(writing, b"\n")

        def tell(kind: str, step: int) -> None:
            os.write(writing, f"{kind} {step}\n".encode("ascii"))

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


def _changes(before: State, after: State) -> dict[str, tuple[bytes | None, bytes | None]]:
    return {path: (before[path], after[path]) for path in before if before[path] != after[path]}


def _content(path: str, step: int) -> bytes:
    """A content that no mixture of two can pass for: it says what it is, with a checksum at its end."""
    body = f"# {path}, step {step}\n" + f"line of step {step}\n" * (40 + step * 37 % 200)
    return f"{body}# {blake2b(body.encode()).hexdigest()}\n".encode()


def main() -> None:
    """Kill as often as asked, and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", nargs="?", type=int, default=1000)
    parser.add_argument("seed", nargs="?", type=int, default=0)
    parser.add_argument("--folder", help="where the libraries are made; in memory else")
    asked = parser.parse_args()
    begin = time.perf_counter()
    counts = kill_often(Direct(), asked.kills, asked.seed, asked.folder)
    print(*(f"{name}={value}" for name, value in counts._asdict().items()), f"in {time.perf_counter() - begin:.1f} s")


if __name__ == "__main__":
    main()
