"""A PDF being put together, whose scans and photos stay in their files until it is saved.

In: pictures, pages of clients' PDFs. Out: streams that hold a mark in the place of their data; the
PDF on the disk, with the data. So hundreds of megabytes neither stand in memory nor pass through
qpdf, which would take them in and write them out piece by piece.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gfpack.appendix.digest import IMAGE_HEAD, object_digest
from gfpack.appendix.fidelity.walking import drawn_by
from gfpack.base.leftovers import temporary_name
from gfpack.tools import pdf_fill
from gfpack.tools.file_parts import FileParts
from gfpack.tools.pdf_stored import PdfStored
from gfpack.tools.pdf_write import new_file, save

_LEAST = 16 << 10
"""Bytes of an image below which leaving it in its file costs more than it saves."""
_SECRET = 16


@dataclass(frozen=True, slots=True)
class Left:
    """Data left in their file, and their digest as an object of a page."""

    data: FileParts
    digest: bytes


class Draft:
    """An open PDF, and what its marks stand for."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self._secret = secrets.token_hex(_SECRET).encode()
        self._left: list[Left] = []
        self._marked = len(pdf_fill.mark(self._secret, 0))

    def stream(self, data: FileParts, entries: Mapping[str, Any], digest: bytes = b"") -> Any:
        """Return a new stream of these data; `digest` is theirs, where a page will draw them."""
        mark = self._mark(Left(data, digest))
        return self.pdf.make_stream(mark, {**entries, "/Length": len(mark)})

    def leave(self, source: PdfStored, page: Any) -> None:
        """Leave in their file the images of a page of a PDF, before they are copied from it.

        Raises:
            OSError: the file cannot be read.
        """
        import pikepdf

        for one in drawn_by(page):
            if one.get("/Subtype") == pikepdf.Name.Image:
                self._leave(source, one)
                mask = one.get("/SMask")
                if isinstance(mask, pikepdf.Stream):
                    self._leave(source, mask)

    def left(self, stream: Any) -> Left | None:
        """Return the data for which a stream, here or in a source, holds a mark; else None."""
        if stream.get("/Length") != self._marked:
            return None
        number = pdf_fill.number_of(self._secret, bytes(stream.read_raw_bytes()))
        return None if number is None else self._left[number]

    def save(self, target: Path, **options: Any) -> None:
        """Write the PDF, with pikepdf's own options; streams must be written as they are.

        Raises:
            OutputError: data are gone or not what they were.
            OSError: the file cannot be written.
        """
        if not self._left:
            save(self.pdf, target, **options)
            return
        marked = temporary_name(target.parent, target.suffix)
        try:
            save(self.pdf, marked, **options)
            with new_file(target) as file:
                pdf_fill.fill(marked, file, self._secret, [one.data for one in self._left])
        finally:
            marked.unlink(missing_ok=True)

    def _leave(self, source: PdfStored, image: Any) -> None:
        length = image.get("/Length")
        if not isinstance(length, int) or length < _LEAST:
            return
        data = source.data_of(image)
        if data is not None:
            mark = self._mark(Left(data, object_digest(length, data.head(IMAGE_HEAD))))
            ways = image.get("/Filter"), image.get("/DecodeParms")
            image.write(mark, filter=ways[0], decode_parms=ways[1], type_check=False)

    def _mark(self, left: Left) -> bytes:
        self._left.append(left)
        return pdf_fill.mark(self._secret, len(self._left) - 1)
