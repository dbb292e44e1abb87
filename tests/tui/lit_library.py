"""The small library with what passes from group to group, customers, times, and lamps that are lit."""

from datetime import date, timedelta
from pathlib import Path

from tests.tui.small_library import HIRE, RETURNS, SHOP, small_library

_FILES = {
    "roles.yaml": """roles:
  - { id: buyer, title: Buyer, kind: customer, customer_type: business }
  - { id: manager, title: Manager }
  - { id: head, title: Head }
  - { id: courier, title: Courier }
""",
    "artefacts.yaml": """artefacts:
  - { id: order, title: Order }
  - { id: goods, title: Goods, form: as ordered }
  - { id: complaint, title: Complaint }
  - { id: newcomer, title: Newcomer }
""",
    "kpis.yaml": """kpis:
  - { id: sold, title: Sold, better: higher, green: 10, amber: 5 }
  - { id: returned, title: Returned, unit: { en: a week, ru: в неделю }, better: lower, green: 2 }
  - { id: hired, title: Hired, better: higher, green: 1 }
  - { id: stayed, title: Stayed, better: higher, green: 90 }
""",
    "map.yaml": """groups:
  - id: sales
    title: Sales
    result: goods
    owner: head
    runs: triggered
    trigger: order
    feeds: [people]
    lamps: { start: { kpi: sold }, end: { kpi: returned } }
  - id: people
    title: People
    result: newcomer
    owner: manager
    runs: constant
    feeds: [sales]
    lamps: { start: { kpi: hired }, end: { kpi: stayed } }
""",
    SHOP: """id: shop
title: Sells goods
group: sales
owner: head
customer: buyer
steps:
  - { id: ask, actor: buyer, action: Orders goods, gives: [order] }
  - { id: agree, actor: manager, action: Agrees on the price, needs: [order], within: 1d, work: 15min }
  - { id: bring, actor: courier, action: Brings the goods, gives: [goods], within: 2h, work: 40min }
branches:
  - id: gone
    kind: negative
    at: agree
    when: There are none
    steps: [{ id: excuse, actor: manager, action: Excuses himself }]
    end: failure
""",
    RETURNS: """id: returns
title: Takes goods back
group: sales
owner: head
customer: buyer
kpis: [returned]
steps:
  - { id: say, actor: buyer, action: Says what is wrong, gives: [complaint] }
  - { id: take, actor: courier, action: Takes the goods, within: 3d, work: 30min }
""",
    HIRE: """id: hire
title: Hires somebody
group: people
customer: head
steps:
  - { id: ask, actor: head, action: Asks around, within: 2w, work: 4h }
  - { id: take, actor: manager, action: Takes somebody on, gives: [newcomer], within: 1w, work: 1h }
""",
}
_WEEKS = {"sold": (4, 5, 6, 7, 8, 9, 7, 6), "returned": (2, 2, 3, 4, 4, 5, 6, 7), "hired": (1, 1, 1, 1, 1, 1, 1, 1)}
"""A value a week, up to today; nobody has measured who stayed."""


def lit_library(folder: Path) -> Path:
    """The library, in a folder."""
    root = small_library(folder)
    first = date.today() - timedelta(49)
    (root / "measurements").mkdir()
    for path, text in _FILES.items():
        (root / path).write_text(text, encoding="utf-8")
    for kpi, values in _WEEKS.items():
        rows = [f"{first + timedelta(7 * week)},{kpi},{value}\n" for week, value in enumerate(values)]
        (root / f"measurements/{kpi}.csv").write_text("date,kpi,value\n" + "".join(rows), encoding="utf-8")
    return root
