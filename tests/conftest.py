"""What all tests share: real clients, a library to try things on, and skips that CI doesn't forgive."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 22)
"""The day on which whole libraries are checked: theirs are due for review later, and real days go on."""

NO_RIGHT_TO_MOUNT = "needs the right to mount a file system"
"""The only skip that CI forgives: no installation gives that right to a container."""

# Quick and the same every time by default; HYPOTHESIS_PROFILE=deep looks further, elsewhere each time.
_PATIENT = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much]
settings.register_profile("quick", max_examples=60, deadline=None, derandomize=True, suppress_health_check=_PATIENT)
settings.register_profile("deep", max_examples=3000, deadline=None, print_blob=True, suppress_health_check=_PATIENT)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where all clients are installed, a skip is a failure: nothing may be passed over in silence."""
    if os.environ.get("USECASES_ALL_CLIENTS"):
        for item in items:
            item.user_properties.append(("no skips", True))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):  # type: ignore[no-untyped-def]
    outcome = yield
    report = outcome.get_result()
    forgiven = hasattr(report, "wasxfail") or NO_RIGHT_TO_MOUNT in str(report.longrepr)
    if report.skipped and ("no skips", True) in item.user_properties and not forgiven:
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be: {report.longrepr}"


def client(name: str) -> str:
    """The path of a program that a test needs; the test is skipped where it isn't there."""
    found = shutil.which(name, path=os.pathsep.join([os.environ.get("USECASES_NPM", ""), os.environ["PATH"]]))
    if found is None:
        pytest.skip(f"needs {name}")
    return found


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A copy of the library of examples, to do anything with."""
    target = tmp_path / "library"
    shutil.copytree(ROOT / "library", target, ignore=shutil.ignore_patterns(".usecases"))
    schemas = tmp_path / "schemas"
    if not schemas.exists():
        shutil.copytree(ROOT / "schemas", schemas)
    return target
