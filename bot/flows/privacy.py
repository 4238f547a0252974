"""/privacy, /export and /delete: what is kept, a copy of it, and an end to it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from bot.inbox.router import Routes
from bot.ui.turn import Message, Turn
from db import people
from db.upkeep.export import everything


async def privacy(turn: Turn) -> None:
    """Say what is stored, for how long, and who can see it."""
    turn.say("privacy")


async def export(turn: Turn) -> None:
    """Send everything that is stored about this person, as one JSON file."""
    data = await everything(turn.tx, turn.person.id)
    document = json.dumps(data, ensure_ascii=False, indent=2)
    turn.out.append(Message(turn.text("export"), document=document))


async def ask_delete(turn: Turn) -> None:
    """Ask once more before everything goes."""
    yes = turn.button("delete-yes", "delete", "yes")
    no = turn.button("delete-no", "delete", "no")
    turn.say("delete-ask", ((yes,), (no,)))


async def delete(turn: Turn, rest: Sequence[str]) -> None:
    """Delete the account and all that hangs on it."""
    if rest[0] == "yes":
        await people.delete(turn.tx, turn.person.id)
        turn.show(turn.text("deleted"))
    else:
        turn.show(turn.text("delete-kept"))


ROUTES = Routes(
    commands={"privacy": privacy, "export": export, "delete": ask_delete},
    taps={"delete": delete},
)
