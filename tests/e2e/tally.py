"""What came of it: counted from the sandbox's own log, the people's memory and the database."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from care.model import Occasion
from db import checkins, nudges, people, suspensions, timers
from db.columns import EPOCH
from db.database import Database
from db.nudges import NudgeOutcome
from db.tables.queue import UpdateRow
from scheduler.model import Lane, TimerKind
from tests.e2e.town import Inhabitant, Town
from tests.sandboxed import Answer
from tests.telling import opening

UNSAID = (NudgeOutcome.LATE, NudgeOutcome.HELD)
STATUS = opening("status", lines="")
ON_ITS_WAY = timedelta(minutes=1)  # of the clock, between the last look at it and its arrival
Line = Mapping[str, Any]


def read_trace(path: Path) -> Sequence[Line]:
    """Return what the lives wrote down of their sends, oldest first."""
    return [json.loads(line) for line in path.read_text().splitlines()]


def duplicated(trace: Iterable[Line], sent: Mapping[int, Sequence[int]]) -> int:
    """Return how many messages stand in a chat beside one that says the same of the same row."""
    meant: dict[tuple[int, int], tuple[int, str]] = {}
    for line in trace:
        if line["what"] == "accepted":
            meant.setdefault((line["chat"], line["message"]), (line["row"], line["text"]))
    stand = [(chat, message) for chat, messages in sent.items() for message in messages]
    return len(stand) - len({meant[one] for one in stand if one in meant})


def in_flight(trace: Iterable[Line]) -> int:
    """Return how many messages were under way when their process was killed."""
    open_rows: set[tuple[int, int]] = set()
    for line in trace:
        row = (line["life"], line["row"])
        if line["what"] == "begins":
            open_rows.add(row)
        elif line["what"] == "settled":
            open_rows.discard(row)
    return len(open_rows)


def late(trace: Iterable[Line]) -> int:
    """Return how many messages arrived after they had expired."""
    return sum(
        datetime.fromisoformat(line["at"]) > datetime.fromisoformat(line["expires"]) + ON_ITS_WAY
        for line in trace
        if line["what"] == "accepted" and line["expires"]
    )


async def lost(
    town: Town, database: Database, trace: Iterable[Line]
) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Return what should have come of the people's day, by kind, and how much of it is missing."""
    meant: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    daily = {
        line["chat"]
        for line in trace
        if (line["what"], line["lane"]) == ("accepted", Lane.CHECK_IN)
    }
    for person in town.people:
        found = await _of(person, town.calls, database, asked_today=person.chat.id in daily)
        for kind, (wanted, lacks) in found.items():
            meant[kind] += wanted
            missing[kind] += lacks
    async with database.begin() as tx:
        handled = await tx.scalar(select(func.count()).select_from(UpdateRow))
    meant["state changes"] = sum(person.said for person in town.people)
    missing["state changes"] = meant["state changes"] - (handled or 0)
    return dict(meant), dict(missing)


async def _of(
    person: Inhabitant, calls: Sequence[Answer], database: Database, *, asked_today: bool
) -> Mapping[str, tuple[int, int]]:
    """Return how much of each kind was meant for this person, and how much never came."""
    said = Said(calls, person.chat.id)
    async with database.begin() as tx:
        who = await people.by_chat(tx, person.chat.id)
        assert who
        logged = await checkins.since(tx, who.id, EPOCH)
        spoken = [n.id for n in await nudges.since(tx, who.id, EPOCH) if n.outcome not in UNSAID]
        past = await suspensions.history(tx, who.id)
        planned = {timer.kind for timer in await timers.of(tx, who.id)}
    scores = Counter[int | None](person.scores)
    kept = Counter(checkin.answers.pain for checkin in logged)
    # A check-in that something hurts has begun is taken up in place of the daily one.
    kinds = {Occasion.DAILY, Occasion.HURTS} if asked_today else {Occasion.DAILY}
    daily = [c for c in logged if c.answers.occasion in kinds]
    asked_about = [s.id for s in past if s.follow_ups_sent]
    nudged, asked = said.numbers("n"), said.numbers("f")
    stopped = any(s.stops_nudges and not s.cleared_at for s in past)
    return {
        "check-ins": (scores.total(), (scores - kept).total()),
        "daily check-ins": (person.days, max(0, person.days - len(daily))),
        "follow-ups": (len(asked_about), sum(not asked[number] for number in asked_about)),
        "routine steps": said.steps(),
        "nudges": (len(spoken), sum(not nudged[number] for number in spoken)),
        "next nudges": (1, int(not stopped and TimerKind.NUDGE not in planned)),
        "answers": (person.asked, max(0, person.asked - said.texts(STATUS))),
    }


class Said:
    """What Telegram has taken from the bot for one chat: texts and buttons, in order."""

    def __init__(self, calls: Iterable[Answer], chat: int) -> None:
        taken = [call for call in calls if call["status"] == 200]
        self._calls = [call for call in taken if str(call["params"].get("chat_id")) == str(chat)]

    def texts(self, opens: str) -> int:
        """Return how many texts have these words."""
        return sum(opens in str(call["params"].get("text")) for call in self._calls)

    def numbers(self, verb: str) -> Counter[int]:
        """Return how often the buttons ``verb:<number>`` or ``verb:…:<number>`` were sent."""
        return Counter(
            int(found[1])
            for call in self._calls
            if (found := re.search(rf'"{verb}:(?:[a-z-]+:)?(\d+)', _markup(call)))
        )

    def steps(self) -> tuple[int, int]:
        """Return how many steps of routines were shown, and how many were left out."""
        shown: defaultdict[str, set[int]] = defaultdict(set)
        for call in self._calls:
            if found := re.search(r'"r:stop:(\d+):(\d+)"', _markup(call)):
                shown[found[1]].add(int(found[2]))
        meant = sum(max(steps) + 1 for steps in shown.values())
        return meant, meant - sum(len(steps) for steps in shown.values())


def _markup(call: Answer) -> str:
    found = call["params"].get("reply_markup", "")
    return found if isinstance(found, str) else json.dumps(found)
