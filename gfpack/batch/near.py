"""Near pictures. In: fingerprints of 64 bits. Out: heaps of things that look alike.

Two fingerprints that differ in at most four times `reach` + 3 bits differ in at most `reach` in
one of four quarters, so a thing is looked up under its quarters and those near them: the work does
not grow with what others there are. Only the first of a heap is compared with, so that a thousand
copies stay a thousand comparisons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain, combinations, islice
from typing import TypeVar

Thing = TypeVar("Thing")
_QUARTERS, _WIDTH = 4, 16
_MOST_COMPARED = 200
"""Heaps a thing is compared with: of thousands of blank pages the work stays what it is."""


def clusters(
    prints: Iterable[tuple[int, Thing]], most: int, alike: Callable[[Thing, Thing], bool]
) -> Iterator[list[Thing]]:
    """Yield the things whose fingerprints differ in at most `most` bits from the first one's.

    `alike` may still tell two apart. Heaps of one thing are left out.
    """
    heaps: list[tuple[int, list[Thing]]] = []
    exact: dict[int, list[int]] = defaultdict(list)
    known: tuple[dict[int, list[int]], ...] = tuple(defaultdict(list) for _ in range(_QUARTERS))
    for bits, thing in prints:
        near = chain(exact.get(bits, ()), _candidates(bits, most, known, heaps))
        compared = islice(near, _MOST_COMPARED)
        home = next((one for one in compared if alike(heaps[one][1][0], thing)), None)
        if home is not None:
            heaps[home][1].append(thing)
            continue
        if bits not in exact:
            for table, quarter in zip(known, _quarters(bits), strict=True):
                table[quarter].append(len(heaps))
        exact[bits].append(len(heaps))
        heaps.append((bits, [thing]))
    yield from (things for _, things in heaps if len(things) > 1)


def _candidates(
    bits: int,
    most: int,
    known: tuple[dict[int, list[int]], ...],
    heaps: list[tuple[int, list[Thing]]],
) -> Iterator[int]:
    for table, quarter in zip(known, _quarters(bits), strict=True):
        for flip in _flips(most // _QUARTERS):
            for one in table.get(quarter ^ flip, ()):
                if (heaps[one][0] ^ bits).bit_count() <= most:
                    yield one


def _quarters(bits: int) -> tuple[int, ...]:
    return tuple(bits >> (_WIDTH * part) & 0xFFFF for part in range(_QUARTERS))


@cache
def _flips(reach: int) -> tuple[int, ...]:
    """Return all numbers of 16 bits with at most `reach` ones."""
    return tuple(
        sum(1 << bit for bit in bits)
        for count in range(reach + 1)
        for bits in combinations(range(_WIDTH), count)
    )
