"""``/sandbox/…``: the clock, the log of calls, faults, odd updates, and what the bot is called."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox import commands, faults
from sandbox.answering import body, route
from sandbox.api import Api
from sandbox.clock import FileClock
from sandbox.errors import Refused
from sandbox.store import Json, Store
from sandbox.telegram_form import BOT_NAME, BOT_USERNAME
from sandbox.updates import Updates

SPEEDS = (1, 10, 60)
NextDue = Callable[[], Awaitable[datetime | None]]


class Controls:
    """What is not about one chat."""

    def __init__(
        self,
        store: Store,
        updates: Updates,
        api: Api,
        clock: FileClock,
        next_due: NextDue | None,
    ) -> None:
        self._store = store
        self._updates = updates
        self._api = api
        self._clock = clock
        self._next_due = next_due

    def routes(self) -> list[Route]:
        return [
            route("GET", "/sandbox/me", self._me),
            route("GET", "/sandbox/clock", self._show),
            route("POST", "/sandbox/clock", self._turn),
            route("POST", "/sandbox/next", self._next),
            route("GET", "/sandbox/calls", self._calls),
            route("POST", "/sandbox/faults", self._add_fault),
            route("DELETE", "/sandbox/faults", self._clear_faults),
            route("POST", "/sandbox/updates", self._put_update),
        ]

    async def _me(self, request: Request) -> Response:
        menu = commands.shown(self._store, request.query_params.get("lang", ""))
        return JSONResponse({"name": BOT_NAME, "username": BOT_USERNAME, "commands": menu})

    async def _show(self, _: Request) -> Response:
        return JSONResponse(await self._form())

    async def _form(self) -> Json:
        due = await self._due()
        return {
            "now": self._clock.now().isoformat(),
            "speed": self._clock.speed,
            "next": due.isoformat() if due else None,
        }

    async def _due(self) -> datetime | None:
        return await self._next_due() if self._next_due else None

    async def _turn(self, request: Request) -> Response:
        given = await body(request)
        if "speed" in given:
            if given["speed"] not in SPEEDS:
                raise Refused(400, "The speed is 1, 10 or 60.")
            self._clock.set_speed(given["speed"])
        if "jump_to" in given:
            moment = datetime.fromisoformat(given["jump_to"])
            if moment.tzinfo is None:
                raise Refused(400, "A moment needs its offset from UTC.")
            self._clock.jump_to(moment)
        if "jump_seconds" in given:
            self._clock.jump_to(self._clock.now() + timedelta(seconds=given["jump_seconds"]))
        return await self._turned()

    async def _next(self, _: Request) -> Response:
        due = await self._due()
        if due is None:
            raise Refused(409, "Nothing is due: answer the questions, or choose sitting hours.")
        with suppress(ValueError):  # it fell due meanwhile
            self._clock.jump_to(due)
        return await self._turned()

    async def _turned(self) -> Response:
        form = await self._form()
        self._store.tell(None, "clock", form)
        return JSONResponse(form)

    async def _calls(self, request: Request) -> Response:
        return JSONResponse(self._api.calls(int(request.query_params.get("last", "200"))))

    async def _add_fault(self, request: Request) -> Response:
        self._api.faults.append(faults.read(await body(request)))
        return JSONResponse({"ok": True})

    async def _clear_faults(self, _: Request) -> Response:
        self._api.heal()
        return JSONResponse({"ok": True})

    async def _put_update(self, request: Request) -> Response:
        """Queue an update as it is given: what a newer server, or a forger, may send."""
        given = await body(request)
        self._updates.put(str(given["kind"]), given["body"])
        return JSONResponse({"ok": True})
