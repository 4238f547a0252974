"""/safety: the safety answers and what they leave out, and what is paused and how it is lifted."""

from __future__ import annotations

from collections.abc import Sequence

from bot.actions.care_status import standing
from bot.flows import safety_profile_text, settings
from bot.flows.followup import lift_button, named
from bot.flows.profile_questions import PROFILE, change
from bot.inbox.router import Routes
from bot.ui.turn import Button, Turn, rows
from care.techniques.profile_effects import agreeable
from db.people import Consent
from db.suspensions import FAMILY


async def safety(turn: Turn) -> None:
    """Show the answers, then each suspension with the way to lift it."""
    turn.say("safety", rows(_buttons(turn), 1), lines=safety_profile_text.describe(turn))
    stands = await standing(turn)
    if stands.all_rest and stands.all_rest.until:
        turn.say("rest-all", time=turn.time(stands.all_rest.until))
    for suspension in stands.suspensions:
        if suspension is not stands.all_rest and FAMILY not in suspension.fired:
            tier = suspension.tier.name.lower()
            button = lift_button(turn, suspension)
            turn.say(f"safety-{tier}", ((button,),), **named(turn, suspension))


def _buttons(turn: Turn) -> list[Button]:
    person = turn.person
    if Consent.SAFETY not in person.consents:
        return [turn.button("setting-consents", "set", "consents")]
    buttons = [turn.button("profile-change", "set", PROFILE.name)]
    waiting = agreeable(turn.services.numbers, person.profile)
    if waiting - person.agreed:
        buttons.append(turn.button("profile-agree", "agree", "ask"))
    if waiting & person.agreed:
        buttons.append(turn.button("profile-disagree", "agree", "back"))
    return buttons


async def tapped(turn: Turn, rest: Sequence[str]) -> None:
    """A clinician agreed to gentle exercise, or does so no longer. Source: clinical.md, Decided 2.

    It opens techniques at the starter level only, and lifts no suspension.
    """
    waiting = agreeable(turn.services.numbers, turn.person.profile)
    match rest[0]:
        case "ask" if waiting:
            yes = turn.button("lift-confirm", "agree", "yes")
            no = turn.button("lift-keep", "agree", "no")
            turn.say("profile-agree-ask", ((yes,), (no,)))
        case "yes" if waiting:
            await change(turn, agreed=waiting)
            turn.show(turn.text("profile-agreed-noted", lines=safety_profile_text.describe(turn)))
        case "back":
            await settings.withdraw_agreement(turn)
            turn.show(turn.text("profile-kept", lines=safety_profile_text.describe(turn)))
        case _:
            turn.show(turn.text("profile-kept", lines=safety_profile_text.describe(turn)))


ROUTES = Routes(commands={"safety": safety}, taps={"agree": tapped})
