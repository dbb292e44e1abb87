"""A program in a pseudo-terminal: when its texts are on the screen, and how long a key takes to the end of its frame.

The program is told that the terminal shows frames whole (mode 2026, synchronized output), so it marks where a frame
begins and ends; a frame of a program that doesn't is over after a short silence. Times are taken by a thread that does
nothing but read, before the bytes are drawn.
"""

import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import termios
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import NamedTuple, Self

import pyte

from bench.measure import ENVIRONMENT
from bench.picture import FRAME_MODE, HEIGHT, WIDTH, Effect, Look, Picture, Screen

SILENCE = 0.01
"""After so many seconds without a byte, a frame without marks is over."""
LONGEST_BURST = 0.5
"""A program that is never silent for so many seconds is looked at nevertheless."""
PATIENCE = 60.0

_QUESTIONS = re.compile(
    rb"\x1b\[\?(?P<mode>\d+)\$p|\x1b\[0?(?P<device>c)|\x1b\[(?P<cursor>6)n|\x1b\](?P<colour>1[01]);\?"
)
_LEFT_OUT = re.compile(r"NO_COLOR|LC_|LANG|TEXTUAL|TERM|COLOR|TMUX|XDG_|USECASES")


class Frame(NamedTuple):
    """The picture at the end of a frame, and when its last byte came, by `time.perf_counter`."""

    at: float
    picture: Picture


class NeverShown(RuntimeError):  # noqa: N818 - it says what happened
    """What was waited for didn't come; the message ends with the screen's text."""


class _Piece(NamedTuple):
    at: float
    data: bytes


class Terminal:
    """A program that runs in a terminal of 120x40, until the `with` block ends; then it is killed.

    `home` becomes its home folder, so that no settings of the person who measures come in. Raises OSError where the
    program can't be started.
    """

    def __init__(self, arguments: Sequence[str], home: Path, environment: Mapping[str, str] | None = None) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self._screen = Screen()
        self._stream = pyte.ByteStream(self._screen)
        self._pieces: SimpleQueue[_Piece | None] = SimpleQueue()
        self._due: deque[Frame] = deque()
        self._seen: Frame | None = None
        self._over = False
        self._controller, program_end = pty.openpty()
        fcntl.ioctl(program_end, termios.TIOCSWINSZ, struct.pack("HHHH", HEIGHT, WIDTH, 0, 0))
        kept = {name: value for name, value in ENVIRONMENT.items() if not _LEFT_OUT.match(name)}
        told = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "HOME": str(home)}
        self.began = time.perf_counter()
        self._process = subprocess.Popen(
            arguments,
            stdin=program_end,
            stdout=program_end,
            stderr=program_end,
            env={**kept, **told, **(environment or {})},
            start_new_session=True,
        )
        os.close(program_end)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._reader.join()
        os.close(self._controller)

    def wait_for(self, look: Look, patience: float = PATIENCE) -> float:
        """The seconds from the start of the program to the end of the first frame that looks so, of those not yet left.

        Raises NeverShown.
        """
        seen = [self._seen] if self._seen else []
        for frame in chain(seen, self._frames(time.perf_counter() + patience)):
            if look(frame.picture):
                return frame.at - self.began
        raise self._never("what was waited for")

    def press(self, keys: bytes, effect: Effect, quiet: float = 0.1, patience: float = 5.0) -> float:
        """The milliseconds from sending what a key sends to the end of the frame with its effect.

        After that it waits until nothing comes for `quiet` seconds: no one types faster.

        Frames without the effect (a cursor that blinks, findings of the key before) aren't taken for it.
        Raises NeverShown.
        """
        self._draw(self._burst(time.perf_counter()))
        self._due.clear()
        before = self._screen.picture()
        start = time.perf_counter()
        self.send(keys)
        for frame in self._frames(start + patience):
            if effect(before, frame.picture):
                self.settle(quiet)
                return (frame.at - start) * 1000
        raise self._never(f"the effect of {keys!r}")

    def send(self, keys: bytes) -> None:
        """Send what keys send, and wait for nothing."""
        os.write(self._controller, keys)

    def settle(self, quiet: float = 0.3, patience: float = 3.0) -> None:
        """Read until no frame comes for so many seconds, or patience ends."""
        limit = time.perf_counter() + patience
        while (now := time.perf_counter()) < limit and next(self._frames(now + quiet), None):
            pass

    def peak_megabytes(self) -> float:
        """The largest resident size of the program itself until now, in millions of bytes; Linux only."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        found = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
        if found is None:
            raise self._never("a program that still runs")
        return int(found[1]) * 1024 / 1e6

    def text(self) -> str:
        """The text of the screen, as far as it has been read."""
        return "\n".join(self._screen.picture().lines)

    def _frames(self, until: float) -> Iterator[Frame]:
        """The frames that end before a time; those that nobody took stay for the next who asks."""
        while self._due or (not self._over and self._draw(self._burst(until))):
            while self._due:
                self._seen = self._due.popleft()
                yield self._seen

    def _draw(self, pieces: Sequence[_Piece]) -> bool:
        """Draw what came; whether anything did."""
        for piece in pieces:
            self._screen.ended.clear()
            self._stream.feed(piece.data)
            self._due += (Frame(piece.at, picture) for picture in self._screen.ended)
        if pieces and not self._screen.ended and not self._screen.in_frame:
            self._due.append(Frame(pieces[-1].at, self._screen.picture()))
        return bool(pieces)

    def _burst(self, until: float) -> list[_Piece]:
        """The bytes up to the next silence; empty where none come before a time.

        Nothing is drawn before the silence: it would keep the reader from looking at the clock.
        """
        pieces: list[_Piece] = []
        while piece := self._take(pieces[-1].at + SILENCE if pieces else until):
            pieces.append(piece)
            if piece.at > pieces[0].at + LONGEST_BURST:
                break
        return pieces

    def _take(self, until: float) -> _Piece | None:
        """The next bytes; None where none came in time, or none will come."""
        try:
            piece = self._pieces.get(timeout=max(until - time.perf_counter(), 0))
        except Empty:
            return None
        self._over = piece is None
        return piece

    def _read(self) -> None:
        """Note when bytes come, and answer what the program asks its terminal."""
        rest = b""
        while True:
            try:
                data = os.read(self._controller, 1 << 16)
            except OSError:  # Linux says so where all of the program's ends are closed
                data = b""
            at = time.perf_counter()
            if not data:
                self._pieces.put(None)
                return
            self._pieces.put(_Piece(at, data))
            rest += data
            end = 0
            for question in _QUESTIONS.finditer(rest):
                os.write(self._controller, _answer(question))
                end = question.end()
            rest = rest[end:][-16:]

    def _never(self, what: str) -> NeverShown:
        return NeverShown(f"{what} never came; the screen:\n{self.text()}")


def _answer(question: re.Match[bytes]) -> bytes:
    """What an xterm that shows frames whole would say."""
    asked = question.groupdict()
    if asked["mode"]:
        known = 2 if int(asked["mode"]) == FRAME_MODE else 0
        return b"\x1b[?%s;%d$y" % (asked["mode"], known)
    if asked["device"]:
        return b"\x1b[?62;22c"
    if asked["cursor"]:
        return b"\x1b[1;1R"
    return b"\x1b]%s;rgb:%s\x1b\\" % (
        asked["colour"],
        b"/".join([b"cccc" if asked["colour"] == b"10" else b"0000"] * 3),
    )
