"""Work that is not cut off in the middle: a transaction that ends as it began to."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")
PATIENCE = 5.0  # seconds that a cancelled loop waits for its last piece of work


async def unbroken(work: Coroutine[Any, Any, T]) -> T:
    """Return what ``work`` returns. Cancelled meanwhile, wait for its end, then be cancelled.

    A transaction that is cut off keeps its lock for as long as the database's patience lasts.
    """
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task}, timeout=PATIENCE)
        if not task.done():
            task.cancel()
        elif not task.cancelled():
            task.exception()  # seen: nobody else will ask
        raise
