"""Nothing of the five articles is lost: docs/articles.md says where each thing lives, truly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping

import pytest

from care.model import Gate, LeftOut, Technique
from care.techniques.catalogue import WALK
from content.load.check import CONTENT
from content.load.lessons import load_lessons
from content.load.rules import load_rulebook
from content.load.techniques import load_catalogue
from content.texts import load_texts

HOUSE = CONTENT.parent
TEXTS = load_texts(CONTENT / "locales")
CATALOGUE = load_catalogue(CONTENT / "techniques", TEXTS)
RULES = load_rulebook(CONTENT / "rules.toml", TEXTS).rules
LESSONS = load_lessons(CONTENT, TEXTS)
PLACES: Mapping[str, Callable[[str], bool]] = {
    "technique": CATALOGUE.techniques.__contains__,
    "left-out": CATALOGUE.left_out.__contains__,
    "gate": lambda name: name in set(Gate),
    "triage": RULES.__contains__,
    "caution": lambda name: any(name in t.cautions for t in CATALOGUE.techniques.values()),
    "text": TEXTS.has,
    "lesson": LESSONS.lessons.__contains__,
    "faq": LESSONS.questions.__contains__,
    "code": lambda name: (HOUSE / name).is_file(),
}
ROWS = [
    [cell.strip() for cell in line.strip("|\n").split("|")]
    for line in (HOUSE / "docs" / "articles.md").read_text().splitlines()
    if re.match(r"\| S\d", line)
]
PLACE = re.compile(r"`([a-z-]+):([^`]+)`")
# Source: clinical.md §1.1, every mention: techniques and warm-ups of each article.
MENTIONS = {"S0": 6, "S1": 3, "S2": 3, "S3": 4, "S4": 9}


@pytest.mark.parametrize("row", ROWS, ids=" ".join)
def test_what_an_article_says_lives_where_the_table_says(row: list[str]) -> None:
    _, sort, _, where = row
    found = PLACE.findall(where)
    for kind, name in found:
        assert PLACES[kind](name), f"{kind}:{name}"
    left = where.startswith("none: ") and len(where) > len("none: ") + 10
    assert left or found, "neither a place nor a reason"
    assert sort in {"warm-up", "technique", "precaution", "tip", "claim"}


def test_every_mention_of_a_technique_has_its_row() -> None:
    mentioned = Counter(row[0] for row in ROWS if row[1] in ("warm-up", "technique"))
    assert mentioned == MENTIONS
    assert sum(mentioned.values()) == 25


def test_every_technique_comes_from_where_its_file_says() -> None:
    told = {
        (row[0], name)
        for row in ROWS
        if row[1] in ("warm-up", "technique")
        for kind, name in PLACE.findall(row[3])
        if kind in ("technique", "left-out")
    }
    both: dict[str, Technique | LeftOut] = {**CATALOGUE.techniques, **CATALOGUE.left_out}
    moves = {
        (evidence.source, slug)
        for slug, entry in both.items()
        for evidence in entry.evidence
        if re.fullmatch(r"S[0-4]", evidence.source) and "left out" not in evidence.for_[:8]
    }
    assert told == moves
    assert {slug for _, slug in told} == both.keys() - {WALK}
