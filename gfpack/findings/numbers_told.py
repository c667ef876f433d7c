"""Figures that people's words tell. In: a passage. Out: name, number, unit and year of each.

Told is only what reads as one: the figure's full name, at once the number and a unit that fits:
2025 年综合能源消费量 2669.82 tce. Goals, shares, changes, rough numbers and the figures of one
product or workshop are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from gfpack.base.patterns import lazy_pattern
from gfpack.figures.catalogue import catalogue
from gfpack.figures.statistical_forms import statistical_forms
from gfpack.figures.units import Quantity, UnitsDifferError, units

_NUMBER = r"(?P<number>\d{1,3}(?:[,， ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_UNIT = r"\s*(?P<unit>[A-Za-z0-9\u3400-\u9fff²³％%]{1,6})"
_LINK = r"(?:[（(][^）)\n]{1,12}[）)])?\s*(?:合计|总计|共计|共|为|是|达到|达|[:：=＝])?\s*"
_BEFORE = lazy_pattern(r"(?:^|[^\u3400-\u9fffA-Za-z]|年|年度|全年|公司|企业|全厂|厂区|实现|完成)$")
_ROUGH = lazy_pattern(
    r"目标|计划|预计|预期|力争|规划|下降|减少|降低|增加|增长|提高|节约|以下|以内|限额|定额|不超|不低|不高"
    r"|平均|月均|日均|累计|每年|设计|批复|环评|许可|其中|基准"
)
_PER = lazy_pattern(r"\s*(?:[/／·]|每)")
_YEAR = lazy_pattern(r"(?<!\d)(20\d{2})\s*年?(?!\s*[-—~至]\s*20)")
_SPAN = lazy_pattern(
    r"20\d{2}\s*年?\s*[-—–~～至到]+\s*20\d{2}|20\d{2}\s*年\s*\d{1,2}\s*月|季度|月份"
)
_SENTENCE = lazy_pattern(r"[。；;\n]")
_CLAUSE = lazy_pattern(r"[，,、]")


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as a passage tells it."""

    figure: str
    year: int
    value: Quantity
    seen: str


def told(text: str, year: int) -> Iterator[Told]:
    """Yield the figures a passage tells; those without a year are of `year`."""
    for sentence in _SENTENCE.split(text):
        if _SPAN.search(sentence):
            continue
        for found in _pattern().finditer(sentence):
            figure = _names()[found["name"]]
            value = _quantity(found, figure)
            if value and _meant(sentence, found):
                of = _YEAR.findall(sentence[: found.start("number")])
                yield Told(figure, int(of[-1]) if of else year, value, found[0].strip())


def _meant(sentence: str, found: re.Match[str]) -> bool:
    """Return whether a number is the plant's own figure, by the words around it."""
    before = sentence[: found.start()]
    clause = _CLAUSE.split(before)[-1]
    after = _CLAUSE.split(sentence[found.end() :], maxsplit=1)[0]
    return bool(_BEFORE.search(before.rstrip())) and not _ROUGH.search(clause + after)


def _quantity(found: re.Match[str], figure: str) -> Quantity | None:
    """Return the number with the longest unit that fits the figure; None where none does."""
    wanted = units().parse(catalogue().get(figure).unit or "")
    number = Decimal(re.sub(r"[,， ]", "", found["number"]))
    rest = found.string[found.start("unit") :]
    for length in range(len(found["unit"]), 0, -1):
        if _PER.match(rest, length):
            return None
        value = Quantity(number, units().parse(found["unit"][:length]))
        try:
            units().convert(value, wanted)
        except UnitsDifferError:
            continue
        return value
    return None


@cache
def _names() -> dict[str, str]:
    """Return the plain lines by every name they go by; 其中 and counts of things are none."""
    lines = {
        one.id: one
        for sheet in catalogue().sheets
        for one in sheet.lines
        if one.kind == "number" and one.yearly and one.unit not in (None, "项")
    }
    found = {one.title.zh: figure for figure, one in lines.items()}
    for form in statistical_forms().forms:
        found |= {name: one.figure for one in form.lines for name in one.names if not one.row}
    return {
        name: figure
        for name, figure in found.items()
        if figure in lines and re.fullmatch(r"[\u3400-\u9fff]{3,}", name)
    }


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _names()), key=len, reverse=True))
    return re.compile(rf"(?P<name>{names}){_LINK}{_NUMBER}{_UNIT}")
