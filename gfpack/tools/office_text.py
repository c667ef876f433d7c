"""The text of docx, xlsx and pptx, by zip and XML alone. In: a path. Out: text, or why none.

Nothing is unpacked beyond fixed limits, entities are not resolved, nothing outside is fetched.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Literal

_LARGEST_PART = 64 * 1024 * 1024
_LONGEST_TEXT = 400_000
_MOST_STRINGS = 500_000
_PARTS = re.compile(
    r"word/(?:header\d*|document|footnotes|footer\d*)\.xml|ppt/slides/slide\d+\.xml"
    r"|xl/worksheets/sheet\d+\.xml"
)


@dataclass(frozen=True, slots=True)
class OfficeText:
    """The text of an office file, or why it cannot be read."""

    state: Literal["readable", "unreadable"]
    why: str = ""
    text: str = ""


def read(path: Path) -> OfficeText:
    """Return the text of an office file in reading order, cells of a row parted by blanks.

    Raises:
        OSError: the file cannot be opened.
    """
    from lxml import etree

    try:
        with zipfile.ZipFile(path) as archive:
            return OfficeText("readable", "", _text(archive))
    except (zipfile.BadZipFile, etree.XMLSyntaxError, EOFError, ValueError, KeyError) as problem:
        return OfficeText("unreadable", f"{type(problem).__name__}: {problem}")
    except (NotImplementedError, RuntimeError) as problem:
        return OfficeText("unreadable", f"packed in an unknown way: {problem}")


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
    strings = _shared_strings(archive)
    pieces: list[str] = []
    length = 0
    for name in sorted(names, key=_reading_order):
        with archive.open(name) as part:
            for piece in _pieces(part, strings):
                pieces.append(piece)
                length += len(piece)
                if length > _LONGEST_TEXT:
                    return "".join(pieces)
        pieces.append("\n")
    return "".join(pieces)


def _reading_order(name: str) -> tuple[int, int, str]:
    number = re.search(r"(\d+)\.xml$", name)
    place = 0 if "header" in name else 2 if "foot" in name else 1
    return place, int(number[1]) if number else 0, name


def _shared_strings(archive: zipfile.ZipFile) -> list[str]:
    name = "xl/sharedStrings.xml"
    if name not in archive.namelist():
        return []
    found: list[str] = []
    with archive.open(name) as part:
        for element in _elements(part, "si"):
            found.append("".join(element.itertext(f"{{{_space(element)}}}t")))
            _forget(element)
            if len(found) >= _MOST_STRINGS:
                break
    return found


def _pieces(part: IO[bytes], strings: list[str]) -> Iterator[str]:
    for element in _elements(part, "p", "row"):
        if element.tag.endswith("}row"):
            cells = (
                _cell(cell, strings) for cell in element.iterchildren(f"{{{_space(element)}}}c")
            )
            yield " ".join(cell for cell in cells if cell) + "\n"
        else:
            yield "".join(_runs(element)) + "\n"
        _forget(element)


def _runs(paragraph: Any) -> Iterator[str]:
    for element in paragraph.iter():
        name = str(element.tag).rpartition("}")[2]
        if next(element.iterancestors("{*}p"), None) is not paragraph:
            continue  # a text frame within the paragraph was read by itself
        if name == "t":
            yield element.text or ""
        elif name in ("tab", "br"):
            yield " "


def _cell(cell: Any, strings: list[str]) -> str:
    space = f"{{{_space(cell)}}}"
    if cell.get("t") == "inlineStr":
        return "".join(cell.itertext(f"{space}t"))
    value = cell.findtext(f"{space}v") or ""
    if cell.get("t") == "s" and value.isdigit():
        return strings[int(value)] if int(value) < len(strings) else ""
    return value


def _elements(part: IO[bytes], *names: str) -> Iterator[Any]:
    from lxml import etree

    source = _Limited(part)
    tags = tuple(f"{{*}}{name}" for name in names)
    for _, element in etree.iterparse(
        source, tag=tags, resolve_entities=False, no_network=True, load_dtd=False
    ):
        yield element


def _forget(element: Any) -> None:
    """Let go of what was read, so that a large part does not stay in memory."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _space(element: Any) -> str:
    return str(element.tag)[1:].partition("}")[0]


class _Limited:
    """A stream that refuses to yield more than a part may hold."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.left = _LARGEST_PART

    def read(self, size: int = 65536) -> bytes:
        """Return the next bytes.

        Raises:
            ValueError: the part is larger than any text is.
        """
        block = self.stream.read(size)
        self.left -= len(block)
        if self.left < 0:
            raise ValueError("a part unpacks to more than 64 MB")
        return block
