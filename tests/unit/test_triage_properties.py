"""What holds for any answers and any history."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from care.model import Answer, Answers, Gate, Occasion, SafetyMode, Tier
from care.triage.aftercare import all_no, settled
from care.triage.assess import Past, assess
from care.triage.cards import SITES, emergency_card_due, questions
from tests.unit.triage_cases import NOW, NUMBERS, RULEBOOK, UNSURE, tier_of, told

FLAGS = sorted(RULEBOOK.flags)
EMERGENCIES = [flag for flag in FLAGS if flag.startswith("E")]
scores = st.none() | st.integers(0, 10)
flags = st.dictionaries(st.sampled_from(FLAGS), st.sampled_from(Answer), max_size=4)
calm_flags = st.dictionaries(st.sampled_from(FLAGS), st.just(Answer.NO))
profiles = st.frozensets(st.sampled_from(Gate))
check_ins = st.builds(
    Answers,
    occasion=st.sampled_from(Occasion),
    at=st.just(NOW),
    pain=scores,
    sites=st.frozensets(st.sampled_from(SITES), max_size=3),
    interference=st.sampled_from([None, "none", "some", "much", "stopped"]),
    flags=flags,
    pain_before=scores,
)
moments = st.timedeltas(timedelta(minutes=1), timedelta(days=95)).map(lambda ago: NOW - ago)
histories = st.lists(
    st.builds(
        Past,
        st.builds(replace, check_ins, at=moments, flags=calm_flags | flags),
        st.sampled_from([Tier.NONE, Tier.NONE, Tier.STOP, Tier.ROUTINE, Tier.URGENT]),
    ),
    max_size=20,
)


@given(check_ins, histories, profiles, st.sampled_from(FLAGS), st.sampled_from(["yes", "unsure"]))
def test_adding_a_flag_never_lowers_the_tier(
    answers: Answers, history: list[Past], profile: frozenset[Gate], flag: str, answer: str
) -> None:
    more = replace(answers, flags={**answers.flags, flag: Answer(answer)})
    assert tier_of(more, history, profile) >= tier_of(answers, history, profile)


shuffled = histories.flatmap(lambda past: st.tuples(st.just(past), st.permutations(past)))


@given(check_ins, shuffled, profiles)
def test_order_never_matters(
    answers: Answers, orders: tuple[list[Past], list[Past]], profile: frozenset[Gate]
) -> None:
    turned = replace(answers, flags=dict(reversed(list(answers.flags.items()))))
    there, back = orders
    expected = assess(RULEBOOK, answers, there, profile)
    assert assess(RULEBOOK, turned, back, profile) == expected


@given(check_ins, histories, st.sampled_from(EMERGENCIES), st.sampled_from(["yes", "unsure"]))
def test_an_emergency_answer_is_an_emergency_no_matter_the_rest(
    answers: Answers, history: list[Past], flag: str, answer: str
) -> None:
    struck = replace(answers, flags={**answers.flags, flag: Answer(answer)})
    assert tier_of(struck, history) is Tier.EMERGENCY
    assert tier_of(struck, history, mode=SafetyMode.STATIC) is Tier.EMERGENCY


@given(check_ins, histories, profiles)
def test_a_no_and_a_question_left_open_give_the_same_tier(
    answers: Answers, history: list[Past], profile: frozenset[Gate]
) -> None:
    said = {flag: answer for flag, answer in answers.flags.items() if answer is not Answer.NO}
    silent = replace(answers, flags=said)
    assert tier_of(silent, history, profile) == tier_of(answers, history, profile)


@given(check_ins, histories, st.lists(moments, max_size=5))
def test_a_check_in_left_blank_changes_nothing(
    answers: Answers, history: list[Past], blanks: list[datetime]
) -> None:
    blank = [Past(replace(told(), at=at), Tier.NONE) for at in blanks]
    assert tier_of(answers, [*history, *blank]) == tier_of(answers, history)


@given(check_ins, histories, profiles, st.integers(1, 10))
def test_a_higher_score_never_lowers_the_tier(
    answers: Answers, history: list[Past], profile: frozenset[Gate], pain: int
) -> None:
    higher, lower = replace(answers, pain=pain), replace(answers, pain=pain - 1)
    assert tier_of(higher, history, profile) >= tier_of(lower, history, profile)


@given(check_ins, histories, profiles)
def test_a_missing_score_is_never_taken_for_a_high_one(
    answers: Answers, history: list[Past], profile: frozenset[Gate]
) -> None:
    scored, bare = replace(answers, pain=10), replace(answers, pain=None)
    assert tier_of(bare, history, profile) <= tier_of(scored, history, profile)


@given(check_ins, histories, profiles)
def test_the_static_mode_is_never_the_laxer_one(
    answers: Answers, history: list[Past], profile: frozenset[Gate]
) -> None:
    static = tier_of(answers, history, profile, SafetyMode.STATIC)
    assert static >= tier_of(answers, history, profile)
    assert static is not Tier.ROUTINE


ITEMS = [rule.id for card in ("emergency", "urgent") for rule in questions(RULEBOOK, card)]


@given(st.sets(st.sampled_from(ITEMS)), st.sampled_from([None, UNSURE, Answer.YES]), scores)
def test_only_a_full_no_lifts_anything(
    spoilt: set[str], by: Answer | None, pain: int | None
) -> None:
    denied = {item: Answer.NO for item in ITEMS if item not in spoilt}
    answered = {item: by for item in spoilt if by is not None}
    answers = told(pain, flags={**denied, **answered})
    assert all_no(RULEBOOK, answers) is (not spoilt)
    assert settled(RULEBOOK, answers) is (not spoilt and pain is not None and pain < 7)


@given(check_ins, histories)
def test_the_emergency_card_is_due_until_it_is_answered(
    answers: Answers, history: list[Past]
) -> None:
    unanswered = {flag: value for flag, value in answers.flags.items() if flag != "E"}
    open_one = replace(answers, flags=unanswered)
    never = [past for past in history if "E" not in past.answers.flags]
    assert emergency_card_due(open_one, never, NUMBERS)
    assert not emergency_card_due(
        replace(answers, flags={**unanswered, "E": Answer.NO}), history, NUMBERS
    )
