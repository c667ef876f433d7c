"""A table of the workbook: columns over three years, fixed rows and empty ones. In: its kind. Out:
a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from gfpack.base.messages import Lang, message
from gfpack.figures import keys
from gfpack.figures.catalogue import FigureKind, FixedRow, SheetKind
from gfpack.figures.models import Figures, Row
from gfpack.figures.template_boxes import (
    KEY_ROW,
    above,
    accept,
    entered,
    format_of,
    height,
)
from gfpack.tools.xlsx_form import Accept, Box, FormSheet, Role
from gfpack.tools.xlsx_read import letters

_HEAD, _FINE, _UNITS, _YEARS = KEY_ROW + 1, KEY_ROW + 2, KEY_ROW + 3, KEY_ROW + 4
_FIRST = KEY_ROW + 5
_WIDTHS = {"text": 24.0, "unit": 11.0, "choice": 14.0, "date": 14.0, "number": 14.0}
_NAME_WIDTH, _NOTE_WIDTH = 34.0, 52.0

_Rows = tuple[tuple[FixedRow | None, Row | None], ...]
"""What stands in each row: the fixed row it is, what is known of it."""


@dataclass(frozen=True, slots=True)
class _Span:
    """A figure and the columns it takes: one a year, or one."""

    kind: FigureKind
    first: int
    years: tuple[int | None, ...]

    @property
    def last(self) -> int:
        return self.first + len(self.years) - 1

    @property
    def width(self) -> float:
        return _NAME_WIDTH if self.kind.id == keys.NAME else _WIDTHS[self.kind.kind]


def table(kind: SheetKind, years: tuple[int, ...], known: Figures, lang: Lang) -> FormSheet:
    """Return the sheet of a table; rows that are known stand in it, the rest is empty."""
    spans = tuple(_spans(kind, years))
    computed = _computed_columns(kind, spans, years)
    rows = tuple(_rows(kind, known))
    note_at = max([spans[-1].last, *computed.values()]) + 1
    noted = note_at if any(row.note for row in kind.rows) else None
    last = noted or note_at - 1
    boxes = [
        *above(kind.id, kind.title.in_(lang), kind.note.in_(lang) if kind.note else "", last),
        *_heads(kind, spans, years[-1], lang),
        *_computed_heads(kind, computed, years[-1], lang),
        *(_notes(rows, noted, lang) if noted else ()),
    ]
    for at, (fixed, held) in enumerate(rows, start=_FIRST):
        boxes += _row(at, fixed, held, spans, lang)
        boxes += _products(at, kind, spans, computed)
    end = _FIRST + len(rows) - 1
    boxes += _totals(end + 1, computed, lang) if computed else ()
    return FormSheet(
        kind.title.in_(lang),
        boxes,
        widths={1: 4}
        | {at: span.width for span in spans for at in range(span.first, span.last + 1)}
        | dict.fromkeys(computed.values(), _WIDTHS["number"])
        | ({noted: _NOTE_WIDTH} if noted else {}),
        heights=_heights(kind, spans, rows, lang),
        accepts=tuple(_accepts(spans, end, lang)),
        hidden_rows=(KEY_ROW,),
        hidden_columns=(1,),
        frozen=f"{letters(3)}{_FIRST}",
        repeated=(1, _YEARS),
    )


def _notes(rows: _Rows, column: int, lang: Lang) -> Iterator[Box]:
    head = message("figures.head.note", lang)
    yield Box(_HEAD, column, head, "head", last=(_YEARS, column))
    for at, (fixed, _) in enumerate(rows, start=_FIRST):
        yield Box(at, column, fixed.note.in_(lang) if fixed and fixed.note else "", "label")


def _heights(
    kind: SheetKind, spans: tuple[_Span, ...], rows: _Rows, lang: Lang
) -> Mapping[int, float]:
    room = sum(span.width * len(span.years) for span in spans)
    note = height((kind.note.in_(lang), room), least=18) if kind.note else 6
    fine = [(_fine(span.kind, lang), span.width * len(span.years)) for span in spans]
    own = {
        at: height((fixed.note.in_(lang) if fixed and fixed.note else "", _NOTE_WIDTH), least=20)
        for at, (fixed, _) in enumerate(rows, start=_FIRST)
    }
    return {1: 26, 2: note, _HEAD: 22, _FINE: height(*fine, least=30), _YEARS: 20} | own


def _spans(kind: SheetKind, years: tuple[int, ...]) -> Iterator[_Span]:
    at = 2
    for column in kind.columns:
        span = _Span(column, at, years if column.yearly else (None,))
        yield span
        at = span.last + 1


def _rows(kind: SheetKind, known: Figures) -> Iterator[tuple[FixedRow | None, Row | None]]:
    held = {row.id: row for row in known.tables.get(kind.id, ())}
    yield from ((one, held.pop(one.id, None)) for one in kind.rows)
    yield from ((None, row) for row in held.values())
    yield from [(None, None)] * max(0, kind.open_rows - len(held))


def _heads(kind: SheetKind, spans: tuple[_Span, ...], evaluated: int, lang: Lang) -> Iterator[Box]:
    for row, key in ((KEY_ROW, keys.KEYS), (_UNITS, keys.UNITS), (_YEARS, keys.YEARS)):
        yield Box(row, 1, key, "key")
    for span in spans:
        texts = {
            _HEAD: span.kind.title.in_(lang),
            _FINE: _fine(span.kind, lang),
            _UNITS: kind.unit_shown(span.kind, lang),
        }
        for row, text in texts.items():
            last = (row, span.last) if span.last > span.first else None
            yield Box(row, span.first, text, "head" if row == _HEAD else "fine", last=last)
        for at, year in enumerate(span.years, start=span.first):
            yield Box(KEY_ROW, at, keys.column(span.kind.id, year), "key")
            yield Box(_YEARS, at, _year(year, evaluated, lang), "fine")


def _year(year: int | None, evaluated: int, lang: Lang) -> str:
    if year is None:
        return ""
    key = "figures.evaluation_year" if year == evaluated else "figures.year"
    return message(key, lang, year=year)


def _fine(kind: FigureKind, lang: Lang) -> str:
    form = f"〔{kind.form}{'：' + kind.line if kind.line else ''}〕" if kind.form else ""
    return f"{kind.meaning.in_(lang)}{form}"


def _row(
    at: int, fixed: FixedRow | None, held: Row | None, spans: tuple[_Span, ...], lang: Lang
) -> Iterator[Box]:
    yield Box(at, 1, f"{keys.ROW}{fixed.id if fixed else ''}", "key")
    given = dict(fixed.given) if fixed else {}
    for span in spans:
        kind = span.kind
        if fixed and kind.id == keys.NAME:
            yield Box(at, span.first, fixed.title.in_(lang), "label")
            continue
        if fixed and kind.id == keys.UNIT and keys.UNIT in given:
            yield Box(at, span.first, given[keys.UNIT], "label")
            continue
        for column, year in enumerate(span.years, start=span.first):
            cell = held.cells.get((kind.id, year)) if held else None
            value = entered(cell, kind, lang)
            role: Role = "given" if kind.id in given else "entry"
            if cell is None and kind.id in given:
                value = Decimal(given[kind.id]) if kind.kind == "number" else given[kind.id]
            yield Box(at, column, value, role, format_of(kind))


def _computed_columns(
    kind: SheetKind, spans: tuple[_Span, ...], years: tuple[int, ...]
) -> Mapping[int, int]:
    """Return the column of a computed product by year; none where its parts are not asked for."""
    if kind.computed is None or not set(kind.computed.of) <= {one.kind.id for one in spans}:
        return {}
    return {year: at for at, year in enumerate(years, start=spans[-1].last + 1)}


def _computed_heads(
    kind: SheetKind, computed: Mapping[int, int], evaluated: int, lang: Lang
) -> Iterator[Box]:
    if kind.computed is None or not computed:
        return
    first, last = min(computed.values()), max(computed.values())
    yield Box(_HEAD, first, kind.computed.title.in_(lang), "head", last=(_HEAD, last))
    yield Box(_FINE, first, message("figures.guide.computed", lang), "fine", last=(_FINE, last))
    yield Box(_UNITS, first, kind.computed.unit, "fine", last=(_UNITS, last))
    for year, at in computed.items():
        yield Box(_YEARS, at, _year(year, evaluated, lang), "fine")


def _products(
    row: int, kind: SheetKind, spans: tuple[_Span, ...], computed: Mapping[int, int]
) -> Iterator[Box]:
    columns = {(span.kind.id, year): span.first + n for span in spans
               for n, year in enumerate(span.years)}  # fmt: skip
    for year, at in computed.items():
        parts = kind.computed.of if kind.computed else ()
        cells = [f"{letters(columns[name, year])}{row}" for name in parts]
        empty = ",".join(f'{cell}=""' for cell in cells)
        formula = f'=IF(OR({empty}),"",{"*".join(cells)})'
        yield Box(row, at, formula, "computed", "#,##0.00")


def _totals(row: int, computed: Mapping[int, int], lang: Lang) -> Iterator[Box]:
    yield Box(row, 1, keys.TOTAL, "key")
    yield Box(row, min(computed.values()) - 1, message("figures.total", lang), "computed")
    for at in computed.values():
        letter = letters(at)
        formula = f"=SUM({letter}{_FIRST}:{letter}{row - 1})"
        yield Box(row, at, formula, "computed", "#,##0.00")


def _accepts(spans: tuple[_Span, ...], end: int, lang: Lang) -> Iterator[Accept]:
    for span in spans:
        cells = f"{letters(span.first)}{_FIRST}:{letters(span.last)}{end}"
        if span.kind.kind in ("number", "date") or span.kind.choices or span.kind.offered:
            yield accept(cells, span.kind, lang)
