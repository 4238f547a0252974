"""``/bot<token>/<method>``: the Bot API over HTTP, its call log, and faults for tests."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from sandbox import params
from sandbox.errors import Refused, flood
from sandbox.methods import Methods
from sandbox.params import Params
from sandbox.store import Json, Store

T = TypeVar("T")
CALLS = 2000  # kept for tests and curious people


class Cut(Response):
    """Breaks the connection off in the middle of an answer."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-length", b"1000")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"{", "more_body": True})
        raise ConnectionResetError("cut on purpose")


@dataclass(slots=True)
class Fault:
    """What goes wrong, with which methods (none named: all), how often or until when."""

    status: int | str  # an HTTP status, "reset" or "lost_reply"
    methods: Sequence[str]
    count: int | None
    until: datetime | None

    def strikes(self, method: str, now: datetime) -> bool:
        """Return whether this call fails, and count it."""
        if self.methods and method not in [name.lower() for name in self.methods]:
            return False
        if self.until and now >= self.until:
            return False
        if self.count is not None:
            self.count -= 1
            return self.count >= 0
        return True


class Api:
    """Answers the bot's calls."""

    def __init__(self, store: Store, methods: Methods, token: str) -> None:
        self._store = store
        self._methods = methods
        self._token = token
        self._calls: deque[Json] = deque(maxlen=CALLS)
        self._made = 0
        self.faults: list[Fault] = []

    def calls(self, last: int) -> list[Json]:
        """Return the last calls, oldest first."""
        return list(self._calls)[-last:]

    async def call(self, request: Request) -> Response:
        """Answer one call."""
        name = request.path_params["method"]
        if request.path_params["token"] != self._token:
            return _answer(Refused(401, "Unauthorized"))
        fault = self._fault(name.lower())
        if fault == "reset":
            return Cut()
        if isinstance(fault, int):
            refused = flood(2) if fault == 429 else Refused(fault, "Bad Gateway")
            self._note(name, Params({}), refused.code)
            return _answer(refused)
        answer = await self._do(name, request)
        return Cut() if fault == "lost_reply" else answer

    async def _do(self, name: str, request: Request) -> Response:
        given = Params({})
        try:
            given = await params.read(request)
            method = self._methods.by_name.get(name.lower())
            if method is None:
                raise Refused(404, "Not Found: method not found")
            result = await _unless_gone(request, method(given))
        except Refused as refused:
            self._note(name, given, refused.code)
            return _answer(refused)
        self._note(name, given, 200)
        return JSONResponse({"ok": True, "result": result})

    def _fault(self, method: str) -> int | str | None:
        now = self._store.now()
        return next((f.status for f in self.faults if f.strikes(method, now)), None)

    def _note(self, name: str, given: Params, status: int) -> None:
        self._made += 1
        at = self._store.now().isoformat()
        call = {"id": self._made, "method": name, "params": dict(given.values)}
        self._calls.append(call | {"at": at, "status": status})


async def _unless_gone(request: Request, work: Coroutine[None, None, T]) -> T:
    """Do the work; give it up when the caller hangs up, as a long poll would wait for nobody."""
    doing = asyncio.create_task(work)
    hung_up = asyncio.create_task(_hung_up(request))
    await asyncio.wait({doing, hung_up}, return_when=asyncio.FIRST_COMPLETED)
    hung_up.cancel()
    if not doing.done():
        doing.cancel()
        raise Refused(499, "Client Closed Request")
    return doing.result()


async def _hung_up(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _answer(refused: Refused) -> Response:
    return JSONResponse(refused.answer(), refused.code)
