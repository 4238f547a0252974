"""HTML as the Bot API reads it."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.entities import Words, parse, trimmed, units
from sandbox.errors import Refused
from sandbox.render import html_of
from sandbox.store import Json

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"))


def entity(kind: str, offset: int, length: int, **more: str) -> Json:
    return {"type": kind, "offset": offset, "length": length} | more


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain", "plain", []),
        ("<b>bold</b>", "bold", [entity("bold", 0, 4)]),
        ("<strong>bold</strong>", "bold", [entity("bold", 0, 4)]),
        ("<B>bold</b>", "bold", [entity("bold", 0, 4)]),
        ("a <i>b</i> <u>c</u>", "a b c", [entity("italic", 2, 1), entity("underline", 4, 1)]),
        ("<del>x</del>", "x", [entity("strikethrough", 0, 1)]),
        ("😀<code>x</code>", "😀x", [entity("code", 2, 1)]),
        ("<b>a<i>b</i></b>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
        ("<b></b>x", "x", []),
        ("<b>x</>", "x", [entity("bold", 0, 1)]),
        ("<tg-spoiler>x</tg-spoiler>", "x", [entity("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">x</span>', "x", [entity("spoiler", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [entity("expandable_blockquote", 0, 1)]),
        (
            "<a href='https://example.org/?a=1&amp;b=2'>x</a>",
            "x",
            [entity("text_link", 0, 1, url="https://example.org/?a=1&b=2")],
        ),
        ("<a>x</a>", "x", []),
        ("&lt;b&gt; &amp; &quot;", '<b> & "', []),
        ("&#65;&#x1F600;&amp", "A😀&", []),
        ("&nbsp;&copy; & co", "&nbsp;&copy; & co", []),
        ("&#xD800;", "&#xD800;", []),
    ],
)
def test_html_becomes_text_and_entities(source: str, text: str, entities: list[Json]) -> None:
    assert parse(source) == Words(text, entities)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("I <3 you", 'Unsupported start tag "3" at byte offset 2'),
        ("é<h1>x</h1>", 'Unsupported start tag "h1" at byte offset 2'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("x <b", "Unclosed start tag at byte offset 2"),
        ("x <a href='y", "Unclosed start tag at byte offset 2"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        (
            "<b>x</i>",
            'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
        ),
        (
            "<b><i>x</b></i>",
            'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
        ),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a ='x'>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        (
            "<a href>y</a>",
            'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
        ),
        ("<a href=x/y>y</a>", "Unexpected end of name token at byte offset 8"),
    ],
)
def test_what_is_wrong_is_said_in_telegrams_words(source: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(source)
    assert refused.value.code == 400
    assert refused.value.words == f"Bad Request: can't parse entities: {words}"


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("  <b> x </b>  ", "x", [entity("bold", 0, 1)]),
        ("\n\n<i>x</i>", "x", [entity("italic", 0, 1)]),
        ("<b>  </b>x", "x", []),
        ("x<b> </b>", "x", []),
        (" \n ", "", []),
    ],
)
def test_white_space_around_is_lost(source: str, text: str, entities: list[Json]) -> None:
    assert trimmed(parse(source)) == Words(text, entities)


@pytest.mark.parametrize(
    ("source", "safe"),
    [
        ("<strong>a</strong> &lt;script&gt;", "<b>a</b> &lt;script&gt;"),
        ("<b>a<i>😀</i>b</b>c", "<b>a<i>😀</i>b</b>c"),
        ("<i>a</i><u>b</u>", "<i>a</i><u>b</u>"),
        ("<a href='javascript:alert(1)'>x</a>", "x"),
        (
            "<a href='https://e.org/\"onclick=\"'>x</a>",
            '<a href="https://e.org/&quot;onclick=&quot;">x</a>',
        ),
        ("<span class='tg-spoiler'>x</span>", "<tg-spoiler>x</tg-spoiler>"),
        ("<tg-emoji emoji-id='5'>🙂</tg-emoji>", "🙂"),
        ("a\nb", "a\nb"),
    ],
)
def test_what_is_shown_is_harmless(source: str, safe: str) -> None:
    assert html_of(parse(source)) == safe


@given(TEXT)
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    assert parse(escape(text, quote=False)) == Words(text)


@given(st.text("<>/&;#abi ='\"😀xé", max_size=30))
def test_any_text_is_read_or_refused_and_what_is_shown_reads_the_same(source: str) -> None:
    try:
        words = parse(source)
    except Refused:
        return
    assert parse(html_of(words)).text == words.text
    assert all(e["offset"] + e["length"] <= units(words.text) for e in words.entities)
