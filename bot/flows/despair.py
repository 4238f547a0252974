"""Words of despair in whatever a person types: one fixed card, with numbers to call.

Nothing is judged, asked or kept, and a question that was open stays open, unsaid for now.
Source: clinical.md, Decided 10.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.flows import advice, routine
from bot.inbox.router import Routes
from bot.ui.turn import Message, Turn
from content.texts import Html


async def heard(turn: Turn) -> None:
    """Say the card. An open routine waits: its next step must not ring on top of this."""
    _say_card(turn)
    await routine.wait(turn)


async def tapped(turn: Turn, rest: Sequence[str]) -> None:
    """A button under the card: the numbers again, or those of another country."""
    match rest[0]:
        case "again":
            _say_card(turn)
        case "ask":
            advice.ask_country(turn, "care")
        case code if await advice.move(turn, code):
            _say_card(turn)


def _say_card(turn: Turn) -> None:
    text = turn.text("despair", lines=_lines(turn), **advice.numbers(turn))
    again = turn.button("advice-again", "care", "again")
    other = turn.button("advice-other-country", "care", "ask")
    turn.out.append(Message(text, ((again, other),), fresh=True, certain=True))


def _lines(turn: Turn) -> Html:
    """Return who can be talked to, and where to find others: a number may have changed."""
    known = turn.services.countries.crisis_lines(turn.person.country)
    told = [
        turn.text("despair-line", name=c.name, number=c.number, hours=c.hours or "always")
        for c in known
    ]
    return turn.lines([*told, turn.text("despair-finder")])


ROUTES = Routes(taps={"care": tapped})
