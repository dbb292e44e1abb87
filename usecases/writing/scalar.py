"""A text as a YAML scalar that reads back equal."""

import json
from io import StringIO

from usecases.reading.compose import compose

_KEY = "text"


def scalar(text: str) -> str:
    """One line of YAML for a text of one line: plain where that is safe, quoted otherwise.

    Raises ValueError for a text that no YAML file can hold.
    """
    for written in (_by_ruamel(text), json.dumps(text, ensure_ascii=False), json.dumps(text)):
        if written is not None and _reads_back(written, text):
            return written
    raise ValueError(text)


def _reads_back(written: str, text: str) -> bool:
    try:
        composed = compose(f"{_KEY}: {written}\nnext: 1\n".encode().decode("utf-8"))
    except UnicodeEncodeError:
        return False
    return composed.data == {_KEY: text, "next": 1} and not composed.troubles


def _by_ruamel(text: str) -> str | None:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    yaml = YAML()
    yaml.width = 2**31
    stream = StringIO()
    try:
        yaml.dump({_KEY: text}, stream)
    except (YAMLError, UnicodeEncodeError):
        return None
    line = stream.getvalue().removesuffix("\n")
    return None if "\n" in line else line.removeprefix(f"{_KEY}: ")
