"""How each thing looks: by shape and line as well as by colour, so that it can be told apart in black and white.

The colours are from the palette of Okabe and Ito, darkened for text, which colour-blind people can tell apart.
"""

from enum import Enum

FONT = "Arial"
TEXT = 11
SMALL = 10
TITLE = 14
INK = "#1f2933"
FAINT = "#52606d"
MAIN = "#334e68"
ALTERNATIVE = "#00609c"
NEGATIVE = "#a33b00"
ASK = "#7a1fa2"


class Look(Enum):
    """The look of a box or line: where it belongs."""

    MAIN = "main"
    ALTERNATIVE = "alternative"
    NEGATIVE = "negative"


STEP = {
    Look.MAIN: f'style="filled" fillcolor="#f0f4f8" color="{MAIN}" penwidth=1.4',
    Look.ALTERNATIVE: f'style="rounded,filled,dashed" fillcolor="#e8f3fb" color="{ALTERNATIVE}" penwidth=1.2',
    Look.NEGATIVE: f'style="filled" fillcolor="#fdf1ea" color="{NEGATIVE}" penwidth=1.2',
}
MARKER = {
    Look.ALTERNATIVE: f'style="rounded,filled,dashed" fillcolor="#ffffff" color="{ALTERNATIVE}" penwidth=1.4 '
    f'fontcolor="{ALTERNATIVE}"',
    Look.NEGATIVE: f'shape=hexagon style="filled" fillcolor="{NEGATIVE}" color="{NEGATIVE}" fontcolor="#ffffff"',
}
LINE = {
    Look.MAIN: f'color="{MAIN}" penwidth=2',
    Look.ALTERNATIVE: f'color="{ALTERNATIVE}" style=dashed',
    Look.NEGATIVE: f'color="{NEGATIVE}"',
}
BAR = NEGATIVE
"""The colour of the bar that steps of negative branches carry on their left."""
START = f'style="rounded,filled" fillcolor="{MAIN}" color="{MAIN}"'
SUCCESS = 'style="rounded,filled" fillcolor="#e3f3ea" color="#00573f" peripheries=2'
FAILURE = f'style="filled" fillcolor="{NEGATIVE}" color="{NEGATIVE}" penwidth=2'
OTHER = f'style="rounded,filled" fillcolor="#ffffff" color="{FAINT}" penwidth=1.4'
OPEN = f'style="filled,dotted" fillcolor="#ffffff" color="{ASK}" penwidth=1.6'
HUB = f'style="rounded,filled,bold" fillcolor="#fff7d6" color="{INK}"'
INCLUDED = f'style="filled" fillcolor="#ffffff" color="{FAINT}"'
STAGE = 'style="rounded,filled" fillcolor="#f7f4ec" color="#d9cfb4"'
ANY_ORDER = f'style="rounded,dotted" color="{INK}" penwidth=1.4'
AREA = f'style="rounded,dashed" color="{FAINT}"'
LANE_GROUND = "#f3f5f7"
LANE = f'style="filled" fillcolor="{LANE_GROUND}" color="{LANE_GROUND}"'
CLOCK = f'shape=circle style=filled fillcolor="#ffffff" color="{INK}" penwidth=1.2'
NOTHING = "style=invis"
SKIP = f'color="{FAINT}" style=dashed dir=both arrowtail=odiamond'
REPEAT = f'color="{INK}" arrowhead=vee penwidth=1.6'
REPLACE = "arrowhead=box"
CARRY_ON = "arrowhead=onormal"
ANY_ORDER_LINE = "dir=none style=dotted"
HANDS = f'color="{INK}" dir=none penwidth=1.2'
