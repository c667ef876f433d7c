"""The numbers of the report: values of metrics, how each was worked out, the figures behind them.

In: a case with its figures. Out: plain data for the template. Nothing is filled in: a metric whose
figures are not there says which, and a plant that gave no figures at all has no values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from gfpack.assessment.models import Limit
from gfpack.base.messages import Lang
from gfpack.checklist.measures import Bound, Input
from gfpack.checklist.models import Requirement
from gfpack.figures.as_text import missing_in_words, problem_in_words
from gfpack.figures.catalogue import FigureKind, SheetKind, catalogue
from gfpack.figures.metrics import BETWEEN_DIGITS, SHOWN_DIGITS, compute, rounded
from gfpack.figures.models import Cell, Compared, Content, MetricResult, Row, Term
from gfpack.figures.needs import asked_sheets, metrics_in_use
from gfpack.figures.needs import references as references_of
from gfpack.figures.units import Quantity
from gfpack.findings.case import Case
from gfpack.project.models import State
from gfpack.report import words

Plain = dict[str, Any]
_COUNTS = ("项", "家", "件", "台", "天")
_MOST_CELLS = 4
"""Source cells named for one symbol; of a whole column the first stand for all."""
_SHOWN_KINDS = ("number", "date", "choice")
_NATURES = {"quantitative": "定量", "qualitative": "定性"}
_DIRECTIONS = {"forward": "正向", "inverse": "逆向"}


class Measured:
    """What the figures of a case say of its requirements."""

    def __init__(self, case: Case) -> None:
        self._case = case
        plant = case.project.file.circumstances
        self.results = compute(metrics_in_use(case.checklist, plant), case.figures)
        self._units = {one.id: one.unit for one in case.checklist.metrics}

    @property
    def given(self) -> bool:
        """Whether the plant gave figures."""
        return bool(self._case.figures.lines or self._case.figures.tables)

    def values(self, requirement: Requirement) -> list[str]:
        """Return a requirement's values with unit and year, one a product or material."""
        if not self.given or not self._claimed(requirement.id):
            return [self._value(one) for one in self._of(requirement) if one.value]
        return [self._value(one) for one in self._of(requirement)]

    def weights(self, requirement: Requirement) -> list[str]:
        """Return what weighs each product where one value is made of several."""
        found = [_quantity(one.weight) for one in self._of(requirement) if one.weight]
        return found or [words.NONE]

    def units(self, requirement: Requirement) -> str:
        """Return the units of a requirement's values as the form wants them."""
        found = [str(one.value.unit) for one in self._of(requirement) if one.value]
        asked = [self._units[use.id] for use in requirement.metrics if use.id in self._units]
        shown = dict.fromkeys(found or asked[:1])
        return words.listed(words.typeset(name) for name in shown if name != "1") or words.NONE

    def scoring(self, requirement: Requirement) -> Plain:
        """Return how a requirement is scored: its kind, baseline and leading value in words."""
        scoring = requirement.scoring
        if scoring is None:
            return dict.fromkeys(("nature", "direction", "baseline", "leading"), words.NONE)
        score = self._case.assessment.results[requirement.id].score
        held = score.held if score else ()
        unit = next((self._units.get(use.id, "1") for use in requirement.metrics), "1")
        return {
            "nature": _NATURES[scoring.nature],
            "direction": _DIRECTIONS[scoring.direction],
            "baseline": _bound(scoring.baseline, [one.baseline for one in held], unit),
            "leading": _bound(scoring.leading, [one.leading for one in held], unit),
        }

    def working(self) -> list[Plain]:
        """Return every metric with its formula, numbers, source cells, result and rounding."""
        found = [(one, self._used_by(one)) for one in self.results]
        return [
            self._working(one, used_by)
            for one, used_by in found
            if one.value or any(self._claimed(leaf) for leaf in used_by)
        ]

    def notes(self) -> list[str]:
        """Return how results are rounded, or that there are no figures to compute from."""
        if not self.results:
            return ["本表没有由公式计算的指标。"]
        if not self.given:
            return ["没有填报数据工作簿（figures.xlsx），各项指标未作计算。"]
        return [
            f"计算用全部有效位数进行，结果四舍五入到 {SHOWN_DIGITS} 位有效数字"
            "（整数部分超过的保留整数）；“数据出处”是数据工作簿 figures.xlsx 的工作表和单元格。"
        ]

    def basis(self) -> list[Plain]:
        """Return the figures the plant gave, sheet by sheet, the three years side by side."""
        plant = self._case.project.file.circumstances
        sheets = asked_sheets(catalogue(), self._case.checklist, plant)
        groups = [{"heading": one.title.zh, "rows": list(self._sheet(one))} for one in sheets]
        return [group for group in groups if group["rows"]]

    def compared(self) -> list[Plain]:
        """Return the values to compare with that the plant gave, and where each is from."""
        figures = self._case.figures
        found = []
        for one in references_of(self._case.checklist):
            name, title = one.reference.id, words.clean(one.reference.title.zh)
            if given := figures.references.get(name):
                found.append(_compared(title, given))
            for (of, row), own in figures.row_references.items():
                if of == name:
                    found.append(_compared(f"{title}（{words.clean(row)}）", own))
        return found

    def _of(self, requirement: Requirement) -> Iterator[MetricResult]:
        used = {use.id for use in requirement.metrics}
        return (one for one in self.results if one.metric.id in used)

    def _value(self, one: MetricResult) -> str:
        row = f"{words.clean(one.row)}：" if one.row else ""
        if one.value is None:
            return f"{row}{words.missing(self._lacking(one))}"
        return f"{row}{_shown(one.value)}（{self._case.project.file.evaluation_year} 年）"

    def _lacking(self, one: MetricResult) -> str:
        if one.missing:
            return f"缺数据{missing_in_words(one, catalogue(), Lang.ZH)}"
        return problem_in_words(one, Lang.ZH)

    def _claimed(self, requirement: str) -> bool:
        """Return whether a value is wanted: none is of what does not apply or is not met."""
        state = self._case.project.answer(requirement).state
        return state not in (State.NOT_APPLICABLE, State.UNMET)

    def _used_by(self, one: MetricResult) -> list[str]:
        return [
            leaf.id
            for leaf in self._case.checklist.requirements().values()
            if one.metric.id in {use.id for use in leaf.metrics}
        ]

    def _working(self, one: MetricResult, used_by: Sequence[str]) -> Plain:
        lacking = [] if one.value else [words.missing(self._lacking(one))] * self.given
        return {
            "id": one.metric.id,
            "title": words.clean(one.metric.title.zh),
            "row": words.clean(one.row),
            "requirements": words.clauses(used_by),
            "annex": words.clean(one.metric.annex),
            "formula": words.clean(one.metric.formula),
            "terms": [_term(term, one.metric.inputs[term.symbol]) for term in one.terms]
            or [words.NONE],
            "working": [words.typeset(one.working)] if one.working else lacking or [words.NONE],
            "number": _result(one.value) if one.value else words.NONE,
            "unit": _unit(one.value) if one.value else words.NONE,
        }

    def _sheet(self, sheet: SheetKind) -> Iterator[Plain]:
        figures = self._case.figures
        for kind in sheet.lines:
            yield from _figure(kind, kind.title.zh, figures.years, figures.lines, kind.id)
        for row in figures.tables.get(sheet.id, ()):
            for kind in sheet.columns:
                if kind.kind in _SHOWN_KINDS:
                    yield from _figure(kind, _of_row(row, kind), figures.years, row.cells, kind.id)


def _compared(title: str, given: Compared) -> Plain:
    return {
        "title": title,
        "value": _number(given.cell.value.value),
        "unit": _unit(given.cell.value),
        "source": words.clean(given.source) or words.missing("出处"),
    }


def _bound(bound: Bound | None, limits: Sequence[Limit | None], unit: str) -> str:
    """Return what values were held against, each once; else what the checklist says of it."""
    found = dict.fromkeys(_limit(one.quantity) for one in limits if one)
    if found:
        return words.listed(found)
    if bound is None:
        return words.NONE
    if bound.value is not None:
        return " ".join(
            filter(None, (_number(bound.value), "" if unit == "1" else words.typeset(unit)))
        )
    return words.clean(bound.note.zh) if bound.note else words.NONE


def _of_row(row: Row, kind: FigureKind) -> str:
    return f"{row.title}：{kind.title.zh}"


def _figure(
    kind: FigureKind,
    title: str,
    years: Sequence[int],
    cells: Mapping[tuple[str, int | None], Cell[Content]],
    name: str,
) -> Iterator[Plain]:
    """Yield the row of a figure, where the plant gave it for any year."""
    held = [
        cells.get((name, year)) or (cells.get((name, None)) if year == years[-1] else None)
        for year in years
    ]
    found = [cell for cell in held if cell]
    if not found:
        return
    yield {
        "title": words.typeset(words.clean(title)),
        "unit": _unit(found[-1].value),
        "by_year": [_content(cell.value, kind) if cell else words.NONE for cell in held],
        "form": words.clean(" ".join(filter(None, (kind.form, kind.line)))) or words.NONE,
        "places": words.clauses(dict.fromkeys(_on_sheet(cell.place.cell) for cell in found)),
    }


def _on_sheet(cell: str | None) -> str:
    """Return a cell without its sheet, which stands above the rows."""
    return (cell or words.NONE).rpartition("!")[2]


def _content(value: Content, kind: FigureKind) -> str:
    if isinstance(value, Quantity):
        return _number(value.value)
    if isinstance(value, str):
        return words.clean(kind.choices[value].zh if value in kind.choices else value)
    return value.isoformat()


def _term(term: Term, asked: Input) -> str:
    cells = list(dict.fromkeys(place.cell or place.file for place in term.places))
    places = words.listed(cells[:_MOST_CELLS]) + ("等" if len(cells) > _MOST_CELLS else "")
    origin = f"（{places}）" if places else ""
    return f"{words.typeset(words.clean(asked.title.zh))} = {_quantity(term.quantity)}{origin}"


def _shown(value: Quantity) -> str:
    return " ".join(filter(None, (_result(value), _unit(value, ""))))


def _result(found: Quantity) -> str:
    """Return a result as it is shown; a count stays a whole number."""
    counted = str(found.unit) in _COUNTS and found.value == found.value.to_integral_value()
    return f"{found.value:.0f}" if counted else f"{rounded(found.value):f}"


def _limit(found: Quantity) -> str:
    """Return a value to compare with as it was given, unless a conversion made it long."""
    long = len(found.value.normalize().as_tuple().digits) > BETWEEN_DIGITS
    return _shown(found) if long else _quantity(found)


def _quantity(value: Quantity) -> str:
    return " ".join(filter(None, (_number(value.value), _unit(value, ""))))


def _number(value: Decimal) -> str:
    return words.number(value)


def _unit(value: Content, none: str = words.NONE) -> str:
    unit = str(value.unit) if isinstance(value, Quantity) else "1"
    return none if unit == "1" else words.typeset(unit)
