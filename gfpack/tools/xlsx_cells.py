"""The cells of a workbook as they are seen. In: an archive, row elements. Out: lines of text.

Strings that sheets share are looked up; numbers that a date format shows as days (ECMA-376-1,
18.8.30) become ISO dates.
"""

from __future__ import annotations

import re
import zipfile
from datetime import date, timedelta
from typing import Any

from gfpack.tools.office_parts import elements, forget, space_of

_STRINGS, _STYLES, _BOOK = "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"
_MOST_STRINGS = 500_000
_MOST_COLUMNS = 60
_BUILT_IN_DATES = frozenset({*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)})
_NO_CODE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_LATEST = 2_958_465
"""The last day a workbook knows, 9999-12-31."""


class Cells:
    """Knows what the cells of one workbook say."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        names = set(archive.namelist())
        self._strings = _strings(archive) if _STRINGS in names else []
        self._dated = _dated_styles(archive) if _STYLES in names else frozenset()
        self._first = _first_day(archive) if _BOOK in names else date(1899, 12, 30)

    def line(self, row: Any) -> str:
        """Return the cells of a row, parted by tabs; empty ones keep their place."""
        found: list[str] = []
        for cell in row.iterchildren(f"{{{space_of(row)}}}c"):
            place = _column(cell.get("r") or "")
            if place is not None and len(found) < place < _MOST_COLUMNS:
                found += [""] * (place - len(found))
            found.append(" ".join(self._text(cell).split()))
        return "\t".join(found).rstrip("\t")

    def _text(self, cell: Any) -> str:
        space = f"{{{space_of(cell)}}}"
        kind = cell.get("t")
        if kind == "inlineStr":
            return "".join(cell.itertext(f"{space}t"))
        value = cell.findtext(f"{space}v") or ""
        if kind == "s" and value.isdecimal() and len(value) < 10:
            return self._strings[int(value)] if int(value) < len(self._strings) else ""
        if kind in (None, "n") and cell.get("s") in self._dated:
            return self._day(value)
        return value

    def _day(self, value: str) -> str:
        try:
            number = int(float(value))
        except (ValueError, OverflowError):
            return value
        if not 1 <= number <= _LATEST:
            return value
        return (self._first + timedelta(days=number)).isoformat()


def _strings(archive: zipfile.ZipFile) -> list[str]:
    found: list[str] = []
    for element in elements(archive, _STRINGS, "si"):
        found.append("".join(element.itertext(f"{{{space_of(element)}}}t")))
        forget(element)
        if len(found) >= _MOST_STRINGS:
            break
    return found


def _dated_styles(archive: zipfile.ZipFile) -> frozenset[str]:
    """Return the cell styles that show a number as a day."""
    dated: set[int] = set(_BUILT_IN_DATES)
    formats: list[int] = []
    for element in elements(archive, _STYLES, "numFmt", "cellXfs"):
        if element.tag.endswith("}numFmt"):
            code = _NO_CODE.sub("", element.get("formatCode") or "").lower()
            if "y" in code or ("m" in code and "d" in code):
                dated.add(_whole(element.get("numFmtId")))
        else:
            formats = [_whole(style.get("numFmtId")) for style in element.iterchildren("{*}xf")]
    return frozenset(str(place) for place, one in enumerate(formats) if one in dated)


def _first_day(archive: zipfile.ZipFile) -> date:
    for element in elements(archive, _BOOK, "workbookPr"):
        if element.get("date1904") in ("1", "true"):
            return date(1904, 1, 1)
    return date(1899, 12, 30)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdigit() else -1


def _column(reference: str) -> int | None:
    """Return the place of a column, from 0, by a cell's reference such as AB12."""
    letters = re.match(r"[A-Z]{1,3}", reference)
    if not letters:
        return None
    place = 0
    for letter in letters[0]:
        place = place * 26 + ord(letter) - 64
    return place - 1
