"""The rows of a printed ledger. In: the words below its heading, its columns. Out: `PrintedRow`.

Which word stands in which column nothing says but the order. Of all ways to lay the words into
the columns, row by row, that one is taken in which they fit best: a date below 有效期至, what looks
like a number below 出厂编号. A cell may be empty, or run over several words and lines; what stands
between rows (一、电力计量) or below them is laid outside. It is the way of Viterbi (1967): word by
word the best path to every column is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gfpack.evidence.ledger_words import Word

_FITS: dict[str, dict[str, float]] = {
    "order": {"order": 3},
    "name": {"instrument": 3, "chinese": 1.5, "other": 0, "maker": -1, "nothing": -2},
    "model": {"code": 2, "other": 1, "range": 0.5, "digits": -1, "chinese": -1, "nothing": 0.5},
    "grade": {"grade": 3.5, "range": 0.5, "other": 0, "nothing": 0.5, "order": -0.5},
    "range": {"range": 2.5, "code": 0, "other": 1, "order": 0, "chinese": -1, "nothing": 0.5},
    "maker": {"maker": 3, "chinese": 1, "instrument": -1, "other": 0, "nothing": 0.5},
    "factory": {"digits": 3, "code": 2.5, "order": 0.5, "range": -1, "nothing": 0.5},
    "own": {"code": 2.5, "digits": 2, "order": 0, "range": -1, "other": 0, "nothing": 0.5},
    "place": {
        "chinese": 2,
        "instrument": 1,
        "other": 1,
        "code": 0,
        "range": 0.5,
        "maker": 0,
        "nothing": 0.5,
    },
    "interval": {"interval": 3.5, "order": 0, "nothing": 0.5},
    "date": {"date": 4, "nothing": 0.5, "chinese": -1.5},
    "until": {"date": 4, "nothing": 0.5, "status": 0.3, "chinese": -1.5},
    "status": {"status": 3.5, "chinese": 0.5, "nothing": 0.5, "other": 0},
    "other": {
        "chinese": 0.5,
        "maker": 0.5,
        "other": 0.5,
        "nothing": 0.5,
        **dict.fromkeys(("code", "range", "digits", "order", "status"), 0.0),
    },
}
"""How well a word of this look fits into a column of this kind."""
_MISFIT = -5.0
_EMPTY = -1.5
"""What a cell costs in which nothing stands."""
_GOES_ON = {"name": -0.3, "maker": -0.3, "place": -0.3, "other": -0.3, "range": -0.3, "model": -0.5}
_GOES_ON_ELSE = -3.0
_WITHIN_LINE = -4.0
"""What it costs that a row begins or ends within a line."""


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row: what stands in each column, as words, and on which lines."""

    cells: tuple[tuple[str, ...], ...]
    first_line: int
    last_line: int


def printed_rows(found: Sequence[Word], kinds: Sequence[str]) -> Iterator[PrintedRow]:
    """Yield the rows into which the words are best laid."""
    path = _best_path(found, kinds)
    row: list[tuple[Word, int]] = []
    for word, (column, begins) in zip(found, path, strict=True):
        if (begins or column < 0) and row:
            yield _row(row, len(kinds))
            row = []
        if column >= 0:
            row.append((word, column))
    if row:
        yield _row(row, len(kinds))


def _row(laid: list[tuple[Word, int]], count: int) -> PrintedRow:
    cells = tuple(tuple(word.text for word, at in laid if at == n) for n in range(count))
    return PrintedRow(cells, laid[0][0].line, laid[-1][0].line)


def _best_path(found: Sequence[Word], kinds: Sequence[str]) -> list[tuple[int, bool]]:
    """Return the column of each word (-1: outside), and whether it begins a row."""
    columns = range(len(kinds))
    scores: list[float] = [float("-inf")] * len(kinds)
    outside = 0.0
    back: list[list[tuple[int, bool]]] = []
    for word in found:
        whole, end = _ended(scores)
        within = 0.0 if word.first else _WITHIN_LINE
        begun, begun_from = max((whole, end), (outside, -1))
        now, came = [], []
        best, best_from = float("-inf"), -1  # over the columns before, with what is left empty
        for at in columns:
            options = (
                (scores[at] + _GOES_ON.get(kinds[at], _GOES_ON_ELSE), at, False),
                (best, best_from, False),
                (begun + within + _EMPTY * at, begun_from, True),
            )
            score, place, begins = max(options, key=lambda one: one[0])
            now.append(score + _FITS[kinds[at]].get(word.look, _MISFIT))
            came.append((place, begins))
            best += _EMPTY
            if scores[at] >= best:
                best, best_from = scores[at], at
        left = whole + within > outside
        came.append((end if left else -1, False))
        outside = whole + within if left else outside
        scores = now
        back.append(came)
    return _followed(back, scores, outside)


def _ended(scores: list[float]) -> tuple[float, int]:
    """Return the best way to be at the end of a row, its last cells left empty, and its column."""
    whole = [score + _EMPTY * (len(scores) - 1 - at) for at, score in enumerate(scores)]
    at = max(range(len(scores)), key=whole.__getitem__)
    return whole[at], at


def _followed(
    back: list[list[tuple[int, bool]]], scores: list[float], outside: float
) -> list[tuple[int, bool]]:
    """Return the best path, from its end backwards."""
    whole, at = _ended(scores)
    at = at if whole > outside else -1
    path: list[tuple[int, bool]] = []
    for came in reversed(back):
        before, begins = came[at]
        path.append((at, begins))
        at = before
    return path[::-1]
