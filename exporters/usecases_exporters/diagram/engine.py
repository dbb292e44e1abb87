"""The programs that draw: the embedded Graphviz first, a `dot` on PATH where that fails.

An engine that loses an edge may still write a picture, so what it drew is counted. One process draws many graphs.
"""

import shutil
import subprocess
import sysconfig
from collections.abc import Sequence
from functools import cache
from importlib import metadata
from pathlib import Path

from usecases.languages.catalogue import reader_language
from usecases_exporters.diagram.source import Source
from usecases_exporters.diagram.words import words
from usecases_exporters.protocol import ExportError

EMBEDDED = "graphviz-pure"
PATIENCE = 300
"""Seconds after which an engine counts as stuck."""
PNG = b"\x89PNG\r\n\x1a\n"


@cache
def engines() -> tuple[str, ...]:
    """The engines there are, best first. pipx and uv leave scripts off PATH, so the embedded one is looked for."""
    found = [str(path) for path in (_embedded(), shutil.which("dot")) if path]
    return tuple(found)


def _embedded() -> Path | None:
    for suffix in ("", ".exe"):
        beside = Path(sysconfig.get_path("scripts"), EMBEDDED + suffix)
        if beside.is_file():
            return beside
    try:
        files = metadata.distribution(EMBEDDED).files or ()
    except metadata.PackageNotFoundError:
        return None
    for file in files:
        if file.name in (EMBEDDED, EMBEDDED + ".exe"):
            path = Path(str(file.locate()))
            if path.is_file():
                return path
    return None


def render(sources: Sequence[Source], ending: str) -> list[bytes]:
    """Draw sources as `svg` or `png`; raises ExportError where no engine draws one of them whole."""
    found = engines()
    if not found:
        say = words(reader_language())
        raise ExportError(say("No Graphviz found: run `pip install graphviz-pure`."))
    pictures = _together(found[0], sources, ending)
    if pictures is not None:
        return pictures
    return [_alone(found, source, ending) for source in sources]


def _alone(found: Sequence[str], source: Source, ending: str) -> bytes:
    for engine in found:
        pictures = _together(engine, [source], ending)
        if pictures is not None:
            return pictures[0]
    say = words(reader_language())
    raise ExportError(say("Graphviz lost a part of this diagram: %s. Please report it.") % source.name)


def _together(engine: str, sources: Sequence[Source], ending: str) -> list[bytes] | None:
    """What one process makes of the sources; nothing where it fails or what it drew isn't all there."""
    text = "\n".join(source.text for source in sources).encode()
    drawn = _run(engine, ["-Tsvg"], text)
    if drawn is None:
        return None
    pictures = [piece + b"</svg>\n" for piece in drawn.split(b"</svg>\n")[:-1]]
    if len(pictures) != len(sources) or not all(map(is_whole, pictures, sources)):
        return None
    if ending == "svg":
        return pictures
    scaled = (source.text.replace("graph [", f"graph [dpi={source.dpi} ", 1) for source in sources)
    drawn = _run(engine, ["-Tpng"], "\n".join(scaled).encode())
    if drawn is None:
        return None
    images = [PNG + piece for piece in drawn.split(PNG)[1:]]
    whole = len(images) == len(sources) and all(image.endswith(b"IEND\xaeB`\x82") for image in images)
    return images if whole else None


def is_whole(svg: bytes, source: Source) -> bool:
    """Whether a picture has as many nodes and edges as its source. Texts can't fake one: their `<` is escaped."""
    return svg.count(b'<g id="node') == source.nodes and svg.count(b'<g id="edge') == source.edges


def _run(engine: str, options: list[str], text: bytes) -> bytes | None:
    try:
        done = subprocess.run([engine, "-q", *options], input=text, capture_output=True, timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
