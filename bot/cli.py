"""The ``limber`` command: what an operator types."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Annotated

import structlog
import typer
from pydantic import HttpUrl
from sqlalchemy.exc import ArgumentError, DBAPIError

from bot.app import doctor, logs, wiring
from bot.app.gc_tuning import keep_what_is_loaded
from bot.app.settings import ALL_ROLES, BadSettings, Role, Settings, load_settings
from bot.channel.errors import TokenRefused
from content.errors import ContentError
from content.load.check import CONTENT, check
from content.load.clinical_numbers import load_numbers
from content.load.clinician_page import clinical_page
from content.load.library import load_library
from content.load.red_flag_words import load_alarms
from content.load.rules import load_rulebook
from content.places.emergency_numbers import load_countries
from content.texts import load_texts
from db.database import Database
from db.encryption import SealBroken
from db.keys import BadKey
from db.replicas.single_process import Taken
from db.timers import TimerStore
from db.upkeep.migrate import migrate
from scheduler.clock import Clock, SystemClock

SANDBOX_TOKEN = "1:sandbox"  # noqa: S105  # opens nothing but the page on this machine
LONGEST_BACK_OFF = 30.0  # seconds
cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # they would print values, which may be a person's
    help="Break reminders in Telegram.",
)
content = typer.Typer(no_args_is_help=True, help="What is said and shown.")
cli.add_typer(content, name="content")
events = structlog.get_logger()


class Stop(Exception):
    """Ends the program; its words are one line for the operator."""


def main() -> None:
    """Run the command line; what an operator can mend is said in one line."""
    os.umask(0o077)  # data, key, chats and pictures: whatever is written is its owner's alone
    try:
        cli()
    except (Stop, BadSettings, ContentError, BadKey, SealBroken, Taken) as error:
        typer.echo(f"limber: {error}", err=True)
        sys.exit(1)


@cli.command()
def start() -> None:
    """Run; without a token, in the sandbox."""
    settings = load_settings()
    if settings.token:
        _until_stopped(_run(settings))
    else:
        _until_stopped(_sandbox(settings))


@cli.command()
def run(
    role: Annotated[
        list[Role] | None, typer.Option(help="What this process does; several; all by default.")
    ] = None,
) -> None:
    """Run with a bot's token, against the Bot API."""
    _until_stopped(_run(load_settings(), frozenset(role or Role)))


@cli.command()
def sandbox() -> None:
    """Run with a chat page of its own in place of Telegram."""
    _until_stopped(_sandbox(load_settings()))


@cli.command(name="migrate")
def migrate_command() -> None:
    """Bring the database to the newest schema."""
    settings = load_settings()

    async def once() -> None:
        database = open_database(settings)
        await _migrate(database, settings)
        await database.close()

    _until_stopped(once(), to_its_end=True)
    typer.echo("The database is up to date.")


@cli.command(name="doctor")
def doctor_command() -> None:
    """Check settings, database, key, token, clock, content, and whether the people fit the rate."""
    settings = load_settings()
    logs.configure(settings.log)
    there = settings.clock_file and settings.clock_file.exists()
    clock = _clock(settings) if there else SystemClock()  # it only looks: it makes no file
    findings = asyncio.run(doctor.examine(settings, _database(settings), clock))
    for finding in findings:
        typer.echo(f"{'✓' if finding.well else '✗'} {finding.words}")
    raise typer.Exit(not all(finding.well for finding in findings))


@content.command(name="check")
def content_check(
    own: Annotated[Path | None, typer.Argument(help="A folder of your own techniques.")] = None,
) -> None:
    """Read all content, with your own techniques over it, and say what is wrong with it."""
    own = own or load_settings().content_dir
    report = check(own=own)
    for problem in report.problems:
        typer.echo(problem, err=True)
    typer.echo(", ".join(f"{number} {what}" for what, number in report.counts.items()))
    raise typer.Exit(bool(report.problems))


@content.command(name="rules")
def content_rules() -> None:
    """Print the clinical rules on one page, for docs/clinical-rules.md."""
    texts = load_texts(CONTENT / "locales")
    book = load_rulebook(CONTENT / "rules.toml", texts)
    alarms = load_alarms(CONTENT / "locales", book)
    numbers = load_numbers(CONTENT / "clinical_numbers.toml", book).entries
    typer.echo(clinical_page(book, numbers, texts, load_countries(), alarms), nl=False)


@cli.command()
def render(
    folder: Annotated[Path, typer.Argument(help="Where the pictures go.")],
    contact_sheet: Annotated[
        bool, typer.Option(help="One page with a still of each, in place of the loops.")
    ] = False,
) -> None:
    """Draw the pictures of all techniques, so that none has to be drawn at the first start."""
    from pictures import album  # 40 MB that a running bot does not need

    settings = load_settings()
    catalogue = load_library(settings.content_dir).catalogue
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if contact_sheet:
            path = folder / "contact-sheet.png"
            path.write_bytes(album.sheet(album.gallery(catalogue)))
            typer.echo(path)
        else:
            os.nice(10)  # a bot that runs here meanwhile goes first
            for path in album.draw_all(catalogue, folder, settings.pictures_dir):
                typer.echo(path)
    except OSError as error:
        raise Stop(f"{folder}: {error.strerror}") from None


def open_database(settings: Settings) -> Database:
    """Return the database that the settings name, with its key; a new one comes by ``migrate``.

    Raises ``Stop``, and ``BadKey`` for a key that is none.
    """
    keys = settings.keys
    key = keys.find()
    if keys.open_to_others():
        events.warning("others may read the key", mend=f"chmod 600 {keys.file}")
    return _database(settings, key)


def _database(settings: Settings, key: bytes | None = None) -> Database:
    try:
        return Database(settings.database, key)
    except (ValueError, ArgumentError) as error:
        raise Stop(f"DATABASE_URL: {error}") from None


async def _run(settings: Settings, roles: frozenset[Role] = ALL_ROLES) -> None:
    if settings.token is None:
        raise Stop("TELEGRAM_BOT_TOKEN: needed; @BotFather gives one, or try: limber sandbox")
    database = open_database(settings)
    if database.is_sqlite and roles != ALL_ROLES:
        raise Stop("--role: needs a PostgreSQL in DATABASE_URL; on SQLite one process does it all")
    built = wiring.build(
        settings, settings.token.get_secret_value(), database, _clock(settings), roles
    )
    await _migrated(database, settings)
    keep_what_is_loaded()
    await built.run()


def _clock(settings: Settings) -> Clock:
    if not settings.clock_file:
        return SystemClock()
    from sandbox.clock import FileClock  # a bot that serves people needs nothing of the sandbox

    return FileClock(settings.clock_file)


async def _sandbox(settings: Settings) -> None:
    from sandbox.clock import FileClock
    from sandbox.server import build as build_sandbox

    host, port = settings.host_and_port
    folder = settings.data_dir / "sandbox"
    settings = settings.model_copy(
        update={
            "data_dir": folder,
            "api_url": HttpUrl(f"http://{host}:{port}"),
            "webhook_url": None,
        }
    )
    database = open_database(settings)
    clock = FileClock(settings.clock_file or folder / "clock.json")
    built = wiring.build(settings, SANDBOX_TOKEN, database, clock)
    clock.subscribe(built.engine.poke)
    await _migrated(database, settings)
    keep_what_is_loaded()
    page = build_sandbox(
        clock, folder / "telegram.sqlite", SANDBOX_TOKEN, TimerStore(database).earliest
    )
    typer.echo(f"The sandbox is open: http://{host}:{port}  (Ctrl-C ends it)")
    try:
        await built.run(page)
    finally:
        clock.set_speed(1)  # else days would pass while nobody looks


async def _migrated(database: Database, settings: Settings) -> None:
    """Migrate, waiting for a database that is away as long as it takes."""
    back_off = 1.0
    while True:
        try:
            await _migrate(database, settings)
            return
        except (DBAPIError, OSError) as error:
            events.warning(
                "the database is not reached", error=type(error).__name__, again_in_s=back_off
            )
        await asyncio.sleep(back_off)
        back_off = min(back_off * 2, LONGEST_BACK_OFF)


async def _migrate(database: Database, settings: Settings) -> None:
    """Migrate, in a data folder that is made for a database that is new."""
    try:
        if database.missing:
            settings.data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Stop(f"LIMBER_DATA_DIR: {error.strerror}: {settings.data_dir}") from None
    try:
        await migrate(database, settings.keys)
    except (BadKey, SealBroken):
        await database.close()  # so that SQLite's own files beside it go, too
        raise


def _until_stopped(work: Coroutine[None, None, None], *, to_its_end: bool = False) -> None:
    """Do the work until a signal stops it; if it is done only at its end, that is a failure."""
    logs.configure(load_settings().log)

    async def stoppable() -> None:
        task = asyncio.current_task()
        assert task  # noqa: S101  # asyncio.run makes one
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
        await work

    try:
        asyncio.run(stoppable())
    except (KeyboardInterrupt, asyncio.CancelledError) as stopped:
        if to_its_end:
            sign = signal.SIGINT if isinstance(stopped, KeyboardInterrupt) else signal.SIGTERM
            raise typer.Exit(128 + sign) from None  # as a shell tells it
    except TokenRefused:
        raise Stop("TELEGRAM_BOT_TOKEN: Telegram does not know it; ask @BotFather") from None
    except (DBAPIError, OSError) as error:
        words = error.strerror if isinstance(error, OSError) else type(error).__name__
        raise Stop(
            f"{words}: look at DATABASE_URL and LIMBER_LISTEN, or try: limber doctor"
        ) from None


if __name__ == "__main__":
    main()
