"""A private copy of an office file that points at nothing outside itself.

In: a client's file (bytes decide what it is). Out: a copy named `document.<ext>`; docx, xlsx and
pptx lose their external relationships (linked pictures, templates, workbooks), sheets are fitted
to the width of the page, so that tables stay whole, and signs of Windows' sign fonts become the
characters they look like.
The bytes are strangers': call this in a limited worker.
"""

from __future__ import annotations

import re
import shutil
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from gfpack.tools import old_office
from gfpack.tools.office_signs import plain_signs

if TYPE_CHECKING:
    from lxml import etree

_OOXML = {".docx": "word/", ".xlsx": "xl/", ".pptx": "ppt/"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LARGEST = 512 * 1024 * 1024
"""Bytes all parts may have unpacked; above that the file is a bomb."""

_BROKEN = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error)

_TEXT = re.compile(r"word/(?:document|numbering|header\d*|footer\d*)\.xml")
_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")


def private_copy(source: Path, folder: Path) -> str:
    """Copy `source` into `folder` (made here) and return the copy's name.

    Raises:
        ValueError: it calls itself docx, xlsx or pptx and is none; LibreOffice would show its
            bytes as text.
        OSError: it cannot be read.
    """
    folder.mkdir(parents=True)
    suffix = _true_suffix(source)
    copy = folder / f"document{suffix}"
    if suffix in _OOXML:
        try:
            _copy_parts(source, copy)
        except _BROKEN as problem:
            raise ValueError("damaged") from problem
    else:
        shutil.copyfile(source, copy)
    return copy.name


def _true_suffix(source: Path) -> str:
    """Return the suffix that belongs to the bytes, which LibreOffice goes by."""
    named = source.suffix.lower()
    with source.open("rb") as stream:
        if stream.read(8) == _OLE:
            usual = named if named in (".doc", ".xls", ".ppt", ".wps", ".et") else ".doc"
            return old_office.suffix(source) or usual
    try:
        with zipfile.ZipFile(source) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError):
        return named or ".bin"
    for suffix, start in _OOXML.items():
        if any(name.startswith(start) for name in names):
            return suffix
    return named or ".bin"


def _copy_parts(source: Path, copy: Path) -> None:
    left = _LARGEST
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(copy, "w") as new:
        for part in old.infolist():
            with old.open(part) as stream:
                content = stream.read(left + 1)
            left -= len(content)
            if left < 0:
                raise zipfile.BadZipFile("too large")
            new.writestr(part.filename, _tamed(part.filename, content))


def _tamed(name: str, content: bytes) -> bytes:
    if name.endswith(".rels"):
        return _inner_relations(content)
    if _SHEET.fullmatch(name):
        return _fitted(content)
    if _TEXT.fullmatch(name):
        return plain_signs(content, _parser())
    return content


def _inner_relations(content: bytes) -> bytes:
    """Return a part's relations without those that would be fetched; links to click stay."""
    from lxml import etree

    try:
        root = etree.fromstring(content, _parser())
    except etree.XMLSyntaxError as problem:
        raise zipfile.BadZipFile("relations") from problem
    if root.getroottree().docinfo.doctype:  # where entities could hide what is outside
        raise zipfile.BadZipFile("relations")
    outside = [
        one
        for one in root.iter("{*}*")
        if (one.get("TargetMode") or "").strip().lower() == "external"
        and not (one.get("Type") or "").endswith("/hyperlink")
    ]
    for relation in outside:
        if (above := relation.getparent()) is not None:
            above.remove(relation)
    return _serialised(root) if outside else content


def _parser() -> etree.XMLParser:
    from lxml import etree

    return etree.XMLParser(resolve_entities=False, no_network=True)


def _serialised(root: etree._Element) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _fitted(sheet: bytes) -> bytes:
    """Fit a sheet to the page width, wide ones landscape; who set that himself is left alone.

    A sheet that already says how many pages it is fitted to, or has page breaks between columns,
    was laid out by somebody. A mere paper size or scale, which Excel writes by itself, says little.
    """
    from lxml import etree

    try:
        root = etree.fromstring(sheet, _parser())
    except etree.XMLSyntaxError:
        return sheet
    space = f"{{{etree.QName(root).namespace}}}"
    properties = root.find(f"{space}sheetPr")
    if properties is None:
        properties = etree.Element(f"{space}sheetPr")
        root.insert(0, properties)
    fit = properties.find(f"{space}pageSetUpPr")
    if fit is None:
        fit = etree.SubElement(properties, f"{space}pageSetUpPr")
    if (
        fit.get("fitToPage") in ("1", "true")
        or root.find(f"{space}colBreaks/{space}brk") is not None
    ):
        return sheet
    setup = root.find(f"{space}pageSetup")
    if setup is None:
        setup = etree.Element(f"{space}pageSetup", paperSize="9")
        _place_of_setup(root, space).addnext(setup)
    wide = _width(root, space) > _PORTRAIT
    if setup.get("orientation") != "landscape":
        setup.set("orientation", "landscape" if wide else "portrait")
    setup.attrib.pop("scale", None)
    fit.set("fitToPage", "1")
    setup.set("fitToWidth", "1")
    setup.set("fitToHeight", "0")
    return _serialised(root)


_PORTRAIT = 95.0
"""Characters of the usual size that stand beside each other on upright A4."""
_USUAL_WIDTH = 8.43
_LAST_COLUMN = 16384


def _width(root: etree._Element, space: str) -> float:
    """Return the width of the used columns in characters, hidden ones left out."""
    last = 0
    for row in root.iterfind(f"{space}sheetData/{space}row"):
        for cell in reversed(row):
            if len(cell):
                last = max(last, _column(cell.get("r")) or len(row))
                break
    form = root.find(f"{space}sheetFormatPr")
    usual = _number(form.get("defaultColWidth") if form is not None else None, _USUAL_WIDTH)
    width = usual * last
    for one in root.iterfind(f"{space}cols/{space}col"):
        first = int(_number(one.get("min"), 1))
        until = min(last, int(_number(one.get("max"), first)))
        own = 0.0 if one.get("hidden") in ("1", "true") else _number(one.get("width"), usual)
        width += max(0, until - first + 1) * (own - usual)
    return width


def _column(place: str | None) -> int:
    number = 0
    for letter in place or "":
        if not "A" <= letter <= "Z":
            break
        number = number * 26 + ord(letter) - 64
    return min(number, _LAST_COLUMN)


def _number(text: str | None, otherwise: float) -> float:
    try:
        return float(text) if text else otherwise
    except ValueError:
        return otherwise


_BEFORE_SETUP = (
    *("pageMargins", "printOptions", "hyperlinks", "dataValidations", "conditionalFormatting"),
    *("phoneticPr", "mergeCells", "customSheetViews", "dataConsolidate", "sortState"),
    *("autoFilter", "scenarios", "protectedRanges", "sheetProtection", "sheetCalcPr", "sheetData"),
)
"""What the schema puts before `pageSetup`, nearest first."""


def _place_of_setup(root: etree._Element, space: str) -> etree._Element:
    for name in _BEFORE_SETUP:
        found = root.findall(f"{space}{name}")
        if found:
            return found[-1]
    return root[0]
