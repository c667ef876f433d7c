"""The first sheet of the workbook: whose it is, how to fill it in, what stands where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gfpack.base.messages import Lang, message
from gfpack.checklist.models import Checklist
from gfpack.figures import keys
from gfpack.figures.catalogue import SheetKind
from gfpack.figures.template_boxes import height
from gfpack.project.models import Enterprise
from gfpack.tools.xlsx_form import Box, FormSheet, Role

_STEPS = 7
_WIDTH = 112.0
_COLOURS: tuple[tuple[str, Role], ...] = (
    ("entry", "entry"),
    ("given", "given"),
    ("locked", "head"),
    ("computed", "computed"),
)


def guide(
    enterprise: Enterprise,
    checklist: Checklist,
    years: tuple[int, ...],
    kinds: Sequence[SheetKind],
    lang: Lang,
    *,
    compared: bool,
) -> FormSheet:
    """Return the sheet; `compared` tells whether there is one of values to compare with."""
    lines = [
        *_about(enterprise, checklist, years, lang),
        *_how(lang),
        *_sheets(kinds, lang, compared=compared),
    ]
    boxes = [
        Box(row, column, text, role)
        for row, line in enumerate(lines, start=1)
        for column, (text, role) in enumerate(line, start=2)
    ]
    hidden = (
        keys.mark(keys.GUIDE),
        f"{keys.CHECKLIST}{checklist.id}",
        f"{keys.YEAR}{years[-1]}",
        f"{keys.ENTERPRISE}{enterprise.credit_code or ''}",
    )
    marks = [Box(row, 1, text, "key") for row, text in enumerate(hidden, start=1)]
    return FormSheet(
        message("figures.guide.sheet", lang),
        [*marks, *boxes],
        widths={1: 4, 2: 30, 3: _WIDTH},
        heights={1: 28}
        | {
            row: height((line[-1][0], _WIDTH if len(line) > 1 else 400), least=20)
            for row, line in enumerate(lines[1:], start=2)
        },
        hidden_columns=(1,),
    )


_Line = tuple[tuple[str, Role], ...]


def _about(
    enterprise: Enterprise, checklist: Checklist, years: tuple[int, ...], lang: Lang
) -> Iterator[_Line]:
    yield ((_say("title", lang), "title"),)
    yield ((_say("enterprise", lang, enterprise=enterprise.name), "text"),)
    title = checklist.title.in_(lang)
    yield ((_say("checklist", lang, title=title, standard=checklist.standard), "text"),)
    first, middle, year = years
    yield ((_say("years", lang, year=year, middle=middle, **{"from": first}), "text"),)


def _how(lang: Lang) -> Iterator[_Line]:
    yield ((" ", "text"),)
    yield ((_say("how", lang), "head"), (" ", "head"))
    for number in range(1, _STEPS + 1):
        yield ((str(number), "label"), (_say(f"step_{number}", lang), "label"))
    yield ((" ", "text"),)
    yield ((_say("colours", lang), "head"), (" ", "head"))
    for name, role in _COLOURS:
        yield ((" ", role), (_say(name, lang), "label"))


def _sheets(kinds: Sequence[SheetKind], lang: Lang, *, compared: bool) -> Iterator[_Line]:
    yield ((" ", "text"),)
    yield ((_say("sheets", lang), "head"), (" ", "head"))
    comma = message("figures.list_comma", lang)
    for kind in kinds:
        names = comma.join(one.title.in_(lang) for one in (*kind.lines, *kind.columns))
        yield ((kind.title.in_(lang), "label"), (names, "label"))
    if compared:
        title, note = (message(f"figures.references.{name}", lang) for name in ("title", "note"))
        yield ((title, "label"), (note, "label"))


def _say(key: str, lang: Lang, **params: object) -> str:
    return message(f"figures.guide.{key}", lang, **params)
