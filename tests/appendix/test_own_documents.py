"""Own pages are at hand in any order; their PDFs close behind the last that a volume needs."""

from __future__ import annotations

import io

import pikepdf

from gfpack.appendix.layout import Run
from gfpack.appendix.own_documents import OwnDocuments
from gfpack.appendix.setting import Document

STARTS = {"cover": (0, 0), "contents": (0, 1), "sheet": (1, 0)}


def document(*widths: int) -> Document:
    pdf = pikepdf.new()
    for width in widths:
        pdf.add_blank_page(page_size=(width, 100)).Contents = pdf.make_stream(b"q Q")
    buffer = io.BytesIO()
    pdf.save(buffer)
    return Document(buffer.getvalue(), {}, {}, {})


def widths(own: OwnDocuments, key: str, count: int) -> list[int]:
    with own.pages(key, count) as pages:
        return [int(page.MediaBox[2]) for page in pages]


def owned(*keys: str) -> OwnDocuments:
    runs = [Run(key=key) for key in keys]
    return OwnDocuments([document(10, 20, 30), document(40)], STARTS, [*runs, Run()])


def test_a_block_has_its_own_pages_whatever_came_before() -> None:
    own = owned("cover", "sheet", "contents")
    assert widths(own, "cover", 1) == [10]
    assert widths(own, "sheet", 1) == [40]
    assert widths(own, "contents", 2) == [20, 30]


def test_a_document_is_open_until_the_last_block_of_this_volume_was_taken() -> None:
    own = owned("cover", "contents")
    with own.pages("cover", 1) as (cover,):
        pass
    assert cover.Contents.read_bytes() == b"q Q"
    with own.pages("contents", 2) as (first, _second):
        assert first.Contents.read_bytes() == b"q Q"
    assert first.get("/Contents") is None, "its PDF is closed"
