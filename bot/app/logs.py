"""Logs for operators: events and types, never what a person wrote or how they are."""

from __future__ import annotations

import logging
import sys
import traceback
from types import FrameType

import structlog
from structlog.typing import EventDict, WrappedLogger

from bot.app.settings import LogFormat

# httpx logs every address at INFO, and the Bot API's holds the token.
QUIET = ("alembic", "apscheduler", "httpx", "telegram", "uvicorn")


def without_words(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Put where an error came from in place of the error's words, which may hold health data."""
    info = event.pop("exc_info", None)
    error = info[1] if isinstance(info, tuple) else sys.exc_info()[1] if info is True else info
    if isinstance(error, BaseException):
        frames = traceback.extract_tb(error.__traceback__)
        event["error"] = type(error).__name__
        event["at"] = [f"{f.filename}:{f.lineno} {f.name}" for f in frames]
    return event


def without_values(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Leave of a library's line what stands in its code: the message before any value was put in.

    A message that was put together before it was logged is left out for its place.
    """
    record: logging.LogRecord = event["_record"]
    place = f"{record.module}:{record.lineno}"
    event["event"] = str(record.msg).strip() if _stands_in_code(record) else place
    event["logger"] = record.name
    event.pop("stack_info", None)
    return event


def _stands_in_code(record: logging.LogRecord) -> bool:
    """Return whether the code that is logging now has the message just so."""
    frame: FrameType | None = sys._getframe()
    while frame and (frame.f_code.co_filename, frame.f_lineno) != (record.pathname, record.lineno):
        frame = frame.f_back
    return (
        isinstance(record.msg, str) and frame is not None and record.msg in frame.f_code.co_consts
    )


def configure(form: LogFormat) -> None:
    """Send our own events, and those of libraries from WARNING on, to stderr in one form.

    Whoever turns a library's level down gets more lines of it, and still no words.
    """
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        without_words,
    ]
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer()
        if form is LogFormat.JSON
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
            foreign_pre_chain=[without_values, *shared],
            use_get_message=False,  # it would put the values in
        )
    )
    logging.raiseExceptions = False  # a line that cannot be told would be printed with its values
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
