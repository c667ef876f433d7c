"""What one cell of the workbook says. In: what it holds, the figure it is for. Out: a value, or why
there is none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation

from gfpack.base.dates import find_dates
from gfpack.base.findings import Place
from gfpack.base.text import normalised
from gfpack.figures.catalogue import FigureKind
from gfpack.figures.models import FigureProblem, Trouble
from gfpack.tools.xlsx_read import ErrorValue, Uncomputed, Value

_NOTHING = frozenset({"", "/", "-", "--", "—", "——", "无", "n/a", "na", "none"})
"""What people write into a cell to say that there is nothing; it is no nought."""
_PLAIN = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d*)?|[+-]?\.\d+")
_LONGEST_SHOWN = 40


class Unusable(ValueError):  # noqa: N818 - reads as what a cell is
    """A cell that says nothing that could be used."""

    def __init__(self, trouble: Trouble, **params: object) -> None:
        super().__init__(trouble)
        self.trouble = trouble
        self.params = {name: str(value)[:_LONGEST_SHOWN] for name, value in params.items()}

    def at(self, place: Place, figure: str | None) -> FigureProblem:
        """Return it as a problem of a place."""
        return FigureProblem(self.trouble, place, figure, self.params)


def number(value: Value | None, *, negative: bool = False) -> Decimal | None:
    """Return the number a cell holds, None where it is empty.

    A number stored as text counts where nothing else could be meant (`46,800.5`).

    Raises:
        Unusable: it holds something else, or less than 0 where that cannot be.
    """
    plain = _plain(value)
    if plain is None:
        return None
    if isinstance(plain, date):
        raise Unusable(Trouble.DATE, value=plain)
    found = _decimal(plain) if isinstance(plain, str) else plain
    if found is None:
        raise Unusable(Trouble.TEXT, value=plain)
    if found < 0 and not negative:
        raise Unusable(Trouble.NEGATIVE, value=found)
    return found


def text(value: Value | None) -> str | None:
    """Return the words a cell holds, None where it is empty.

    Raises:
        Unusable: a formula gave none.
    """
    plain = _plain(value)
    if plain is None:
        return None
    if isinstance(plain, Decimal):
        return f"{plain:f}"
    return " ".join(str(plain).split())


def day(value: Value | None) -> date | None:
    """Return the day a cell holds, None where it is empty; of a month its last day.

    Raises:
        Unusable: it is no day.
    """
    plain = _plain(value)
    if plain is None or isinstance(plain, date):
        return plain
    found = find_dates(plain) if isinstance(plain, str) else ()
    if len(found) != 1:
        raise Unusable(Trouble.NO_DATE, value=plain)
    return found[0].last_day


def choice(value: Value | None, kind: FigureKind) -> str | None:
    """Return the choice a cell holds, in whatever language it was made, None where it is empty.

    Raises:
        Unusable: it is none of them.
    """
    shown = text(_as_said(value, kind))
    if shown is None:
        return None
    for name, words in kind.choices.items():
        if normalised(shown) in {normalised(one) for one in (name, words.zh, words.en)}:
            return name
    offered = " / ".join(words.zh for words in kind.choices.values())
    raise Unusable(Trouble.NO_CHOICE, value=shown, choices=offered)


def _as_said(value: Value | None, kind: FigureKind) -> Value | None:
    """Return a word even where it otherwise stands for nothing: 无 may be a choice."""
    words: Iterable[str] = (word for one in kind.choices.values() for word in (one.zh, one.en))
    return f" {value}\u200b" if isinstance(value, str) and value.strip() in {*words} else value


def _plain(value: Value | None) -> Decimal | str | date | None:
    match value:
        case Uncomputed():
            raise Unusable(Trouble.UNCOMPUTED)
        case ErrorValue(shown=shown):
            raise Unusable(Trouble.ERROR_VALUE, value=shown)
        case bool():
            return "TRUE" if value else "FALSE"
        case str():
            bare = unicodedata.normalize("NFKC", value).strip()
            return None if bare.casefold() in _NOTHING else value.strip()
        case _:
            return value


def _decimal(said: str) -> Decimal | None:
    bare = unicodedata.normalize("NFKC", said).replace(" ", "").replace("，", ",")
    if not _PLAIN.fullmatch(bare):
        return None
    try:
        return Decimal(bare.replace(",", ""))
    except InvalidOperation:  # pragma: no cover - the pattern lets numerals pass only
        return None
