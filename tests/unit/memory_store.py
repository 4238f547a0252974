"""A store that keeps its timers in memory: the engine's promises without a database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from msgspec.structs import replace

from scheduler.model import Sitting, Timer
from scheduler.store import Advance, Sitter

T = TypeVar("T")


class MemoryStore:
    """Holds timers and sitters; ``spoken`` lists what was said. May be ``away`` or ``locked``."""

    at_once = 1

    def __init__(
        self, timers: Iterable[Timer] = (), sitters: Mapping[int, Sitter] | None = None
    ) -> None:
        self.timers = {timer.id: timer for timer in timers}
        self.people = dict(sitters or {})
        self.spoken: list[Advance] = []
        self.away = False
        self.locked = False  # by another replica
        self.asked = 0
        self.batches = 0
        self.uncommitted: set[int] = set()  # batches, counted from 1, that the store never keeps

    async def transact(self, work: Callable[[MemoryBatch], T]) -> T:
        before = dict(self.timers), dict(self.people), list(self.spoken)
        self.batches += 1
        try:
            result = work(MemoryBatch(self))
            if self.batches in self.uncommitted:
                raise ConnectionError
            return result
        except BaseException:
            self.timers, self.people, self.spoken = before
            raise

    async def earliest(self) -> datetime | None:
        self.asked += 1
        if self.away:
            raise ConnectionError
        return min((timer.due_at for timer in self.timers.values()), default=None)


class MemoryBatch:
    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    def due(self, until: datetime, limit: int) -> Sequence[Timer]:
        if self._store.locked:
            return []
        due = [timer for timer in self._store.timers.values() if timer.due_at <= until]
        return sorted(due, key=lambda timer: (timer.due_at, timer.id))[:limit]

    def sitters(self, user_ids: Sequence[int]) -> Mapping[int, Sitter]:
        return {i: self._store.people[i] for i in user_ids if i in self._store.people}

    def settle(
        self, advances: Sequence[Advance], sittings: Mapping[int, Sitting], now: datetime
    ) -> None:
        for advance in advances:
            timer = self._store.timers.pop(advance.timer.id)
            if advance.next_due is not None:
                self._store.timers[timer.id] = replace(timer, due_at=advance.next_due)
            if advance.speaks:
                self._store.spoken.append(advance)
        for user_id, sitting in sittings.items():
            self._store.people[user_id] = replace(self._store.people[user_id], sitting=sitting)
        if self._store.away:
            raise ConnectionError
