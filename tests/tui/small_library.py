"""A small library whose figures can be counted by hand, and a catalogue of three deviations."""

from pathlib import Path
from typing import Any

import pytest

from usecases.coverage import catalogue, ids
from usecases.model.build_deviations import deviation
from usecases.reading.compose import compose

SHOP = "use-cases/sales/shop.yaml"
RETURNS = "use-cases/sales/returns.yaml"
HIRE = "use-cases/hire.yaml"

_FILES = {
    "library.yaml": "title: Small\nlanguage: en\n",
    "roles.yaml": """roles:
  - { id: buyer, title: Buyer, kind: customer }
  - { id: manager, title: Manager }
  - { id: head, title: Head }
  - { id: courier, title: Courier, stand_ins: [manager] }
""",
    "map.yaml": "groups:\n  - { id: sales, title: Sales }\n",
    SHOP: """id: shop
title: Sells goods
group: sales
owner: head
steps:
  - { id: order, actor: buyer, action: Orders goods }
  - { id: agree, actor: manager, action: Agrees on the price, activity: agree, consulted: [head], informed: [buyer] }
  - { id: bring, actor: courier, action: Brings the goods, within: 2h, result: Goods, form: as ordered }
branches:
  - id: gone
    kind: negative
    at: agree
    deviation: none-left
    when: There are none
    steps: [{ id: excuse, actor: manager, action: Excuses himself }]
    end: failure
""",
    RETURNS: """id: returns
title: Takes goods back
group: sales
owner: head
steps:
  - { id: take, actor: courier, action: Takes the goods }
""",
    HIRE: "id: hire\ntitle: Hires somebody\nsteps:\n  - { id: ask, actor: head, action: Asks around }\n",
}


def small_library(folder: Path) -> Path:
    """The library, in a folder."""
    root = folder / "library"
    for path, text in _FILES.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


_CATALOGUE = """
- { id: none-left, impact: high, question: { ru: Нет?, pl: Brak?, en: There is none left. What do we offer? } }
- { id: late, question: { ru: Поздно?, pl: Późno?, en: It comes late. Who says so? } }
- { id: wrong, likelihood: rare, question: { ru: Не то?, pl: Nie to?, en: It is the wrong one. Who mends that? } }
"""


def have_small_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program come with three deviations, each of which can happen at every step."""
    data: Any = compose(f"deviations: {_CATALOGUE}").data
    entries = tuple(deviation(entry) for entry in data["deviations"])
    monkeypatch.setattr(catalogue, "built_in", lambda: entries)
    monkeypatch.setattr(ids, "built_in_ids", lambda: frozenset(entry.id for entry in entries))
