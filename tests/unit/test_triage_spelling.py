"""A typed word stands for a listed one when it is that word, or a slip of the keyboard away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from care.triage.spelling import Spelling, spellings

LISTED = ("numb*", "pee", "bladder", "incontinent", "*unfall", "füße", "tingl*", "weak", "genitals")
SPELLING = Spelling(LISTED)
LETTERS = "abdegilnrstuöz"


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        ("numbness", {"numb*"}),
        ("pee", {"pee"}),
        ("pees", set()),
        ("autounfall", {"*unfall"}),
        ("fuesse", {"füße"}),  # casefold turns "ß" into "ss" before
        ("fusse", {"füße"}),
    ],
)
def test_letter_by_letter(typed: str, listed: set[str]) -> None:
    assert Spelling(word.casefold() for word in LISTED).fits(typed) == {
        word.casefold() for word in listed
    }


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        ("bladdr", {"bladder"}),  # left out
        ("bladderr", {"bladder"}),  # doubled
        ("balddre", set()),  # two slips in seven letters
        ("incontnient", {"incontinent"}),  # swapped
        ("incotnineent", {"incontinent"}),  # two slips in eleven letters
        ("lbadder", {"bladder"}),  # the first letter swapped
        ("gladder", set()),  # the first letter wrong
        ("tinglng", set()),  # four letters of a stem say too little
        ("weak", set()),  # too short to forgive anything, and "fits" has found it
    ],
)
def test_a_slip_away(typed: str, listed: set[str]) -> None:
    assert SPELLING.nearly(typed) == listed


def _by_comparing(word: str) -> set[str]:
    """Return what ``nearly`` finds, by comparing with every listed word."""
    found = set()
    for listed in LISTED:
        for spelt in spellings(listed):
            stem = spelt.removesuffix("*")
            starts = word[:1] == stem[:1] or word[:2] == stem[1::-1]
            if spelt.endswith("*"):
                beginnings = {word[: len(stem) + longer] for longer in (-1, 0, 1)}
                near = len(stem) > 5 and any(OSA.distance(b, stem) <= 1 for b in beginnings)
            else:
                slips = 2 if len(spelt) >= 8 else 1 if len(spelt) >= 5 else 0
                near = slips > 0 and OSA.distance(word, spelt) <= slips
            if starts and near:
                found.add(listed)
    return found


@given(st.sampled_from(LISTED), st.data())
def test_looking_up_finds_what_comparing_finds(listed: str, data: st.DataObject) -> None:
    word = list(listed.strip("*"))
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(word)))
        slip = data.draw(st.sampled_from(("more", "less", "other", "swapped")))
        letter = data.draw(st.sampled_from(LETTERS))
        match slip:
            case "more":
                word.insert(at, letter)
            case "less":
                word[at : at + 1] = []
            case "other":
                word[at : at + 1] = [letter]
            case _:
                word[at : at + 2] = reversed(word[at : at + 2])
    typed = "".join(word)
    assert SPELLING.nearly(typed) == _by_comparing(typed)
