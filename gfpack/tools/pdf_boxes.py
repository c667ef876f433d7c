"""Characters that a converted page shows as boxes, or not at all.

In: a PDF made by LibreOffice, and the docx or xlsx it was made of. Out: the characters. The
shipped font has no sign for every character; where no other font helped, a crossed box is drawn.
Such a character stands in the page's text in that font, or is left out of it, and is unknown to
the font. Runs in a worker.
"""

from __future__ import annotations

import contextlib
import ctypes
from pathlib import Path
from typing import Any

from gfpack.tools import fonts, office_text

_MOST_PAGES = 500
_OURS = "NotoSansCJK"
_PLAIN = 0x80
_UNUSED = "\uffff"


def boxes(pdf: Path, source: Path) -> str:
    """Return the characters without a sign, each once, in order.

    Raises:
        Exception: whatever PDFium says of the file.
    """
    import pypdfium2

    found: dict[str, None] = {}
    seen: set[str] = set()
    with pypdfium2.PdfDocument(pdf) as document:
        for index in range(min(len(document), _MOST_PAGES)):
            with (
                contextlib.closing(document[index]) as page,
                contextlib.closing(page.get_textpage()) as text,
            ):
                found |= dict.fromkeys(_in_our_font(text))
                seen |= set(text.get_text_range())
    found |= {one: None for one in _said(source) if one not in seen and ord(one) >= _PLAIN}
    return "".join(_without_sign(list(found)))


def _said(source: Path) -> str:
    """Return the text of a docx or xlsx; nothing of other files, whose text is not read here."""
    found = office_text.read(source) if source.suffix in (".docx", ".xlsx", ".pptx") else None
    return found.text if found else ""


def _in_our_font(text: Any) -> list[str]:
    import pypdfium2.raw as pdfium

    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    found: dict[str, None] = {}
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code < _PLAIN or 0x3400 <= code < 0xA000 or chr(code) in found:
            continue  # common signs the font has for certain
        pdfium.FPDFText_GetFontInfo(text, index, name, 128, flags)
        if _OURS.encode() in name.value or _is_private(code):
            found[chr(code)] = None
    return _paired(list(found))


def _is_private(code: int) -> bool:
    """Return whether a character means something in one font only (private use)."""
    return 0xE000 <= code < 0xF900


def _paired(characters: list[str]) -> list[str]:
    """Return characters without halves of surrogate pairs, which are rare Chinese signs."""
    return [one for one in characters if not 0xD800 <= ord(one) < 0xE000]


def _without_sign(characters: list[str]) -> list[str]:
    from PIL import ImageFont

    if not characters:
        return []
    font = ImageFont.truetype(str(fonts.file()), 24, layout_engine=ImageFont.Layout.BASIC)
    box = bytes(font.getmask(_UNUSED))
    return [
        one
        for one in characters
        if not one.isspace() and (_is_private(ord(one)) or bytes(font.getmask(one)) == box)
    ]
