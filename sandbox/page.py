"""``/sandbox/…``: what the chat page and the tests ask and do. JSON in, JSON out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from sandbox.api import Api, Fault
from sandbox.clock import FileClock
from sandbox.errors import Refused
from sandbox.person import People
from sandbox.store import Json, Store
from sandbox.stream import Stream
from sandbox.telegram_form import BOT_NAME, BOT_USERNAME

SPEEDS = (1, 10, 60)
NextDue = Callable[[], Awaitable[datetime | None]]
Handler = Callable[[Request], Awaitable[Response]]


def refusals(handler: Handler) -> Handler:
    """Answer bad input with one clear sentence."""

    async def answered(request: Request) -> Response:
        try:
            return await handler(request)
        except Refused as refused:
            return JSONResponse({"error": refused.words}, refused.code)
        except (KeyError, TypeError, ValueError) as error:
            return JSONResponse({"error": f"Cannot read that: {error}"}, 400)

    return answered


class Page:
    """The person's side over HTTP."""

    def __init__(
        self,
        store: Store,
        people: People,
        api: Api,
        clock: FileClock,
        next_due: NextDue | None,
    ) -> None:
        self._store = store
        self._people = people
        self._api = api
        self._clock = clock
        self._next_due = next_due
        self.stream = Stream(store)

    def routes(self) -> list[Route]:
        """Return every address below ``/sandbox``."""
        chat = "/sandbox/chats/{chat:int}"
        routes: list[tuple[str, Handler, str]] = [
            ("/sandbox/me", self._me, "GET"),
            ("/sandbox/clock", self._clock_now, "GET"),
            ("/sandbox/clock", self._turn_clock, "POST"),
            ("/sandbox/next", self._next, "POST"),
            ("/sandbox/calls", self._calls, "GET"),
            ("/sandbox/faults", self._add_fault, "POST"),
            ("/sandbox/faults", self._clear_faults, "DELETE"),
            ("/sandbox/files/{file}", self._file, "GET"),
            (chat, self._chat, "GET"),
            (chat, self._introduce, "PUT"),
            (f"{chat}/stream", self._watch, "GET"),
            (f"{chat}/text", self._text, "POST"),
            (f"{chat}/tap", self._tap, "POST"),
            (f"{chat}/location", self._location, "POST"),
            (f"{chat}/document", self._document, "POST"),
            (f"{chat}/block", self._block, "POST"),
            (f"{chat}/unblock", self._unblock, "POST"),
            (f"{chat}/{{kind}}", self._send, "POST"),
        ]
        return [Route(path, refusals(handler), methods=[verb]) for path, handler, verb in routes]

    async def _me(self, request: Request) -> Response:
        language = request.query_params.get("lang", "")
        commands = self._store.fact(f"commands {language}") or self._store.fact("commands ") or []
        return JSONResponse({"name": BOT_NAME, "username": BOT_USERNAME, "commands": commands})

    async def _clock_now(self, _: Request) -> Response:
        return JSONResponse(await self._clock_form())

    async def _clock_form(self) -> Json:
        due = await self._next_due() if self._next_due else None
        shown = self._clock.now().isoformat()
        return {
            "now": shown,
            "speed": self._clock.speed,
            "next": due.isoformat() if due else None,
        }

    async def _turn_clock(self, request: Request) -> Response:
        body = await request.json()
        if "speed" in body:
            if body["speed"] not in SPEEDS:
                raise ValueError("speed is 1, 10 or 60")
            self._clock.set_speed(body["speed"])
        if "jump_to" in body:
            self._clock.jump_to(datetime.fromisoformat(body["jump_to"]))
        if "jump_seconds" in body:
            self._clock.jump_to(self._clock.now() + timedelta(seconds=body["jump_seconds"]))
        return await self._turned()

    async def _next(self, _: Request) -> Response:
        due = await self._next_due() if self._next_due else None
        if due is None:
            raise Refused(409, "Nothing is due: answer the questions, or choose sitting hours.")
        if due > self._clock.now():
            self._clock.jump_to(due)
        return await self._turned()

    async def _turned(self) -> Response:
        form = await self._clock_form()
        self._store.tell(None, "clock", form)
        return JSONResponse(form)

    async def _calls(self, request: Request) -> Response:
        return JSONResponse(self._api.calls(int(request.query_params.get("last", "200"))))

    async def _add_fault(self, request: Request) -> Response:
        body = await request.json()
        until = body.get("until")
        moment = datetime.fromisoformat(until) if until else None
        fault = Fault(body["status"], body.get("methods") or (), body.get("count"), moment)
        self._api.faults.append(fault)
        return JSONResponse({"ok": True})

    async def _clear_faults(self, _: Request) -> Response:
        self._api.faults.clear()
        return JSONResponse({"ok": True})

    async def _file(self, request: Request) -> Response:
        found = self._store.file(request.path_params["file"])
        if found is None:
            raise Refused(404, "There is no such file.")
        name, kind, content = found
        headers = {"content-disposition": f'inline; filename="{name}"'}
        return Response(content, media_type=kind or "application/octet-stream", headers=headers)

    async def _chat(self, request: Request) -> Response:
        return JSONResponse(self._people.page(request.path_params["chat"]))

    async def _introduce(self, request: Request) -> Response:
        body = await request.json()
        chat_id = request.path_params["chat"]
        self._people.introduce(chat_id, body.get("name"), body.get("language"))
        return JSONResponse(self._people.page(chat_id))

    async def _watch(self, request: Request) -> Response:
        return StreamingResponse(
            self.stream.watch(request.path_params["chat"]), media_type="text/event-stream"
        )

    async def _text(self, request: Request) -> Response:
        body = await request.json()
        forwarded = bool(body.get("forwarded"))
        message = self._people.say(request.path_params["chat"], body["text"], forwarded=forwarded)
        return JSONResponse(message.page())

    async def _tap(self, request: Request) -> Response:
        body = await request.json()
        query = self._people.tap(
            request.path_params["chat"],
            body["message_id"],
            body["data"],
            force=bool(body.get("force")),
        )
        return JSONResponse({"query": query})

    async def _location(self, request: Request) -> Response:
        body = await request.json()
        place = {"latitude": body["latitude"], "longitude": body["longitude"]}
        chat = request.path_params["chat"]
        return JSONResponse(self._people.send(chat, "location", {"location": place}).page())

    async def _document(self, request: Request) -> Response:
        body = await request.json()
        chat = request.path_params["chat"]
        return JSONResponse(self._people.send_document(chat, body["name"], body["text"]).page())

    async def _send(self, request: Request) -> Response:
        kind = request.path_params["kind"]
        if kind not in ("sticker", "voice", "photo"):
            raise Refused(404, "A person can send text, sticker, voice, photo, location, document.")
        return JSONResponse(self._people.send(request.path_params["chat"], kind).page())

    async def _block(self, request: Request) -> Response:
        return self._set_blocked(request, blocked=True)

    async def _unblock(self, request: Request) -> Response:
        return self._set_blocked(request, blocked=False)

    def _set_blocked(self, request: Request, *, blocked: bool) -> Response:
        self._people.set_blocked(request.path_params["chat"], blocked=blocked)
        result: dict[str, Any] = {"ok": True}
        return JSONResponse(result)
