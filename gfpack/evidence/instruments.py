"""Instruments and their numbers. In: page texts. Out: readings of `serial` and `instrument`.

A certificate or a plate names one by a label (出厂编号：E20190137). A ledger names many in rows:
its heading is found by words; rows of workbooks and Word tables have cells (parted by tabs), those
of printed tables only blanks, so that a number is looked for from its column rightwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gfpack.base.dates import find_dates
from gfpack.evidence.models import Reading
from gfpack.evidence.plain import glimpse

_CODE = r"[A-Za-z0-9][A-Za-z0-9\-_/.#]{1,29}[A-Za-z0-9#]"
_LABELLED = tuple(
    (
        re.compile(
            rf"(?:{label})\s*[:：.]?[ \t]*(?P<code>{_CODE})(?![\w#\-/.])(?!\s*表)", re.IGNORECASE
        ),
        sure,
    )
    for label, sure in (
        (
            r"出厂(?:编号|号码?)|序列号|机身?号|(?<![A-Za-z])serial\s*(?:no|number)\.?|(?<![A-Za-z/])s/n",
            0.88,
        ),
        (
            r"(?:器具|仪器|仪表|表计|电能?表|水表|燃气表|计量器具)(?:管理)?(?:编号|号码?)|(?<![\u3400-\u9fff])(?:管理编号|表\s?号)",
            0.82,
        ),
        (r"(?:资产|设备)(?:管理)?编号|产品编号", 0.65),
    )
)
_FACTORY = re.compile(r"出厂(?:编|号)|序列号|机号|器号|表号|表计编号|serial|s/n", re.IGNORECASE)
_OWN = re.compile(
    r"(?:管理|统一|内部|本厂|自编|资产|器具|仪器|仪表|设备|计量)编?号|^编号$", re.IGNORECASE
)
_NAME = re.compile(r"名称|name", re.IGNORECASE)
_UNTIL = re.compile(r"有效(?:期|日)|下次|下检|复[检校]日期|到期|valid|due|expir", re.IGNORECASE)
_DATED = re.compile(r"日期|有效|下次|下检|到期|valid|due|date", re.IGNORECASE)
_MEASURES = re.compile(r"检定|校准|准确度|精度|计量|下次|下检|有效|calibrat", re.IGNORECASE)
_NOTHING = re.compile(r"[\s/\\—–\-无]*")
MOST_ROWS = 5000


@dataclass(frozen=True, slots=True)
class _Heading:
    """Where the columns of a ledger stand."""

    width: int
    tabbed: bool
    factory: int | None
    own: int | None
    name: int
    until: int | None
    last_dates: int
    """How many columns of dates stand right of the one that says until when, itself included."""


def read_serials(text: str, page: int) -> Iterator[Reading]:
    """Yield the numbers that labels on a page give to an instrument."""
    found: dict[str, Reading] = {}
    for pattern, sure in _LABELLED:
        for match in pattern.finditer(text):
            code = match["code"]
            if _is_code(code, digits=2) and code not in found:
                found[code] = Reading("serial", code, page, glimpse(match[0]), sure)
    yield from found.values()


def read_ledger(texts: Sequence[str]) -> Iterator[Reading]:
    """Yield one `instrument` (number, name, ISO day or nothing) and its `serial`s for each row."""
    heading: _Heading | None = None
    rows = 0
    for page, text in enumerate(texts, start=1):
        if heading is None and not (_MEASURES.search(text) and _NAME.search(text)):
            continue
        for line in text.split("\n"):
            heading = _heading(line) or _widened(heading, line)
            if heading and (row := _row(line, heading)):
                yield from _readings(line, row, page, heading)
                rows += 1
                if rows >= MOST_ROWS:
                    return


def _cells(line: str, *, tabbed: bool) -> list[str]:
    return [cell.strip() for cell in line.split("\t")] if tabbed else line.split()


def _heading(line: str) -> _Heading | None:
    if not ("号" in line or "erial" in line or "ERIAL" in line) or len(line) > 400:
        return None
    tabbed = "\t" in line
    cells = ["".join(cell.split()) for cell in _cells(line, tabbed=tabbed)]
    names = [place for place, cell in enumerate(cells) if _NAME.search(cell)]
    factory, own = _first(_FACTORY, cells), _first(_OWN, cells)
    if len(cells) < 4 or not names or (factory is None and own is None):
        return None
    if any(len(cell) > 16 for cell in cells) or not any(map(_MEASURES.search, cells)):
        return None
    until = _first(_UNTIL, cells)
    dated = [place for place, cell in enumerate(cells) if _DATED.search(cell)]
    last = sum(1 for place in dated if until is not None and place >= until)
    return _Heading(len(cells), tabbed, factory, own, names[0], until, last)


def _first(pattern: re.Pattern[str], cells: list[str]) -> int | None:
    return next((place for place, cell in enumerate(cells) if pattern.search(cell)), None)


def _widened(heading: _Heading | None, line: str) -> _Heading | None:
    """Return the heading with what a second line of it says: 检定日期 | 有效期至 below 检定情况."""
    if heading is None or heading.until is not None or not heading.tabbed or "\t" not in line:
        return heading
    cells = _cells(line, tabbed=True)
    until = _first(_UNTIL, cells)
    if until is None or find_dates(line):
        return heading
    return _Heading(
        max(heading.width, len(cells)), True, heading.factory, heading.own, heading.name, until, 1
    )


@dataclass(frozen=True, slots=True)
class _Row:
    factory: str
    own: str
    name: str
    until: str


def _row(line: str, heading: _Heading) -> _Row | None:
    if heading.tabbed != ("\t" in line):
        return None
    row = _of_cells(line, heading) if heading.tabbed else _of_words(line, heading)
    return row if row and (row.factory or row.own) else None


def _of_cells(line: str, heading: _Heading) -> _Row | None:
    cells = _cells(line, tabbed=True)

    def cell(place: int | None) -> str:
        value = cells[place] if place is not None and place < len(cells) else ""
        return "" if _NOTHING.fullmatch(value) else value

    numbers = [
        value if _is_number(value) else "" for value in map(cell, (heading.factory, heading.own))
    ]
    dates = find_dates(cell(heading.until))
    until = dates[-1].last_day.isoformat() if dates else ""
    return _Row(numbers[0], numbers[1], cell(heading.name), until)


def _of_words(line: str, heading: _Heading) -> _Row | None:
    words = line.split()
    spare = len(words) - heading.width
    if spare < -3 or len(words) < 4:
        return None
    taken: dict[int, str] = {}
    numbers = []
    for column in (heading.factory, heading.own):
        place = _code_from(words, column, spare, taken) if column is not None else None
        numbers.append(taken.setdefault(place, words[place]) if place is not None else "")
    name = words[heading.name] if heading.name < len(words) else ""
    dates = find_dates(line)
    known = heading.until is not None and len(dates) >= heading.last_dates > 0
    until = dates[-heading.last_dates].last_day.isoformat() if known else ""
    return _Row(numbers[0], numbers[1], name, until)


def _code_from(words: list[str], column: int, spare: int, taken: dict[int, str]) -> int | None:
    first, last = (column, column + spare) if spare >= 0 else (column + spare, column)
    for place in range(max(0, first), min(last + 1, len(words))):
        if place not in taken and _is_code(words[place], digits=3):
            return place
    return None


def _is_code(word: str, *, digits: int) -> bool:
    """Return whether a word may number an instrument: no date, size or plain decimal."""
    if not re.fullmatch(_CODE, word) or sum(c.isdigit() for c in word) < digits:
        return False
    return not re.fullmatch(r"\d+\.\d+|\d{1,2}[A-Za-z]{1,3}", word) and not find_dates(word)


def _is_number(value: str) -> bool:
    return 2 <= len(value) <= 40 and any(c.isdigit() for c in value) and "\n" not in value


def _readings(line: str, row: _Row, page: int, heading: _Heading) -> Iterator[Reading]:
    sure = 0.85 if heading.tabbed else 0.65
    seen = glimpse(line, 200)
    value = "\t".join((row.factory or row.own, row.name, row.until))
    yield Reading("instrument", value, page, seen, sure)
    for number in dict.fromkeys(filter(None, (row.factory, row.own))):
        yield Reading("serial", number, page, seen, sure)
