"""The editor in tests starts no process beside itself, unless a test wants it to, and lives on one day."""

from datetime import date

import pytest
from usecases_tui.library_pane.shelving import Shelving

from tests.conftest import TODAY
from usecases.checking import report


class _OneDay(date):
    @classmethod
    def today(cls) -> "_OneDay":
        return cls(TODAY.year, TODAY.month, TODAY.day)


@pytest.fixture(autouse=True)
def _no_shelving(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Shelving, "bring_up", lambda *_args, **_kwargs: None)


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    # The editor has no option for it; what is due for review is a finding, and stands on the screen.
    monkeypatch.setattr(report, "date", _OneDay)
