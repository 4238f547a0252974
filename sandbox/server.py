"""The sandbox as one web application."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from sandbox.api import Api
from sandbox.clock import FileClock
from sandbox.controls import Controls, NextDue
from sandbox.methods import Methods
from sandbox.page import Page
from sandbox.person import People
from sandbox.store import Store
from sandbox.updates import Updates
from sandbox.webhook import Push

STATIC = Path(__file__).parent / "static"
VERBS = ["GET", "POST"]


def build(
    clock: FileClock, store_path: Path, token: str, next_due: NextDue | None = None
) -> Starlette:
    """Return the Bot API for the bot of ``token``, and the chat page at ``/``.

    ``next_due`` returns when something is due next, for the page's "Next break".
    """
    store = Store(store_path, clock.now)
    updates = Updates(store)
    api = Api(store, Methods(store, updates, token), token)
    page = Page(store, People(store, updates, token))
    routes = [
        Route("/", _index),
        Route("/bot{token}/{method}", api.call, methods=VERBS),
        Route("/file/bot{token}/{file}", api.download),
        *Controls(store, updates, api, clock, next_due).routes(),
        *page.routes(),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    application = Starlette(routes=routes, lifespan=lambda _: _open(store, Push(store, updates)))
    application.state.closing = page.stream.close  # for who serves it, just before it stops
    return application


@asynccontextmanager
async def _open(store: Store, push: Push) -> AsyncIterator[None]:
    pushing = asyncio.create_task(push.run())
    yield
    pushing.cancel()
    with suppress(asyncio.CancelledError):
        await pushing
    store.close()


async def _index(_: Request) -> Response:
    return FileResponse(STATIC / "index.html")
