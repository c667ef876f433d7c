"""The workbook of figures as a form. In: what a checklist asks for, known figures. Out: sheets.

Each sheet says by hidden keys what its rows and columns are (see `keys`); all else on it is for
people. Nothing is written here: `workbook` does that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gfpack.base.messages import Lang, message
from gfpack.checklist.models import Checklist
from gfpack.figures import keys
from gfpack.figures.catalogue import PRODUCT_UNIT, Catalogue, FigureKind, SheetKind
from gfpack.figures.models import Cell, Content, Figures
from gfpack.figures.needs import Wanted, asked_sheets, hangs_on_rows, references
from gfpack.figures.template_boxes import (
    KEY_ROW,
    above,
    accept,
    entered,
    entry,
    format_of,
    height,
)
from gfpack.figures.template_guide import guide
from gfpack.figures.template_table import table
from gfpack.project.models import Enterprise
from gfpack.tools.xlsx_form import Box, FormSheet
from gfpack.tools.xlsx_read import letters

_TITLE, _UNIT, _FIRST_YEAR = 2, 3, 4
_MEANING_WIDTH = 62.0

_OPEN_LINES = 15
"""Lines for values that differ by product, material or pollutant."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked for what: the plant, its checklist, the evaluation year."""

    enterprise: Enterprise
    checklist: Checklist
    year: int
    plant: Mapping[str, str] = field(default_factory=dict)
    """Circumstances of the plant that were answered."""

    @property
    def years(self) -> tuple[int, ...]:
        """The three years that stand side by side, rising."""
        return (self.year - 2, self.year - 1, self.year)


def template(
    asked: Asked, catalogue: Catalogue, lang: Lang, known: Figures | None = None
) -> tuple[FormSheet, ...]:
    """Return the sheets of the workbook, with the figures that are known already filled in."""
    known = known or Figures(asked.years)
    kinds = asked_sheets(catalogue, asked.checklist, asked.plant)
    wanted = references(asked.checklist)
    compared = _references(wanted, asked, known, lang)
    sheets = [
        table(kind, asked.years, known, lang) if kind.columns else _lines(kind, asked, known, lang)
        for kind in kinds
    ]
    first = guide(
        asked.enterprise, asked.checklist, asked.years, (*kinds,), lang, compared=bool(wanted)
    )
    return (first, *sheets, *([compared] if wanted else []))


def _lines(kind: SheetKind, asked: Asked, known: Figures, lang: Lang) -> FormSheet:
    years = asked.years if kind.lines[0].yearly else (None,)
    first = KEY_ROW + 2
    after = _FIRST_YEAR + len(years)
    boxes = [
        *above(kind.id, kind.title.in_(lang), kind.note.in_(lang) if kind.note else "", after + 2),
        *_heads(years, asked.year, lang),
    ]
    accepts = []
    for row, line in enumerate(kind.lines, start=first):
        boxes += _line(row, line, years, known, lang)
        cells = f"{letters(_FIRST_YEAR)}{row}:{letters(after - 1)}{row}"
        accepts.append(accept(cells, line, lang))
    return FormSheet(
        kind.title.in_(lang),
        boxes,
        widths={1: 4, _TITLE: 30, _UNIT: 11}
        | dict.fromkeys(range(_FIRST_YEAR, after), 17.0)
        | {after: _MEANING_WIDTH, after + 1: 24, after + 2: 24},
        heights={1: 26, KEY_ROW + 1: 22}
        | {
            row: height((line.meaning.in_(lang), _MEANING_WIDTH), (line.title.in_(lang), 30))
            for row, line in enumerate(kind.lines, start=first)
        },
        accepts=accepts,
        hidden_rows=(KEY_ROW,),
        hidden_columns=(1,),
        frozen=f"{letters(_FIRST_YEAR)}{first}",
        repeated=(1, KEY_ROW + 1),
    )


def _heads(years: tuple[int | None, ...], evaluated: int, lang: Lang) -> Iterator[Box]:
    names = [keys.NAME, keys.UNIT, *(keys.column(keys.VALUE, year) for year in years)]
    yield Box(KEY_ROW, 1, keys.KEYS, "key")
    yield from (Box(KEY_ROW, at, name, "key") for at, name in enumerate(names, start=_TITLE))
    shown = [
        message("figures.all_years", lang)
        if year is None
        else message(
            "figures.evaluation_year" if year == evaluated else "figures.year", lang, year=year
        )
        for year in years
    ]
    before = [message(f"figures.head.{name}", lang) for name in ("figure", "unit")]
    behind = [message(f"figures.head.{name}", lang) for name in ("meaning", "form", "line")]
    yield Box(KEY_ROW + 1, 1, keys.YEARS, "key")
    for at, text in enumerate([*before, *shown, *behind], start=_TITLE):
        yield Box(KEY_ROW + 1, at, text, "head")


def _line(
    row: int, line: FigureKind, years: tuple[int | None, ...], known: Figures, lang: Lang
) -> Iterator[Box]:
    yield Box(row, 1, line.id, "key")
    yield Box(row, _TITLE, line.title.in_(lang), "label")
    held = [known.lines.get((line.id, year)) for year in years]
    yield _unit_box(row, line, held)
    for at, cell in enumerate(held, start=_FIRST_YEAR):
        yield Box(row, at, entered(cell, line, lang), "entry", format_of(line))
    for at, text in enumerate(
        [line.meaning.in_(lang), line.form or "", line.line or ""], start=_FIRST_YEAR + len(years)
    ):
        yield Box(row, at, text, "label")


def _unit_box(row: int, line: FigureKind, held: list[Cell[Content] | None]) -> Box:
    """Return the unit; a product's own is for the plant to write."""
    if line.unit != PRODUCT_UNIT:
        return Box(row, _UNIT, line.unit or "", "label")
    own = next((str(getattr(one.value, "unit", "")) for one in held if one), None)
    return Box(row, _UNIT, own if own != PRODUCT_UNIT else None, "entry")


def _references(wanted: tuple[Wanted, ...], asked: Asked, known: Figures, lang: Lang) -> FormSheet:
    first = KEY_ROW + 2
    title = message("figures.references.title", lang)
    names = (keys.NAME, keys.UNIT, keys.VALUE, keys.SOURCE)
    heads = ("reference", "unit", "value", "source", "note")
    by_row = any(one.by_row for one in wanted)
    boxes = [
        *above(keys.REFERENCES, title, message("figures.references.note", lang), 6),
        Box(KEY_ROW, 1, keys.KEYS, "key"),
        *(Box(KEY_ROW, at, name, "key") for at, name in enumerate(names, start=2)),
        Box(KEY_ROW + 1, 1, keys.YEARS, "key"),
        *(
            Box(KEY_ROW + 1, at, message(f"figures.head.{name}", lang), "head")
            for at, name in enumerate(heads, start=2)
        ),
    ]
    for row, one in enumerate(wanted, start=first):
        boxes += _reference(row, one, asked, known, lang)
    last = first + len(wanted) - 1
    if by_row:
        boxes += _by_row(last + 2, wanted, known, lang)
        last += 1 + _OPEN_LINES
    return FormSheet(
        title,
        boxes,
        widths={1: 4, 2: 40, 3: 18, 4: 16, 5: 48, 6: 44} | ({7: 24} if by_row else {}),
        heights={1: 26, 2: 32, KEY_ROW + 1: 22}
        | {
            row: height((one.reference.title.in_(lang), 40), ("", 40), least=28)
            for row, one in enumerate(wanted, start=first)
        }
        | ({first + len(wanted): 96} if by_row else {}),
        accepts=[entry(f"D{first}:D{last}", "number", lang)] if wanted else [],
        hidden_rows=(KEY_ROW,),
        hidden_columns=(1,),
        frozen=f"D{first}",
        repeated=(1, KEY_ROW + 1),
    )


def _by_row(row: int, wanted: tuple[Wanted, ...], known: Figures, lang: Lang) -> Iterator[Box]:
    """Yield open lines for products, materials and pollutants whose values to compare differ."""
    yield Box(KEY_ROW, 7, keys.OF, "key")
    yield Box(KEY_ROW + 1, 7, message("figures.references.of", lang), "head")
    yield Box(row - 1, 1, keys.TOTAL, "key")
    yield Box(row - 1, 2, message("figures.references.by_row", lang), "label")
    titles = {one.reference.id: one.reference.title.in_(lang) for one in wanted}
    held = [(name, of, one) for (name, of), one in known.row_references.items() if name in titles]
    for at in range(_OPEN_LINES):
        name, of, one = held[at] if at < len(held) else ("", "", None)
        yield Box(row + at, 1, keys.ROW, "key")
        yield Box(row + at, 2, titles.get(name), "entry")
        yield Box(row + at, 3, str(one.cell.value.unit) if one else None, "entry")
        yield Box(row + at, 4, one.cell.value.value if one else None, "entry")
        yield Box(row + at, 5, (one.source or None) if one else None, "entry")
        yield Box(row + at, 7, of or None, "entry")


def _reference(row: int, one: Wanted, asked: Asked, known: Figures, lang: Lang) -> Iterator[Box]:
    held = known.references.get(one.reference.id)
    own = hangs_on_rows(one.unit)
    unit = str(held.cell.value.unit) if held and own else one.unit
    yield Box(row, 1, one.reference.id, "key")
    yield Box(row, 2, one.reference.title.in_(lang), "label")
    yield Box(row, 3, "" if unit == "1" else unit, "given" if own else "label")
    yield Box(row, 4, held.cell.value.value if held else None, "entry")
    yield Box(row, 5, (held.source or None) if held else None, "entry")
    yield Box(row, 6, _given_otherwise(one, asked, lang), "label")


def _given_otherwise(one: Wanted, asked: Asked, lang: Lang) -> str:
    """Return the value that counts where the plant gives none, if there is one."""
    if one.reference.value is not None:
        return message("figures.references.fixed", lang, value=one.reference.value)
    code = (asked.enterprise.industry_code or "")[:2]
    if code not in one.reference.by_industry:
        return ""
    value = one.reference.by_industry[code]
    return message("figures.references.published", lang, value=value, code=code)
