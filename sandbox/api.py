"""``/bot<token>/<method>``: the Bot API over HTTP, and its call log."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Coroutine
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sandbox import params
from sandbox.errors import Refused
from sandbox.faults import Cut, Fault, refusal
from sandbox.methods import Methods
from sandbox.params import Params
from sandbox.store import Json, Store

T = TypeVar("T")
CALLS = 2000  # kept for tests and curious people


class Api:
    """Answers the bot's calls."""

    def __init__(self, store: Store, methods: Methods, token: str) -> None:
        self._store = store
        self._methods = methods
        self._token = token
        self._calls: deque[Json] = deque(maxlen=CALLS)
        self._made = 0
        self.faults: list[Fault] = []

    def heal(self) -> None:
        """Let nothing go wrong any more."""
        for fault in self.faults:
            fault.healed.set()
        self.faults.clear()

    def calls(self, last: int) -> list[Json]:
        """Return the last calls, oldest first."""
        return list(self._calls)[-last:] if last > 0 else []

    async def call(self, request: Request) -> Response:
        """Answer one call."""
        name = request.path_params["method"]
        if request.path_params["token"] != self._token:
            return _refused(Refused(401, "Unauthorized"))
        try:
            given = await params.read(request)
        except Refused as unread:
            return self._refuse(name, Params({}), unread)
        fault = self._fault(name.lower(), given)
        match fault.trouble if fault else None:
            case "reset":
                return Cut()
            case "lost_reply":
                await self._do(name, given, request)
                return Cut()
            case int(status) if fault:
                return self._refuse(name, given, refusal(status, fault))
            case "slow" if fault:
                await fault.delay()
        return await self._do(name, given, request)

    async def download(self, request: Request) -> Response:
        """Answer with a file's content, as getFile has told where it is."""
        found = self._store.file(request.path_params["file"])
        if found is None or request.path_params["token"] != self._token:
            return _refused(Refused(404, "Not Found"))
        return Response(found[2], media_type="application/octet-stream")

    async def _do(self, name: str, given: Params, request: Request) -> Response:
        try:
            method = self._methods.by_name.get(name.lower())
            if method is None:
                raise Refused(404, "Not Found: method not found")
            result = await _unless_gone(request, method(given))
        except Refused as refused:
            return self._refuse(name, given, refused)
        self._note(name, given, 200)
        return JSONResponse({"ok": True, "result": result})

    def _refuse(self, name: str, given: Params, refused: Refused) -> Response:
        self._note(name, given, refused.code)
        return _refused(refused)

    def _fault(self, method: str, given: Params) -> Fault | None:
        now, chat = self._store.now(), self._chat_of(given)
        return next((each for each in self.faults if each.strikes(method, chat, now)), None)

    def _chat_of(self, given: Params) -> str:
        """Return the id of the chat that a call is about, empty when it is about none."""
        if query := given.values.get("callback_query_id"):
            return str((self._store.fact("queries") or {}).get(str(query), {}).get("chat", ""))
        return str(given.values.get("chat_id", ""))

    def _note(self, name: str, given: Params, status: int) -> None:
        self._made += 1
        at = self._store.now().isoformat()
        call = {"id": self._made, "method": name, "params": dict(given.values)}
        files = sorted(upload.name for upload in given.files.values())
        self._calls.append(call | {"files": files, "at": at, "status": status})


async def _unless_gone(request: Request, work: Coroutine[None, None, T]) -> T:
    """Do the work; give it up when the caller hangs up, as a long poll would wait for nobody."""
    doing = asyncio.create_task(work)
    hung_up = asyncio.create_task(_hung_up(request))
    try:
        await asyncio.wait({doing, hung_up}, return_when=asyncio.FIRST_COMPLETED)
        if not doing.done():
            raise Refused(499, "Client Closed Request")
        return doing.result()
    finally:
        doing.cancel()
        hung_up.cancel()


async def _hung_up(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _refused(refused: Refused) -> Response:
    return JSONResponse(refused.answer(), refused.code)
