"""``/sandbox/chats/…`` and ``/sandbox/files/…``: what a person sees and does in a chat."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from sandbox.answering import body, route
from sandbox.errors import Refused
from sandbox.person import People
from sandbox.store import Store
from sandbox.stream import Stream

CHAT = "/sandbox/chats/{chat}"
KINDS = ("sticker", "voice")


class Page:
    """The person's side over HTTP."""

    def __init__(self, store: Store, people: People) -> None:
        self._store = store
        self._people = people
        self.stream = Stream(store)

    def routes(self) -> list[Route]:
        return [
            route("GET", CHAT, self._show),
            route("PUT", CHAT, self._introduce),
            route("GET", f"{CHAT}/stream", self._watch),
            route("POST", f"{CHAT}/text", self._text),
            route("POST", f"{CHAT}/edit", self._edit),
            route("POST", f"{CHAT}/tap", self._tap),
            route("POST", f"{CHAT}/location", self._location),
            route("POST", f"{CHAT}/photo", self._photo),
            route("POST", f"{CHAT}/document", self._document),
            route("POST", f"{CHAT}/block", self._block),
            route("POST", f"{CHAT}/unblock", self._unblock),
            route("POST", f"{CHAT}/{{kind}}", self._send),
            route("GET", "/sandbox/files/{file}", self._file),
        ]

    async def _show(self, request: Request) -> Response:
        return JSONResponse(self._people.page(_chat(request)))

    async def _introduce(self, request: Request) -> Response:
        given = await body(request)
        self._people.introduce(_chat(request), given.get("name"), given.get("language"))
        return await self._show(request)

    async def _watch(self, request: Request) -> Response:
        events = self.stream.watch(_chat(request))
        headers = {"cache-control": "no-store"}
        return StreamingResponse(events, media_type="text/event-stream", headers=headers)

    async def _text(self, request: Request) -> Response:
        given = await body(request)
        forwarded = bool(given.get("forwarded"))
        message = self._people.say(_chat(request), str(given["text"]), forwarded=forwarded)
        return JSONResponse(message.page())

    async def _edit(self, request: Request) -> Response:
        given = await body(request)
        number, text = int(given["message_id"]), str(given["text"])
        return JSONResponse(self._people.change(_chat(request), number, text).page())

    async def _tap(self, request: Request) -> Response:
        given = await body(request)
        message_id, data = given["message_id"], str(given["data"])
        force = bool(given.get("force"))
        return JSONResponse(
            {"query": self._people.tap(_chat(request), message_id, data, force=force)}
        )

    async def _location(self, request: Request) -> Response:
        given = await body(request)
        place = {"latitude": float(given["latitude"]), "longitude": float(given["longitude"])}
        message = self._people.send(_chat(request), "location", {"location": place})
        return JSONResponse(message.page())

    async def _photo(self, request: Request) -> Response:
        given = await body(request) if await request.body() else {}
        caption = str(given.get("caption", ""))
        return JSONResponse(self._people.send_photo(_chat(request), caption).page())

    async def _document(self, request: Request) -> Response:
        given = await body(request)
        name, text = str(given["name"]), str(given["text"])
        return JSONResponse(self._people.send_document(_chat(request), name, text).page())

    async def _send(self, request: Request) -> Response:
        kind = request.path_params["kind"]
        if kind not in KINDS:
            raise Refused(404, f"A person cannot send that: {kind}.")
        return JSONResponse(self._people.send(_chat(request), kind).page())

    async def _block(self, request: Request) -> Response:
        self._people.set_blocked(_chat(request), blocked=True)
        return JSONResponse({"ok": True})

    async def _unblock(self, request: Request) -> Response:
        self._people.set_blocked(_chat(request), blocked=False)
        return JSONResponse({"ok": True})

    async def _file(self, request: Request) -> Response:
        found = self._store.file(request.path_params["file"])
        if found is None:
            raise Refused(404, "There is no such file.")
        name, kind, content = found
        # Only pictures open in the page: a document could be a page of its own.
        seen = kind.startswith(("image/", "video/")) and "svg" not in kind
        how = "inline" if seen else "attachment"
        headers = {
            "content-disposition": f"{how}; filename*=UTF-8''{quote(name, safe='')}",
            "x-content-type-options": "nosniff",
        }
        return Response(content, media_type=kind or "application/octet-stream", headers=headers)


def _chat(request: Request) -> int:
    """Return the chat's number, negative for a group. Raises ``Refused``."""
    try:
        number = int(request.path_params["chat"])
    except ValueError:
        number = 0
    if number == 0:
        raise Refused(404, "A chat is a number: a person's above 0, a group's below.")
    return number
