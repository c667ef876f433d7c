"""Signed and sealed scans take the place of pages gfpack made, and of nothing else."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
import typst
from bound_client import Client, a_pdf, a_photo
from PIL import Image
from pypdf import PdfReader

from gfpack.appendix.bind import bind
from gfpack.appendix.models import PageMap
from gfpack.appendix.signed import signed_pages
from gfpack.appendix.with_report import with_report
from gfpack.base.findings import Finding
from gfpack.tools import fonts

RED = (220, 20, 20)


def scan(*, turned: bool = False) -> bytes:
    """Return a JPEG of a red sheet, lying on its side with an orientation that sets it upright."""
    size = (600, 424) if turned else (424, 600)
    picture = Image.new("RGB", size, RED)
    exif = Image.Exif()
    exif[0x0112] = 6 if turned else 1
    stream = io.BytesIO()
    picture.save(stream, "JPEG", exif=exif)
    return stream.getvalue()


def scanned_pdf(pages: int) -> bytes:
    stream = io.BytesIO()
    sheets = [Image.new("RGB", (424, 600), RED) for _ in range(pages)]
    sheets[0].save(stream, "PDF", save_all=True, append_images=sheets[1:])
    return stream.getvalue()


def sign(client: Client, name: str, content: bytes) -> None:
    folder = client.folder / "signed"
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)


def bound(client: Client) -> tuple[Path, PageMap, list[Finding]]:
    target = client.folder / "build" / "汇编.pdf"
    page_map, found = bind(client.case(), target, complete=True)
    return target, page_map, found


def colour(file: Path, page: int, *, at: tuple[float, float] = (0.5, 0.5)) -> tuple[int, ...]:
    """Return the colour at a place of a page, as parts of its width and height from above."""
    shown = pypdfium2.PdfDocument(file)[page - 1].render(scale=0.5).to_pil().convert("RGB")
    found = shown.getpixel((int(shown.width * at[0]), int(shown.height * at[1])))
    return tuple(found)  # type: ignore[arg-type]


def is_red(found: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(found, RED, strict=True))


@pytest.fixture
def small(client: Client) -> Client:
    """Return a client with one attachment of two pages: cover, contents, divider, two pages."""
    client.add("a.pdf", a_pdf("one", "two"), supports=("1.1.1",), title="图纸")
    return client


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("汇编-1.jpg", scan()),
        ("appendix-1.jpg", scan(turned=True)),
        ("汇编 第1页.pdf", scanned_pdf(1)),
    ],
    ids=["picture", "turned picture", "PDF"],
)
def test_a_scan_takes_the_place_of_the_cover_below_the_number(
    small: Client, name: str, content: bytes
) -> None:
    sign(small, name, content)
    target, _, found = bound(small)
    assert found == []
    assert is_red(colour(target, 1))
    assert is_red(colour(target, 1, at=(0.5, 0.05)))
    assert PdfReader(target).pages[0].extract_text().strip() == "1"
    assert not is_red(colour(target, 3))


def test_evidence_and_contents_are_never_replaced(small: Client) -> None:
    for page in (2, 4, 99):
        sign(small, f"汇编-{page}.jpg", scan())
    target, _, found = bound(small)
    assert {one.code for one in found} == {"signed-page-no-such-page"}
    assert sorted(one.params["page"] for one in found) == ["2", "4", "99"]
    assert not is_red(colour(target, 2)) and not is_red(colour(target, 4))


def test_what_cannot_be_used_is_told_by_name(small: Client) -> None:
    sign(small, "盖章.pdf", scanned_pdf(1))
    sign(small, "汇编-3.pdf", b"%PDF-1.7 nothing")
    sign(small, "汇编-1.jpg", scan())
    sign(small, "汇编-1.png", scan())
    _, _, found = bound(small)
    assert sorted((one.code, one.params["file"]) for one in found) == [
        ("signed-page-twice", "汇编-1.png"),
        ("signed-page-unknown", "盖章.pdf"),
        ("signed-page-unreadable", "汇编-3.pdf"),
    ]


def test_a_scan_of_several_pages_replaces_as_many(small: Client) -> None:
    sign(small, "报告-3.pdf", scanned_pdf(2))
    pages, wrong = signed_pages(small.folder)
    assert wrong == []
    assert [(one.of, one.page, one.index) for one in pages] == [("report", 3, 0), ("report", 4, 1)]


def test_a_page_that_changed_since_it_was_signed_is_told(small: Client) -> None:
    sign(small, "汇编-1.jpg", scan())
    assert bound(small)[2] == []
    assert bound(small)[2] == []
    small.add("b.pdf", a_pdf("three"), supports=("1.1.1",), title="又一件")
    assert [one.code for one in bound(small)[2]] == ["signed-page-stale"]
    sign(small, "汇编-1.jpg", a_photo((424, 600)))
    assert bound(small)[2] == []


def test_signed_pages_leave_digests_and_bytes_of_evidence_alone(small: Client) -> None:
    before = bound(small)[1].digests
    sign(small, "汇编-1.jpg", scan())
    target, page_map, _ = bound(small)
    content = target.read_bytes()
    assert page_map.digests == before
    assert bound(small)[0].read_bytes() == content


def test_report_and_appendix_become_one_whose_citations_lead_to_the_pages(
    small: Client, tmp_path: Path
) -> None:
    appendix, page_map, _ = bound(small)
    citation = page_map.citation(page_map.attachments[0])
    report, target = tmp_path / "report.pdf", tmp_path / "both.pdf"
    report.write_bytes(_report("第一页", f"建筑符合要求，见{citation}。"))
    sign(small, "报告-1.jpg", scan())
    sign(small, "报告-9.jpg", scan())
    pages, _ = signed_pages(small.folder)
    found = with_report(report, appendix, page_map, target, owner="甲公司", pages=pages)
    assert [one.code for one in found] == ["signed-page-no-such-page"]
    reader = PdfReader(target)
    assert reader.page_labels == ["报告-1", "报告-2", "1", "2", "3", "4", "5"]
    assert is_red(colour(target, 1))
    [link] = [one.get_object() for one in reader.pages[1]["/Annots"]]
    goal = link["/Dest"][0].idnum
    assert goal == reader.pages[2 + page_map.spans["1-1"].first - 1].indirect_reference.idnum
    titles = [str(one.title) for one in reader.outline if not isinstance(one, list)]
    assert titles == ["自评价报告", "证明材料汇编"]
    content = target.read_bytes()
    with_report(report, appendix, page_map, target, owner="甲公司", pages=pages)
    assert target.read_bytes() == content


def _report(*lines: str) -> bytes:
    """Return a PDF with a page for each line."""
    body = "\n#pagebreak()\n".join(lines)
    source = f'#set text(font: "Noto Sans CJK SC", lang: "zh")\n{body}'
    made = typst.compile(source.encode(), font_paths=[str(fonts.file().parent)])
    return bytes(made)
