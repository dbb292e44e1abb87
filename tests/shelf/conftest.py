"""Shelves that are closed when the test is over."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from usecases.shelf.store import Shelf


@pytest.fixture
def open_shelf() -> Iterator[Callable[[Path], Shelf]]:
    with ExitStack() as stack:
        yield lambda root: stack.enter_context(closing(Shelf.open(root)))
