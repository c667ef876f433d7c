"""The appendix in several files: by size, by pages, by indicator, by requirement."""

from __future__ import annotations

import gc
import io
import os
from pathlib import Path

import pikepdf
import pytest
from bound_client import Client, a_pdf
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from gfpack.appendix.bind import bind
from gfpack.appendix.divide import Load, Room, divided
from gfpack.appendix.materials import PdfPages
from gfpack.appendix.models import Attachment, PageMap
from gfpack.appendix.plan import Section
from gfpack.base.findings import Finding
from gfpack.project.models import AppendixOptions, Shape


def bound(client: Client, **options: object) -> tuple[PageMap, list[Finding], list[PdfReader]]:
    """Bind with options; return the page map, findings and the volumes as pypdf reads them."""
    target = client.folder / "build" / "汇编.pdf"
    wanted = AppendixOptions.model_validate(options)
    page_map, found = bind(client.case(), target, complete=True, options=wanted)
    readers = [PdfReader(target.parent / one.file) for one in page_map.volumes]
    return page_map, found, readers


def a_scan(pages: int, size: int) -> bytes:
    """Return a PDF of pages that cannot be packed, `size` bytes each."""
    with pikepdf.Pdf.new() as pdf:
        for number in range(pages):
            pdf.add_blank_page(page_size=(595, 842))
            image = pdf.make_stream(os.urandom(size))
            image.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image})
            image.update({"/Width": size, "/Height": 1, "/BitsPerComponent": 8})
            image["/ColorSpace"] = pikepdf.Name.DeviceGray
            page = pdf.pages[number].obj
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=image))
            page.Contents = pdf.make_stream(b"q 500 0 0 700 40 70 cm /Im Do Q")
        stream = io.BytesIO()
        pdf.save(stream)
        return stream.getvalue()


@pytest.fixture
def three(client: Client) -> Client:
    """Return a client with attachments below three indicators."""
    client.add("a.pdf", a_scan(4, 400_000), supports=("0.1",), title="执照")
    client.add("b.pdf", a_scan(3, 400_000), supports=("1.1.1", "3.1.1"), title="图纸")
    client.add("c.pdf", a_scan(2, 400_000), supports=("3.1.1",), title="台账")
    return client


def test_no_volume_is_larger_than_it_may_be_and_pages_run_on(three: Client) -> None:
    page_map, found, readers = bound(three, largest_mb=3)
    assert found == []
    assert [one.file for one in page_map.volumes] == ["汇编/第1册.pdf", "汇编/第2册.pdf"]
    for one, reader in zip(page_map.volumes, readers, strict=True):
        assert (three.folder / "build" / one.file).stat().st_size <= 3_000_000
        labels = [int(label) for label in reader.page_labels]
        assert labels == list(range(one.first, one.last + 1))
    assert page_map.volumes[1].first == page_map.volumes[0].last + 1
    assert not any(span.gaps for span in page_map.spans.values())


def test_no_page_is_held_once_its_volume_is_written(three: Client) -> None:
    case = three.case()
    options = AppendixOptions.model_validate({"largest_mb": 3})
    gc.collect()
    gc.disable()
    try:
        bind(case, three.folder / "build" / "汇编.pdf", complete=True, options=options)
        gc.set_debug(gc.DEBUG_SAVEALL)  # what only the search for garbage finds is kept to be seen
        gc.collect()
        left = {type(one).__name__ for one in gc.garbage if type(one).__module__[:7] == "pikepdf"}
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()
    assert left == set()


def test_an_attachment_is_divided_only_if_it_alone_is_too_large(client: Client) -> None:
    client.add("a.pdf", a_scan(2, 300_000), supports=("0.1",), title="小件")
    client.add("b.pdf", a_scan(9, 300_000), supports=("1.1.1",), title="大件")
    page_map, found, readers = bound(client, largest_mb=2)
    assert found == []
    assert not page_map.spans["0-1"].gaps
    span = page_map.spans["1-1"]
    assert span.gaps and span.page_count == 9
    assert page_map.citation(page_map.attachments[1]).count("、") == len(span.gaps)
    titles = [[str(mark.title) for mark in _marks(reader)] for reader in readers]
    assert [any("大件（续）" in title for title in one) for one in titles].count(True) >= 1
    stamps = [page.extract_text() for reader in readers for page in reader.pages]
    printed = [f"1-1 第 {number} 页 共 9 页" for number in range(1, 10)]
    assert all(any(one in text for text in stamps) for one in printed)


def test_a_single_page_above_the_limit_is_told(client: Client) -> None:
    client.add("a.pdf", a_scan(1, 1_500_000), supports=("0.1",))
    _, found, _ = bound(client, largest_mb=1)
    assert [one.code for one in found] == ["appendix-above-limit"]


def test_one_pdf_stays_one_and_says_that_it_is_too_large(three: Client) -> None:
    page_map, found, _ = bound(three, shape="one-pdf", largest_mb=2)
    assert [one.file for one in page_map.volumes] == ["汇编.pdf"]
    assert [one.code for one in found] == ["appendix-above-limit"]


def test_volumes_by_pages(client: Client) -> None:
    for number in range(12):
        client.add(f"{number}.pdf", a_pdf("a", "b", "c"), supports=("1.1.1",))
    page_map, found, readers = bound(client, most_pages=20)
    assert found == []
    assert max(len(reader.pages) for reader in readers) <= 20
    assert sum(len(reader.pages) for reader in readers) == page_map.page_count


def test_one_file_for_each_indicator_named_as_is_wished(three: Client) -> None:
    page_map, _, readers = bound(three, shape="per-indicator")
    assert [one.file for one in page_map.volumes] == [
        "汇编/0 一般要求.pdf",
        "汇编/1 基础设施.pdf",
        "汇编/3 能源与资源投入.pdf",
    ]
    contents = readers[1].pages[1].extract_text()
    assert "图纸" in contents and "台账" not in contents
    wished, _, _ = bound(three, shape="per-indicator", file_name="{year}-{number}")
    assert wished.volumes[0].file == "汇编/2025-1.pdf"


def test_one_file_for_each_requirement_also_where_its_proof_is_bound_elsewhere(
    client: Client,
) -> None:
    client.add("a.pdf", a_pdf("a"), supports=("1.1.1", "3.1.1"), title="图纸")
    page_map, _, readers = bound(client, shape="per-requirement")
    assert [one.file for one in page_map.volumes] == [
        "汇编/1.1.1 要求 1.1.1.pdf",
        "汇编/3.1.1 要求 3.1.1.pdf",
    ]
    assert "图纸" in readers[1].pages[2].extract_text()


def test_the_common_contents_lead_into_the_other_files(three: Client) -> None:
    page_map, _, readers = bound(three, largest_mb=3)
    actions = [
        link.get_object()["/A"]
        for link in readers[0].pages[1]["/Annots"]
        if "/A" in link.get_object()
    ]
    remote = [one for one in actions if one["/S"] == "/GoToR"]
    assert {str(one["/F"]["/UF"]) for one in remote} == {"第2册.pdf"}
    first = page_map.volumes[1].first
    pages = {int(one["/D"][0]) for one in remote}
    assert page_map.spans["3-1"].first - first in pages


def test_the_same_volumes_have_the_same_bytes(three: Client) -> None:
    def content() -> list[bytes]:
        page_map, _, _ = bound(three, largest_mb=3)
        return [(three.folder / "build" / one.file).read_bytes() for one in page_map.volumes]

    assert content() == content()


def _marks(reader: PdfReader) -> list[object]:
    def flat(entries: list[object]) -> list[object]:
        return [x for one in entries for x in (flat(one) if isinstance(one, list) else [one])]

    return flat(list(reader.outline))


@given(
    counts=st.lists(st.integers(1, 30), min_size=1, max_size=25),
    pages=st.one_of(st.none(), st.integers(10, 60)),
    room=st.one_of(st.none(), st.integers(1, 3000)),
)
def test_dividing_loses_doubles_and_moves_no_page(
    counts: list[int], pages: int | None, room: int | None
) -> None:
    attachments = tuple(
        Attachment(f"1-{n}", f"e{n}", f"件 {n}", "1.1", ("1.1.1",)) for n in range(len(counts))
    )
    materials = {
        one.label: (PdfPages("f", Path("f"), 1, count, size=count * 100),)
        for one, count in zip(attachments, counts, strict=True)
    }
    indicator = Client(Path()).case().checklist.indicators[0].indicators[0]
    section = Section(indicator, indicator, attachments, ())
    volumes = divided((section,), materials, Shape.VOLUMES, Room(room, pages))
    seen = [
        (piece.attachment.label, page)
        for volume in volumes
        for part in volume.parts
        for piece in part.pieces
        for run in piece.materials
        if isinstance(run, PdfPages)
        for page in range(run.first, run.last + 1)
    ]
    assert seen == [
        (one.label, page)
        for one, count in zip(attachments, counts, strict=True)
        for page in range(1, count + 1)
    ]
    for volume in volumes:
        runs = [r for part in volume.parts for piece in part.pieces for r in piece.materials]
        held = sum((Load(r.size, r.page_count) for r in runs if isinstance(r, PdfPages)), Load())
        assert Room(room, pages).holds(held) or held.pages == 1
