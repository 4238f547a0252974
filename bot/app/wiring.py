"""Every part of one process, built once and handed to the next."""

from __future__ import annotations

from pathlib import Path

from bot.app.process import App
from bot.app.settings import ALL_ROLES, Role, Settings
from bot.channel.channel import Channel
from bot.flows import all_flows, routine
from bot.inbox.intake import Intake
from bot.inbox.polling import Polling
from bot.resources import load_services
from bot.sender.chat_rate_limit import ChatPace
from bot.sender.countdown import Countdown
from bot.sender.delivery import Delivery
from bot.sender.picture_files import Films
from bot.sender.sender import Outbound
from db.database import Database
from db.replicas.notify import Signal, Signals
from db.timers import TimerStore
from db.upkeep import retention
from scheduler.clock import Clock
from scheduler.engine import Engine
from scheduler.wake import Housekeeping, Wake

PRUNED_EVERY = 3600  # seconds


def build(
    settings: Settings,
    token: str,
    database: Database,
    clock: Clock,
    roles: frozenset[Role] = ALL_ROLES,
) -> App:
    """Wire one process together. Raises ``ContentError``."""
    films = Films(database, _folders(settings))
    services = load_services(settings.safety_mode, settings.content_dir, films.ready)
    channel = Channel(token, str(settings.api_url))
    router, pace, rate = all_flows.build(), ChatPace(clock), settings.rate

    def changed() -> None:
        if Role.SCHEDULER in roles:
            engine.poke()
        else:
            signals.announce(Signal.TIMERS)

    wake = Wake(clock, (_retention(database, clock),))
    engine = Engine(TimerStore(database), clock, wake, spoken=lambda: outbound.poke())
    countdown = Countdown(channel, database, clock, services, pace, rate, routine.countdown)
    delivery = Delivery(
        channel, database, clock, services, router, films, pace, countdown, changed,
        paid=settings.paid_broadcast,
    )  # fmt: skip
    outbound = Outbound(database, clock, delivery, rate)
    intake = Intake(channel, database, clock, services, router, outbound, rate, changed)
    polling = Polling(channel, intake, clock)
    signals = Signals(database, {Signal.TIMERS: engine.poke, Signal.OUTBOX: outbound.poke})
    return App(
        settings, channel, database, clock, services, intake, polling, outbound, engine, films,
        countdown, signals, roles,
    )  # fmt: skip


def _folders(settings: Settings) -> tuple[Path, ...]:
    """Return where pictures are looked for: what an image brings, and what is drawn here."""
    if not settings.pictures:
        return ()
    brought = (settings.pictures_dir,) if settings.pictures_dir else ()
    return (*brought, settings.drawn_here)


def _retention(database: Database, clock: Clock) -> Housekeeping:
    async def prune() -> None:
        async with database.begin() as tx:
            await retention.prune(tx, clock.now())

    return Housekeeping("retention", PRUNED_EVERY, prune)
