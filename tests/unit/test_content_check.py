"""Everything that is said: fit for Telegram, short enough, and within the copy rules."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from content.errors import ContentError
from content.load import telegram_html
from content.load.check import A_MARK, CONTENT, LONGEST_LABEL, check, every_branch, text_problems
from content.load.fluent_files import SOME_TEXT
from content.load.language import NAME
from content.places.names import load_place_names
from content.texts import load_texts

TEXTS = load_texts(CONTENT / "locales")
BOT = CONTENT.parent / "bot"
ON_A_BUTTON = re.compile(r'\.button\(\s*f?"([a-z][^"]*)"')


def test_all_that_ships_is_right() -> None:
    report = check()
    assert report.problems == []
    assert report.counts["techniques"] + report.counts["left out"] == 23
    assert min(report.counts.values()) > 0


def on_buttons() -> list[str]:
    found = {key for path in BOT.rglob("*.py") for key in ON_A_BUTTON.findall(path.read_text())}
    patterns = [re.compile(re.sub(r"\{[^}]*\}", "[A-Za-z0-9-]+", key)) for key in sorted(found)]
    return [key for key in TEXTS.messages if any(p.fullmatch(key) for p in patterns)]


@pytest.mark.parametrize("key", on_buttons())
def test_what_stands_on_a_button_is_short(key: str) -> None:
    for language in TEXTS.languages:
        for values in every_branch(TEXTS.messages[key]):
            label = TEXTS.label(language, key, **values).replace(SOME_TEXT, A_MARK)
            assert len(label) <= LONGEST_LABEL, label
            assert "<" not in label, label


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        pytest.param("a = <b>x", "<b> is never closed", id="an open tag"),
        pytest.param("a = <b>x</i>", "</i> closes nothing", id="a wrong end"),
        pytest.param("a = <h1>x</h1>", "<h1> is no tag", id="an unknown tag"),
        pytest.param("a = 3 < 4", "a < that", id="a bare sign"),
        pytest.param("a = you & me", "a & that", id="a bare ampersand"),
        pytest.param("a = It cracks.", "cracks", id="crack"),
        pytest.param("a = Safe for you.", "Safe", id="safe"),
        pytest.param("a = It heals.", "heals", id="heal"),
        pytest.param("a = The fix.", "fix", id="fix"),
        pytest.param("a = Pain relief.", "relief", id="relieve"),
        pytest.param("a = Realign it.", "Realign", id="realign"),
        pytest.param("a = It treats you.", "treats", id="treat"),
        pytest.param("a = Adjust it.", "Adjust", id="adjust"),
        pytest.param("a = Release it.", "Release", id="release"),
        pytest.param("a = It snaps.", "snaps", id="snap"),
        pytest.param("a = Did it pop?", "outside the standard line", id="pop"),
        pytest.param("a-label = " + "x" * 41, "label longer", id="a long label"),
        pytest.param("technique-a-name = " + "x" * 41, "label longer", id="a long name"),
        pytest.param("a = " + "x" * 4097, "longer than 4096", id="a long message"),
        pytest.param("a = { $x ->\n  [none] fixed\n *[other] fine\n }", "fixed", id="in a branch"),
    ],
)
def test_what_a_text_may_not_be_is_found(tmp_path: Path, line: str, complaint: str) -> None:
    (problem,) = problems_of(tmp_path, "en", line)
    assert problem.startswith("en/all.ftl: ")
    assert complaint in problem


def problems_of(tmp_path: Path, language: str, line: str) -> list[str]:
    """Hold one text of a language against the rules; English stands beside it."""
    for code in {"en", language}:
        (tmp_path / code).mkdir()
        shutil.copy(CONTENT / "locales" / code / NAME, tmp_path / code)
        said = line if code == language else line.partition("=")[0] + "= x"
        (tmp_path / code / "all.ftl").write_text(said, encoding="utf-8")
    return list(text_problems(load_texts(tmp_path)))


@pytest.mark.parametrize(
    "word",
    [
        "knackt", "geknackt", "einrenken", "heilt", "lindert", "repariert", "justiert",
        "behandelt", "sicher", "ungefährlich", "garantiert", "schmerzfrei",
    ],
)  # fmt: skip
def test_what_a_german_text_may_not_say_is_found(tmp_path: Path, word: str) -> None:
    (problem,) = problems_of(tmp_path, "de", f"a = Das {word} jetzt.")
    assert f"says “{word}”" in problem


@pytest.mark.parametrize(
    "text",
    [
        "Eine Versicherung, das Gesäß und die Schulter: alles gut.",
        "Ruf den Rettungsdienst. Wenn du unsicher bist, auch.",
        "Es ploppt vielleicht. Nie erzwingen.",
    ],
)
def test_what_a_german_text_may_say_is_left_alone(tmp_path: Path, text: str) -> None:
    assert problems_of(tmp_path, "de", f"a = {text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "Health, /safety, treatment, a snapshot, hips: all fine.",
        "A pop may or may not happen. Never force it.",
        "<b>x</b> &lt; 4 and { $name }",
        '<a href="https://example.org/">x</a>',
    ],
)
def test_what_a_text_may_be_is_left_alone(tmp_path: Path, text: str) -> None:
    assert problems_of(tmp_path, "en", f"a = {text}") == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("<b>a <i>b</i></b>", True),
        ("<blockquote expandable>a</blockquote>", True),
        ('<span class="tg-spoiler">a</span>', True),
        ("&#x27;&amp;", True),
        ("<b>a <i>b</b></i>", False),
        ('<b class="x">a</b>', False),
        ("<a>a</a>", False),
        ("<br>", False),
        ("</b>", False),
        ("&nbsp;", False),
    ],
)
def test_only_the_tags_of_telegram_pass(text: str, right: bool) -> None:
    assert (telegram_html.problem(text) is None) is right


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        ("techniques/bridge.toml", "lying", "flying", "bridge.toml, line 5: position"),
        ("places/emergency_numbers.toml", "[unknown]", "[unknwon]", "emergency_numbers.toml: "),
        ("rules.toml", "rules_version", "version", "rules.toml: "),
        ("locales/en/techniques.ftl", "technique-bridge-stop =", "x =", "de: x: missing"),
        ("locales/en/techniques.ftl", "-bridge-name = Bridge", "-bridge-name =", ", line"),
    ],
)
def test_one_wrong_file_is_named_and_the_rest_still_checked(
    tmp_path: Path, file: str, old: str, new: str, complaint: str
) -> None:
    shutil.copytree(CONTENT, tmp_path, dirs_exist_ok=True)
    source = (tmp_path / file).read_text(encoding="utf-8")
    assert old in source
    (tmp_path / file).write_text(source.replace(old, new, 1), encoding="utf-8")
    assert any(complaint in problem for problem in check(tmp_path).problems)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('name = "Deutsch"', 'name = ""', "de/language.toml, line 2: name"),
        ('done = ["fertig"', 'done = ["ja"', "words.yes: 'ja' stands twice"),
        ('none = ["nein"', 'none = ["sehr"', "answers.interference.much: 'sehr' stands twice"),
        ("much =", "lots =", "de/language.toml: interference.lots: not as in en"),
        ("tomorrow =", "later =", "de/language.toml, line 1: time.tomorrow: Field required"),
        ('["tag",', '["std",', "de/language.toml: time.days: 'std' stands twice"),
        ('until = ["bis"]', 'until = ["mo"]', "de/language.toml: time.until: 'mo' is a day"),
        ('daily = ["täglich", "jeden tag"]', "daily = []", "time.day_names.daily: Tuple should"),
        ("done =", "finished =", "de/language.toml: done: not as in en"),
        ('"krach', '"(krach', "de/language.toml: copy.never"),
        ("[words]", "[words", "de/language.toml: "),
    ],
)
def test_a_mistake_in_what_belongs_to_a_language_is_named(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    shutil.copytree(CONTENT, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "locales" / "de" / NAME
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))
    assert any(complaint in problem for problem in check(tmp_path).problems), check(
        tmp_path
    ).problems


def test_a_step_too_long_for_a_watch_is_found(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "locales" / "en" / "techniques.ftl"
    key = "technique-bridge-step-lower"
    path.write_text(path.read_text().replace(f"{key} =", f"{key} = {'x' * 140}"))
    assert [p for p in check(tmp_path).problems if "longer" in p] == [
        f"en: {key}: longer than 140 characters"
    ]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("cities = [7]", "cities.0"),
        ('[countries]\nGb = ["Britain"]', "countries.Gb"),
        ('[regions]\nDE = ["B"]', "regions.DE.0"),
        ("[cities", "at the end of a table"),
    ],
)
def test_a_mistake_in_the_names_of_places_names_file_and_field(
    tmp_path: Path, line: str, complaint: str
) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "places.toml").write_text(line, "utf-8")
    with pytest.raises(ContentError, match=rf"places\.toml.*{complaint}"):
        load_place_names(tmp_path)
