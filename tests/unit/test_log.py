"""Logs tell what went wrong and where, and never what a person wrote."""

from __future__ import annotations

import asyncio
import gc
import json
import logging
from collections.abc import Callable, Iterator
from io import StringIO

import httpx
import pytest
import structlog
from apscheduler.events import EVENT_JOB_ERROR
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from telegram.error import TelegramError

from bot.app import logs
from bot.app.settings import LogFormat
from bot.channel import client
from bot.web import server as web
from tests.sandboxed import served

WORDS = "my back hurts, 9 of 10"
UPDATE = {"update_id": 7, "message": {"from": {"id": 5000001, "first_name": WORDS}}}
ME = {"id": 1, "is_bot": True, "first_name": "Limber"}
Output = Callable[[], str]
LOGGERS = ("", "telegram", "asyncio", "apscheduler", "uvicorn", "uvicorn.error")
library = logging.getLogger("some.library")


@pytest.fixture(params=list(LogFormat))
def output(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Output]:
    """What the log says, in either form."""
    stream = StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    for name in LOGGERS:  # as in a process of its own, whatever ran here before
        monkeypatch.setattr(logging.getLogger(name), "level", logging.NOTSET)
        monkeypatch.setattr(logging.getLogger(name), "propagate", True)
        monkeypatch.setattr(logging.getLogger(name), "handlers", [])
    monkeypatch.setattr("logging.raiseExceptions", True)
    logs.configure(request.param)
    yield stream.getvalue
    structlog.reset_defaults()


def fail(words: str) -> None:
    raise ValueError(words)


@pytest.mark.parametrize("who", ["ours", "a library"])
def test_an_error_is_logged_by_type_and_place_without_its_words(output: Output, who: str) -> None:
    try:
        fail(WORDS)
    except ValueError:
        if who == "ours":
            structlog.get_logger().exception("update failed")
        else:
            logging.getLogger("apscheduler").exception("job failed")
    told = output()
    assert "ValueError" in told
    assert "test_log.py" in told
    assert "failed" in told
    assert WORDS not in told
    if told.startswith("{"):
        assert json.loads(told)["level"] == "error"


@pytest.mark.parametrize(
    ("say", "kept"),
    [
        pytest.param(
            lambda: library.error("%s has left", WORDS), "%s has left", id="a name as a value"
        ),
        pytest.param(
            lambda: library.error("%(who)s has left", {"who": WORDS}),
            "%(who)s has left",
            id="named",
        ),
        pytest.param(lambda: library.error("%s and %s", WORDS), "%s and %s", id="a value too few"),
        pytest.param(lambda: library.error("gone"), "gone", id="no values"),
        pytest.param(
            lambda: library.error(f"{WORDS} has left"), "test_log:", id="formatted before"
        ),
        pytest.param(
            lambda: library.error(f"{WORDS} has %s", "left"), "test_log:", id="partly formatted"
        ),
        pytest.param(lambda: library.error("%s has left" % WORDS), "test_log:", id="by %"),  # noqa: UP031
        pytest.param(lambda: library.error({"said": WORDS}), "test_log:", id="no text at all"),
        pytest.param(lambda: library.error(ValueError(WORDS)), "test_log:", id="an error as text"),
        pytest.param(
            lambda: library.error("gone", extra={"who": WORDS}), "gone", id="beside the message"
        ),
        pytest.param(lambda: library.error("gone", stack_info=True), "gone", id="with its stack"),
    ],
)
def test_a_librarys_line_is_its_template_or_its_place(
    output: Output, say: Callable[[], None], kept: str
) -> None:
    say()
    told = output()
    assert kept in told
    assert "some.library" in told
    assert "error" in told
    assert WORDS not in told
    assert "stack" not in told.lower()
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize("broken", ["cut off", "misshapen"])
@pytest.mark.parametrize("level", [logging.WARNING, logging.DEBUG])
async def test_an_answer_of_telegrams_that_cannot_be_read_is_not_printed(
    output: Output, broken: str, level: int
) -> None:
    """Somebody's code may have switched DEBUG on: then every answer would be printed."""
    for name in LOGGERS:
        logging.getLogger(name).setLevel(level)
    whole = json.dumps({"ok": True, "result": [UPDATE]})

    async def answer(request: Request) -> Response:
        if request.url.path.endswith("/getMe"):
            return JSONResponse({"ok": True, "result": ME})
        return Response(whole[:-5] if broken == "cut off" else whole)

    api = Starlette(routes=[Route("/{rest:path}", answer, methods=["POST"])])
    async with served(api) as address, client.connect("1:token", address) as bot:
        with pytest.raises((TelegramError, TypeError)):
            await bot.get_updates()
    told = output()
    assert "Can not load invalid JSON data" in told or "Error while parsing updates" in told
    for secret in (WORDS, "5000001", "first_name", "1:token"):
        assert secret not in told


async def test_a_task_whose_error_nobody_asked_for_is_told_without_its_words(
    output: Output,
) -> None:
    async def work() -> None:
        fail(WORDS)

    task = asyncio.create_task(work(), name=WORDS)
    await asyncio.wait({task})
    del task
    gc.collect()
    told = output()
    assert "asyncio" in told
    assert "ValueError" in told
    assert "test_log.py" in told
    assert WORDS not in told


async def test_what_apscheduler_has_to_say_can_still_be_read(output: Output) -> None:
    logging.getLogger("apscheduler").setLevel(logging.INFO)
    done = asyncio.Event()
    scheduler = AsyncIOScheduler()
    scheduler.add_job(fail, args=[WORDS], name=WORDS)
    scheduler.add_listener(lambda _: done.set(), EVENT_JOB_ERROR)
    scheduler.start()
    async with asyncio.timeout(5):
        await done.wait()
    scheduler.shutdown()
    told = output().replace('\\"', '"')
    assert 'Running job "%s" (scheduled at %s)' in told
    assert 'Job "%s" raised an exception' in told
    assert "ValueError" in told
    assert WORDS not in told


async def test_what_uvicorn_has_to_say_can_still_be_read(output: Output) -> None:
    async def answer(_: Request) -> Response:
        raise ValueError(WORDS)

    logging.getLogger("uvicorn").setLevel(logging.INFO)
    server = web.Server(Starlette(routes=[Route("/", answer)]))
    with web.listen("127.0.0.1", 0) as listener:
        serving = asyncio.create_task(server.serve([listener]))
        async with httpx.AsyncClient() as http:
            await http.get(f"http://127.0.0.1:{listener.getsockname()[1]}/")
        server.should_exit = True
        await serving
    told = output()
    assert "Started server process [%d]" in told
    assert "Application startup complete." in told
    assert "Exception in ASGI application" in told
    assert "ValueError" in told
    assert WORDS not in told


def test_addresses_that_hold_the_token_are_not_logged(output: Output) -> None:
    logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot1:x/getMe")
    assert output() == ""
