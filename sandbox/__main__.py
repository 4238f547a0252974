"""``python -m sandbox``: the sandbox alone, for a bot in another process."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import uvicorn

from sandbox.clock import FileClock
from sandbox.server import build


def main() -> None:
    """Serve until stopped."""
    options = argparse.ArgumentParser(prog="python -m sandbox")
    options.add_argument("--data", type=Path, default=Path("data/sandbox"))
    options.add_argument("--host", default="127.0.0.1")
    options.add_argument("--port", type=int, default=8081)
    options.add_argument("--token", default="1:sandbox")
    given = options.parse_args()
    os.umask(0o077)  # the chats are in plain text
    application = build(
        FileClock(given.data / "clock.json"), given.data / "telegram.sqlite", given.token
    )
    uvicorn.run(
        application,
        host=given.host,
        port=given.port,
        log_level="warning",
        timeout_graceful_shutdown=2,
    )


if __name__ == "__main__":
    main()
