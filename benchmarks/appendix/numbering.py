"""Numbers every page of one PDF, with gfpack's own stamps or by the bare recipe.

    python -m benchmarks.appendix.numbering ours|bare SOURCE TARGET

The bare recipe goes by pikepdf's own calls: one shared font, `q` before and a small stream after
the content of every page, turned as the page is; it looks at nothing else. Prints how many seconds
of wall and of processor time opening, numbering and saving took, without the start of Python.
"""

from __future__ import annotations

import io
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

from gfpack.appendix.fidelity.walking import pages_of
from gfpack.appendix.page import Stamper, own_streams
from gfpack.appendix.setting import Setter
from gfpack.appendix.stamp import CHARACTERS, Stamp
from gfpack.tools.pdf_write import save


@dataclass
class Clock:
    """Seconds of wall and of processor time since it was made."""

    began: float = field(default_factory=time.perf_counter)
    before: float = field(default_factory=time.process_time)

    def __str__(self) -> str:
        return f"{time.perf_counter() - self.began} {time.process_time() - self.before}"


def ours(source: Path, target: Path) -> str:
    """Stamp as gfpack does; return the seconds. Setting the font is no part of it."""
    font = pikepdf.open(io.BytesIO(Setter().stamps(CHARACTERS)))
    clock = Clock()
    with pikepdf.open(source) as pdf:
        stamper = Stamper(pdf, font)
        pages = pages_of(pdf)
        for index, page in enumerate(pages, 1):
            stamp = Stamp(index, "1-1", index, len(pages))
            stamper.stamp(page, own_streams(page), stamp, "bottom")
        save(
            pdf,
            target,
            static_id=True,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return str(clock)


def bare(source: Path, target: Path) -> str:
    """Append `n / N` to every page, upright at its visible edge; return the seconds."""
    clock = Clock()
    name = pikepdf.Name
    with pikepdf.open(source) as pdf:
        font = pdf.make_indirect(
            pikepdf.Dictionary(Type=name.Font, Subtype=name.Type1, BaseFont=name.Helvetica)
        )
        count = len(pdf.pages)
        for index, page in enumerate(pdf.pages, 1):
            used = page.add_resource(font, name.Font)
            matrix = _upright(page)
            text = f"Q q {matrix} cm BT {used} 9 Tf 280 20 Td ({index} / {count}) Tj ET Q"
            page.contents_add(b"q", prepend=True)
            page.contents_add(text.encode())
        pdf.save(target, compress_streams=False)
    return str(clock)


def _upright(page: pikepdf.Page) -> str:
    """Return the matrix to the lower left corner of the page as it is seen."""
    left, bottom, right, top = (float(one) for one in page.cropbox)
    return {
        0: f"1 0 0 1 {left} {bottom}",
        90: f"0 1 -1 0 {right} {bottom}",
        180: f"-1 0 0 -1 {right} {top}",
        270: f"0 -1 1 0 {left} {top}",
    }[int(page.obj.get("/Rotate", 0)) % 360]


if __name__ == "__main__":
    way = {"ours": ours, "bare": bare}[sys.argv[1]]
    print(way(Path(sys.argv[2]), Path(sys.argv[3])))
