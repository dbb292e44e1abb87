"""The editor in tests starts no process beside itself, unless a test wants it to."""

import pytest
from usecases_tui.library_pane.shelving import Shelving


@pytest.fixture(autouse=True)
def _no_shelving(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Shelving, "bring_up", lambda *_args, **_kwargs: None)
