"""Texts: complete in every language, escaped in one place, and never shown half filled."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.errors import ContentError
from content.load.language import NAME
from content.texts import Html, Texts, load_texts

EN = """
-brand = Limber
hello = Hello { $name }, this is <b>{ -brand }</b>.
steps = { $count ->
    [one] { $count } step
   *[other] { $count } steps
 }
both = { hello } It has { steps }.
place = { $country ->
    [none] Call.
   *[other] Call in { $country }: { $number }.
 }
done = Done
"""


MANNERS = """
name = "Some"
[words]
yes = ["yes", "yep"]
[time]
minutes = ["min"]
hours = ["h"]
days = ["day"]
weeks = ["week"]
today = ["today"]
tomorrow = ["tomorrow"]
until = ["until"]
lasting = []
joining = []
either = []
out_of = []
o_clock = []
half_past = []
half_to = []
am = []
pm = []
[time.day_names]
daily = ["daily"]
workdays = ["workdays"]
weekend = ["weekend"]
[copy]
never = ["bad"]
pop = "pop"
pop_line = "never force"
"""


def folder(tmp_path: Path, **files: str) -> Path:
    for name, source in files.items():
        language, _, stem = name.partition("_")
        (tmp_path / language).mkdir(exist_ok=True)
        (tmp_path / language / NAME).write_text(MANNERS)
        (tmp_path / language / f"{stem or 'all'}.ftl").write_text(source, encoding="utf-8")
    return tmp_path


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    return load_texts(folder(tmp_path, en=EN))


def test_string_values_are_escaped_and_carry_no_isolation_marks(texts: Texts) -> None:
    said = texts.say("en", "hello", name='<b>"A&B"</b>')
    assert said == "Hello &lt;b&gt;&quot;A&amp;B&quot;&lt;/b&gt;, this is <b>Limber</b>."


def test_what_was_said_already_is_not_escaped_again(texts: Texts) -> None:
    inner = texts.say("en", "hello", name="A & B")
    assert f"Hello {inner}," in texts.say("en", "hello", name=inner)
    assert "<i>A</i>" in texts.say("en", "hello", name=Html("<i>A</i>"))


def test_a_label_is_plain_text(texts: Texts) -> None:
    assert texts.label("en", "hello", name="A & B").startswith("Hello A & B,")


@pytest.mark.parametrize(("count", "said"), [(1, "1 step"), (3, "3 steps"), (0, "0 steps")])
def test_numbers_choose_their_plural(texts: Texts, count: int, said: str) -> None:
    assert texts.say("en", "steps", count=count) == said


def test_an_unknown_message_raises(texts: Texts) -> None:
    assert not texts.has("nothing")
    with pytest.raises(ContentError, match="nothing"):
        texts.say("en", "nothing")


@pytest.mark.parametrize(
    ("key", "values", "named"),
    [
        pytest.param("hello", {}, "name", id="plainly"),
        pytest.param("both", {"name": "Ann"}, "count", id="through a reference"),
        pytest.param("place", {"country": "none"}, "number", id="in a branch not taken"),
    ],
)
def test_a_missing_variable_raises(
    texts: Texts, key: str, values: dict[str, str], named: str
) -> None:
    with pytest.raises(ContentError, match=rf"all\.ftl: {key}: .*\${named}"):
        texts.say("en", key, **values)


def test_an_error_never_tells_a_value(texts: Texts) -> None:
    with pytest.raises(ContentError) as caught:
        texts.say("en", "hello", name="secret" * 500)  # longer than Fluent takes
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("code", "language"),
    [("de", "de"), ("de-AT", "de"), ("DE", "de"), ("fr", "en"), ("", "en"), (None, "en")],
)
def test_the_best_language_is_found(tmp_path: Path, code: str | None, language: str) -> None:
    texts = load_texts(folder(tmp_path, en="done = Done", de="done = Fertig"))
    assert texts.languages == ("de", "en")
    assert texts.best(code) == language
    assert texts.say(code or "", "done") == {"de": "Fertig", "en": "Done"}[language]


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        pytest.param({"en": "a = x\nb =\n"}, r"en/all\.ftl, line 2", id="no text"),
        pytest.param({"en": "a = x\n    .b = y"}, r"en/all\.ftl: a: ", id="an attribute"),
        pytest.param({"en": "a = { b }"}, r"a: refers to b", id="a reference to nothing"),
        pytest.param({"en": "a = { -b }"}, r"a: refers to -b", id="a term that is not there"),
        pytest.param({"en": "a = { b }\nb = { a }"}, r"refers to itself", id="a circle"),
        pytest.param({"en": "a = { LOUD($x) }"}, r"a: .*LOUD", id="an unknown function"),
        pytest.param({"en": "a = x", "en_two": "a = y"}, r"two\.ftl: a: .*all\.ftl", id="twice"),
        pytest.param({"en": "a = x", "de": "b = x"}, r"de: a: missing", id="a missing text"),
        pytest.param({"en": "a = x", "de": "a = x\nb = x"}, r"de/all\.ftl: b", id="one too many"),
        pytest.param({"en": "a = { $x }", "de": "a = { $y }"}, r"de/all\.ftl: a: .*\$", id="vars"),
        pytest.param({"de": "a = x"}, "no folder en", id="no English"),
    ],
)
def test_what_is_wrong_in_a_file_is_named(
    tmp_path: Path, files: dict[str, str], complaint: str
) -> None:
    with pytest.raises(ContentError, match=complaint):
        load_texts(folder(tmp_path, **files))


def test_the_samples_lead_through_every_branch(texts: Texts) -> None:
    needs = texts.messages["place"].variables
    assert "none" in needs["country"]
    assert len(needs["country"]) == 2
    assert {0, 1, 2} <= set(texts.messages["both"].variables["count"])
