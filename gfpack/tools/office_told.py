"""What an office file holds that its printed pages do not show, or show by mistake.

In: a docx or xlsx (bytes of strangers: call `told` in a worker). Out: `Told`: hidden sheets, rows
and columns, changes nobody accepted, comments.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

from gfpack.tools.broken_zip import BROKEN_ZIP
from gfpack.tools.office_parts import elements, forget

_HIDDEN_STATES = ("hidden", "veryHidden")
_CHANGES = ("ins", "del", "moveFrom", "moveTo")


@dataclass(frozen=True, slots=True)
class Told:
    """Of one file."""

    hidden_sheets: tuple[str, ...] = ()
    """Names of sheets that are not printed."""
    hidden_parts: tuple[str, ...] = ()
    """Names of printed sheets with hidden rows or columns that hold something."""
    changes: int = 0
    """Insertions and deletions that were tracked and neither accepted nor refused."""
    comments: int = 0
    boxes: str = ""
    """Characters that came out as boxes, each once."""


def told(path: Path) -> Told:
    """Return what a docx or xlsx holds beside its pages; nothing of a file that is neither.

    Raises:
        OSError: it cannot be opened.
    """
    from lxml import etree

    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "xl/workbook.xml" in names:
                return _of_workbook(archive, names)
            if "word/document.xml" in names:
                return _of_document(archive, names)
    except (*BROKEN_ZIP, RuntimeError, etree.XMLSyntaxError):
        pass
    return Told()


def _of_document(archive: zipfile.ZipFile, names: set[str]) -> Told:
    changes = sum(
        1
        for one in elements(archive, "word/document.xml", *_CHANGES)
        if one.getparent() is None or not str(one.getparent().tag).endswith("}rPr")
    )
    return Told(changes=changes, comments=_count(archive, names, "word/comments.xml", "comment"))


def _count(archive: zipfile.ZipFile, names: set[str], part: str, what: str) -> int:
    return sum(1 for _ in elements(archive, part, what)) if part in names else 0


def _of_workbook(archive: zipfile.ZipFile, names: set[str]) -> Told:
    links = _relations(archive, names)
    hidden: list[str] = []
    parts: list[str] = []
    for sheet in elements(archive, "xl/workbook.xml", "sheet"):
        name = sheet.get("name") or ""
        key = next((v for k, v in sheet.attrib.items() if str(k).endswith("}id")), "")
        if sheet.get("state") in _HIDDEN_STATES:
            hidden.append(name)
        elif links.get(key) in names and _hides(archive, links[key]):
            parts.append(name)
    comments = [one for one in names if one.startswith("xl/comments") and one.endswith(".xml")]
    count = sum(_count(archive, names, part, "comment") for part in comments)
    return Told(tuple(hidden), tuple(parts), comments=count)


def _relations(archive: zipfile.ZipFile, names: set[str]) -> dict[str, str]:
    part = "xl/_rels/workbook.xml.rels"
    if part not in names:
        return {}
    found: dict[str, str] = {}
    for one in elements(archive, part, "Relationship"):
        target = str(one.get("Target") or "")
        found[str(one.get("Id"))] = target.lstrip("/") if target[:1] == "/" else f"xl/{target}"
    return found


def _hides(archive: zipfile.ZipFile, part: str) -> bool:
    """Return whether hidden rows or columns of a sheet hold anything."""
    columns: list[range] = []
    for one in elements(archive, part, "col", "row"):
        if str(one.tag).endswith("}col"):
            if _is_on(one.get("hidden")):
                columns.append(range(int(one.get("min")), int(one.get("max")) + 1))
            continue
        for cell in one.iter("{*}c"):
            if len(cell) and (_is_on(one.get("hidden")) or _within(cell.get("r"), columns)):
                return True
        forget(one)
    return False


def _is_on(value: str | None) -> bool:
    return value in ("1", "true")


def _within(place: str | None, columns: list[range]) -> bool:
    number = 0
    for letter in place or "":
        if not letter.isalpha():
            break
        number = number * 26 + ord(letter.upper()) - 64
    return any(number in one for one in columns)
