"""Small use cases whose steps are split out and put back."""

from typing import Any

from tests.editing.memory import Memory, done
from tests.strategies import Data
from usecases.editing.splitting import SplitOut

SINCE_TRIGGER = {"time": "1d", "from": "trigger"}
SELL = "use-cases/sales/sell.yaml"
PACK = "use-cases/sales/pack-the-goods.yaml"


def step(name: str, **more: Any) -> Data:
    return {"id": name, "actor": f"{name}-er", "action": f"Does {name}", **more}


def branch(name: str, at: Any, *steps: Data, **more: Any) -> Data:
    return {"id": name, "kind": "negative", "at": at, "when": f"If {name}", "steps": list(steps), **more}


def case(*branches: Data, steps: tuple[Data, ...] = (), **more: Any) -> Data:
    """Four steps, and what is added to them."""
    main = list(steps) or [step("ask"), step("fetch"), step("wrap"), step("hand")]
    head = {"id": "sell", "title": "Sell", "language": "pl", "group": "sales", "owner": "head", "status": "approved"}
    return {**head, "steps": main, **({"branches": list(branches)} if branches else {}), **more}


def split(data: Data, first: str = "fetch", last: str = "wrap") -> tuple[Data, Data, str]:
    """What stays, what goes, and what is said."""
    outcome = done(Memory({SELL: data}), SplitOut(SELL, first, last, "Pack the goods"))
    left, gone = outcome.files[SELL], outcome.files[PACK]
    assert left is not None
    assert gone is not None
    return left, gone, outcome.message.said()
