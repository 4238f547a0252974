"""The tier table, read from ``rules.toml`` and checked whole. Source: clinical.md §2.3, §2.4."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from care.model import Aftercare, Tier
from care.triage.lookback import Baseline
from care.triage.rules import Lifting, Recheck, Rule, Rulebook
from care.triage.triggers import KINDS, Trigger
from content.errors import ContentError

Row = dict[str, object]
T = TypeVar("T")
MOST_FOLLOW_UPS = 3  # Telegram bars unsolicited messages; clinical.md §2.4


class Words(Protocol):
    def has(self, key: str) -> bool:
        """Return whether there is a text of this message id."""


def load_rulebook(path: Path, words: Words) -> Rulebook:
    """Read and check the tier table. Raises ``ContentError`` naming the file and the rule."""
    try:
        table = cast("dict[str, Row]", tomllib.loads(path.read_text("utf-8")))
        rules = [_rule(row, path.name) for row in cast("list[Row]", table["rule"])]
        book = Rulebook(
            version=str(table["rules_version"]),
            rules={rule.id: rule for rule in rules},
            sources={key: str(title) for key, title in table["sources"].items()},
            baseline=_read(Baseline, table["baseline"], f"{path.name}: baseline"),
            recheck=_read(Recheck, table["recheck"], f"{path.name}: recheck"),
            lifting=_read(Lifting, table["lifting"], f"{path.name}: lifting"),
            aftercare={
                _tier(name, path.name): _read(Aftercare, row, f"{path.name}: aftercare {name}")
                for name, row in cast("dict[str, Row]", table["aftercare"]).items()
            },
        )
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise ContentError(f"{path.name}: {error} is wrong or missing") from error
    _check(book, rules, words, path.name)
    return book


def _rule(row: Row, file: str) -> Rule:
    where = f"{file}: rule {row['id']}"
    plain: Row = {"flags": [row["id"]] if "card" in row else [], **row}
    plain["tier"] = _tier(str(row["tier"]), where)
    if "trigger" in row:
        plain["trigger"] = _trigger(cast("Row", row["trigger"]), where)
    return _read(Rule, plain, where)


def _trigger(row: Row, where: str) -> Trigger:
    numbers = {key: value for key, value in row.items() if key != "kind"}
    kind = KINDS.get(str(row.get("kind")))
    if kind is None:
        raise ContentError(f"{where}: trigger: unknown kind")
    return _read(kind, numbers, f"{where}: trigger")


def _tier(name: str, where: str) -> Tier:
    try:
        return Tier[name.upper()]
    except KeyError as error:
        raise ContentError(f"{where}: {name} is no tier") from error


def _read(kind: type[T], row: Row, where: str) -> T:
    if unknown := row.keys() - kind.__annotations__.keys():
        raise ContentError(f"{where}: unknown key {', '.join(sorted(unknown))}")
    try:
        return TypeAdapter(kind).validate_python(row)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise ContentError(f"{where}: {field}: {first['msg']}") from error


def _check(book: Rulebook, rules: Iterable[Rule], words: Words, file: str) -> None:
    seen: set[str] = set()
    for rule in rules:
        where = f"{file}: rule {rule.id}"
        if rule.id in seen:
            raise ContentError(f"{where}: there are two of this id")
        seen.add(rule.id)
        if not (rule.flags or rule.trigger or rule.needs):
            raise ContentError(f"{where}: nothing fires it, and nothing says what it needs")
        if not rule.sources or not book.sources.keys() >= set(rule.sources):
            raise ContentError(f"{where}: a source is missing")
        for key in text_ids(rule):
            if not words.has(key):
                raise ContentError(f"{where}: the text {key} is missing")
    if book.aftercare.keys() != set(Tier) - {Tier.NONE}:
        raise ContentError(f"{file}: aftercare: every tier needs one")
    if any(len(care.follow_ups) > MOST_FOLLOW_UPS for care in book.aftercare.values()):
        raise ContentError(f"{file}: aftercare: at most {MOST_FOLLOW_UPS} follow-ups")


def text_ids(rule: Rule) -> tuple[str, ...]:
    """Return the message ids a rule cannot do without."""
    asked = ("question", "label") if rule.card else ()
    return tuple(f"triage-{rule.id}-{part}" for part in ("reason", *asked))
