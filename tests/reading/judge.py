"""The judge of our reader: ruamel.yaml in pure Python, which speaks YAML 1.2, with the core schema exactly.

The core schema's patterns are those of YAML 1.2.2, section 10.3.2, copied from there and not from our code.
"""

import re
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import AliasEvent, DocumentStartEvent
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.tag import Tag

CORE = {
    "null": r"null|Null|NULL|~|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?(\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN",
}

FALSE_BREAKS = "\x85\u2028\u2029"
STAND_INS = frozenset("\ue000\ue001\ue002")


class CoreResolver(VersionedResolver):
    """Plain scalars by the core schema."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is ScalarNode and implicit[0]:
            names = (name for name, pattern in CORE.items() if re.fullmatch(pattern, value))
            return Tag(suffix=f"tag:yaml.org,2002:{next(names, 'str')}")
        return super().resolve(kind, value, implicit)


class CoreConstructor(SafeConstructor):
    """Data by the core schema."""


def _number(loader: CoreConstructor, node: ScalarNode) -> int:
    text: str = node.value
    return int(text, 0) if text[:2] in ("0o", "0x") else int(text)


def _real(loader: CoreConstructor, node: ScalarNode) -> float:
    text: str = node.value.lower()
    return float(text.replace(".inf", "inf").replace(".nan", "nan"))


CoreConstructor.add_constructor("tag:yaml.org,2002:int", _number)
CoreConstructor.add_constructor("tag:yaml.org,2002:float", _real)


class Refused(Exception):  # noqa: N818 - it says what happened
    """The judge can't read this, or the project doesn't allow it."""


def judge(text: str) -> Any:
    """The data of a text; raises Refused for what isn't YAML, and for all that the project's format leaves out."""
    # ruamel.yaml breaks lines at these, as YAML 1.1 did; to 1.2 they are characters like others (section 5.4).
    assert not STAND_INS.intersection(text)
    restore = dict(zip(map(ord, STAND_INS), FALSE_BREAKS, strict=True))
    text = text.translate({ord(away): stand_in for stand_in, away in restore.items()})
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 2)
    yaml.Resolver = CoreResolver
    yaml.Constructor = CoreConstructor
    try:
        events = list(yaml.parse(StringIO(text)))
        if sum(isinstance(event, DocumentStartEvent) for event in events) > 1:
            raise Refused("several documents")
        if any(isinstance(event, AliasEvent) or getattr(event, "anchor", None) for event in events):
            raise Refused("anchor or alias")
        if any(getattr(event, "tag", None) for event in events):
            raise Refused("tag")
        data = yaml.load(StringIO(text))
    except (YAMLError, ValueError, AttributeError, IndexError, NotImplementedError, TypeError) as error:
        raise Refused(f"{type(error).__name__}: {error}") from error
    _refuse_keys(data)
    return _restored(data, restore)


def _restored(data: Any, restore: dict[int, str]) -> Any:
    if isinstance(data, dict):
        return {_restored(key, restore): _restored(value, restore) for key, value in data.items()}
    if isinstance(data, list):
        return [_restored(item, restore) for item in data]
    return data.translate(restore) if isinstance(data, str) else data


def _refuse_keys(data: Any) -> None:
    waiting = [data]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            if not all(isinstance(key, str) for key in item):
                raise Refused("key that is no text")
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)


def same(left: Any, right: Any) -> bool:
    """Equal in value and type, all the way down; “not a number” equals itself."""
    if type(left) is not type(right):
        return False
    if isinstance(left, dict):
        return list(left) == list(right) and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list):
        return len(left) == len(right) and all(map(same, left, right))
    return bool(left == right or (left != left and right != right))
