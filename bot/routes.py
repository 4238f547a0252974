"""The list of flows. A new one is added here."""

from __future__ import annotations

from bot.flows import (
    advice,
    alarm,
    begin,
    break_words,
    breaks,
    checkin,
    despair,
    followup,
    help,
    history,
    holds,
    learn,
    offer,
    onboarding,
    privacy,
    routine,
    routine_words,
    safety,
    settings,
    status,
    summary,
    techniques,
)
from bot.router import Router

FLOWS = (
    onboarding, settings, breaks, break_words, begin, routine, routine_words, holds, checkin,
    followup, advice, despair, safety, status, summary, techniques, learn, history, privacy, help,
)  # fmt: skip


def build() -> Router:
    """Return the router that knows every flow."""
    return Router(
        [flow.ROUTES for flow in FLOWS],
        lost=help.lost,
        unclear=offer.unclear,
        despair=despair.heard,
        alarm=alarm.heard,
    )
