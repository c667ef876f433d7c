"""Bound pages look as their sources; what a forger does to a page shows, however well he forges."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from appendix.bound_client import Client, a_pdf, a_photo
from openpyxl import load_workbook
from package.packing import copied, pack, sealed_again
from PIL import Image, ImageDraw

from gfpack.evidence.models import FileKind, PageFacts
from gfpack.findings.case import Case
from gfpack.package import bound_pdf, index, layout
from gfpack.package.make import Built
from gfpack.package.rendering import SAMPLE
from gfpack.package.verify import Against, Verified, examine

NO_PLACE = (PageFacts(0, 0, None),)


def a_client(folder: Path) -> Client:
    """Return a client whose pages are turned, cut, shrunk; photos turned; a text."""
    client = Client(folder)
    client.add("许可.pdf", a_pdf("permit one", "permit two"), supports=("0.1",))
    client.add("执照.pdf", a_pdf("licence one", "licence two"), supports=("0.2",))
    client.add("横.pdf", a_pdf("energy", Rotate=90), supports=("3.1.1",), pages=(1, 1))
    client.add("满.pdf", a_pdf("no room"), supports=("3.1.1",))
    full = client.files["evidence/满.pdf"]
    shrunk = a_pdf("no room", Rotate=270, CropBox=[30, 40, 500, 700], MediaBox=[10, 10, 595, 842])
    client.add("无处.pdf", shrunk, supports=("3.1.1",))
    for name in ("满", "无处"):
        entry = client.files[f"evidence/{name}.pdf"]
        object.__setattr__(entry.facts, "pages", NO_PLACE)
    assert full.facts.pages == NO_PLACE
    client.add("电表.jpg", a_photo(), FileKind.JPEG, supports=("1.2.1",))
    other = with_a_bar(a_photo(orientation=6))
    client.add("水表.jpg", other, FileKind.JPEG, supports=("1.2.1",), orientation=6)
    client.add("说明.txt", "一切正常\n".encode(), FileKind.TEXT, supports=("1.1.2",))
    return client


def with_a_bar(photo: bytes) -> bytes:
    with Image.open(io.BytesIO(photo)) as image:
        ImageDraw.Draw(image).rectangle((120, 100, 280, 200), fill="black")
        stream = io.BytesIO()
        image.save(stream, "JPEG", exif=image.getexif())
    return stream.getvalue()


class Held:
    """A built package, and the case it must agree with."""

    def __init__(self, folder: Path) -> None:
        self.client = a_client(folder)
        self.case: Case = self.client.case()
        self.built: Built = pack(self.client)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Held:
    return Held(tmp_path_factory.mktemp("client"))


def forged(package: Path) -> None:
    """Make index and manifest agree with what the pages are by now."""
    digests = bound_pdf.read(package / layout.APPENDIX).digests
    book = load_workbook(package / layout.INDEX)
    header, *rows = book.worksheets[0].iter_rows()
    names = [cell.value for cell in header]
    for row in rows:
        row[names.index("页面内容摘要")].value = digests[row[0].value]
    book.save(package / layout.INDEX)
    sealed_again(package)


def against(held: Held, package: Path, *, full: bool = True) -> Verified:
    return examine(package, Against(held.case, full))


def codes(verified: Verified) -> set[str]:
    return {one.code for one in verified.findings}


def test_every_page_looks_as_its_source(held: Held) -> None:
    verified = against(held, held.built.folder)
    assert verified.findings == []
    assert verified.compared is not None
    assert (verified.compared.pages, verified.compared.of) == (9, 9)
    assert verified.compared.unseen == {"text": 1}


def body(page: pikepdf.Page) -> bytes:
    return b"".join(one.read_bytes() for one in list(page.obj.Contents)[1:-2])


def page_with(pdf: pikepdf.Pdf, word: bytes) -> pikepdf.Page:
    return next(one for one in pdf.pages if word in body(one))


def set_body(pdf: pikepdf.Pdf, page: pikepdf.Page, content: bytes) -> None:
    first, *_, around, number = list(page.obj.Contents)
    page.obj.Contents = pikepdf.Array([first, pdf.make_stream(content), around, number])


def exchange(pdf: pikepdf.Pdf) -> None:
    one, two = page_with(pdf, b"permit one"), page_with(pdf, b"licence two")
    ours, theirs = body(one), body(two)
    set_body(pdf, one, theirs)
    set_body(pdf, two, ours)


def double(pdf: pikepdf.Pdf) -> None:
    set_body(pdf, page_with(pdf, b"permit two"), body(page_with(pdf, b"permit one")))


def blank(pdf: pikepdf.Pdf) -> None:
    set_body(pdf, page_with(pdf, b"energy"), b"")


def cover_a_word(pdf: pikepdf.Pdf) -> None:
    page = page_with(pdf, b"permit two")
    set_body(pdf, page, body(page) + b" 0.9 0.95 1 rg 320 410 60 40 re f")


def cover_a_letter(pdf: pikepdf.Pdf) -> None:
    page = page_with(pdf, b"no room")
    set_body(pdf, page, body(page) + b" 0.9 0.95 1 rg 300 415 12 24 re f")


def change_a_letter(pdf: pikepdf.Pdf) -> None:
    page = page_with(pdf, b"permit one")
    set_body(pdf, page, body(page).replace(b"permit one", b"permit 0ne"))


def cover_by_the_number(pdf: pikepdf.Pdf) -> None:
    page = page_with(pdf, b"permit one")
    first, *own, last = list(page.obj.Contents)
    over = last.read_bytes() + b"q 1 1 1 rg 100 300 400 300 re f Q"
    page.obj.Contents = pikepdf.Array([first, *own, pdf.make_stream(over)])


def claim_a_large_number(pdf: pikepdf.Pdf) -> None:
    page = page_with(pdf, b"permit one")
    first, *own, around, number = list(page.obj.Contents)
    before, sign, after = around.read_bytes().partition(b"1 1 1 rg ")
    over = before + b"1 1 1 rg 0 0 595 800 re f " + sign + after
    page.obj.Contents = pikepdf.Array([first, *own, pdf.make_stream(over), number])


def cover_by_a_note(pdf: pikepdf.Pdf) -> None:
    page = page_with(pdf, b"licence one")
    look = pdf.make_stream(b"1 1 1 rg 0 0 200 100 re f")
    look.Type, look.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    look.BBox = pikepdf.Array([0, 0, 200, 100])
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Stamp,
        Rect=[200, 380, 400, 480],
        F=4,
        AP=pikepdf.Dictionary(N=look),
    )
    page.obj.Annots = pikepdf.Array([*page.obj.get("/Annots", []), pdf.make_indirect(note)])


def turn(pdf: pikepdf.Pdf) -> None:
    page = page_with(pdf, b"energy")
    page.obj.Rotate = 270


def turn_the_content(pdf: pikepdf.Pdf) -> None:
    page = page_with(pdf, b"permit one")
    set_body(pdf, page, b"q -1 0 0 -1 595 842 cm " + body(page) + b" Q")


def cut(pdf: pikepdf.Pdf) -> None:
    page_with(pdf, b"permit one").obj.CropBox = pikepdf.Array([0, 0, 595, 430])


def shrink(pdf: pikepdf.Pdf) -> None:
    page = page_with(pdf, b"permit one")
    _, *rest = list(page.obj.Contents)
    first = pdf.make_stream(b"q \n0.6000 0.0000 0.0000 0.6000 10.0000 10.0000 cm\n")
    page.obj.Contents = pikepdf.Array([first, *rest])


def photo_pages(pdf: pikepdf.Pdf) -> list[pikepdf.Page]:
    return [one for one in pdf.pages if "/Photo" in one.obj.Resources.get("/XObject", {})]


def exchange_photos(pdf: pikepdf.Pdf) -> None:
    one, two = photo_pages(pdf)
    ours, theirs = one.obj.Resources.XObject, two.obj.Resources.XObject
    one.obj.Resources.XObject, two.obj.Resources.XObject = theirs, ours


def cover_a_photo(pdf: pikepdf.Pdf) -> None:
    page = photo_pages(pdf)[0]
    set_body(pdf, page, body(page) + b" Q q 1 1 1 rg 100 300 200 200 re f")


def mirror_a_photo(pdf: pikepdf.Pdf) -> None:
    page = photo_pages(pdf)[0]
    set_body(pdf, page, body(page).replace(b"/Photo Do", b"-1 0 0 1 1 0 cm /Photo Do"))


def turn_a_photo(pdf: pikepdf.Pdf) -> None:
    page = photo_pages(pdf)[0]
    set_body(pdf, page, body(page).replace(b"/Photo Do", b"-1 0 0 -1 1 1 cm /Photo Do"))


def make_a_photo_tiny(pdf: pikepdf.Pdf) -> None:
    page = photo_pages(pdf)[0]
    set_body(pdf, page, body(page).replace(b"/Photo Do", b".05 0 0 .05 0 0 cm /Photo Do"))


@pytest.mark.parametrize(
    "change",
    [
        exchange,
        double,
        blank,
        cover_a_word,
        cover_a_letter,
        change_a_letter,
        cover_by_the_number,
        claim_a_large_number,
        cover_by_a_note,
        turn,
        turn_the_content,
        cut,
        shrink,
        exchange_photos,
        cover_a_photo,
        mirror_a_photo,
        turn_a_photo,
        make_a_photo_tiny,
    ],
)
def test_a_page_tampered_with_shows_though_all_else_was_forged_to_match(
    held: Held, tmp_path: Path, change: Callable[[pikepdf.Pdf], None]
) -> None:
    package = copied(held.built.folder, tmp_path)
    with pikepdf.open(package / layout.APPENDIX, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(package / layout.APPENDIX)
    forged(package)
    assert codes(examine(package)) == set()
    assert codes(against(held, package)) == {"package-page-differs"}


def bound_from_others(held: Held, folder: Path, name: str, content: bytes) -> Path:
    """Return a package that gfpack itself made of exchanged files, with the true index."""
    client = a_client(folder)
    entry = client.files.pop(f"evidence/{name}")
    position = next(n for n, e in enumerate(client.evidence) if e.extents[0].path == entry.path)
    place = client.evidence[position]
    client.add(name, content, supports=place.supports)
    client.evidence[position] = client.evidence.pop()
    object.__setattr__(client.evidence[position], "id", place.id)
    package = pack(client).folder
    true = {row.label: row for row in index.read(held.built.folder / layout.INDEX)}
    book = load_workbook(package / layout.INDEX)
    header, *rows = book.worksheets[0].iter_rows()
    names = [cell.value for cell in header]
    for row in rows:
        row[names.index("源文件（页）")].value = true[row[0].value].files
        row[names.index("源文件 SHA-256")].value = true[row[0].value].sha256
    book.save(package / layout.INDEX)
    sealed_again(package)
    return package


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("permit one", "permit two", "permit two"), {"package-attachment-page-count"}),
        (("permit one",), {"package-attachment-page-count"}),
        (("permit two", "permit one"), {"package-page-differs"}),
    ],
    ids=["doubled", "left out", "in another order"],
)
def test_pages_added_left_out_or_moved_show_in_a_package_bound_anew(
    held: Held, tmp_path: Path, words: tuple[str, ...], expected: set[str]
) -> None:
    package = bound_from_others(held, tmp_path, "许可.pdf", a_pdf(*words))
    assert codes(examine(package)) == set()
    assert codes(against(held, package)) == expected


def test_a_package_that_is_not_what_the_project_holds_now_says_so(tmp_path: Path) -> None:
    held = Held(tmp_path)
    (tmp_path / "evidence" / "许可.pdf").write_bytes(a_pdf("permit renewed"))
    assert codes(against(held, held.built.folder)) == {"package-source-changed"}
    held.client.add("新.pdf", a_pdf("new"), supports=("0.2",))
    held.case = held.client.case()
    found = against(held, held.built.folder).findings
    assert {one.params["label"] for one in found} >= {"0-1", "0-3"}


def test_a_sample_is_the_same_each_time_and_another_for_another_package(tmp_path: Path) -> None:
    client = Client(tmp_path)
    words = [f"row {n}" for n in range(SAMPLE + 20)]
    client.add("台账.pdf", a_pdf(*words), supports=("0.1",))
    built = pack(client)
    verified = examine(built.folder, Against(client.case()))
    assert verified.findings == []
    assert verified.compared is not None
    assert (verified.compared.pages, verified.compared.of) == (SAMPLE, SAMPLE + 20)


def test_photos_in_odd_colours_look_as_their_files(tmp_path: Path) -> None:
    client = Client(tmp_path)
    plain = Image.linear_gradient("L").resize((500, 400))
    colours = Image.merge("RGB", (plain, plain.rotate(90), plain.rotate(180)))
    kinds = {"cmyk.jpg": "CMYK", "grey.jpg": "L", "palette.png": "P", "clear.png": "RGBA"}
    for name, mode in kinds.items():
        colours.convert(mode).save(tmp_path / name)
        kind = FileKind.PNG if name.endswith("png") else FileKind.JPEG
        client.add(name, (tmp_path / name).read_bytes(), kind, supports=("1.2.1",))
    built = pack(client)
    verified = examine(built.folder, Against(client.case(), full=True))
    assert verified.findings == []
    assert verified.compared is not None
    assert verified.compared.pages == len(kinds)
