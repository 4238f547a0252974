"""From what is stored about a person to the chart of their history, and from that to a picture."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from statistics import mean
from typing import cast

from babel.dates import format_date
from pydantic import TypeAdapter

from bot.ui.turn import Turn
from care.model import Tier
from db import checkins, routines, suspensions
from db.checkins import CheckIn
from pictures.history import Chart, Day, Words
from scheduler.model import Json
from scheduler.windows import at_local, local_day

SPANS = (7, 30, 90)  # days
TICKS = {7: 2, 30: 7, 90: 21}  # days between two dates on the time axis
CHART = TypeAdapter(Chart)
# One thread: the drawing library is not made for two at once.
DRAWER = ThreadPoolExecutor(1, thread_name_prefix="drawing")


async def chart(turn: Turn, span: int) -> Chart:
    """Return the chart of the last ``span`` days, today included, in the person's zone."""
    zone = turn.person.rhythm.zone
    today = local_day(zone, turn.now)
    dates = [today - timedelta(days=ago) for ago in range(span - 1, -1, -1)]
    start = at_local(zone, dates[0], 0)
    logged = await checkins.since(turn.tx, turn.person.id, start)
    past = await routines.since(turn.tx, turn.person.id, start)
    paused = await suspensions.history(turn.tx, turn.person.id)
    breaks = Counter(local_day(zone, routine.started_at) for routine in past if routine.taken)
    seen = {local_day(zone, s.seen_at) for s in paused if s.seen_at}
    by_day: dict[date, list[CheckIn]] = {}
    for checkin in logged:
        by_day.setdefault(local_day(zone, checkin.at), []).append(checkin)
    days = tuple(_day(by_day.get(day, ()), breaks[day], seen=day in seen) for day in dates)
    return Chart(days, _ticks(turn, dates), _words(turn))


def _day(logged: Sequence[CheckIn], breaks: int, *, seen: bool) -> Day:
    scores = [c.answers.pain for c in logged if c.answers.pain is not None]
    red_flag = any(checkin.tier >= Tier.URGENT for checkin in logged)
    if not scores:
        return Day(breaks=breaks, red_flag=red_flag, seen=seen)
    return Day(min(scores), max(scores), mean(scores), breaks, red_flag, seen)


def _ticks(turn: Turn, dates: Sequence[date]) -> tuple[tuple[int, str], ...]:
    """Return labels from today backwards, so that today always has one."""
    places = range(len(dates) - 1, -1, -TICKS[len(dates)])
    return tuple((at, format_date(dates[at], "d MMM", locale=turn.locale)) for at in places)


def _words(turn: Turn) -> Words:
    said = {name: turn.label(f"chart-{name.replace('_', '-')}") for name in Words.__annotations__}
    return Words(**said)


def packed(found: Chart) -> Json:
    """Return the chart as a message carries it."""
    return cast("Json", CHART.dump_python(found, mode="json"))


async def drawn(carried: Json) -> bytes | None:
    """Return the picture of a packed chart, drawn beside the event loop; None for none."""
    if carried is None:
        return None
    return await asyncio.get_running_loop().run_in_executor(DRAWER, _draw, carried)


def _draw(carried: Json) -> bytes:
    from pictures.chart import draw  # half a second, and 70 MB that most processes never need

    return draw(CHART.validate_python(carried))
