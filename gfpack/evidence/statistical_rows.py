"""The table of a statistical form. In: rows of cells, or lines of words. Out: its lines' numbers.

What a column holds is told by its heading. In running text a line is taken only if it has exactly
as many values behind its unit as the heading has columns there: nothing is guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gfpack.base.patterns import lazy_pattern
from gfpack.evidence.plain import squeezed

_DASH = "[-—–－~～至]"
_COLUMNS = (
    ("before", r"上年|去年|同期"),
    ("month", rf"(?<!1{_DASH})(?<!1月{_DASH})(?<!1{_DASH}{_DASH})本月(?!止)"),
    ("now", rf"1月?{_DASH}+本月|1月?{_DASH}+12月|累计|本年|本期|全年"),
    ("money", r"金额"),
    ("opening", r"[年期]初库存量?|年初存量"),
    ("closing", r"[年期]末库存量?|年末存量"),
    ("bought", r"购进量?(?:/自产量)?|购进实物量"),
    ("feedstock", r"用于原材料|原料用能|用作原料"),
    ("transport", r"运输工具(?:消费)?"),
    ("other", r"非工业生产消费量?"),
    ("industrial", r"工业生产消费量?"),
    ("total", r"合计(?:消费|中)?量?|消费量合计"),
    ("factor", r"(?:采用|参考)?折标(?:准煤)?系数"),
    ("coal", r"折标准煤(?:量|[（(]吨[)）])?"),
    ("code", r"代码|行次"),
)
"""What a heading says, the more telling first: 上年 1—本月 is of the year before."""
COLUMNS = tuple(name for name, _ in _COLUMNS)
"""What a column can hold, by name."""
_ONE_OF_THEM = lazy_pattern("|".join(f"(?P<{name}>{pattern})" for name, pattern in _COLUMNS))
_PATTERNS = tuple((name, lazy_pattern(pattern)) for name, pattern in _COLUMNS)
_NAME = lazy_pattern(r"(?:指标|能源|产品|项目)名称|^指标$|^名称$")
_UNIT = lazy_pattern(r"计量单位|^单位$")
_NUMBER = lazy_pattern(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_NOTHING = lazy_pattern(r"[-—–－/]+|")
_CODE = lazy_pattern(r"[A-Z]?\d{1,10}|[-—–－]+")
_TELLING = lazy_pattern(r"[\u3400-\u9fff]")
_COUNTED = "甲乙丙丁"
"""Names of the columns themselves, in a row that counts them."""
_HEADING_ROWS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a form: its numbers by column, each with the letters of its cell."""

    at: int
    name: str
    unit: str
    numbers: Mapping[str, tuple[str, str]]
    seen: str


Cells = tuple[str, ...]


def in_cells(rows: Sequence[tuple[int, Cells]]) -> Iterator[Row]:
    """Yield the lines below each heading of a sheet; a heading may take several rows."""
    heading: _Heading | None = None
    for place, (at, cells) in enumerate(rows):
        if found := _heading([below for _, below in rows[place : place + _HEADING_ROWS]]):
            heading = found
        elif heading and (row := _row(at, cells, heading)):
            yield row


def in_tabs(lines: Sequence[tuple[int, str]]) -> Iterator[Row]:
    """Yield the lines below each heading of a table as text; those cut otherwise are left out.

    Where cells were joined, their columns can no longer be told.
    """
    heading: _Heading | None = None
    for at, line in lines:
        cells = tuple(line.split("\t"))
        if found := _heading([cells]):
            heading = found
        elif heading and len(cells) == heading.width and (row := _row(at, cells, heading)):
            yield row


@dataclass(frozen=True, slots=True)
class _Heading:
    width: int
    name: int
    unit: int | None
    columns: Mapping[int, str]


def _heading(rows: Sequence[Cells]) -> _Heading | None:
    top = [squeezed(cell) for cell in rows[0]]
    name = next((at for at, cell in enumerate(top) if _NAME.search(cell)), None)
    if name is None:
        return None
    unit = next((at for at, cell in enumerate(top) if _UNIT.search(cell)), None)
    parts = [top, *(_sub_heading(row, name) for row in rows[1:])]
    kinds = {
        at: kind
        for at in range(name + 1, max(map(len, parts)))
        if at != unit and (kind := _kind("".join(one[at] for one in parts if at < len(one))))
    }
    told = Counter(kind for kind in kinds.values() if kind != "code")
    columns = {at: kind for at, kind in kinds.items() if told[kind] == 1}
    return _Heading(len(top), name, unit, columns)


def _sub_heading(row: Cells, name: int) -> list[str]:
    """Return a row below the heading that belongs to it: without a name and a number."""
    cells = [squeezed(cell) for cell in row]
    own = cells[name] if name < len(cells) else ""
    if any(_NUMBER.fullmatch(cell) for cell in cells) or (own and not _NAME.search(own)):
        return []
    return cells


def _kind(label: str) -> str | None:
    return next((name for name, pattern in _PATTERNS if pattern.search(label)), None)


def _row(at: int, cells: Cells, heading: _Heading) -> Row | None:
    name = cells[heading.name].strip() if heading.name < len(cells) else ""
    unit = heading.unit
    own = squeezed(cells[unit]) if unit is not None and unit < len(cells) else ""
    numbers = {
        kind: (number[0].replace(",", ""), _letters(place))
        for place, kind in heading.columns.items()
        if place < len(cells) and (number := _NUMBER.fullmatch(squeezed(cells[place])))
    }
    if not _TELLING.search(name) or not numbers or name in _COUNTED:
        return None
    return Row(at, name, "" if _NOTHING.fullmatch(own) else own, numbers, " ".join(cells))


def _letters(place: int) -> str:
    text, rest = "", place + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        text = chr(ord("A") + digit) + text
    return text


def in_words(lines: Sequence[tuple[int, str]]) -> Iterator[Row]:
    """Yield the lines below each heading in running text, such as that of a PDF."""
    columns: tuple[str, ...] = ()
    for at, line in lines:
        if found := _heading_in_words(line):
            columns = found
        elif columns and (row := _row_in_words(at, line, columns)):
            yield row


def _heading_in_words(line: str) -> tuple[str, ...]:
    """Return the kinds of the columns behind the unit, in order; none if it is no heading."""
    text = squeezed(line)[:300]
    name, unit = _NAME.search(text), re.search(r"计量单位", text)
    if not name or not unit or unit.start() < name.end():
        return ()
    return tuple(str(one.lastgroup) for one in _ONE_OF_THEM.finditer(text, unit.end()))


def _row_in_words(at: int, line: str, columns: tuple[str, ...]) -> Row | None:
    words = line.split()
    if len(words) < len(columns) + 2 or not columns:
        return None
    values, front = words[-len(columns) :], words[: -len(columns)]
    if front[0].isdecimal():
        front = front[1:]
    if len(front) < 2 or not _TELLING.search("".join(front[:-1])) or _NUMBER.fullmatch(front[-1]):
        return None
    for kind, word in zip(columns, values, strict=True):
        pattern = _CODE if kind == "code" else _NUMBER
        if not pattern.fullmatch(word) and not _NOTHING.fullmatch(word):
            return None
    told = Counter(columns)
    numbers = {
        kind: (word.replace(",", ""), "")
        for kind, word in zip(columns, values, strict=True)
        if told[kind] == 1 and kind != "code" and _NUMBER.fullmatch(word)
    }
    return Row(at, "".join(front[:-1]), front[-1], numbers, line) if numbers else None
