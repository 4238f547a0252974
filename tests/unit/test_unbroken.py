"""Work that is not cut off: it ends as it began to, and only then is its loop cancelled."""

from __future__ import annotations

import asyncio

import pytest

from scheduler.unbroken import unbroken


async def test_a_result_comes_through_and_so_does_an_error() -> None:
    async def work(fails: bool) -> str:
        if fails:
            raise ValueError("no")
        return "done"

    assert await unbroken(work(False)) == "done"
    with pytest.raises(ValueError, match="no"):
        await unbroken(work(True))


@pytest.mark.parametrize("fails", [False, True])
async def test_cancelled_meanwhile_it_still_ends(fails: bool) -> None:
    began, go_on, ended = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def work() -> None:
        began.set()
        await go_on.wait()
        ended.set()
        if fails:
            raise ValueError("no")

    loop = asyncio.create_task(unbroken(work()))
    await began.wait()
    loop.cancel()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await loop
    assert ended.is_set()
