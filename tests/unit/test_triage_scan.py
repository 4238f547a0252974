"""Warning words in what a person types: heard when badly written or mixed, not when denied."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from care.triage.red_flag_scan import Scanner
from content.errors import ContentError
from content.load.check import CONTENT
from content.load.red_flag_words import load_alarms
from tests.unit.triage_cases import RULEBOOK

SCANNER = Scanner(tuple(load_alarms(CONTENT / "locales", RULEBOOK).values()))


def heard(text: str) -> set[str]:
    return set(SCANNER.scan(text))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("down there feels odd", "E1"),
        ("It's all a bit strange between my legs", "E1"),
        ("my bum has gone numb", "E1"),
        ("wiping feels different", "E1"),
        ("pins and needles in my private parts", "E1"),
        ("no feeling in my groin", "E1"),
        ("numnes down ther", "E1"),
        ("I can't pee", "E2"),
        ("cant pee since this morning", "E2"),
        ("trouble starting to urinate", "E2"),
        ("I wet myself twice", "E2"),
        ("lost control of my bladder", "E2"),
        ("I don't feel when my bladder is full", "E2"),
        ("can't hold my poo", "E3"),
        ("no control of my bowels", "E3"),
        ("can't feel my legs", "E4"),
        ("I cannot feel my legs!!!", "E4"),
        ("can barely move my feet", "E4"),
        ("tingling in both legs", "E4"),
        ("pain down both legs", "E4"),
        ("my legs are like jelly", "E4"),
        ("TINGLNG in BOTH LEGS", "E4"),
        ("my foot drags when I walk", "E5"),
        ("foot drop", "E5"),
        ("left leg keeps giving way", "E5"),
        ("my leg is getting weaker", "E5"),
        ("lost my erection since it started", "E6"),
        ("chest pain too", "E7"),
        ("a tearing pain", "E7"),
        ("I nearly passed out", "E7"),
        ("I fell down the stairs", "E8"),
        ("it began after a car crash", "E8"),
        ("fever and my leg is numb", "E9"),
        ("my face droops", "E10"),
        ("seeing double", "E10"),
        ("worst headache of my life", "E10"),
        ("da unten fühlt es sich komisch an", "E1"),
        ("Taubheit im Schritt", "E1"),
        ("spüre beim Abwischen nichts", "E1"),
        ("kann nicht pinkeln", "E2"),
        ("Probleme beim Wasserlassen", "E2"),
        ("ich verliere Urin", "E2"),
        ("kann den Stuhl nicht halten", "E3"),
        ("ich spüre meine Beine nicht", "E4"),
        ("kann meine Beine nicht mehr bewegen", "E4"),
        ("Kribbeln in beiden Beinen", "E4"),
        ("mein Fuß schleift", "E5"),
        ("kann die Zehen nicht anheben", "E5"),
        ("keine Erektion mehr", "E6"),
        ("Schmerzen in der Brust", "E7"),
        ("bin gestürzt", "E8"),
        ("Fieber und taube Beine", "E9"),
        ("der Mundwinkel hängt", "E10"),
        ("sehe doppelt", "E10"),
        ("my Beine sind taub", "E4"),  # mixed
        ("kann nicht pee", "E2"),
        ("ich spuere meine Fuesse nicht", "E4"),  # without umlauts
        ("fuhle meine fusse nicht", "E4"),
        ("spu\u0308re meine Beine nicht", "E4"),  # an umlaut in two characters
        ("can\u00b4t feel my legs", "E4"),  # apostrophes as phones type them
        ("can\u2018t pee", "E2"),
        ("n\u200bumb between my legs", "E1"),  # with a character that nobody sees
        ("I can't... pee", "E2"),
        ("Bum: numb", "E1"),
        ("my legs\nnumb", "E4"),
        ("Skiunfall letzte Woche", "E8"),
    ],
)
def test_a_warning_sign_is_heard(text: str, rule: str) -> None:
    assert rule in heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "no numbness",
        "no numbness down there",
        "I have no numbness or tingling in my legs",
        "not numb between my legs",
        "no trouble peeing",
        "my legs are not weak",
        "no chest pain",
        "I did not fall",
        "never had an accident",
        "keine Taubheit",
        "keine Taubheit im Schritt",
        "nicht taub zwischen den Beinen",
        "keine Probleme beim Wasserlassen",
        "kein Kribbeln in den Beinen",
        "kein Unfall",
        "keine numbness",  # mixed
        "heute keine Taubheit im Schritt",
        "no tingling in my legs since yesterday",
    ],
)
def test_what_is_denied_is_not_heard(text: str) -> None:
    assert heard(text) == set()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("not numb but tingling down there", "E1"),
        ("no pain and my leg is weak", "E5"),
        ("I am not sure if my bum is numb", "E1"),
        ("never numb down there before, now it is", "E1"),
        ("not in pain, my leg is just weak", "E5"),
        ("dont know if my legs are numb or just tired", "E4"),
        ("nicht taub, aber Kribbeln im Schritt", "E1"),
        ("keine Schmerzen und der Fuß schleift", "E5"),
        ("bin nicht sicher, ob es da unten taub ist", "E1"),
    ],
)
def test_half_a_denial_is_none(text: str, rule: str) -> None:
    assert rule in heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "done", "snooze 10", "skip", "7", "7/10", "my back is stiff", "stiff from sitting all day",
        "my legs are sore from running", "a bit achy in the low back", "pain in the ass, this bot",
        "I fell asleep", "the number is 7", "Mon-Fri 09:00-17:30", "Berlin", "I am fine",
        "how do I crack my back", "that was funny", "same as before", "painting all weekend",
        "my wife says hi",
        "tapped that by accident", "my laptop crashed", "I fell behind with work",
        "Steif vom Sitzen", "Muskelkater in den Beinen", "es geht mir gut",
        "das hat mir gefallen", "heute 3 von 10", "tut weh", "Rücken zieht ein wenig", "los",
    ],
)  # fmt: skip
def test_what_is_plain_is_left_alone(text: str) -> None:
    assert heard(text) == set()


@given(st.text(max_size=4096))
def test_no_text_whatever_breaks_it(text: str) -> None:
    assert heard(text) <= {f"E{number}" for number in range(1, 12)}


@given(before=st.text(max_size=60), after=st.text(max_size=60))
def test_a_sentence_of_its_own_is_heard_whatever_stands_around_it(before: str, after: str) -> None:
    assert "E4" in heard(f"{before}. I can't feel my legs. {after}")


def test_two_signs_are_both_heard_in_the_order_of_the_card() -> None:
    assert SCANNER.scan("Chest pain, and I can't feel my legs.") == ("E4", "E7")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('rule = "E10"', 'rule = "U1"', "de/alarm.toml: "),
        ("denials =", "denial =", "de/alarm.toml: denials"),
        ('rule = "E9"', 'rule = "E8"', "de/alarm.toml: E9: not alike"),
        ("[[alarm]]", "[[alarm]", "de/alarm.toml: "),
        ('"@beine"', '"@arme"', "de/alarm.toml: E4: there is no list 'arme'"),
    ],
)
def test_a_mistake_in_the_words_is_named(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    shutil.copytree(CONTENT / "locales", tmp_path, dirs_exist_ok=True)
    path = tmp_path / "de" / "alarm.toml"
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(ContentError, match=complaint):
        load_alarms(tmp_path, RULEBOOK)
