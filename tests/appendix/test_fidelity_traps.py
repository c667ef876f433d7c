"""Traps that other binders of PDFs fell into, one test each."""

from __future__ import annotations

import pikepdf
import pytest
from bound_client import a_pdf, a_photo
from bound_reading import Bound
from odd_papers import changed, locked

from gfpack.evidence.facts import examine
from gfpack.evidence.models import Extent, ProjectFileEntry


def examined(client, name: str, content: bytes) -> None:
    """Put a file into the folder as `collect` would see it."""
    path = f"evidence/{name}"
    target = client.folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    facts = examine(target, "0" * 64, len(content)).facts
    client.files[path] = ProjectFileEntry(path, facts)
    extent = Extent(path, facts.sha256, 1, max(1, len(facts.pages)))
    client.claim((extent,), supports=("1.1.1",), title=name)


def test_a_name_within_another_name_is_not_taken_for_it(client):
    for name in ("11.pdf", "1.pdf", "111.pdf"):
        client.add(name, a_pdf(f"file{name[:-4]}end"))
    bound = Bound(client)
    words = [bound.text(bound.page_of(f"1-{n}"))[:10] for n in (1, 2, 3)]
    assert [one.partition("end")[0] for one in words] == ["file11", "file1", "file111"]


WHOLE = a_pdf("whole", "two", "three")
TOLERATED = {
    "owner.pdf": locked("whole", print_lowres=True),
    "streams.pdf": changed(
        lambda _: None, "whole", object_stream_mode=pikepdf.ObjectStreamMode.generate
    ),
    "junk.pdf": b"From: x@example.cn\r\n\r\n" * 20 + WHOLE,
    "after.pdf": WHOLE + b"\0" * 3000,
    "boxes.pdf": a_pdf("whole", MediaBox=[595, 842, 0, 0], CropBox=[-9, -9, 2000, 2000]),
}


@pytest.mark.parametrize("name", TOLERATED)
def test_what_every_reader_opens_is_bound(client, name):
    examined(client, name, TOLERATED[name])
    bound = Bound(client)
    assert "attachment-not-bound" not in bound.codes()
    assert "whole" in bound.text(bound.page_of("1-1"))


DAMAGED = {
    "two-thirds.pdf": WHOLE[: len(WHOLE) * 2 // 3],
    "photo.pdf": a_photo(),
    "empty.pdf": b"",
    "text.pdf": "这不是 PDF".encode(),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_what_is_damaged_is_never_dropped_in_silence(client, name):
    client.add("before.pdf", a_pdf("before"))
    examined(client, name, DAMAGED[name])
    bound = Bound(client)
    page = bound.page_of("1-2")
    if "attachment-not-bound" in bound.codes():
        assert name in bound.text(page)
    else:  # taken for what it truly is
        assert name == "photo.pdf" or "这不是" in bound.text(page)


OPEN = {
    "string": "BT /F1 9 Tf (never ends",
    "hex string": "BT /F1 9 Tf <4142",
    "array": "[1 2 3",
    "dictionary": "/Span <</A (b)",
    "inline picture": "BI /W 4 /H 4 /CS /G /BPC 8 ID abcdef",
    "path": "0 0 595 842 re",
    "clip": "0 0 9 9 re W",
    "text": "BT 0 0 Td 3 Tr 300 Ts",
    "states": "q q 0.2 0 0 0.2 0 0 cm 5 5 9 9 re W n",
    "comment": "% no end of line",
}


@pytest.mark.parametrize("what", OPEN)
@pytest.mark.parametrize("packed", [False, True])
def test_the_number_is_printed_after_whatever_a_page_leaves_open(client, what, packed):
    def leave(pdf) -> None:
        content = f"1 0 0 rg 200 400 90 90 re f {OPEN[what]}".encode()
        pdf.pages[0].obj.Contents = pdf.make_stream(content)

    client.add("a.pdf", changed(leave, "a", compress_streams=packed))
    bound = Bound(client)
    page = bound.seen(bound.page_of("1-1"))
    assert page.getpixel((490, 842 * 2 - 890)) == (255, 0, 0)
    lower = page.crop((0, page.height - 80, page.width, page.height)).convert("L")
    assert lower.getextrema()[0] < 150, "no number"
