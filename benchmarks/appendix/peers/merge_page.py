"""Numbers every page as pypdf's own documentation shows: a sheet merged over each.

    python merge_page.py SOURCE OUTPUT

Prints the seconds of wall and of processor time it took, without the start of Python.
"""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas


def main(source: Path, output: Path) -> None:
    """Number."""
    writer = PdfWriter(clone_from=source)
    stream = io.BytesIO()
    canvas = Canvas(stream)
    count = len(writer.pages)
    for index, page in enumerate(writer.pages):
        canvas.setPageSize((float(page.mediabox.width), float(page.mediabox.height)))
        canvas.setFont("Helvetica", 9)
        canvas.drawCentredString(float(page.mediabox.width) / 2, 20, f"{index + 1} / {count}")
        canvas.showPage()
    canvas.save()
    for page, sheet in zip(writer.pages, PdfReader(stream).pages, strict=True):
        page.merge_page(sheet)
    writer.write(output)


if __name__ == "__main__":
    began, before = time.perf_counter(), time.process_time()
    main(Path(sys.argv[1]), Path(sys.argv[2]))
    print(time.perf_counter() - began, time.process_time() - before)
