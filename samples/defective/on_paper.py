"""The twin of a client whose papers came as paper: every document is a scan, nothing has text.

In: the folder of a drawn client. Its PDFs become pictures of their pages, a little askew, in the
same places; workbooks and Word files are printed and scanned. What cannot be opened stays as it is.
"""

from __future__ import annotations

import hashlib
import time
import warnings
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image

from gfpack.project.layout import EVIDENCE_DIR, EVIDENCE_YAML

DPI, QUALITY = 200, 72
TILTS = (0.4, -0.7, 0.0, 0.9, -0.3)
"""Degrees by which one page after the other lies askew."""
_OFFICE = frozenset({".xlsx", ".docx"})
_MADE = time.gmtime(0)


def scan(folder: Path, printed: Callable[[Path], bytes]) -> None:
    """Make a client's papers scans; `printed` makes a PDF of a workbook or a Word file."""
    before, after = {}, {}
    for path in sorted(path for path in (folder / EVIDENCE_DIR).rglob("*") if path.is_file()):
        if path.suffix not in (".pdf", *_OFFICE):
            continue
        content = path.read_bytes()
        pages = list(_pages(content if path.suffix == ".pdf" else printed(path)))
        if not pages:
            continue
        target = path.with_suffix(".pdf")
        path.unlink()
        target.write_bytes(_as_pdf(pages))
        before[path.relative_to(folder).as_posix()] = target.relative_to(folder).as_posix()
        after[_digest(content)] = _digest(target.read_bytes())
    ledger = (folder / EVIDENCE_YAML).read_text("utf-8")
    for old, new in (*before.items(), *after.items()):
        ledger = ledger.replace(f'"{old}"', f'"{new}"') if "/" in old else ledger.replace(old, new)
    (folder / EVIDENCE_YAML).write_text(ledger, "utf-8")


def _pages(content: bytes) -> Iterator[Image.Image]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return
    with document:
        for number, page in enumerate(document):
            seen = page.render(scale=DPI / 72).to_pil().convert("RGB")
            tilt = TILTS[number % len(TILTS)]
            yield seen.rotate(tilt, Image.Resampling.BICUBIC, fillcolor="white")


def _as_pdf(pages: list[Image.Image]) -> bytes:
    made = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pages[0].save(
            made,
            "PDF",
            save_all=True,
            append_images=pages[1:],
            resolution=DPI,
            quality=QUALITY,
            creationDate=_MADE,
            modDate=_MADE,
        )
    return made.getvalue()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
