"""What page numbers (第 3 页 共 8 页) tell of a file. In: marks by page. Out: its parts.

A file may hold several documents, each numbered by itself. Pages without a mark may be anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

_MARK = re.compile(r"(\d{1,4})/(\d{1,4})")


@dataclass(frozen=True, slots=True)
class Part:
    """One numbered document in a file."""

    total: int
    numbers: tuple[tuple[int, int], ...]
    """Pages of the file that bear a number, with that number, in the order of pages."""
    missing: tuple[int, ...]
    """Numbers that no page can have: not seen, and not on a page without number either."""

    @property
    def in_order(self) -> bool:
        """Whether the numbers rise from page to page."""
        seen = [number for _, number in self.numbers]
        return all(one < other for one, other in pairwise(seen))


def parts(marks: Mapping[int, str], pages: int) -> list[Part]:
    """Return the numbered documents in a file of so many pages, by `number/total` on each page."""
    runs = list(_runs(_read(marks)))
    found = []
    for place, run in enumerate(runs):
        before = runs[place - 1][1][-1][0] if place else 0
        after = runs[place + 1][1][0][0] if place + 1 < len(runs) else pages + 1
        found.append(_part(*run, first=before + 1, last=after - 1))
    return found


def _read(marks: Mapping[int, str]) -> Iterator[tuple[int, int, int]]:
    for page in sorted(marks):
        if found := _MARK.fullmatch(marks[page]):
            number, total = int(found[1]), int(found[2])
            if 1 <= number <= total:
                yield page, number, total


_Run = tuple[int, list[tuple[int, int]]]


def _runs(marks: Iterator[tuple[int, int, int]]) -> Iterator[_Run]:
    """Yield total and pages of each document: a new one begins with another total or at 1."""
    total, run = 0, list[tuple[int, int]]()
    for page, number, of in marks:
        seen = {one for _, one in run}
        twice = bool(run) and number == run[-1][1]
        if run and (of != total or (number in seen and not twice)):
            yield total, run
            run = []
        total = of
        run.append((page, number))
    if run:
        yield total, run


def _part(total: int, numbers: list[tuple[int, int]], *, first: int, last: int) -> Part:
    seen = {number for _, number in numbers}
    leapt = set(_leapt_over(numbers, seen))
    others = [one for one in range(1, total + 1) if one not in seen and one not in leapt]
    unmarked = last - first + 1 - len(numbers)
    missing = leapt.union(others) if len(others) > unmarked else leapt
    return Part(total, tuple(numbers), tuple(sorted(missing)))


def _leapt_over(numbers: list[tuple[int, int]], seen: set[int]) -> Iterator[int]:
    """Yield numbers between two marked pages that have no room for them."""
    for (page, number), (next_page, next_number) in pairwise(numbers):
        between = [one for one in range(number + 1, next_number) if one not in seen]
        if len(between) > next_page - page - 1:
            yield from between
