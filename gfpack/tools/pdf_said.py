"""What a PDF says beside the text of its pages, with pypdfium2. In: an opened one. Out: pairs.

The Info dictionary and XMP name authors and titles (ISO 32000-1, 14.3); notes carry text and the
name of who wrote them; fields of forms and free text are seen on the page, but PDFium does not
count them as its text (ISO 32000-1, 12.5.6).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_INFO = {"Author": "author", "Title": "title", "Subject": "subject", "Keywords": "keywords"}
_XMP = {
    "creator": "author",
    "title": "title",
    "description": "subject",
    "subject": "keywords",
    "Keywords": "keywords",
    "rights": "copyright",
    "publisher": "publisher",
}
_BEGIN, _END = b"<x:xmpmeta", b"</x:xmpmeta>"
_SEARCHED = 1 << 18
"""Bytes at either end of a file within which its XMP packet is looked for."""
_LONGEST, _MOST_NOTES = 500, 500


@dataclass(frozen=True, slots=True)
class Notes:
    """What lies on a page: text that is seen there, and pairs that only a viewer's panel shows."""

    seen: tuple[str, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()


def properties(document: Any, path: Path) -> tuple[tuple[str, str], ...]:
    """Return who wrote a PDF, its title, subject, keywords and rights: Info first, then XMP."""
    info = ((name, document.get_metadata_value(key)) for key, name in _INFO.items())
    return clean([*info, *_xmp(path)])


def clean(pairs: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return pairs that say something, each once and on one line."""
    short = ((name, " ".join(value.split())[:_LONGEST]) for name, value in pairs)
    return tuple(dict.fromkeys((name, value) for name, value in short if value))


def notes(page: Any) -> Notes:
    """Return what notes and form fields on a page say."""
    import pypdfium2.raw as pdfium

    seen: list[str] = []
    beside: list[tuple[str, str]] = []
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        if kind == pdfium.FPDF_ANNOT_WIDGET:
            seen.append(_string(note, b"V"))
        elif kind == pdfium.FPDF_ANNOT_FREETEXT:
            seen.append(_string(note, b"Contents"))
        elif kind not in (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP):
            beside.append(("comment", _string(note, b"Contents")))
            beside.append(("comment_author", _string(note, b"T")))
        pdfium.FPDFPage_CloseAnnot(note)
    return Notes(tuple(filter(None, seen)), clean(beside))


def sole_picture(page: Any) -> bytes | None:
    """Return the JPEG that is all a page shows (text above it apart), or None."""
    import pypdfium2.raw as pdfium

    pictures = []
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        drawn = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(drawn)
        if kind not in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_TEXT) or len(pictures) > 1:
            return None
    return _jpeg(pictures[0]) if pictures else None


def _jpeg(picture: Any) -> bytes | None:
    """Return the bytes of a picture that is kept as JPEG and nothing else."""
    import pypdfium2.raw as pdfium

    name = ctypes.create_string_buffer(32)
    pdfium.FPDFImageObj_GetImageFilter(picture, 0, name, len(name))
    if pdfium.FPDFImageObj_GetImageFilterCount(picture) != 1 or name.value != b"DCTDecode":
        return None
    length = pdfium.FPDFImageObj_GetImageDataRaw(picture, None, 0)
    content = ctypes.create_string_buffer(length)
    pdfium.FPDFImageObj_GetImageDataRaw(picture, content, length)
    return content.raw


def _string(note: Any, key: bytes) -> str:
    import pypdfium2.raw as pdfium

    length = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
    if length <= 2:
        return ""
    content = ctypes.create_string_buffer(length)
    pdfium.FPDFAnnot_GetStringValue(
        note, key, ctypes.cast(content, ctypes.POINTER(pdfium.FPDF_WCHAR)), length
    )
    return content.raw[: length - 2].decode("utf-16-le", "replace")


def _xmp(path: Path) -> Iterator[tuple[str, str]]:
    """Yield what the XMP packet says; one that is packed or damaged says nothing."""
    from lxml import etree

    packet = _packet(path)
    if not packet:
        return
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(packet, parser)
    except (etree.XMLSyntaxError, ValueError):
        return
    for element in root.iter("{*}Description"):
        for child in element.iterchildren("{*}*"):
            if name := _XMP.get(etree.QName(child).localname):
                yield from ((name, text) for text in child.itertext() if text.strip())
        for key, value in element.attrib.items():
            if name := _XMP.get(etree.QName(key).localname):
                yield name, str(value)


def _packet(path: Path) -> bytes:
    """Return the XMP packet at either end of a file, where programs write it, or nothing."""
    with path.open("rb") as stream:
        content = stream.read(_SEARCHED)
        if _BEGIN not in content and len(content) == _SEARCHED:
            stream.seek(max(_SEARCHED, path.stat().st_size - _SEARCHED))
            content = stream.read(_SEARCHED)
    start = content.rfind(_BEGIN)
    end = content.find(_END, start) if start >= 0 else -1
    return content[start : end + len(_END)] if end >= 0 else b""
