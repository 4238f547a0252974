"""Sitting windows as a person types them, and the one form in which they are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from content.typed.days import day_mask, in_one_word
from content.typed.errors import NotUnderstood
from content.typed.spelling import spoken, whole
from content.typed.times import clock, half, time_pattern
from content.typed.words import TypedWords
from scheduler.model import DAY_MINUTES, WEEKDAYS, SittingWindow

LONGEST = 16 * 60  # minutes; a longer sitting window is more likely a slip than a shift
WEEK = 7 * DAY_MINUTES

_NAME = r"[^\W\d_]+\.?"


def windows(text: str, words: TypedWords) -> tuple[SittingWindow, ...]:
    """Read "Mon-Fri 9-12:30, 13:30-17:30; Sat 10-12" into its normal form.

    Hours without days are Monday to Friday; an end before its start is on the next day.
    Raises ``NotUnderstood``: window-empty, window-day, window-hour, window-long (over 16 hours), or
    window-order (an end at its start, a range before the one it follows, or a range past
    midnight into another).
    """
    typed = _typed(_marked(text, words), words)
    if not typed:
        raise NotUnderstood("window-empty")
    if any(_length(window) > LONGEST for window in typed):
        raise NotUnderstood("window-long")
    _refuse_tangles(typed)
    return normal(typed)


def normal(windows: Iterable[SittingWindow]) -> tuple[SittingWindow, ...]:
    """Merge what overlaps or touches, and give days with equal hours one mask.

    Windows of one mask stand together in order of time, masks in order of their first day:
    ready to be described. Raises ``NotUnderstood("window-long")`` if over 16 hours run together.
    """
    spans = _week_spans(windows)
    # Three weeks in a row, so that the middle one has true neighbours on both sides.
    row = [(start + n * WEEK, end + n * WEEK) for n in range(3) for start, end in spans]
    merged = [(start, end) for start, end in _merged(row) if WEEK <= start < 2 * WEEK]
    if spans and (not merged or max(end - start for start, end in merged) > LONGEST):
        raise NotUnderstood("window-long")
    masks: dict[tuple[tuple[int, int], ...], int] = {}
    for day in range(7):
        first = WEEK + day * DAY_MINUTES
        hours = tuple(
            (start - first, (end - first - 1) % DAY_MINUTES + 1)
            for start, end in merged
            if first <= start < first + DAY_MINUTES
        )
        masks[hours] = masks.get(hours, 0) | 1 << day
    return tuple(
        SittingWindow(mask, start, end) for hours, mask in masks.items() for start, end in hours
    )


def _marked(text: str, words: TypedWords) -> str:
    """Return ``text`` with a dash for each "until", and a comma for what says nothing."""
    typed = spoken(in_one_word(text, words), words)
    return re.sub(rf"\s?{whole(words.until).pattern}\s?", "-", whole(words.joining).sub(",", typed))


def _token(words: TypedWords) -> re.Pattern[str]:
    time = time_pattern(words)
    return re.compile(
        rf"(?P<hours>{time}\s?-\s?{time})|(?P<days>{_NAME}(?:\s?-\s?{_NAME})?)"
        r"|[\s,;&/+:]+|(?P<stray>.)"
    )


def _typed(text: str, words: TypedWords) -> Sequence[SittingWindow]:
    typed: list[SittingWindow] = []
    days, alone, earlier = WEEKDAYS, False, 0
    for token in _token(words).finditer(text):
        if token["stray"]:
            raise NotUnderstood("window-hour")
        if token["days"]:
            mask = _days(token["days"], words)
            days = days | mask if alone else mask
            alone, earlier = True, 0
        elif token["hours"]:
            start, end = _range(token["hours"], words)
            if start < earlier:
                raise NotUnderstood("window-order")
            typed.append(SittingWindow(days, start, end))
            alone, earlier = False, start
    if alone:
        raise NotUnderstood("window-empty")
    return typed


def _days(text: str, words: TypedWords) -> int:
    first, ranged, last = text.partition("-")
    start, end = day_mask(first.strip(), words), day_mask(last.strip(), words)
    if not start or (ranged and (start.bit_count() > 1 or end.bit_count() != 1)):
        raise NotUnderstood("window-day")
    if not ranged:
        return start
    day, days = start.bit_length() - 1, start
    while not days & end:
        day = (day + 1) % 7
        days |= 1 << day
    return days


def _range(text: str, words: TypedWords) -> tuple[int, int]:
    """Return start and end in minutes of day; "1-5pm" and "1pm-5" both mean the afternoon."""
    first, last = (part.strip() for part in text.split("-"))
    start, end = (clock(time, "window-hour", words) for time in (first, last))
    begins, ends = half(first, words), half(last, words)
    if ends and not begins:
        same_half = clock(first, "window-hour", words, ends)
        start = same_half if same_half < end else start
    elif begins and not ends:
        same_half = clock(last, "window-hour", words, begins)
        end = same_half if same_half > start else end
    if start == DAY_MINUTES:
        raise NotUnderstood("window-hour")
    if start == end:
        raise NotUnderstood("window-order")
    return start, end or DAY_MINUTES


def _length(window: SittingWindow) -> int:
    return (window.end - window.start - 1) % DAY_MINUTES + 1


def _week_spans(windows: Iterable[SittingWindow]) -> list[tuple[int, int]]:
    """Return start and end in minutes since Monday 00:00, in order and each once."""
    starts = {
        (day * DAY_MINUTES + window.start, _length(window))
        for window in windows
        for day in range(7)
        if window.days >> day & 1
    }
    return sorted((start, start + length) for start, length in starts)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _refuse_tangles(typed: Sequence[SittingWindow]) -> None:
    """Refuse a range that runs past midnight into another: two shifts at once are a slip."""
    spans = _week_spans(typed)
    both = spans + [(start + WEEK, end + WEEK) for start, end in spans]
    for start, end in spans:
        others = (other for other in both if other != (start, end))
        over_midnight = start // DAY_MINUTES != (end - 1) // DAY_MINUTES
        if over_midnight and any(a < end and start < b for a, b in others):
            raise NotUnderstood("window-order")
