"""The exporters by name: built-in ones in a table, third-party ones by entry point."""

from importlib import import_module
from typing import TYPE_CHECKING

from usecases.languages.catalogue import mark
from usecases_exporters.protocol import ExportError
from usecases_exporters.words import interface as _

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from usecases_exporters.protocol import Exporter

ENTRY_POINTS = "usecases.exporters"

EXPORTERS = {
    "dot": ("usecases_exporters.diagram.exporters:DotExporter", mark("The diagram's source, for Graphviz.")),
    "handbook": (
        "usecases_exporters.handbook.exporter:HandbookExporter",
        mark("All regulations and diagrams, with an index and the process map."),
    ),
    "json": ("usecases_exporters.resolved:JsonExporter", mark("The resolved model, for programs.")),
    "markdown": (
        "usecases_exporters.regulation.exporter:MarkdownExporter",
        mark("The regulation in Markdown, with its diagram."),
    ),
    "png": ("usecases_exporters.diagram.exporters:PngExporter", mark("The diagram as a picture of pixels.")),
    "svg": ("usecases_exporters.diagram.exporters:SvgExporter", mark("The diagram as a picture that scales.")),
}
"""Where each built-in exporter lives, and a line of help, so that the list imports none of them."""


def names() -> list[str]:
    """All names, third-party ones too."""
    return sorted({*EXPORTERS, *third_party()})


def exporter(name: str) -> "Exporter | None":
    """The exporter of a name, imported now; `None` where there is none. Raises ExportError where it is broken."""
    if name in EXPORTERS:
        module, _colon, attribute = EXPORTERS[name][0].partition(":")
        built_in: Exporter = getattr(import_module(module), attribute)()
        return built_in
    point = third_party().get(name)
    if point is None:
        return None
    try:
        found: Exporter = point.load()()
    except Exception as error:
        text = _("The format “{name}” of another program can't be loaded: {reason}.")
        raise ExportError(text.format(name=name, reason=f"{type(error).__name__}: {error}")) from error
    return found


def third_party() -> "dict[str, EntryPoint]":
    """The entry points of exporters that aren't built in."""
    from importlib.metadata import entry_points  # slow, so asked only where a name is unknown or all are listed

    return {point.name: point for point in entry_points(group=ENTRY_POINTS) if point.name not in EXPORTERS}
