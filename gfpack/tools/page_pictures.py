"""Pages as pictures, upright as a reader shows them. In: a path, page numbers. Out: Pillow in RGB.

The bytes are strangers': call it in a limited worker (`tools/worker.py`).
"""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from gfpack.tools.image import MOST_PIXELS, can_decode, opaque

_DPI = 200
"""Of a rendered page: small print of a certificate has then 20 pixels."""
_LONGEST = 3200


def of_pdf(path: Path, pages: Iterable[int]) -> Iterator[tuple[int, Any]]:
    """Yield pages of a PDF with their numbers, counted from 1.

    Raises:
        pypdfium2.PdfiumError: it cannot be read.
    """
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        for number in pages:
            with contextlib.closing(document[number - 1]) as page:
                scale = min(_DPI / 72, _LONGEST / max(*page.get_size(), 1.0))
                bitmap = page.render(scale=scale)
                yield number, bitmap.to_pil().convert("RGB")
                bitmap.close()


def of_picture(path: Path, frames: Iterable[int]) -> Iterator[tuple[int, Any]]:
    """Yield frames of a picture with their numbers, counted from 1; one that is a bomb is none.

    Raises:
        OSError: it cannot be read.
    """
    from PIL import Image, ImageOps

    with path.open("rb") as stream, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if not can_decode(stream):
            return
        with Image.open(stream) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return
            for number in frames:
                if number > 1:
                    picture.seek(number - 1)
                picture.draft("RGB", (_LONGEST, _LONGEST))
                upright = ImageOps.exif_transpose(picture)
                upright.thumbnail((_LONGEST, _LONGEST))
                yield number, opaque(upright).convert("RGB")
