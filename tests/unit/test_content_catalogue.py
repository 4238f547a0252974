"""The catalogue: what ships is right, and what is wrong in a file is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.catalogue import LONGEST, SOURCES, Catalogue, load_catalogue, seconds, text_ids
from content.errors import ContentError
from content.model import Gate, Kind, Side
from content.texts import Texts, load_texts

CONTENT = Path(__file__).parents[2] / "content"
ALWAYS = {Gate.DISC, Gate.RECENT_INJURY}
LYING = {*ALWAYS, Gate.PREGNANT, Gate.NO_FLOOR}

GATES = {  # §1.5 in the stricter reading
    "arm-circles": ALWAYS,
    "bridge": LYING,
    "chair-back-extension": {*ALWAYS, Gate.OSTEOPOROSIS, Gate.NECK_OR_DIZZY},
    "chair-sideways-twist": {*ALWAYS, Gate.OSTEOPOROSIS},
    "elbow-butterfly": ALWAYS,
    "knee-to-chest-single": {*LYING, Gate.OSTEOPOROSIS, Gate.HIP},
    "seated-crossed-leg-rotation": {*ALWAYS, Gate.OSTEOPOROSIS, Gate.HIP},
    "seated-side-bend": {*ALWAYS, Gate.OSTEOPOROSIS},
    "stand-and-walk": set(),
    "supine-knee-drop-twist": {*LYING, Gate.OSTEOPOROSIS},
    "torso-twist-light": {*ALWAYS, Gate.OSTEOPOROSIS},
}

HOLDS = {  # step → seconds in full and at the starter level, §1.2
    ("seated-side-bend", "lean-left"): (10, 5),
    ("seated-crossed-leg-rotation", "turn-left"): (10, 5),
    ("chair-sideways-twist", "turn-right"): (10, 5),
    ("elbow-butterfly", "close"): (5, 5),
    ("knee-to-chest-single", "stay-left"): (15, 5),
    ("supine-knee-drop-twist", "stay-right"): (10, 5),
    ("bridge", "stay"): (10, 5),
}


@pytest.fixture(scope="module")
def texts() -> Texts:
    return load_texts(CONTENT / "locales")


@pytest.fixture(scope="module")
def catalogue(texts: Texts) -> Catalogue:
    return load_catalogue(CONTENT / "techniques", texts)


def test_every_technique_has_the_gates_of_the_clinical_table(catalogue: Catalogue) -> None:
    assert {slug: set(t.gates) for slug, t in catalogue.techniques.items()} == GATES


def test_holds_are_those_of_the_clinical_table(catalogue: Catalogue) -> None:
    for (slug, key), expected in HOLDS.items():
        found = {
            (s.seconds, s.starter_seconds)
            for s in catalogue.techniques[slug].steps
            if s.text == key
        }
        assert found == {expected}, slug


def test_only_the_chair_extension_asks_for_caution(catalogue: Catalogue) -> None:
    caution = [t.slug for t in catalogue.techniques.values() if t.kind is Kind.CAUTION]
    assert caution == ["chair-back-extension"]


def test_a_twist_can_follow_the_longest_warm_up_in_time(catalogue: Catalogue) -> None:
    techniques = catalogue.techniques.values()
    warm_up = max(seconds(t, starter=False) for t in techniques if t.kind is Kind.WARM_UP)
    longest = max(seconds(t, starter=False) for t in techniques if t.twist)
    assert warm_up + longest <= LONGEST


def test_a_step_of_one_side_names_that_side(catalogue: Catalogue, texts: Texts) -> None:
    for technique in catalogue.techniques.values():
        for step in technique.steps:
            text = texts.label("en", f"technique-{technique.slug}-step-{step.text}")
            if step.side:
                assert step.side in text, (technique.slug, step.text)


def test_both_sides_hold_equally_long(catalogue: Catalogue) -> None:
    for technique in catalogue.techniques.values():
        left, right = (
            sum(s.seconds for s in technique.steps if s.side is side)
            for side in (Side.LEFT, Side.RIGHT)
        )
        assert left == right, technique.slug


GOOD = """
kind = "desk"
places = ["desk"]
position = "seated"
areas = ["low-back"]
twist = true
sides = "both"
gates = ["disc", "recent-injury", "osteoporosis"]
sources = ["S4"]
[[steps]]
text = "left"
seconds = 10
starter_seconds = 5
side = "left"
[[steps]]
text = "right"
seconds = 10
starter_seconds = 5
side = "right"
"""
WORDS = "\n".join(
    f"technique-turn-{part} = x" for part in ("name", "about", "stop", "step-left", "step-right")
)
MAT = GOOD.replace('["desk"]', '["floor"]').replace('"desk"', '"mat"').replace("seated", "lying")


def load(tmp_path: Path, source: str, words: str = WORDS) -> Catalogue:
    (tmp_path / "locales" / "en").mkdir(parents=True)
    (tmp_path / "locales" / "en" / "all.ftl").write_text(words)
    (tmp_path / "techniques").mkdir()
    (tmp_path / "techniques" / "turn.toml").write_text(source)
    (tmp_path / "techniques" / SOURCES).write_text('S4 = "an article"')
    return load_catalogue(tmp_path / "techniques", load_texts(tmp_path / "locales"))


def test_a_technique_is_read_whole(tmp_path: Path) -> None:
    turn = load(tmp_path, GOOD).techniques["turn"]
    assert (turn.kind, turn.twist, turn.sources) == (Kind.DESK, True, ("S4",))
    assert [(s.text, s.seconds, s.starter_seconds, s.side) for s in turn.steps] == [
        ("left", 10, 5, Side.LEFT),
        ("right", 10, 5, Side.RIGHT),
    ]
    assert text_ids(turn)[-1] == "technique-turn-step-right"


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        pytest.param(GOOD + "reps = 2", r"steps\.1\.reps", id="an unknown key in a step"),
        pytest.param("reps = 2\n" + GOOD, "reps", id="an unknown key"),
        pytest.param(GOOD.replace('side = "right"', ""), "a side is missing", id="one side only"),
        pytest.param(GOOD.replace('"both"', '"none"'), "sides is wrong", id="sides denied"),
        pytest.param(GOOD.replace("10", "2", 1), r"steps\.0\.seconds", id="too short a step"),
        pytest.param(GOOD.replace("10", "61", 1), r"steps\.0\.seconds", id="too long a step"),
        pytest.param(GOOD.replace("10", "true", 1), r"steps\.0\.seconds", id="no number"),
        pytest.param(GOOD.replace("10", "4", 1), r"steps\.0\.starter_seconds", id="starter"),
        pytest.param(GOOD.replace("disc", "disk"), r"gates", id="an unknown gate"),
        pytest.param(GOOD.replace('"disc", ', ""), r"gates: disc", id="without a needed gate"),
        pytest.param(GOOD.replace(', "osteoporosis"', ""), "gates: osteoporosis", id="a twist"),
        pytest.param(MAT, r"gates: no-floor", id="on the mat for everyone"),
        pytest.param(
            MAT.replace('"disc"', '"disc", "no-floor"'), "gates: pregnant", id="lying for everyone"
        ),
        pytest.param(GOOD.replace("low-back", "belly"), r"areas\.0", id="an unknown area"),
        pytest.param(GOOD.replace("S4", "S9"), "sources: S9", id="an unknown source"),
        pytest.param(GOOD.replace('"seated"', '"upside-down"'), "position", id="a position"),
        pytest.param(GOOD.replace("desk", "mat", 1), "places", id="a mat technique at the desk"),
        pytest.param(GOOD.replace('kind = "desk"', "kind = desk"), r"line 2", id="no TOML"),
        pytest.param(
            GOOD + GOOD[GOOD.index("[[steps]]") :].replace("10", "60") * 2,
            f"longer than {LONGEST}",
            id="too long",
        ),
        pytest.param(GOOD.replace('kind = "desk"', 'kind = "walk"'), "gates", id="a gated walk"),
    ],
)
def test_a_mistake_names_file_and_field(tmp_path: Path, source: str, complaint: str) -> None:
    with pytest.raises(ContentError, match=rf"turn\.toml: .*{complaint}"):
        load(tmp_path, source)


@pytest.mark.parametrize("part", ["name", "about", "stop", "step-left"])
def test_a_missing_text_is_named(tmp_path: Path, part: str) -> None:
    words = WORDS.replace(f"technique-turn-{part} = x", "")
    with pytest.raises(ContentError, match=rf"turn\.toml: text technique-turn-{part}"):
        load(tmp_path, GOOD, words)
