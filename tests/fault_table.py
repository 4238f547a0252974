"""What each fault cost, as one line of JSON each: docs are made of it."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.world import Chat, text_of

TABLE = "LIMBER_FAULT_TABLE"  # the file that lines are added to; without it none is written


@dataclass(frozen=True, slots=True)
class Tally:
    """One fault's row in the table: how often it struck, and what was lost, twice or too late."""

    fault: str
    database: str
    times: int
    meant: Mapping[str, int]  # what there was to lose, by kind
    lost: Mapping[str, int]
    duplicated: int
    in_flight: int  # messages under way when it struck: so many may come twice
    late: int  # beyond the policy (design §3)

    def record(self) -> None:
        """Add it to the table, if one is asked for."""
        if path := os.environ.get(TABLE):
            with Path(path).open("a") as table:
                table.write(json.dumps(asdict(self)) + "\n")


def new(person: Chat) -> list[str]:
    """Return what the bot has said since the person was caught up."""
    found = (m for m in person.messages.values() if m["id"] > person.read and m["from"] == "bot")
    return [text_of(message) for message in found]


def each_came_once(
    fault: str, database: str, wanted: Sequence[tuple[str, Chat]], times: int = 1
) -> None:
    """Count the messages with these words that are new to each person, and check: one of each."""
    came = [(words, sum(words in text for text in new(person))) for words, person in wanted]
    counted = Tally(
        fault,
        database,
        times,
        meant=dict(Counter(words for words, _ in came)),
        lost=dict(Counter(words for words, number in came if not number)),
        duplicated=sum(max(0, number - 1) for _, number in came),
        in_flight=0,
        late=0,  # what came at all came while its flow still says it
    )
    counted.record()
    assert (counted.lost, counted.duplicated) == ({}, 0), counted
