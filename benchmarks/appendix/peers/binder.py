"""Binds a folder with pypdf, and pictures by Pillow or img2pdf: contents, bookmarks, page numbers.

    python binder.py pillow|img2pdf FOLDER OUTPUT

What a colleague would write who knows these libraries: files in the order of their names, contents
with links, a bookmark for each file above its own, every page numbered. Numbers are drawn by a
small stream appended to each page with one shared font, the faster of the two ways pypdf offers.
Unlike gfpack's: no cover, no dividers, no search for a free margin, digits only, no check that
anything is damaged, and nothing kept.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, Fit, NameObject
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

A4 = (595.28, 841.89)
LINES = 40


def by_pillow(file: Path) -> io.BytesIO:
    """Return a picture as one page, upright."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - only the chosen one

    stream = io.BytesIO()
    with Image.open(file) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGB")
        upright.save(stream, "PDF", resolution=upright.width / A4[0] * 72)
    return stream


def by_img2pdf(file: Path) -> io.BytesIO:
    """Return a picture as one page, its bytes as they are."""
    import img2pdf  # noqa: PLC0415 - only the chosen one

    layout = img2pdf.get_layout_fun(A4)
    pdf = img2pdf.convert(str(file), layout_fun=layout, rotation=img2pdf.Rotation.ifvalid)
    return io.BytesIO(pdf)


def main(way: str, folder: Path, output: Path) -> None:
    """Bind."""
    page_of = {"pillow": by_pillow, "img2pdf": by_img2pdf}[way]
    files = sorted(folder.iterdir())
    front = -(-len(files) // LINES)
    writer, starts = PdfWriter(), []
    for _ in range(front):
        writer.add_blank_page(*A4)
    for file in files:
        starts.append(len(writer.pages))
        source = file if file.suffix == ".pdf" else page_of(file)
        writer.append(source, outline_item=file.stem)
    contents(writer, [file.stem for file in files], starts, front)
    number(writer)
    writer.write(output)
    print(len(writer.pages))


def contents(writer: PdfWriter, titles: list[str], starts: list[int], front: int) -> None:
    """Draw the contents onto the first pages, with links."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for row, (title, start) in enumerate(zip(titles, starts, strict=True)):
        if row % LINES == 0:
            if row:
                canvas.showPage()
            canvas.setFont("STSong-Light", 11)
        y = 780 - row % LINES * 18
        canvas.drawString(60, y, title)
        canvas.drawRightString(535, y, str(start + 1))
        link = Link(rect=(60, y - 3, 535, y + 12), target_page_index=start, fit=Fit.fit())
        writer.add_annotation(page_number=row // LINES, annotation=link)
    canvas.save()
    drawn = PdfReader(stream).pages
    for index in range(front):
        writer.pages[index].merge_page(drawn[index])


def number(writer: PdfWriter) -> None:
    """Print `page / pages` at the visible lower edge of every page."""
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    shared, begin = writer._add_object(font), writer._add_object(_stream(b"q\n"))
    pages = list(writer.pages)
    for index, page in enumerate(pages):
        text = f"{index + 1} / {len(pages)}".encode()
        drawn = b"\nQ q %s BT /Numbers 9 Tf %s Td (%s) Tj ET Q" % (*_place(page), text)
        own = page.get("/Contents")
        own = own.get_object() if own is not None else None
        held = (
            list(own)
            if isinstance(own, ArrayObject)
            else [page.raw_get("/Contents")]
            if own
            else []
        )
        end = writer._add_object(_stream(drawn))
        page[NameObject("/Contents")] = ArrayObject([begin, *held, end])
        resources = page["/Resources"].get_object()
        fonts = resources.setdefault(NameObject("/Font"), DictionaryObject()).get_object()
        fonts[NameObject("/Numbers")] = shared


def _stream(data: bytes) -> DecodedStreamObject:
    stream = DecodedStreamObject()
    stream.set_data(data)
    return stream


def _place(page: Any) -> tuple[bytes, bytes]:
    """Return the matrix that turns the text upright, and where it begins."""
    box = page.cropbox
    left, bottom, right, top = (float(one) for one in (*box.lower_left, *box.upper_right))
    wide, high = right - left, top - bottom
    turn = page.rotation % 360
    matrix = {
        0: f"1 0 0 1 {left} {bottom} cm",
        90: f"0 1 -1 0 {right} {bottom} cm",
        180: f"-1 0 0 -1 {right} {top} cm",
        270: f"0 -1 1 0 {left} {top} cm",
    }[turn]
    across = wide if turn % 180 == 0 else high
    return matrix.encode(), f"{across / 2 - 20:.1f} 20".encode()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
