"""Numbers every page of one PDF, with gfpack's own stamps or by the bare recipe.

    python -m benchmarks.appendix.numbering ours|bare SOURCE TARGET

The bare recipe appends one small stream to every page with one shared font and looks at nothing.
Prints how many seconds opening, numbering and saving took, without the start of Python.
"""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path

import pikepdf

from gfpack.appendix.fidelity.walking import pages_of
from gfpack.appendix.page import Stamper, own_streams
from gfpack.appendix.setting import Setter
from gfpack.appendix.stamp import CHARACTERS, Stamp
from gfpack.tools.pdf_write import save


def ours(source: Path, target: Path) -> float:
    """Stamp as gfpack does; return the seconds."""
    font = pikepdf.open(io.BytesIO(Setter().stamps(CHARACTERS)))
    began = time.perf_counter()
    with pikepdf.open(source) as pdf:
        stamper = Stamper(pdf, font)
        pages = pages_of(pdf)
        for index, page in enumerate(pages, 1):
            text = Stamp(index, "1-1", index, len(pages)).text
            stamper.stamp(page, own_streams(page), text, "bottom")
        save(
            pdf,
            target,
            static_id=True,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return time.perf_counter() - began


def bare(source: Path, target: Path) -> float:
    """Append `n / N` to every page; return the seconds."""
    began = time.perf_counter()
    name = pikepdf.Name
    with pikepdf.open(source) as pdf:
        font = pdf.make_indirect(
            pikepdf.Dictionary(Type=name.Font, Subtype=name.Type1, BaseFont=name.Helvetica)
        )
        saved = pdf.make_stream(b"q\n")
        count = len(pdf.pages)
        for index, page in enumerate(pdf.pages, 1):
            page.obj.Resources.Font.Numbers = font
            text = f"\nQ q BT /Numbers 9 Tf 280 20 Td ({index} / {count}) Tj ET Q"
            own = page.obj.Contents
            page.obj.Contents = pikepdf.Array([saved, own, pdf.make_stream(text.encode())])
        pdf.save(target, compress_streams=False)
    return time.perf_counter() - began


if __name__ == "__main__":
    print({"ours": ours, "bare": bare}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3])))
