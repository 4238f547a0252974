from __future__ import annotations

import html
import re
from collections.abc import Mapping
from html.parser import HTMLParser

import pytest

from care.model import Tier
from care.triage.aftercare import aftercare
from care.triage.cards import SITES, questions
from tests.unit.triage_cases import RULEBOOK, TEXTS

IDS = [key for key, message in TEXTS.messages.items() if message.file == "en/triage.ftl"]
KNOWN = {
    "country": "Spain",
    "ambulance": "112",
    "also": "061",
    "advice_line": "061",
    "reasons": "You told us: a thing.",
    "technique": "Cat and cow",
    "last": "no",
    "given": "✅",
    "pregnant": "no",
}
UNKNOWN = {**KNOWN, **dict.fromkeys(("country", "also", "advice_line", "technique"), "none")}
LAST = {**KNOWN, "last": "yes"}
PREGNANT = {**KNOWN, "pregnant": "yes"}
# clinical.md §7, and §5.1 for the last four; "/safety" is a command, not a claim.
FORBIDDEN = re.compile(
    r"(?<!/)\b(crack|snap|safe|heal(?!th)|fix|reliev|relief|realign|treat|adjust|releas"
    r"|you have cauda|you may have|monitor|risk score)",
    re.IGNORECASE,
)
DISEASES = re.compile(r"cauda|stroke|aneurysm|slipped|hernia|sciatica|tumou?r|fracture", re.I)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"b", "i"}
        assert not attrs
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def say(key: str, values: Mapping[str, str] = KNOWN) -> str:
    return TEXTS.say("en", key, **values)


def test_every_id_says_where_it_belongs() -> None:
    assert IDS
    assert all(key.startswith("triage-") for key in IDS)


@pytest.mark.parametrize("key", IDS)
@pytest.mark.parametrize(
    "values", [KNOWN, UNKNOWN, LAST, PREGNANT], ids=["known", "unknown", "last", "pregnant"]
)
def test_every_text_is_whole_html_for_telegram_and_keeps_the_copy_rules(
    key: str, values: dict[str, str]
) -> None:
    text = say(key, values)
    assert text.strip() == text != ""
    assert len(text) < 1200
    assert not re.search(r"\{|\}|none\b(?! of)|  ", text, re.IGNORECASE), text
    assert not FORBIDDEN.search(text), text
    assert not DISEASES.search(text), text
    tags = Tags()
    tags.feed(text)
    assert tags.open == []


@pytest.mark.parametrize(
    "key", [key for key in IDS if re.search(r"-label$|-site-|card?-(none|yes|unsure)$", key)]
)
def test_a_button_s_label_is_short_and_plain(key: str) -> None:
    text = say(key)
    assert len(text) <= 40
    assert "<" not in text


def test_every_asked_rule_and_site_has_its_button() -> None:
    for card in ("emergency", "urgent", "routine", "stop"):
        for rule in questions(RULEBOOK, card):
            assert TEXTS.has(f"triage-{rule.id}-label")
    assert {key for key in IDS if "-site-" in key} == {f"triage-site-{site}" for site in SITES}


def test_a_reason_needs_no_escaping_so_that_several_can_be_joined() -> None:
    for rule in RULEBOOK.rules.values():
        text = say(f"triage-{rule.id}-reason")
        assert text.startswith("You told us: ")
        assert text == html.escape(text)


def test_no_text_belongs_to_a_rule_that_is_not_there() -> None:
    named = {m[1] for key in IDS if (m := re.fullmatch(r"triage-([EURX]\w*)-\w+", key))}
    assert named == RULEBOOK.rules.keys()


@pytest.mark.parametrize("card", ["emergency", "urgent", "routine"])
def test_a_card_is_one_screen_with_each_of_its_questions_in_order(card: str) -> None:
    text = say(f"triage-{card}-card")
    lines = [line[2:] for line in text.splitlines() if line.startswith("• ")]
    ids = [rule.id for rule in RULEBOOK.rules.values() if rule.card == card and not rule.about]
    assert lines == [say(f"triage-{rule_id}-question") for rule_id in ids]
    assert len(text) < 1200


def test_the_emergency_card_asks_for_what_is_new_or_worse() -> None:
    first = say("triage-emergency-card").splitlines()[0]
    assert first == "<b>Do any of these apply, new or worse in the last 2 weeks?</b>"


def test_an_emergency_says_the_number_with_its_country_before_anything_else() -> None:
    text = say("triage-advice-emergency")
    assert text.startswith("<b>Call 112 now (Spain, ambulance).</b> Also (Spain): 061.")
    assert "Do not drive yourself" in text
    assert "I have back pain, and" in text
    assert "You told us" not in text, "the same reply for everyone"


def test_not_sure_is_softer_and_still_has_the_number() -> None:
    text = say("triage-advice-emergency-unsure")
    assert text.startswith("<b>If you are not sure, get advice by phone now.</b>")
    assert "Call 112 now (Spain, ambulance)." in text


@pytest.mark.parametrize("language", TEXTS.languages)
@pytest.mark.parametrize("unsure", ["", "-unsure"])
def test_who_is_pregnant_is_told_of_the_maternity_unit_right_below_the_number(
    language: str, unsure: str
) -> None:
    key = f"triage-advice-emergency{unsure}"
    plain, pregnant = (TEXTS.say(language, key, **v).split("\n\n") for v in (KNOWN, PREGNANT))
    below = 2 if unsure else 1
    assert [*pregnant[:below], *pregnant[below + 1 :]] == plain
    assert pregnant[below] == TEXTS.say(language, "triage-maternity", **KNOWN)
    assert all(word in pregnant[below] for word in ("112", "(Spain)"))


@pytest.mark.parametrize(
    "key",
    [
        "triage-advice-emergency",
        "triage-advice-emergency-unsure",
        "triage-advice-urgent",
        "triage-advice-static",
    ],
)
def test_without_a_country_four_numbers_stand_each_with_its_place(key: str) -> None:
    text = say(key, UNKNOWN)
    for number, place in (("112", "Europe"), ("911", "USA"), ("999", "UK"), ("000", "Australia")):
        assert re.search(rf"<b>{number}</b> in (the )?{place}", text)


def test_no_number_is_written_into_a_text_for_a_known_country() -> None:
    bare = dict.fromkeys(KNOWN, "x")
    for key in IDS:
        assert not re.search(r"\b(112|911|999|000|111)\b", say(key, bare)), key


@pytest.mark.parametrize("tier", [tier for tier in Tier if tier is not Tier.NONE])
def test_every_tier_has_its_advice_and_its_follow_ups(tier: Tier) -> None:
    name = tier.name.lower()
    assert TEXTS.has(f"triage-advice-{name}")
    assert aftercare(RULEBOOK, tier).follow_ups
    first, last = (say(f"triage-follow-up-{name}", values) for values in (KNOWN, LAST))
    assert first != last


@pytest.mark.parametrize("tier", ["urgent", "emergency"])
def test_the_last_message_says_that_nobody_watches(tier: str) -> None:
    key = f"triage-follow-up-{tier}"
    assert "This bot does not watch over you" in say(key, LAST)
    assert "watch over" not in say(key)


def test_an_all_no_is_no_all_clear() -> None:
    assert say("triage-all-no") == (
        "Nothing on this list today. That is not a medical check. "
        "If you are worried, contact a health professional."
    )
