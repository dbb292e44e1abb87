"""The picture of the map: groups as boxes with their lamps, arrows to the groups they feed."""

from usecases.model.shared import Group
from usecases_exporters.diagram import signs
from usecases_exporters.diagram.engine import render
from usecases_exporters.diagram.metrics import wrap
from usecases_exporters.diagram.source import Source
from usecases_exporters.diagram.svg import finished
from usecases_exporters.diagram.text import clean, html, quoted
from usecases_exporters.handbook.index import MAP_FILE, group_anchor, result_of
from usecases_exporters.handbook.process_map import ProcessMap
from usecases_exporters.tree.nodes import Link, Text

_NAME = "map"
_WIDTH = 216
_PAD = 8
_LEADING = 1.25
_INK = {"green": "#1b6e3c", "amber": "#8a5a00", "red": "#b3261e", None: signs.FAINT}
"""Dark enough to be read on white."""
_RED_EDGE = f' color="{_INK["red"]}" penwidth=3'
"""A group with a red lamp stands out by the strength of its edge, too."""


def map_pictures(process_map: ProcessMap) -> tuple[bytes, bytes]:
    """The map as SVG and as PNG."""
    source = map_source(process_map)
    (svg,) = render([source], "svg")
    (png,) = render([source], "png")
    names = process_map.names
    title = process_map.say("Map of processes")
    description = "; ".join(names.group(group.id) for group in names.shared.groups)
    return finished(svg, _NAME, title, clean(description), names.language), png


def map_source(process_map: ProcessMap) -> Source:
    """The DOT source of the map: an engine places boxes whose sizes are already known."""
    groups = process_map.names.groups
    nodes = [_node(process_map, group) for group in groups.values()]
    edges = [
        f"\t{quoted(group.id)} -> {quoted(fed)}\n"
        for group in groups.values()
        for fed in dict.fromkeys(group.feeds)
        if fed in groups
    ]
    text = (
        f"digraph {_NAME} {{\n"
        '\tgraph [rankdir=TB bgcolor=white pad="0.25" nodesep=0.35 ranksep=0.5]\n'
        f'\tnode [fontname="{signs.FONT}" fontsize={signs.TEXT} fontcolor="{signs.INK}" shape=box '
        f'style="rounded" fixedsize=true margin=0 color="{signs.INK}" tooltip=" "]\n'
        f'\tedge [color="{signs.INK}" arrowsize=0.7]\n'
        f"{''.join(nodes)}{''.join(edges)}}}\n"
    )
    # The engine places the boxes; the picture is never longer than all of them in one row.
    longest = len(nodes) * _WIDTH * 1.25
    return Source(_NAME, text, len(nodes), len(edges), longest, longest)


def _node(process_map: ProcessMap, group: Group) -> str:
    names, say = process_map.names, process_map.say
    running = "".join(part.text for part in process_map.running(group) if isinstance(part, Text | Link))
    facts = (
        (say("Result of the group"), result_of(group, names) if group.result else ""),
        (say("Owner"), names.role(group.owner) if group.owner else ""),
        (say("How it runs"), running),
    )
    lines = [f"<B>{line}</B>" for line in _lines(names.group(group.id), bold=True)]
    lines += [line for label, words in facts if words for line in _lines(f"{label}: {words}")]
    lines += _lamps(process_map, group)
    height = len(lines) * signs.TEXT * _LEADING + 2 * _PAD
    cells = "".join(f'{line}<BR ALIGN="LEFT"/>' for line in lines)
    label = (
        '<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR>'
        f'<TD FIXEDSIZE="TRUE" WIDTH="{_WIDTH - 2 * _PAD}" HEIGHT="{height - 2 * _PAD:.0f}" '
        f'ALIGN="TEXT">{cells}</TD></TR></TABLE>>'
    )
    link = quoted(f"{MAP_FILE}#{group_anchor(group)}")
    size = f"width={_WIDTH / 72:.4f} height={height / 72:.4f}"
    edge = _RED_EDGE if process_map.lamps.colour_of(group.id) == "red" else ""
    return f"\t{quoted(group.id)} [{size} URL={link} target=_top{edge} label={label}]\n"


def _lines(words: str, *, bold: bool = False) -> list[str]:
    return [html(line) for line in wrap(clean(words), _WIDTH - 2 * _PAD, signs.TEXT, bold=bold)]


def _lamps(process_map: ProcessMap, group: Group) -> list[str]:
    """The lamps, each a sign of its own shape with its word and, below, its place and trend."""
    lines = []
    for colour, words in process_map.lamps.lines_of(group.id):
        lines += [f'<FONT COLOR="{_INK[colour]}">{line}</FONT>' for line in _lines(words)]
    return lines
