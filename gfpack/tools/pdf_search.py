"""Where words stand on the pages of a PDF.

In: a PDF and a pattern. Out: every match with its page and the boxes it takes there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Match:
    """A match: page (from 1), what was found, and its boxes (left, bottom, right, top) in user
    space, one for each line it runs over."""

    page: int
    text: str
    groups: tuple[str, ...]
    boxes: tuple[Box, ...]


def search(pdf: Path, pattern: str) -> list[Match]:
    """Return all matches in the order of the pages.

    Raises:
        pypdfium2.PdfiumError: the file is no PDF that PDFium can open.
    """
    import pypdfium2

    sought = re.compile(pattern)
    found: list[Match] = []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for index in range(len(document)):
            page = document[index]
            text_page = page.get_textpage()
            for one in sought.finditer(text_page.get_text_range()):
                count = text_page.count_rects(one.start(), one.end() - one.start())
                boxes = tuple(text_page.get_rect(number) for number in range(count))
                groups = tuple(part or "" for part in one.groups())
                found.append(Match(index + 1, one[0], groups, boxes))
            text_page.close()
            page.close()
    finally:
        document.close()
    return found


def texts(pdf: Path) -> list[str]:
    """Return the text of each page.

    Raises:
        pypdfium2.PdfiumError: the file is no PDF that PDFium can open.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
