"""Drawing many diagrams: in batches, on all processors."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from usecases.languages.catalogue import reader_language
from usecases.model.usecase import UseCase
from usecases_exporters.diagram.boxes import Titles
from usecases_exporters.diagram.engine import render
from usecases_exporters.diagram.layout import drawn
from usecases_exporters.diagram.marks import Mark
from usecases_exporters.diagram.svg import finished
from usecases_exporters.diagram.text import clean
from usecases_exporters.diagram.words import words
from usecases_exporters.protocol import ExportError

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext


class Task(NamedTuple):
    """One diagram to draw: which, of what, in which language, grouped by roles or not, and what is marked in it."""

    place: int
    case: UseCase
    language: str
    lanes: bool
    marks: Mapping[str, Mark] | None = None


@dataclass(frozen=True)
class Workshop:
    """All that drawing needs beside the tasks, in a form that can be sent to another process."""

    ending: str
    titles: dict[str, Titles]
    """By language."""

    def make(self, tasks: Sequence[Task]) -> list[tuple[int, bytes]]:
        """Draw a batch: the bytes of each task, by its index."""
        pairs = [drawn(task.case, self.titles[task.language], task.language, task.lanes, task.marks) for task in tasks]
        if self.ending == "dot":
            return [(task.place, source.text.encode()) for task, (source, _) in zip(tasks, pairs, strict=True)]
        pictures = render([source for source, _ in pairs], self.ending)
        if self.ending == "svg":
            pictures = [
                finished(picture, task.case.id, clean(task.case.title), text, task.language)
                for picture, task, (_, text) in zip(pictures, tasks, pairs, strict=True)
            ]
        return [(task.place, picture) for task, picture in zip(tasks, pictures, strict=True)]

    def make_all(self, tasks: Sequence[Task]) -> Iterator[tuple[int, bytes]]:
        """Draw everything, in any order."""
        size = BATCH[self.ending]
        batches = [tasks[start : start + size] for start in range(0, len(tasks), size)]
        if len(tasks) < ALONE[self.ending] or (os.cpu_count() or 1) < 2:
            for batch in batches:
                yield from self.make(batch)
        else:
            yield from self._on_all_processors(batches)

    def _on_all_processors(self, batches: list[Sequence[Task]]) -> Iterator[tuple[int, bytes]]:
        from concurrent.futures import ProcessPoolExecutor, as_completed
        from concurrent.futures.process import BrokenProcessPool

        with ProcessPoolExecutor(mp_context=_context(), initializer=_begin, initargs=(self, batches)) as pool:
            waiting = [pool.submit(_make_batch, number) for number in range(len(batches))]
            try:
                for done in as_completed(waiting):
                    yield from done.result()
            except BrokenProcessPool as broken:
                say = words(reader_language())
                raise ExportError(say("Drawing was cut short: a helper process ended. Please try again.")) from broken
            finally:
                pool.shutdown(wait=True, cancel_futures=True)


BATCH = {"dot": 50, "svg": 40, "png": 4}
"""How many diagrams one process draws at a time: enough to save starts, few enough to share and to show progress."""
ALONE = {"dot": 200, "svg": 30, "png": 4}
"""Fewer diagrams than this aren't worth other processes."""


_handed: list[tuple[Workshop, list[Sequence[Task]]]] = []
"""In a process that helps: the work, handed over once at its start. A forked one has it without any copying."""


def _make_batch(number: int) -> list[tuple[int, bytes]]:
    workshop, batches = _handed[0]
    return workshop.make(batches[number])


def _begin(workshop: Workshop, batches: list[Sequence[Task]]) -> None:
    """Set up a process that helps: Ctrl+C reaches all of them, and one is enough to stop the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What is there stays, and what is made is soon gone: looking for garbage often costs a tenth of the time.
    _handed[:] = [(workshop, batches)]
    gc.freeze()
    gc.set_threshold(50_000)


def _context() -> "BaseContext":
    """Forking is quickest, where it is safe."""
    import multiprocessing

    safe = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if safe else "spawn")
