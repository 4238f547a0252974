"""Which flow answers what. Flows say what they answer; nothing here knows a flow by name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.ui.turn import Turn, What
from content.load.language import plain
from content.typed import durations
from content.typed.errors import NotUnderstood
from db import open_questions
from scheduler.model import LANES, Outgoing, TimerKind

Handler = Callable[[Turn], Awaitable[None]]
Word = Callable[[Turn, str], Awaitable[bool]]  # False: this word means nothing here and now
Tap = Callable[[Turn, Sequence[str]], Awaitable[None]]
Due = Callable[[Turn, Outgoing, bool], Awaitable[None]]


KINDS = {lane: kind for kind, lane in LANES.items()}
# Commands that need no onboarding; the others ask for it.
AT_ANY_TIME = frozenset(
    {"start", "help", "language", "redflags", "timezone", "privacy", "export", "delete"}
)


@dataclass(frozen=True, slots=True)
class Routes:
    """What one flow answers."""

    commands: Mapping[str, Handler] = field(default_factory=dict)
    taps: Mapping[str, Tap] = field(default_factory=dict)  # by the first part of callback data
    words: Mapping[str, Word] = field(default_factory=dict)  # typed twins of buttons, in plain
    answers: Mapping[str, Word] = field(default_factory=dict)  # by the flow of the open question
    due: Mapping[TimerKind, Due] = field(default_factory=dict)


class Router:
    """Finds the flow that answers an update or a timer."""

    def __init__(
        self,
        flows: Sequence[Routes],
        *,
        lost: Handler,
        unclear: Callable[[Turn, NotUnderstood], None],
        despair: Handler,
        alarm: Handler,
    ) -> None:
        self._despair = despair  # answers words of despair, before anything else is understood
        self._alarm = alarm  # likewise warning words
        self._lost = lost  # for what nothing understood
        self._unclear = unclear  # for a value that cannot be read
        self._commands = {
            name: handler for flow in flows for name, handler in flow.commands.items()
        }
        self._taps = {name: handler for flow in flows for name, handler in flow.taps.items()}
        self._words = {word: handler for flow in flows for word, handler in flow.words.items()}
        self._answers = {name: handler for flow in flows for name, handler in flow.answers.items()}
        self._due = {kind: handler for flow in flows for kind, handler in flow.due.items()}

    async def answer(self, turn: Turn) -> None:
        """Answer one update; a value that cannot be read is answered with an example."""
        try:
            await self._answer(turn)
        except NotUnderstood as unclear:
            self._unclear(turn, unclear)

    async def _answer(self, turn: Turn) -> None:
        incoming = turn.incoming
        if incoming is None:
            return
        if incoming.despair:
            await self._despair(turn)
        if incoming.alarms:
            await self._alarm(turn)
        if incoming.despair or incoming.alarms:
            return
        match incoming.what:
            case What.COMMAND if turn.person.onboarded_at is None and (
                incoming.command not in AT_ANY_TIME
            ):
                turn.say("first-start")
            case What.COMMAND if handler := self._commands.get(incoming.command):
                await handler(turn)
            case What.COMMAND:
                await self._lost(turn)
            case What.TAP:
                name, *rest = incoming.data.split(":")
                if tap := self._taps.get(name):
                    await tap(turn, rest)
            case What.UNREADABLE:
                await self._lost(turn)
            case What.TEXT | What.LOCATION:
                await self._typed(turn, incoming.text)

    async def _typed(self, turn: Turn, text: str) -> None:
        word, value = self._word(turn, text)
        if word and await word(turn, value):
            return
        asked = await open_questions.latest(turn.tx, turn.person.id)
        if asked and (answer := self._answers.get(asked.flow)) and await answer(turn, text):
            return
        await self._lost(turn)

    def _word(self, turn: Turn, text: str) -> tuple[Word | None, str]:
        """Find a button's typed twin: the word alone, or followed by a length, "snooze 10".

        The word is handed on as the one it stands for, in whichever language it was typed.
        """
        if meaning := turn.meaning(text):
            return self._words.get(meaning), meaning
        first, _, value = plain(turn.digits(text)).partition(" ")
        meaning = turn.meaning(first)
        try:
            length = durations.minutes(value, turn.typed_words)
        except NotUnderstood:
            return None, text
        return self._words.get(meaning or ""), f"{meaning} {length}"

    async def fire(self, turn: Turn, row: Outgoing, *, late: bool) -> None:
        """Let the flow of a due timer say its words."""
        await self._due[KINDS[row.lane]](turn, row, late)
