"""What bytes say of themselves, and what hostile bytes cannot do."""

import struct
from datetime import date
from pathlib import Path

import evidence_papers as papers
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from gfpack.evidence.facts import Examined, examine
from gfpack.evidence.models import FileKind, FileState
from gfpack.evidence.sniff import kind_of
from gfpack.tools.worker import Failure, call


def facts_of(file: Path) -> Examined:
    seen = call(examine, file, "ab" * 32, file.stat().st_size)
    assert not isinstance(seen, Failure), seen
    return seen  # type: ignore[no-any-return]


def test_the_bytes_decide_and_not_the_name(tmp_path: Path) -> None:
    made = {
        papers.pdf(tmp_path / "a.jpg", "正文"): FileKind.PDF,
        papers.photo(tmp_path / "b.jpg").rename(tmp_path / "b.pdf"): FileKind.JPEG,
        papers.document(tmp_path / "c.docx", "文").rename(tmp_path / "c.xlsx"): FileKind.DOCX,
        papers.workbook(tmp_path / "d.xlsx", [[1]]).rename(tmp_path / "d.bin"): FileKind.XLSX,
    }
    (tmp_path / "e.pdf").write_bytes(b"MZ\x90\0" + b"%PDF-1.4")
    (tmp_path / "f.pdf").write_text("记事本里的中文\n", "gb18030")
    (tmp_path / "g.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    made |= {
        tmp_path / "e.pdf": FileKind.OTHER,
        tmp_path / "f.pdf": FileKind.TEXT,
        tmp_path / "g.doc": FileKind.OLE,
    }
    assert {file.name: kind_of(file) for file in made} == {f.name: k for f, k in made.items()}


@given(st.binary(max_size=400))
@settings(max_examples=150)
def test_any_bytes_have_a_kind(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any.bin"
    file.write_bytes(content)
    assert kind_of(file) in FileKind


def test_a_pdf_tells_pages_text_and_size_as_seen(tmp_path: Path) -> None:
    file = papers.pdf(tmp_path / "a.pdf", papers.PERMIT_TEXT, "第二页")
    with pikepdf.open(file, allow_overwriting_input=True) as opened:
        opened.pages[0].Rotate = 90
        opened.pages[1].CropBox = [50, 60, 350, 460]
        opened.save(file)
    seen = facts_of(file)
    sizes = [(round(page.width), round(page.height)) for page in seen.facts.pages]
    assert sizes == [(842, 595), (300, 400)]
    assert "单位名称:苏州乌有精密轴承有限公司" in seen.texts[0].replace(" ", "")
    assert seen.facts.has_text


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("covered", "place"),
    [((), "bottom"), (((180, 805, 420, 835),), "top-right"),
     (((0, 800, 594, 841), (300, 5, 594, 40)), "top-left"),
     (((0, 800, 594, 841), (0, 5, 594, 40)), None)],
)  # fmt: skip
def test_a_place_for_the_number_is_where_the_scan_is_blank(
    tmp_path: Path, rotation: int, covered: tuple[tuple[int, int, int, int], ...], place: str | None
) -> None:
    file = papers.scan(tmp_path / "a.pdf", covered)
    if rotation:  # as scanners do: the picture lies on its side and the page turns it upright
        with Image.open(_picture_of(covered, tmp_path)) as upright:
            upright.rotate(rotation, expand=True).save(file, "PDF", resolution=72)
        with pikepdf.open(file, allow_overwriting_input=True) as opened:
            opened.pages[0].Rotate = rotation
            opened.save(file)
    assert facts_of(file).facts.pages[0].stamp == place


def _picture_of(covered: tuple[tuple[int, int, int, int], ...], folder: Path) -> Path:
    from PIL import ImageDraw

    sheet = Image.new("L", (595, 842), 246)
    for box in covered:
        ImageDraw.Draw(sheet).rectangle(box, fill=30)
    sheet.save(folder / "sheet.png")
    return folder / "sheet.png"


def test_a_note_at_the_bottom_is_not_covered(tmp_path: Path) -> None:
    file = papers.pdf(tmp_path / "a.pdf", "正文")
    with pikepdf.open(file, allow_overwriting_input=True) as opened:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Square, Rect=[250, 10, 350, 40]
        )
        opened.pages[0].Annots = opened.make_indirect(pikepdf.Array([note]))
        opened.save(file)
    assert facts_of(file).facts.pages[0].stamp == "bottom-right"


def test_a_password_to_open_is_told_from_one_to_print(tmp_path: Path) -> None:
    closed = facts_of(papers.locked_pdf(tmp_path / "a.pdf", user="1234"))
    open_to_read = facts_of(papers.locked_pdf(tmp_path / "b.pdf"))
    assert closed.facts.state is FileState.ENCRYPTED
    assert open_to_read.facts.state is FileState.READABLE
    assert open_to_read.facts.has_text


@pytest.mark.parametrize("orientation", [1, 3, 6, 8, 2, 5])
def test_a_photo_tells_how_it_was_held_and_when(tmp_path: Path, orientation: int) -> None:
    facts = facts_of(papers.photo(tmp_path / "a.jpg", orientation=orientation)).facts
    assert (facts.pixels, facts.orientation) == ((640, 480), orientation)
    assert facts.taken == date(2026, 10, 22)


@pytest.mark.parametrize("orientation", [0, 9, 255, None])
def test_an_orientation_that_means_nothing_is_upright(
    tmp_path: Path, orientation: int | None
) -> None:
    assert (
        facts_of(papers.photo(tmp_path / "a.jpg", orientation=orientation)).facts.orientation == 1
    )


def test_a_photo_without_a_date_has_none(tmp_path: Path) -> None:
    assert facts_of(papers.photo(tmp_path / "a.jpg", taken="0000:00:00")).facts.taken is None


@pytest.mark.parametrize("kind", ["png", "bmp", "webp", "gif", "tiff"])
def test_every_kind_of_whole_picture_can_be_read(tmp_path: Path, kind: str) -> None:
    Image.new("RGB", (40, 30), (200, 30, 30)).save(tmp_path / f"a.{kind}")
    facts = facts_of(tmp_path / f"a.{kind}").facts
    assert (facts.state, facts.kind, facts.pixels) == (FileState.READABLE, FileKind(kind), (40, 30))


def test_office_files_give_their_text(tmp_path: Path) -> None:
    word = facts_of(papers.document(tmp_path / "a.docx", "能源管理制度", "第二段"))
    assert (
        word.texts == ("能源管理制度\n第二段\n表格左\n表格右\n\n",)
        or "表格左\t表格右" in word.texts[0]
    )
    assert word.texts[0].count("能源管理制度") == 1
    sheet = facts_of(papers.workbook(tmp_path / "b.xlsx", [["计量器具台账", 3], ["电表", 2.5]]))
    assert "计量器具台账\t3\n电表\t2.5" in sheet.texts[0]


def cut(file: Path, share: float) -> Path:
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * share)])
    return file


def test_what_is_damaged_says_so_with_a_reason(tmp_path: Path) -> None:
    files = [
        cut(papers.pdf(tmp_path / "a.pdf", papers.PERMIT_TEXT), 0.66),
        cut(papers.photo(tmp_path / "b.jpg"), 0.5),
        cut(papers.document(tmp_path / "c.docx", "文"), 0.5),
        cut(papers.huge_png(tmp_path / "d.png", 400), 0.5),
        papers.huge_png(tmp_path / "e.png"),
    ]
    seen = [facts_of(file).facts for file in files]
    assert [one.state for one in seen] == [FileState.UNREADABLE] * 5
    assert [one.kind for one in seen] == [
        FileKind.PDF, FileKind.JPEG, FileKind.DOCX, FileKind.PNG, FileKind.PNG,
    ]  # fmt: skip
    assert all(one.why for one in seen)


def test_nothing_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    pikepdf.new().save(tmp_path / "b.pdf")
    assert facts_of(tmp_path / "a.pdf").facts.state is FileState.EMPTY
    assert facts_of(tmp_path / "b.pdf").facts.state is FileState.EMPTY


def test_of_an_office_bomb_only_the_beginning_is_unpacked(tmp_path: Path) -> None:
    seen = facts_of(papers.bomb_docx(tmp_path / "a.docx"))
    assert len(seen.texts[0]) <= 400_000


def test_a_pdf_bomb_ends_in_an_answer(tmp_path: Path) -> None:
    file = papers.bomb_pdf(tmp_path / "a.pdf")
    from gfpack.tools.worker import Limits

    seen = call(examine, file, "ab" * 32, 1, limits=Limits(seconds=20, memory=1 << 30))
    assert isinstance(seen, Failure | Examined)


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "docProps/core.xml"]
)
@pytest.mark.parametrize("harm", ["packed", "place", "method"])
def test_a_part_of_an_office_file_that_is_broken_is_no_fault(
    tmp_path: Path, part: str, harm: str
) -> None:
    """`zipfile` raises what it does not document: zlib.error, OSError, struct.error."""
    file = papers.workbook(tmp_path / "a.xlsx", [["计量器具台账", "序号"]])
    content = bytearray(file.read_bytes())
    listed = content.rindex(part.encode()) - 46  # its entry in the directory
    (at,) = struct.unpack_from("<I", content, listed + 42)
    if harm == "packed":
        start = at + 30 + len(part)
        content[start : start + 20] = b"\xff" * 20
    elif harm == "place":
        struct.pack_into("<I", content, listed + 42, 0xFFFF_FF00)
    else:
        struct.pack_into("<H", content, listed + 10, 99)
    file.write_bytes(content)
    found = examine(file, "0" * 64, file.stat().st_size)
    assert found.facts.state in (FileState.READABLE, FileState.UNREADABLE)
