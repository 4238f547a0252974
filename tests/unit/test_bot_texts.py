"""Words and code agree: nothing is said without a text, and no text stays that nobody says."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from bot.flows.techniques import SHELVES
from care.model import Dose, Gate, Tier
from care.techniques.eligibility import WhyNot
from care.techniques.preference import Why
from care.techniques.profile_effects import GROUPS
from care.triage.answers import SITES
from care.triage.questionnaire import PEG
from care.triage.trend import Direction
from content.load.check import CONTENT
from content.load.lessons import load_lessons
from content.load.technique_file import Position, Thing
from content.texts import load_texts
from db.nudges import NudgeOutcome
from db.people import Consent
from pictures.history import Words
from scheduler.model import HoldKind, Reason

HOUSE = CONTENT.parent
TEXTS = load_texts(CONTENT / "locales")
MESSAGES = TEXTS.messages
LESSONS = load_lessons(CONTENT, TEXTS)
ELSEWHERE = ("techniques.ftl", "triage.ftl")  # said through the catalogue and the rulebook
OURS = frozenset(k for k, m in MESSAGES.items() if not m.file.endswith(ELSEWHERE))
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True)
class Said:
    """A text as the code names it, and the names of its values; None stands for a mapping."""

    key: str
    values: frozenset[str | None]
    where: str


def _said(path: Path) -> Iterator[Said]:
    """Yield every text that one module says, directly or through a helper that takes a ``key``."""
    functions = [n for n in ast.walk(_parsed(path)) if isinstance(n, FUNCTION)]
    names = {f.name: [a.arg for a in f.args.args] for f in functions}
    helpers = {name: args.index("key") for name, args in names.items() if "key" in args}
    for function in functions:
        inside = list(ast.walk(function))
        assigned = [n for n in inside if isinstance(n, ast.Assign)]
        for call in (n for n in inside if isinstance(n, ast.Call)):
            values = frozenset(k.arg for k in call.keywords)
            for key in _keys(_key_of(call, helpers), assigned):
                yield Said(key, values, f"{path.name}:{call.lineno}")


def _key_of(call: ast.Call, helpers: Mapping[str, int]) -> ast.expr | None:
    match call.func:
        case ast.Name(id=name) if name in helpers:
            place = helpers[name]
        case ast.Attribute(value=owner, attr="text" | "say" | "label" | "button"):
            place = 1 if ast.unparse(owner).endswith("texts") else 0  # after the language
        case _:
            return None
    return call.args[place] if place < len(call.args) else None


def _keys(node: ast.expr | None, assigned: Sequence[ast.Assign]) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(key)):
            yield key
        case ast.JoinedStr(values=parts):
            yield "".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in parts)
        case ast.IfExp(body=one, orelse=other):
            yield from (*_keys(one, assigned), *_keys(other, assigned))
        case ast.BoolOp(values=either):
            yield from (key for one in either for key in _keys(one, assigned))
        case ast.Name(id=name):
            values = [a.value for a in assigned if ast.unparse(a.targets[0]) == name]
            yield from (key for value in values for key in _keys(value, ()))


def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _first(name: str) -> frozenset[str]:
    """Return the plain first argument of every call of ``name``."""
    paths = (path for folder in ("bot", "content/typed") for path in (HOUSE / folder).rglob("*.py"))
    nodes = (node for path in paths for node in ast.walk(_parsed(path)))
    calls = (n for n in nodes if isinstance(n, ast.Call) and ast.unparse(n.func) == name)
    return frozenset(key for call in calls for key in _keys(call.args[0], ()))


def _listed(file: str, name: str) -> frozenset[str]:
    """Return the words that a function returns, or that a name holds."""
    for node in ast.walk(_parsed(HOUSE / file)):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            return frozenset(ast.literal_eval(node.value))
        if isinstance(node, ast.FunctionDef) and node.name == name:
            returned = (n.value for n in ast.walk(node) if isinstance(n, ast.Return))
            return frozenset(key for value in returned for key in _keys(value, ()))
    raise LookupError(f"{file}: {name}")


TIERS = frozenset(tier.name.lower() for tier in Tier if tier > Tier.NONE)
FEELINGS = _listed("bot/flows/routine.py", "FEELINGS")
FAMILIES: Mapping[str, Iterable[str]] = {
    "advice-called-{}": ("emergency", "urgent"),
    "advice-tell-{}": ("emergency", "urgent"),
    "chart-{}": [name.replace("_", "-") for name in Words.__annotations__],
    "command-{}": _listed("bot/flows/help.py", "MENU"),
    "consent-{}": Consent,
    "feeling-{}": FEELINGS,
    "felt-{}": FEELINGS,
    "gate-{}": Gate,
    "dose-{}": Dose,
    "hold-{}": (HoldKind.MEETING, HoldKind.PAUSE),  # the two that a person asks for
    "interference-{}": _listed("bot/flows/checkin_questions.py", "INTERFERENCES"),
    "leaves-out-{}": GROUPS.keys(),
    "faq-{}-answer": LESSONS.questions,
    "faq-{}-question": LESSONS.questions,
    "lesson-{}-text": LESSONS.lessons,
    "lesson-{}-title": LESSONS.lessons,
    "offer-{}": _listed("bot/flows/help.py", "WAYS_ON"),
    "not-now-{}": (*WhyNot, Why.ENOUGH, Why.JUST_DONE),
    "peg-{}": PEG,
    "position-{}": get_args(Position),
    "routine-{}": ("back", "go", "hurts", "next", "pause", "stop"),
    "safety-{}": TIERS,
    "setting-{}": _first("Question") - {"screen", "urgent"},  # asked at the start only
    "shelf-{}": SHELVES,
    "site-name-{}": SITES,
    "status-{}": [t for t in TIERS if t != "stop"],
    "status-hold-{}": HoldKind,
    "trend-{}": Direction,
    "thing-{}": get_args(Thing),
    "unclear-{}": _first("NotUnderstood") | {"urgent", "routine"},  # lists to tick
    "unreadable-{}": _listed("bot/channel/update_parser.py", "_sort"),
    "why-choice-{}": Why,
    "why-last-{}": NudgeOutcome,
    "why-next-{}": frozenset(Reason) - {Reason.NO_WINDOW},  # that there is none is a text by itself
}
SAID = tuple(s for path in sorted((HOUSE / "bot").rglob("*.py")) for s in _said(path))


def _meant(key: str) -> Sequence[str]:
    """Return the texts that a key stands for: itself, or the members of its family."""
    if key in FAMILIES or "{}" not in key:
        return [key.replace("{}", member) for member in FAMILIES.get(key, ("",))]
    family = re.compile("[a-zA-Z0-9-]+".join(map(re.escape, key.split("{}"))))
    return [text for text in MESSAGES if family.fullmatch(text)] or [key]


def test_every_text_that_the_bot_says_is_there() -> None:
    assert [(s.where, key) for s in SAID for key in _meant(s.key) if key not in MESSAGES] == []


def test_every_text_is_said_somewhere() -> None:
    assert sorted(OURS.difference(*(_meant(s.key) for s in SAID))) == []


def test_every_text_is_given_the_values_that_it_names() -> None:
    told = [(s, key) for s in SAID if None not in s.values for key in _meant(s.key) if key in OURS]
    bare = [(s.where, key) for s, key in told if MESSAGES[key].variables.keys() - s.values]
    assert bare == []


def test_a_family_of_ours_has_its_members_listed_and_none_is_listed_in_vain() -> None:
    families = {s.key for s in SAID if "{}" in s.key}
    assert families >= FAMILIES.keys()
    assert [f for f in families - FAMILIES.keys() if OURS.intersection(_meant(f))] == []
