"""How the page's addresses read what they are sent, and say what is wrong with it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import cast

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.errors import Refused
from sandbox.store import Json

Handler = Callable[[Request], Awaitable[Response]]


def route(verb: str, path: str, handler: Handler) -> Route:
    """Return a route that answers bad input with one clear sentence."""

    async def answered(request: Request) -> Response:
        try:
            return await handler(request)
        except Refused as refused:
            return JSONResponse({"error": refused.words}, refused.code)
        except KeyError as error:
            return JSONResponse({"error": f"The field {error} is missing."}, 400)
        except (TypeError, ValueError) as error:
            return JSONResponse({"error": str(error)}, 400)

    return Route(path, answered, methods=[verb])


async def body(request: Request) -> Json:
    """Return the JSON object that was sent. Raises ``Refused`` for anything else."""
    try:
        given = await request.json()
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise Refused(400, "Send a JSON object.")
    return cast("Json", given)
