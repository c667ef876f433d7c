"""The head of a statistical form. In: its lines. Out: number, year and unit, or None.

Only what stands behind its label counts: 表号, 报告期, 计量单位. The last month of a whole year
counts as the year, since its cumulated column is the year's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from gfpack.base.patterns import lazy_pattern
from gfpack.evidence.plain import squeezed

_NUMBER = lazy_pattern(r"(?:表|^)号:?(?P<number>[A-Z]{0,2}20[3-5]-\d|基10\d)(?!\d)")
_IN_TITLE = lazy_pattern(
    r"(?:^|[（(])(?P<number>[A-Z]{0,2}20[3-5]-\d|基10\d)表(?=$|[)）\u3400-\u9fff])"
)
_PERIOD = lazy_pattern(
    r"(?:报告期别?|统计期|所属(?:时)?期|报告年度|统计年度|数据(?:所属)?期):?"
    r"(?P<year>20\d{2})(?:年|[-./](?=1))?(?P<rest>.{0,16})"
)
_BARE = lazy_pattern(r"^(?P<year>20\d{2})年(?P<rest>度|1月?[-—–~～至]+12月|1?2?月?)?$")
_WHOLE = lazy_pattern(r"0?1月?[-—–－~～至]+12月?|度|全年|年报|0?12月|(?![\d第一二三四上下前季])")
_UNIT = lazy_pattern(r"计量单位:?(?P<unit>[^\s\d:]{1,8}?)(?:有效期|制定|报告期|$|[)）,，;；])")
_NO_UNIT = ("见表", "如表", "代码", "详见")
_HEAD_LINES = 80


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a form says."""

    form: str
    year: int
    unit: str
    """Of all lines; empty where each names its own."""


def read_head(lines: Iterable[str]) -> Head | None:
    """Return the head of the one form in these lines; None where there is none, or several."""
    every = [squeezed(line) for line in lines]
    top = every[:_HEAD_LINES]
    numbers = _numbers(every)
    years = {found["year"] for found in _periods(top) if _WHOLE.match(found["rest"] or "")}
    others = {found["year"] for found in _periods(top)} - years
    if len(numbers) != 1 or len(years) != 1 or others:
        return None
    units = [found["unit"] for line in top if (found := _UNIT.search(line))]
    unit = next((one for one in units if not one.startswith(_NO_UNIT)), "")
    return Head(numbers.pop(), int(years.pop()), unit)


def _numbers(lines: list[str]) -> set[str]:
    labelled = {found["number"] for line in lines for found in _NUMBER.finditer(line)}
    titled = {found["number"] for line in lines[:3] for found in _IN_TITLE.finditer(line)}
    return {re.sub(r"^[A-Z]+", "", number) for number in labelled or titled}


def _periods(lines: list[str]) -> list[re.Match[str]]:
    labelled = [found for line in lines for found in _PERIOD.finditer(line)]
    return labelled or [found for line in lines if (found := _BARE.match(line))]
