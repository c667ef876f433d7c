"""Excel and Word files that gfpack writes: text stays text, links lead, bytes are the same."""

from __future__ import annotations

import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from gfpack.base.errors import OutputError
from gfpack.tools import docx_table, office_zip, xlsx


def sheet(*rows: list[xlsx.Value], **more: object) -> xlsx.Sheet:
    columns = [xlsx.Column(f"列{number}") for number in range(len(rows[0]))]
    return xlsx.Sheet("台账", columns, rows, **more)  # type: ignore[arg-type]


def cells(file: Path) -> list[list[object]]:
    page = openpyxl.load_workbook(file).worksheets[0]
    return [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]


@pytest.mark.parametrize(
    "hostile",
    ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")'],
)
def test_what_looks_like_a_formula_is_written_as_text(tmp_path: Path, hostile: str) -> None:
    file = tmp_path / "a.xlsx"
    xlsx.write(file, [sheet([hostile])])
    cell = openpyxl.load_workbook(file).worksheets[0]["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (hostile, "s", True)
    with zipfile.ZipFile(file) as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")


def test_numbers_dates_and_nothing_keep_their_kind(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    xlsx.write(file, [sheet([3, Decimal("4.10"), date(2026, 6, 30), None, "4.10", ""])])
    row = openpyxl.load_workbook(file).worksheets[0][2]
    assert [cell.data_type for cell in row[:5]] == ["n", "n", "d", "n", "s"]
    assert row[2].number_format == "yyyy-mm-dd"
    assert row[4].value == "4.10"


def test_a_link_leads_to_a_file_whatever_its_name(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    xlsx.write(file, [sheet([xlsx.Link("附件 1-1", "证明 材料/图#1 50%.pdf")])])
    cell = openpyxl.load_workbook(file).worksheets[0]["A2"]
    assert cell.value == "附件 1-1"
    assert (
        cell.hyperlink.target == "%E8%AF%81%E6%98%8E%20%E6%9D%90%E6%96%99/%E5%9B%BE%231%2050%25.pdf"
    )


def test_the_header_stays_in_sight_and_filters(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    xlsx.write(file, [sheet(["a", "b"], ["c", "d"], lines=["说明一", "说明二"])])
    page = openpyxl.load_workbook(file).worksheets[0]
    assert page.freeze_panes == "A4"
    assert page.auto_filter.ref == "A3:B5"
    assert page.print_title_rows == "$3:$3"


def test_rows_are_high_enough_for_their_text(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    columns = [xlsx.Column("a", 10)]
    xlsx.write(
        file, [xlsx.Sheet("s", columns, [["短"], ["中文" * 9], ["一\n二\n三"], ["长" * 9999]])]
    )
    page = openpyxl.load_workbook(file).worksheets[0]
    heights = [page.row_dimensions[row].height for row in range(2, 6)]
    assert heights[0] < heights[2] < heights[1] < heights[3] == 409


@given(text=st.text(max_size=50), title=st.text(max_size=40))
def test_no_text_whatever_makes_a_file_unreadable(
    tmp_path_factory: pytest.TempPathFactory, text: str, title: str
) -> None:
    file = tmp_path_factory.mktemp("x") / "a.xlsx"
    xlsx.write(file, [xlsx.Sheet(title, [xlsx.Column(text)], [[text]])], title=title)
    assert len(openpyxl.load_workbook(file).sheetnames[0]) in range(1, 32)


def test_very_long_text_is_cut_where_excel_ends(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    xlsx.write(file, [sheet(["x" * 40_000])])
    (value,) = cells(file)[0]
    assert len(str(value)) == 32_767
    assert str(value).endswith("…")


def test_the_same_content_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = sheet(["a", xlsx.Link("b", "c.pdf"), date(2026, 1, 1)])
    part = docx_table.Part("标题", ["段落"], docx_table.Table([("列", 5.0)], [["a"]], ["FFFFFF"]))
    for name in ("1", "2"):
        monkeypatch.setenv("TZ", {"1": "UTC", "2": "Asia/Shanghai"}[name])
        xlsx.write(tmp_path / f"{name}.xlsx", [rows], title="t")
        docx_table.write(tmp_path / f"{name}.docx", title="t", parts=[part])
    for kind in ("xlsx", "docx"):
        one, two = (tmp_path / f"{name}.{kind}" for name in "12")
        assert one.read_bytes() == two.read_bytes()
        with zipfile.ZipFile(one) as packed:
            assert packed.namelist()[0] == "[Content_Types].xml"
            assert {info.date_time for info in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert b"dcterms" not in packed.read("docProps/core.xml").split(b">", 2)[2]


def test_pictures_are_stored_as_they_are(tmp_path: Path) -> None:
    Image.new("RGB", (40, 40), "red").save(tmp_path / "a.jpg")
    document = docx.Document()
    document.add_picture(str(tmp_path / "a.jpg"))
    document.save(str(tmp_path / "a.docx"))
    office_zip.normalise(tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx") as packed:
        (picture,) = [one for one in packed.infolist() if one.filename.endswith(".jpg")]
        assert picture.compress_type == zipfile.ZIP_STORED
        assert packed.read(picture) == (tmp_path / "a.jpg").read_bytes()
    assert len(docx.Document(str(tmp_path / "a.docx")).inline_shapes) == 1


def test_normalising_twice_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    xlsx.write(file, [sheet(["a"])])
    before = file.read_bytes()
    office_zip.normalise(file)
    assert file.read_bytes() == before


def test_what_is_no_office_file_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(b"no zip")
    with pytest.raises(zipfile.BadZipFile):
        office_zip.normalise(file)
    assert file.read_bytes() == b"no zip"
    assert [one.name for one in tmp_path.iterdir()] == ["a.docx"]


def test_a_place_that_cannot_be_written_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError):
        xlsx.write(tmp_path / "file" / "a.xlsx", [sheet(["a"])])


def test_a_word_table_repeats_its_header_and_keeps_rows_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    table = docx_table.Table([("一", 3.0), ("二", 5.0)], [["a\nb", "=1"], ["c\x00", "d"]])
    docx_table.write(file, title="清单", parts=[docx_table.Part("甲", ["乙"], table)])
    document = docx.Document(str(file))
    (made,) = document.tables
    assert [[cell.text for cell in row.cells] for row in made.rows] == [
        ["一", "二"],
        ["a\nb", "=1"],
        ["c\N{REPLACEMENT CHARACTER}", "d"],
    ]
    kinds = [{child.tag for child in row._tr.trPr} for row in made.rows]
    assert all(qn("w:cantSplit") in kind for kind in kinds)
    assert [qn("w:tblHeader") in kind for kind in kinds] == [True, False, False]
    fonts = document.styles["Normal"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "宋体"
