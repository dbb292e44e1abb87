"""Work that is done aside, in a thread that the end of the editor doesn't wait for: git may take its time."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from contextvars import copy_context
from threading import Thread
from typing import TypeVar

Made = TypeVar("Made")


def aside(work: Callable[[], Made]) -> Awaitable[Made]:
    """What comes of work in a thread of its own; what it raises is raised where this is awaited."""
    loop = asyncio.get_running_loop()
    made: asyncio.Future[Made] = loop.create_future()

    def tell(take: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the editor has ended meanwhile
            loop.call_soon_threadsafe(lambda: None if made.done() else take())

    def run() -> None:
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001 - it is raised again where this is awaited
            problem = error
            tell(lambda: made.set_exception(problem))
        else:
            tell(lambda: made.set_result(result))

    Thread(target=copy_context().run, args=(run,), name="usecases-git", daemon=True).start()
    return made
