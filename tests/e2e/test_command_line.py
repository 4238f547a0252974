"""What an operator types, and what they read when something is wrong: one clear line."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import stat
from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest

from content.load.check import CONTENT
from tests.e2e.processes import LIMBER, Program, answers, bot, said, sandbox, start
from tests.world import PATIENCE, free_port


async def ran(folder: Path, env: Mapping[str, str], *command: str) -> tuple[int, str]:
    """Run a command to its end; return its exit code and all it said."""
    program = await start(
        folder / "out.log", {"LIMBER_DATA_DIR": str(folder), **env}, LIMBER, *command
    )
    async with asyncio.timeout(PATIENCE):
        code = await program.process.wait()
    return code, (folder / "out.log").read_text()


@pytest.mark.parametrize(
    ("env", "line"),
    [
        pytest.param({"TELEGRAM_BOT_TOKEN": "secret"}, "TELEGRAM_BOT_TOKEN: is not", id="token"),
        pytest.param({"TELEGRAM_API_URL": "telegram"}, "TELEGRAM_API_URL:", id="API address"),
        pytest.param({"DATABASE_URL": "mysql://x/y"}, "DATABASE_URL: must start", id="database"),
        pytest.param({"LIMBER_RATE": "fast"}, "LIMBER_RATE:", id="rate"),
        pytest.param({"LIMBER_RATE": "31"}, "needs LIMBER_PAID_BROADCAST=true", id="paid rate"),
        pytest.param({"LIMBER_LISTEN": "8080"}, "LIMBER_LISTEN: must be host:port", id="listen"),
        pytest.param({"LIMBER_SAFETY_MODE": "off"}, "LIMBER_SAFETY_MODE:", id="safety mode"),
        pytest.param(
            {"LIMBER_ENCRYPTION_KEY": "short", "TELEGRAM_BOT_TOKEN": "1:token"},
            "LIMBER_ENCRYPTION_KEY: must",
            id="key",
        ),
        pytest.param({"LIMBER_WEBHOOK_URL": "https://a.b"}, "LIMBER_WEBHOOK_SECRET:", id="webhook"),
        pytest.param(
            {"LIMBER_CONTENT_DIR": "/nowhere", "TELEGRAM_BOT_TOKEN": "1:token"},
            "LIMBER_CONTENT_DIR: no such folder",
            id="content",
        ),
        pytest.param({}, "TELEGRAM_BOT_TOKEN: needed", id="no token"),
    ],
)
async def test_a_wrong_setting_stops_the_start_in_one_line_without_its_value(
    tmp_path: Path, env: Mapping[str, str], line: str
) -> None:
    code, output = await ran(tmp_path, env, "run")
    assert (code, len(output.splitlines())) == (1, 1), output
    assert line in output
    assert "secret" not in output
    assert os.listdir(tmp_path) == ["out.log"], "neither a key nor a database was made"


TURN = (CONTENT / "techniques" / "bridge.toml").read_text().replace('"bridge"', '"turn"', 1)
WORDS = "\n".join(
    f"technique-turn-{part} = Move slowly."
    for part in ("name", "about", "stop", "step-lie", "step-lift", "step-stay", "step-lower")
)


def own(folder: Path, technique: str, words: str) -> dict[str, str]:
    """An operator's folder with one technique; return the setting that names it."""
    (folder / "own" / "techniques").mkdir(parents=True)
    (folder / "own" / "techniques" / "turn.toml").write_text(technique)
    for language in ("en", "de"):
        (folder / "own" / "locales" / language).mkdir(parents=True)
        (folder / "own" / "locales" / language / "own.ftl").write_text(words)
    return {"LIMBER_CONTENT_DIR": str(folder / "own"), "TELEGRAM_BOT_TOKEN": "1:token"}


@pytest.mark.parametrize(
    ("technique", "words", "line"),
    [
        pytest.param("kind = desk", WORDS, "turn.toml: Invalid value (at line 1", id="no TOML"),
        pytest.param(TURN.replace("lying", "flying"), WORDS, "line 5: position", id="a field"),
        pytest.param(TURN + "#" * 10_000_000, WORDS, "larger than 64 kB", id="ten megabytes"),
        pytest.param(TURN, WORDS + "x" * 100_000, "larger than 64 kB", id="a book of words"),
        pytest.param(
            TURN, WORDS.replace("= Move", "= <script>", 1), "<script> is no tag", id="HTML"
        ),
        pytest.param(TURN, WORDS.replace("Move", "Crack", 1), "says “Crack”", id="a promise"),
        pytest.param(
            TURN, WORDS.partition("\n")[2], "technique-turn-name is missing", id="a text is missing"
        ),
        pytest.param(
            TURN, WORDS + "\ntriage-all-no = Fine!", "only the words of tech", id="triage"
        ),
        pytest.param(TURN.replace('"turn"', '"bend"'), WORDS, "called bend.toml", id="a slug"),
    ],
)
async def test_a_wrong_technique_of_the_operators_stops_the_start_in_one_line(
    tmp_path: Path, technique: str, words: str, line: str
) -> None:
    env = own(tmp_path, technique, words)
    code, output = await ran(tmp_path, env, "run")
    assert (code, len(output.splitlines())) == (1, 1), output
    assert line in output
    code, output = await ran(tmp_path, env, "content", "check")
    assert code == 1
    assert line in output


async def test_an_operators_own_technique_is_counted(tmp_path: Path) -> None:
    code, output = await ran(tmp_path, own(tmp_path, TURN, WORDS), "content", "check")
    assert code == 0, output
    assert "20 techniques" in output


async def test_an_address_that_is_taken_is_named_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        listen = f"127.0.0.1:{taken.getsockname()[1]}"
        code, output = await ran(tmp_path, {"LIMBER_LISTEN": listen}, "sandbox")
    assert code == 1
    assert "LIMBER_LISTEN" in output
    assert "Traceback" not in output


async def test_a_second_process_on_one_sqlite_file_is_refused_in_one_line(
    tmp_path: Path, sqlite_url: str, key: bytes
) -> None:
    (tmp_path / "second").mkdir()
    (tmp_path / "third").mkdir()
    async with sandbox(tmp_path) as address:
        first = await bot(tmp_path, address, sqlite_url, key)
        await said(tmp_path / "bot.app.logs", "at work")
        second = await bot(tmp_path / "second", address, sqlite_url, key)
        async with asyncio.timeout(PATIENCE):
            assert await second.process.wait() == 1
        assert await first.stop() == 0
        third = await bot(tmp_path / "third", address, sqlite_url, key)
        await said(tmp_path / "third" / "bot.app.logs", "at work")
        assert await third.stop() == 0
    told = (tmp_path / "second" / "bot.app.logs").read_text().splitlines()
    assert len(told) == 1
    assert "another Limber runs on" in told[0]


async def test_the_pictures_are_drawn_on_one_page_or_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    code, output = await ran(tmp_path, {}, "render", str(tmp_path / "taken"))
    assert (code, len(output.splitlines())) == (1, 1)
    assert "taken" in output
    page = tmp_path / "page"
    code, output = await ran(tmp_path, {}, "render", str(page), "--contact-sheet")
    assert code == 0
    assert (page / "contact-sheet.png").read_bytes().startswith(b"\x89PNG")
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (page, page / "contact-sheet.png")]
    assert modes == [0o700, 0o600], "they are for their owner only"


async def test_an_unreachable_database_is_waited_for(tmp_path: Path) -> None:
    env = {
        "TELEGRAM_BOT_TOKEN": "1:sandbox",
        "DATABASE_URL": f"postgresql://nobody@127.0.0.1:{free_port()}/none",
        "LIMBER_DATA_DIR": str(tmp_path),
    }
    program = await start(tmp_path / "out.log", env, LIMBER, "run")
    await said(tmp_path / "out.log", "again_in_s=2.0")
    output = (tmp_path / "out.log").read_text()
    assert "the database is not reached" in output
    assert "Traceback" not in output
    assert await program.stop() == 0


@pytest.mark.parametrize(
    ("command", "sign", "code"),
    [
        pytest.param("migrate", signal.SIGTERM, 143, id="a migration, by the machine"),
        pytest.param("migrate", signal.SIGINT, 130, id="a migration, by hand"),
        pytest.param("run", signal.SIGTERM, 0, id="a bot, by the machine"),
        pytest.param("run", signal.SIGINT, 0, id="a bot, by hand"),
    ],
)
async def test_who_is_stopped_before_anything_was_done_does_not_say_that_it_was(
    tmp_path: Path, command: str, sign: signal.Signals, code: int
) -> None:
    """A bot may be stopped at any time; what is to be done once must not count as done."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.setblocking(False)
        env = {
            "DATABASE_URL": f"postgresql://nobody@127.0.0.1:{silent.getsockname()[1]}/none",
            "LIMBER_DATA_DIR": str(tmp_path),
            "TELEGRAM_BOT_TOKEN": "1:token",
        }
        program = await start(tmp_path / "out.log", env, LIMBER, command)
        async with asyncio.timeout(PATIENCE):
            connection, _ = await asyncio.get_running_loop().sock_accept(silent)
            with connection:
                program.process.send_signal(sign)
                assert await program.process.wait() == code
    assert "up to date" not in (tmp_path / "out.log").read_text()
    assert "Traceback" not in (tmp_path / "out.log").read_text()


async def test_an_unreachable_bot_api_is_waited_for_and_health_says_so(
    tmp_path: Path, sqlite_url: str, key: bytes
) -> None:
    async with sandbox(tmp_path) as address:
        await _fault(address, 502)
        program = await bot(tmp_path, address, sqlite_url, key)
        await said(tmp_path / "bot.app.logs", "the Bot API is not reached")
        await _fault(address, None)
        await said(tmp_path / "bot.app.logs", "at work")
        assert await program.stop() == 0
    assert "Traceback" not in (tmp_path / "bot.app.logs").read_text()


async def _fault(address: str, status: int | None) -> None:
    async with httpx.AsyncClient(base_url=address) as http:
        if status:
            await http.post("/sandbox/faults", json={"status": status})
        else:
            await http.delete("/sandbox/faults")


async def test_a_token_that_telegram_does_not_know_stops_the_start(tmp_path: Path) -> None:
    async with sandbox(tmp_path) as address:
        env = {
            "TELEGRAM_BOT_TOKEN": "2:another",
            "TELEGRAM_API_URL": address,
            "LIMBER_LISTEN": "127.0.0.1:0",
        }
        code, output = await ran(tmp_path, env, "run")
    assert code == 1
    assert "TELEGRAM_BOT_TOKEN: Telegram does not know it" in output
    assert "another" not in output


async def test_the_doctor_names_what_is_ill(tmp_path: Path) -> None:
    code, output = await ran(
        tmp_path,
        {"TELEGRAM_BOT_TOKEN": "1:sandbox", "TELEGRAM_API_URL": f"http://127.0.0.1:{free_port()}"},
        "doctor",
    )
    assert code == 1
    assert "✓ database: none yet, the first start makes it" in output
    assert "✗ token: not accepted" in output
    assert "✓ content: whole" in output
    assert "✓ rate: nothing to tell before the first start" in output


async def test_the_start_without_a_token_opens_the_sandbox_and_ends_at_a_signal(
    tmp_path: Path,
) -> None:
    listen = f"127.0.0.1:{free_port()}"
    env = {"LIMBER_LISTEN": listen, "LIMBER_DATA_DIR": str(tmp_path)}
    program: Program = await start(tmp_path / "out.log", env, LIMBER, "start")
    await said(tmp_path / "out.log", f"The sandbox is open: http://{listen}")
    await answers(f"http://{listen}/")
    await said(tmp_path / "out.log", "at work")
    async with asyncio.timeout(PATIENCE):
        assert await program.stop() == 0
    assert "Traceback" not in (tmp_path / "out.log").read_text()
