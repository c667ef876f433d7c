"""What docx, xlsx and pptx say, by zip and XML alone. In: a path. Out: text and properties.

The text is what a reader sees: headers, paragraphs, rows of tables (cells parted by tabs), notes,
footers. Beside it stand the properties: who wrote it, comments, names of sheets. Nothing is
unpacked beyond fixed limits, entities are not resolved, nothing outside is fetched.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from gfpack.tools import office_properties
from gfpack.tools.broken_zip import BROKEN_ZIP
from gfpack.tools.office_parts import elements, forget
from gfpack.tools.xlsx_cells import Cells

_LONGEST_TEXT = 400_000
_PARTS = re.compile(
    r"word/(?:header\d*|document|footnotes|endnotes|footer\d*)\.xml"
    r"|ppt/(?:slides|notesSlides)/(?:slide|notesSlide)\d+\.xml"
    r"|xl/worksheets/sheet\d+\.xml|xl/drawings/drawing\d+\.xml"
)
_PLACES = ("header", "document", "slide", "sheet", "drawing", "footnotes", "endnotes", "footer")


@dataclass(frozen=True, slots=True)
class OfficeText:
    """What an office file says, or why it cannot be read."""

    state: Literal["readable", "unreadable"]
    why: str = ""
    text: str = ""
    properties: tuple[tuple[str, str], ...] = ()
    """See `office_properties.read`."""


def read(path: Path) -> OfficeText:
    """Return the text of an office file in reading order, and what it says beside it.

    Raises:
        OSError: the file cannot be opened.
    """
    from lxml import etree

    with path.open("rb") as stream:
        try:
            with zipfile.ZipFile(stream) as archive:
                text = _text(archive)
                return OfficeText("readable", "", text, office_properties.read(archive))
        except RuntimeError as problem:
            return OfficeText("unreadable", f"packed in an unknown way: {problem}")
        except (*BROKEN_ZIP, etree.XMLSyntaxError) as problem:
            return OfficeText("unreadable", f"{type(problem).__name__}: {problem}")


def text_of(path: Path) -> str:
    """Return the text of an office file that must be readable.

    Raises:
        OSError: the file cannot be opened.
        ValueError: it is no office file, or damaged.
    """
    content = read(path)
    if content.state != "readable":
        raise ValueError(content.why)
    return content.text


def is_encrypted(path: Path) -> bool:
    """Return whether an OLE file is an office file behind a password (MS-OFFCRYPTO).

    Raises:
        OSError: the file cannot be opened.
    """
    mark = "EncryptedPackage".encode("utf-16-le")
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            if mark in block:
                return True
            if len(block) == 1 << 20:
                stream.seek(-len(mark), 1)
    return False


def _text(archive: zipfile.ZipFile) -> str:
    names = [name for name in archive.namelist() if _PARTS.fullmatch(name)]
    if not names:
        raise KeyError("no text part")
    cells = Cells(archive)
    pieces: list[str] = []
    length = 0
    for name in sorted(names, key=_reading_order):
        for piece in _pieces(archive, name, cells):
            pieces.append(piece)
            length += len(piece)
            if length > _LONGEST_TEXT:
                return "".join(pieces)
        pieces.append("\n")
    return "".join(pieces)


def _reading_order(name: str) -> tuple[int, int, str]:
    number = re.search(r"(\d+)\.xml$", name)
    part = name.rpartition("/")[2]
    place = next((i for i, kind in enumerate(_PLACES) if part.startswith(kind)), len(_PLACES))
    return place, int(number[1]) if number else 0, name


def _pieces(archive: zipfile.ZipFile, name: str, cells: Cells) -> Iterator[str]:
    for element in elements(archive, name, "p", "tr", "row", "oddHeader", "oddFooter"):
        kind = element.tag.rpartition("}")[2]
        if kind == "row":
            yield cells.line(element) + "\n"
        elif kind.startswith("odd"):
            yield _sheet_margin(element.text or "") + "\n"
        elif next(element.iterancestors("{*}tr"), None) is not None:
            continue  # kept until its row is whole
        elif kind == "tr":
            yield _table_row(element) + "\n"
        else:
            yield "".join(_runs(element)) + "\n"
        forget(element)


def _table_row(row: Any) -> str:
    cells = (one for one in row.iter("{*}tc") if next(one.iterancestors("{*}tr")) is row)
    lines = (" ".join(filter(None, map(_paragraph, one.iter("{*}p")))) for one in cells)
    return "\t".join(lines).rstrip("\t")


def _paragraph(paragraph: Any) -> str:
    return "".join(_runs(paragraph)).strip().replace("\t", " ")


def _runs(paragraph: Any) -> Iterator[str]:
    for element in paragraph.iter():
        name = str(element.tag).rpartition("}")[2]
        if next(element.iterancestors("{*}p"), None) is not paragraph:
            continue  # a text frame within the paragraph was read by itself
        if name == "t":
            yield element.text or ""
        elif name in ("tab", "br"):
            yield " "


def _sheet_margin(text: str) -> str:
    """Return a sheet's header or footer without its codes (ECMA-376-1, 18.3.1.46)."""
    return " ".join(re.sub(r'&(?:"[^"]*"|K[0-9A-F]{6}|\d+|[A-Za-z])', " ", text).split())
