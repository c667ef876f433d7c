"""Whether a damaged PDF looks the same to two programs. In: a path, pages. Out: yes or no.

qpdf repairs what it copies, and may guess otherwise than the reader in which somebody looked at
the file. Where PDFium draws something else from the copy than from the original, nobody knows which
of them was meant. Runs in a worker.
"""

from __future__ import annotations

import contextlib
import io
from pathlib import Path
from typing import Any

_MOST = 12
"""Pages compared, spread over the range."""
_SIDE = 420
_FAR = 40
"""Grey levels between two blurred pictures that count as a difference."""
_STRAY = 12
"""Pixels that may differ; one program draws both pictures, so a letter less already shows."""


def same_look(path: Path, first: int, last: int, password: str | None = None) -> bool:
    """Return whether pages `first`…`last` (from 1) look the same copied as they are.

    Raises:
        Exception: whatever either program says of the file.
    """
    import pikepdf
    import pypdfium2

    step = max(1, (last - first + 1) // _MOST)
    chosen = range(first - 1, last, step)
    copied = io.BytesIO()
    with pikepdf.open(path, password=password or "") as source, pikepdf.new() as made:
        made.add_pages_from(source, chosen)
        made.save(copied)
    with (
        pypdfium2.PdfDocument(path, password=password) as before,
        pypdfium2.PdfDocument(copied.getvalue()) as after,
    ):
        return all(_same(before[index], after[at]) for at, index in enumerate(chosen))


def _same(one: Any, two: Any) -> bool:
    from PIL import ImageChops

    with contextlib.closing(one), contextlib.closing(two):
        if max(abs(a - b) for a, b in zip(one.get_size(), two.get_size(), strict=True)) > 1:
            return False
        scale = min(2.0, _SIDE / max(*one.get_size(), 1.0))
        pictures = [_picture(page, scale) for page in (one, two)]
    changed = ImageChops.difference(*pictures).point(lambda grey: 255 * (grey > _FAR))
    return bool(changed.histogram()[255] <= _STRAY)


def _picture(page: Any, scale: float) -> Any:
    from PIL import ImageFilter

    with contextlib.closing(page.render(scale=scale, grayscale=True)) as bitmap:
        return bitmap.to_pil().convert("L").filter(ImageFilter.BoxBlur(1))
