"""Dates and labels that stand apart: in columns, in rows, above and below each other.

In: a page's text, its labels, its dates. Out: by where a label of a date begins, its date.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from gfpack.base.dates import DateSeen
from gfpack.evidence.labels import Labelled

DATED = frozenset(
    {"issued", "made", "first_issued", "valid_from", "valid_until", "next_surveillance", "date"}
)
"""Fields of labels whose value is a date."""
_SAID = re.compile(r"[\u3400-\u9fff\d]")
"""What is more than the English of a label."""


def dates_of_labels(
    text: str, labels: Sequence[Labelled], dates: tuple[DateSeen, ...]
) -> dict[int, DateSeen]:
    """Return the dates of labels that do not stand right behind them."""
    return {
        label: day
        for pairs in (_columns, _stacked, _captions)
        for label, day in pairs(text, labels, dates)
    }


def _columns(
    text: str, labels: Sequence[Labelled], dates: tuple[DateSeen, ...]
) -> Iterator[tuple[int, DateSeen]]:
    """Yield the date of each label where a line of labels stands above one of dates, or below."""
    nothing: tuple[list[int], tuple[DateSeen, ...]] = ([], ())
    lines = [nothing, *_lines(text, labels, dates), nothing, nothing]
    for before, line, other, after in zip(lines, lines[1:], lines[2:], lines[3:], strict=False):
        above, beside = line
        below, values = other
        if len(above) > 1 and not beside and len(values) == len(above) > len(after[1]):
            yield from zip(above, values, strict=True)  # else they are the rows of a table
        captions = len(below) > 1 and len(below) == len(beside) > len(after[0])
        if captions and not (before[0] or above or values):
            yield from zip(below, beside, strict=True)


def _lines(
    text: str, labels: Sequence[Labelled], dates: tuple[DateSeen, ...]
) -> list[tuple[list[int], tuple[DateSeen, ...]]]:
    """Return of each line where the labels of dates begin on it, and the dates on it."""
    places = [one.start for one in dates]
    announced = [one.start for one in labels if one.field in DATED]
    return [
        (
            announced[bisect_left(announced, m.start()) : bisect_left(announced, m.end())],
            dates[bisect_left(places, m.start()) : bisect_left(places, m.end())],
        )
        for m in re.finditer(r"[^\n]+", text)
    ]


def _stacked(
    text: str, labels: Sequence[Labelled], dates: tuple[DateSeen, ...]
) -> Iterator[tuple[int, DateSeen]]:
    """Yield the date of each label where several labels stand together, then as many dates."""
    group: list[Labelled] = []
    for one in labels:
        group = [*group, one] if one.field in DATED else []
        if not _SAID.search(text, one.begin, one.end):
            continue  # its value comes behind those that follow
        if len(group) > 1:
            values = _in_a_row(text, group[-1].begin, dates)
            if len(values) == len(group):
                yield from zip((each.start for each in group), values, strict=True)
        group = []


def _in_a_row(text: str, begin: int, dates: tuple[DateSeen, ...]) -> list[DateSeen]:
    """Return the dates from a place on between which nothing stands."""
    found: list[DateSeen] = []
    for one in dates[bisect_left([each.start for each in dates], begin) :]:
        if _SAID.search(text, found[-1].end if found else begin, one.start):
            break
        found.append(one)
    return found


def _captions(
    text: str, labels: Sequence[Labelled], dates: tuple[DateSeen, ...]
) -> Iterator[tuple[int, DateSeen]]:
    """Yield the date of each label where dates stand above what they are, one after another."""
    dated = [one for one in labels if one.field in DATED]
    group: list[tuple[Labelled, DateSeen]] = []
    for one in dated:
        above = next((day for day in reversed(dates) if day.end <= one.start), None)
        if above is None or text[above.end : one.start].strip():
            group = []
            continue
        if not group and any(_is_beside(text, each, above) for each in dated):
            continue  # what is above is the value of the label above it
        group.append((one, above))
        below = next((day for day in dates if day.start >= one.begin), None)
        if below is not None and not text[one.begin : below.start].strip():
            continue
        if len(group) > 1:
            yield from ((label.start, day) for label, day in group)
        group = []


def _is_beside(text: str, one: Labelled, day: DateSeen) -> bool:
    """Return whether a date stands behind a label on its line, or is the first thing below it."""
    between = text[one.begin : day.start]
    return one.begin <= day.start < one.end and ("\n" not in between or not between.strip())
