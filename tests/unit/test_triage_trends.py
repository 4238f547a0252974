"""The rules that look back, each at both sides of its edge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from care.model import Answers, Occasion, Tier
from care.triage.assess import Past
from care.triage.lookback import look_back
from tests.unit.triage_cases import NOW, RULEBOOK, ago, daily, fired, told

USUAL_2 = daily(*[2] * 6, end=4)  # six quiet days, four to nine days ago


@pytest.mark.parametrize(
    ("pain", "history", "fires"),
    [
        pytest.param(8, [ago(8, hours=24)], True, id="24 hours apart"),
        pytest.param(8, [ago(8, hours=24.1)], False, id="more than 24 hours"),
        pytest.param(8, [ago(7, hours=3)], False, id="7 before"),
        pytest.param(7, [ago(8, hours=3)], False, id="7 now"),
        pytest.param(9, [ago(10, hours=3, tier=Tier.URGENT)], True, id="10 before"),
        pytest.param(None, [ago(8, hours=3), ago(8, hours=5)], False, id="no score now"),
    ],
)
def test_u11_very_strong_twice_in_a_day(
    pain: int | None, history: Sequence[Past], fires: bool
) -> None:
    assert ("U11" in fired(told(pain), history)) is fires


@pytest.mark.parametrize(
    ("pain", "history", "fires"),
    [
        pytest.param(5, [*USUAL_2, ago(5, hours=24)], True, id="a day apart"),
        pytest.param(5, [*USUAL_2, ago(5, hours=12)], True, id="12 hours"),
        pytest.param(5, [*USUAL_2, ago(5, hours=11.9)], False, id="too close"),
        pytest.param(5, [*USUAL_2, ago(5, hours=48)], True, id="48 hours"),
        pytest.param(5, [*USUAL_2, ago(5, hours=48.1)], False, id="too far apart"),
        pytest.param(4, [*USUAL_2, ago(5, hours=24)], False, id="4 now"),
        pytest.param(5, [*USUAL_2, ago(4, hours=24)], False, id="4 before"),
        pytest.param(4, [ago(1, days=9), ago(5, hours=24)], False, id="4 now, up by 3"),
        pytest.param(4, [ago(1, days=9), ago(4, hours=24)], False, id="up by 3, yet below 5"),
        pytest.param(5, [ago(1, days=9), ago(4, hours=24)], False, id="below 5 before"),
        pytest.param(7, [ago(4, days=9), ago(7, hours=24)], True, id="above the first score"),
        pytest.param(6, [ago(4, days=9), ago(7, hours=24)], False, id="only 2 above it"),
        pytest.param(7, [ago(7, hours=24)], False, id="nothing to compare with"),
        pytest.param(None, [*USUAL_2, ago(6, hours=24)], False, id="no score now"),
        pytest.param(6, [*USUAL_2, ago(None, hours=24)], False, id="no score before"),
    ],
)
def test_u12_well_above_the_usual_at_two_check_ins(
    pain: int | None, history: Sequence[Past], fires: bool
) -> None:
    assert ("U12" in fired(told(pain), history)) is fires


@pytest.mark.parametrize(
    ("history", "usual"),
    [
        pytest.param([], None, id="nothing"),
        pytest.param(daily(3, 1, 1, 1), 3, id="too few: the first"),
        pytest.param(daily(3, 1, 1, 1, 2), 1, id="five: the median"),
        pytest.param(daily(3, 1, 2, 1, 2, 2), 2, id="six"),
        pytest.param(daily(*[1] * 9, *[4] * 7, *[5] * 7), 4.5, id="the last fourteen"),
        pytest.param([*daily(*[1] * 5), ago(6, days=2, hours=-2)], 1, id="a day's last score"),
        pytest.param([*daily(4), ago(1, hours=30, tier=Tier.URGENT)], 4, id="not a suspended one"),
        pytest.param([ago(9, days=1, tier=Tier.EMERGENCY)], None, id="only a suspended one"),
        pytest.param([*daily(4), ago(None, hours=3)], 4, id="a check-in without a score"),
    ],
)
def test_what_is_usual(history: Sequence[Past], usual: float | None) -> None:
    for order in (history, history[::-1]):
        case = look_back(told(9), order, frozenset(), RULEBOOK.baseline)
        assert case.usual(NOW) == usual


@pytest.mark.parametrize(
    ("days", "nights"),
    [
        pytest.param(1, True, id="last night"),
        pytest.param(6, True, id="six days ago"),
        pytest.param(7, False, id="a week ago"),
        pytest.param(0.1, False, id="the same night told twice"),
    ],
)
def test_u5_two_nights_in_seven(days: float, nights: bool) -> None:
    assert ("U5" in fired(told(3, "R6"), [ago(3, "R6", days=days)])) is nights
    assert "U5" not in fired(told(3), [ago(3, "R6", days=days), ago(3, "R6", days=2)])
    assert "U5" not in fired(told(3, "R6"), [ago(3, "R5", days=days)])


@pytest.mark.parametrize(
    ("pain", "history", "fires"),
    [
        pytest.param(4, [*USUAL_2, *daily(4, 4)], True, id="three days"),
        pytest.param(4, [*USUAL_2, *daily(4, 3)], False, id="one day less"),
        pytest.param(3, [*USUAL_2, *daily(4, 4)], False, id="not today"),
        pytest.param(4, [*USUAL_2, *daily(4)], False, id="two days"),
        pytest.param(4, [*USUAL_2, ago(4, days=3), ago(4, days=1)], True, id="a day not logged"),
        pytest.param(4, [ago(2, days=9), ago(4, days=6), ago(4, days=3)], True, id="in a week"),
        pytest.param(4, [ago(2, days=9), ago(4, days=7), ago(4, days=3)], False, id="too long ago"),
        pytest.param(None, [*USUAL_2, *daily(4, 4, 4)], False, id="no score today"),
        pytest.param(
            4,
            [*USUAL_2, ago(4, days=2), ago(5, hours=25), ago(1, hours=23)],
            True,
            id="worst counts",
        ),
    ],
)
def test_r3_above_the_usual_on_three_days(
    pain: int | None, history: Sequence[Past], fires: bool
) -> None:
    assert ("R3" in fired(told(pain), history)) is fires


def weekly(weeks: int, days: int, pain: int = 3) -> list[Past]:
    """In each of the last ``weeks`` weeks this score on its latest ``days`` days; today is now."""
    return [ago(pain, days=7 * week + day) for week in range(weeks) for day in range(days)][1:]


@pytest.mark.parametrize(
    ("history", "names"),
    [
        pytest.param(weekly(6, 4), {"R1"}, id="six weeks"),
        pytest.param(weekly(5, 4), set(), id="five weeks"),
        pytest.param(weekly(7, 3), set(), id="three days a week"),
        pytest.param([*weekly(7, 3), ago(3, days=3)], set(), id="only this week four"),
        pytest.param(weekly(6, 6, pain=2), set(), id="mild"),
        pytest.param(weekly(12, 4), {"R1", "R1b"}, id="twelve weeks"),
        pytest.param([p for p in weekly(6, 4) if p not in weekly(3, 4)[8:]], set(), id="a gap"),
    ],
)
def test_r1_pain_that_persists(history: Sequence[Past], names: set[str]) -> None:
    assert fired(told(3), history) & {"R1", "R1b"} == names


@pytest.mark.parametrize(
    ("pain", "history", "fires"),
    [
        pytest.param(4, [ago(4, days=14)], True, id="no better after two weeks"),
        pytest.param(4, [ago(4, days=13.9)], False, id="not two weeks yet"),
        pytest.param(4, [ago(4, days=28)], True, id="four weeks"),
        pytest.param(4, [ago(4, days=28.1)], False, id="too long ago to compare"),
        pytest.param(3, [ago(4, days=14)], True, id="1 point, 25 %"),
        pytest.param(3, [ago(3, days=14)], True, id="the same 3"),
        pytest.param(2, [ago(3, days=14)], False, id="1 point, 33 %"),
        pytest.param(7, [ago(9, days=14)], False, id="2 points, 22 %"),
        pytest.param(7, [ago(10, days=14)], False, id="3 points, 30 %"),
        pytest.param(2, [ago(2, days=14)], False, id="mild"),
        pytest.param(4, [ago(4, days=14), ago(1, days=7)], False, id="better in between"),
        pytest.param(4, [ago(4, days=20), ago(2, days=15)], False, id="the last one before"),
        pytest.param(4, [ago(1, days=20), ago(4, days=15)], True, id="not what was before it"),
        pytest.param(None, [ago(4, days=14)], False, id="no score now"),
    ],
)
def test_r1a_no_better_after_two_weeks(
    pain: int | None, history: Sequence[Past], fires: bool
) -> None:
    assert ("R1a" in fired(told(pain), history)) is fires


@pytest.mark.parametrize(
    ("answers", "history", "fires"),
    [
        pytest.param(told(5, before=3), [ago(4, before=2, days=14)], True, id="twice in 14 days"),
        pytest.param(told(5, before=3), [ago(4, before=2, days=14.1)], False, id="longer ago"),
        pytest.param(told(5, before=3), [ago(3, before=2, days=3)], False, id="only once by 2"),
        pytest.param(told(4, before=3), [ago(4, before=2, days=3)], False, id="not now"),
        pytest.param(told(5, before=3), [ago(9, days=3)], False, id="no score before then"),
        pytest.param(told(None, "R4"), [], True, id="still there after a day"),
    ],
)
def test_r4_worse_after_a_technique_twice(
    answers: Answers, history: Sequence[Past], fires: bool
) -> None:
    assert ("R4" in fired(answers, history)) is fires


def flare(*days: int) -> list[Past]:
    """Quiet days of 1 for three months, flaring to 4 on ``days`` ago."""
    return [ago(4 if day in days else 1, days=day) for day in range(95, 0, -1)]


@pytest.mark.parametrize(
    ("pain", "history", "fires"),
    [
        pytest.param(4, flare(60, 30), True, id="the third"),
        pytest.param(4, flare(60, 61, 62), False, id="a long one counts once"),
        pytest.param(4, flare(60, 30, 1), True, id="a third of two days"),
        pytest.param(4, [*flare(60, 30), ago(1, hours=5)], True, id="calm again this noon"),
        pytest.param(4, flare(60, 1), False, id="today belongs to yesterday's"),
        pytest.param(3, flare(60, 30), False, id="not 3 above"),
        pytest.param(4, flare(90, 30), True, id="within 90 days"),
        pytest.param(4, flare(91, 30), False, id="91 days ago"),
        pytest.param(1, flare(60, 30, 10), False, id="none now"),
        pytest.param(None, flare(60, 30, 1), False, id="no score now"),
    ],
)
def test_r9_three_flare_ups_in_ninety_days(
    pain: int | None, history: Sequence[Past], fires: bool
) -> None:
    assert ("R9" in fired(told(pain), history)) is fires


def test_a_day_without_a_score_does_not_end_a_flare_up() -> None:
    gap = [past for past in flare(60, 30, 28) if past.answers.at != ago(days=29).answers.at]
    assert "R9" not in fired(told(1), gap)
    assert "R9" in fired(told(4), gap)
    assert "R9" not in fired(told(4), [past for past in gap if past != ago(4, days=60)])


@pytest.mark.parametrize(
    ("last", "fires"),
    [
        pytest.param(ago(2, days=28, tier=Tier.ROUTINE), True, id="28 days ago"),
        pytest.param(ago(2, days=27.9, tier=Tier.ROUTINE), False, id="27 days ago"),
        pytest.param(ago(2, days=3, tier=Tier.URGENT), False, id="urgent advice lately"),
        pytest.param(ago(2, days=3, tier=Tier.STOP), True, id="a stop is no advice to see someone"),
    ],
)
def test_a_trend_is_told_again_only_after_four_weeks(last: Past, fires: bool) -> None:
    assert ("R2" in fired(told(2, interference="stopped"), [last])) is fires


@pytest.mark.parametrize("flag", ["R1", "R5", "R6", "R4"])
def test_an_answer_is_heard_however_lately_something_was_told(flag: str) -> None:
    assert flag in fired(told(2, flag), [ago(2, days=1, tier=Tier.ROUTINE)])


def test_only_the_trends_of_the_routine_tier_are_ever_quiet() -> None:
    quiet = {rule.id: rule.repeats_after for rule in RULEBOOK.rules.values() if rule.repeats_after}
    trends = ("R1", "R1a", "R1b", "R2", "R3", "R9", "R10")
    assert quiet == dict.fromkeys(trends, timedelta(days=28))


def test_a_day_is_a_day_where_the_person_lives() -> None:
    # 23:30 and 00:30 in Tokyo are one UTC day and two nights.
    zone = ZoneInfo("Asia/Tokyo")
    late = datetime(2026, 11, 18, 23, 30, tzinfo=zone)
    before = Past(told(3, "R6", at=late.astimezone(UTC)), Tier.NONE)
    now = told(3, "R6", at=late + timedelta(hours=1))
    assert "U5" in fired(now, [before])
    assert "U5" not in fired(replace(now, at=now.at.astimezone(UTC)), [before])


def test_hours_are_real_hours_over_a_clock_change() -> None:
    # In Berlin the clocks go back on 25 October: 25 real hours between the same wall times.
    zone = ZoneInfo("Europe/Berlin")
    now = datetime(2026, 10, 25, 12, tzinfo=zone)
    day_before = Past(told(8, at=datetime(2026, 10, 24, 12, tzinfo=zone)), Tier.NONE)
    assert "U11" not in fired(told(8, at=now), [day_before])
    assert "U11" in fired(told(8, at=now - timedelta(hours=1)), [day_before])


def asked_weekly(activity: int | None, days: float = 0) -> Past:
    """The three weekly questions, so many days ago."""
    peg = None if activity is None else (2, 2, activity)
    answers = told(occasion=Occasion.WEEKLY, at=NOW - timedelta(days=days))
    return Past(replace(answers, peg=peg), Tier.NONE)


@pytest.mark.parametrize(
    ("now", "before", "fires"),
    [
        pytest.param(7, [], True, id="7 once"),
        pytest.param(6, [], False, id="6 once"),
        pytest.param(5, [5, 5], True, id="5 in three of four weeks"),
        pytest.param(5, [5, 1, 5], True, id="with a better week between"),
        pytest.param(5, [5], False, id="5 in two"),
        pytest.param(4, [5, 5, 5], False, id="better this week"),
        pytest.param(5, [None, 5, None], False, id="not asked is not a 5"),
        pytest.param(5, [1, 1, 1, 5, 5], False, id="too long ago"),
        pytest.param(5, [1, 1, 5, 5], False, id="four weeks ago to the minute"),
        pytest.param(None, [7, 7, 7], False, id="not asked now"),
    ],
)
def test_r2_what_pain_kept_one_from_in_four_weeks(
    now: int | None, before: Sequence[int | None], fires: bool
) -> None:
    history = [asked_weekly(score, days=7 * (n + 1)) for n, score in enumerate(before)]
    assert ("R2" in fired(asked_weekly(now).answers, history)) is fires
