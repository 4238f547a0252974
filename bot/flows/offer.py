"""What nothing understood: the emergency list is offered, as words alone decide nothing.

Source: clinical.md, Decided 11.
"""

from __future__ import annotations

from bot.ui.turn import Keyboard, Turn
from content.texts import Html
from content.typed.errors import NotUnderstood

WORDY = 3  # words from which a refused answer may have told of something else
NOT_THIS = "not-this"  # the typed twin of "It's not"


def buttons(turn: Turn) -> Keyboard:
    """Return the two that stand below whatever was not understood."""
    return ((turn.button("offer-show", "offer", "list"), turn.button("offer-not", "offer", "not")),)


def wordy(turn: Turn) -> bool:
    """Return whether so much was typed that it may tell of something new."""
    return turn.incoming is not None and len(turn.incoming.text.split()) >= WORDY


def unclear(turn: Turn, unclear: NotUnderstood) -> None:
    """Say what kind of answer was wanted; the offer comes with it if there were many words."""
    hinted(turn, turn.text(f"unclear-{unclear.code}"))


def hinted(turn: Turn, hint: Html) -> None:
    """Say a hint, and below it the offer if there were many words."""
    if wordy(turn):
        turn.reply(turn.join(hint, turn.text("not-understood")), buttons(turn))
    else:
        turn.reply(hint)
