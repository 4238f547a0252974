"""Logs tell what went wrong and where, and never what a person wrote."""

from __future__ import annotations

import json
import logging

import pytest
import structlog

from bot import log
from bot.settings import LogFormat

WORDS = "my back hurts, 9 of 10"


def fail(words: str) -> None:
    raise ValueError(words)


@pytest.mark.parametrize("form", list(LogFormat))
@pytest.mark.parametrize("who", ["ours", "a library"])
def test_an_error_is_logged_by_type_and_place_without_its_words(
    capsys: pytest.CaptureFixture[str], form: LogFormat, who: str
) -> None:
    log.configure(form)
    try:
        fail(WORDS)
    except ValueError:
        if who == "ours":
            structlog.get_logger().exception("update failed")
        else:
            logging.getLogger("apscheduler").exception("job failed")
    output = capsys.readouterr().err
    structlog.reset_defaults()
    assert "ValueError" in output
    assert "test_log.py" in output
    assert WORDS not in output
    if form is LogFormat.JSON:
        assert json.loads(output)["level"] == "error"


def test_addresses_that_hold_the_token_are_not_logged(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure(LogFormat.CONSOLE)
    logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot1:x/getMe")
    structlog.reset_defaults()
    assert capsys.readouterr().err == ""
