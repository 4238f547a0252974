"""Numbers for an operator's monitor, in Prometheus' text form. None of them is about a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.app.capacity_forecast import Outlook
from db import counters, outbox
from db.database import Database
from scheduler.capacity import Forecast
from scheduler.model import Lane


class Totals(Collector):
    """What the database has counted, read anew for every page, and how the coming day looks."""

    def __init__(self, database: Database, outlook: Outlook) -> None:
        self._database = database
        self._outlook = outlook
        self._forecast = Forecast(people=0)
        self._totals: Mapping[str, int] = {}
        self._waiting: Mapping[Lane, int] = {}
        self._registry = CollectorRegistry()
        self._registry.register(self)

    async def page(self) -> bytes:
        """Return the whole page. Raises ``DBAPIError`` or ``OSError`` without a database."""
        async with self._database.begin() as tx:
            self._totals = await counters.totals(tx)
            self._waiting = await outbox.waiting(tx)
        self._forecast = await self._outlook.lately()
        return generate_latest(self._registry)

    def collect(self) -> Iterator[Metric]:
        waiting = GaugeMetricFamily(
            "limber_outbox_waiting", "Messages that wait or are on their way", labels=["lane"]
        )
        for lane, number in self._waiting.items():
            waiting.add_metric([lane.name.lower()], number)
        yield waiting
        dropped = CounterMetricFamily(
            "limber_dropped", "Due messages that were not sent", labels=["kind", "why"]
        )
        set_aside = CounterMetricFamily(
            "limber_set_aside", "Updates that could not be handled", labels=["what"]
        )
        for name, total in self._totals.items():
            match name.split("."):
                case ["dropped", kind, why]:
                    dropped.add_metric([kind, why], total)
                case ["set-aside", what]:
                    set_aside.add_metric([what], total)
        yield dropped
        yield set_aside
        yield from self._capacity()

    def _capacity(self) -> Iterator[Metric]:
        """Yield whether the people fit the rate; what no planned nudge tells has no sample."""
        forecast = self._forecast
        yield GaugeMetricFamily("limber_people", "People who are nudged", forecast.people)
        yield GaugeMetricFamily(
            "limber_queue_wait_seconds",
            "The longest that a nudge of the coming day is expected to wait",
            forecast.wait.total_seconds(),
        )
        yield GaugeMetricFamily(
            "limber_people_that_fit",
            "People of whom none would wait too long on a day like the coming one",
            forecast.people_that_fit,
        )
