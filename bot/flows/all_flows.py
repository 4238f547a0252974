"""The list of flows. A new one is added here."""

from __future__ import annotations

from bot.flows import (
    advice,
    checkin,
    despair,
    do_not_disturb,
    followup,
    help,
    history,
    lessons,
    nudge,
    nudge_typed,
    offer,
    onboarding,
    pre_routine_check,
    privacy,
    red_flag_words,
    routine,
    routine_typed,
    safety_profile,
    settings,
    status,
    techniques,
    weekly_summary,
)
from bot.inbox.router import Router

FLOWS = (
    onboarding, settings, nudge, nudge_typed, pre_routine_check, routine, routine_typed,
    do_not_disturb, checkin, followup, advice, despair, safety_profile, status, weekly_summary,
    techniques, lessons, history, privacy, help,
)  # fmt: skip


def build() -> Router:
    """Return the router that knows every flow."""
    return Router(
        [flow.ROUTES for flow in FLOWS],
        lost=help.lost,
        unclear=offer.unclear,
        despair=despair.heard,
        alarm=red_flag_words.heard,
    )
