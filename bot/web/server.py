"""HTTP in: Telegram's webhook, and what an operator's monitor asks."""

from __future__ import annotations

import hmac
import socket
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus

import uvicorn
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.app.metrics import Totals
from bot.inbox.intake import Intake

WEBHOOK_PATH = "/telegram"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the header's name
KEPT_SECONDS = 75  # an idle connection; shorter than a client's, it would be cut under its request
CLOSING_SECONDS = 2


def build(
    intake: Intake,
    secret: str | None,
    totals: Totals,
    healthy: Callable[[], Awaitable[bool]],
) -> Starlette:
    """Return the web application; the webhook exists only with a ``secret``."""

    async def webhook(request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not secret or not hmac.compare_digest(given.encode(), secret.encode()):
            return PlainTextResponse("wrong secret", HTTPStatus.FORBIDDEN)
        try:
            update = await request.json()
        except (ValueError, RecursionError):
            update = None
        if not isinstance(update, dict):
            return PlainTextResponse("not an update", HTTPStatus.BAD_REQUEST)
        await intake.handle_all([update])  # 200 only after the commit; else Telegram sends it again
        return PlainTextResponse("ok")

    async def health(_: Request) -> Response:
        well = await healthy()
        status = HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE
        return JSONResponse({"well": well}, status)

    async def metrics(_: Request) -> Response:
        return Response(await totals.page(), media_type=CONTENT_TYPE_LATEST)

    routes = [Route("/healthz", health), Route("/metrics", metrics)]
    if secret:
        routes.append(Route(WEBHOOK_PATH, webhook, methods=["POST"]))
    return Starlette(routes=routes)


class Server(uvicorn.Server):
    """Serves until ``should_exit``; signals are the application's own business."""

    def __init__(self, application: Starlette) -> None:
        self._application = application
        super().__init__(
            uvicorn.Config(
                application,
                log_config=None,
                access_log=False,
                timeout_graceful_shutdown=CLOSING_SECONDS,
                timeout_keep_alive=KEPT_SECONDS,
            )
        )

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        if closing := getattr(self._application.state, "closing", None):
            closing()  # streams that would never end by themselves
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def listen(host: str, port: int) -> socket.socket:
    """Take the address; raise ``OSError`` when it cannot be had."""
    return socket.create_server((host, port), reuse_port=False)
