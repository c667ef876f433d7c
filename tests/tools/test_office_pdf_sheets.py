"""Sheets fit the page, signs have shapes, and what pages do not show is told."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from openpyxl import Workbook
from openpyxl.comments import Comment

from gfpack.tools import converted, libreoffice, office_pdf, symbol_fonts
from gfpack.tools.office_copy import private_copy
from gfpack.tools.office_told import Told, told

needs_libreoffice = pytest.mark.skipif(libreoffice.find() is None, reason="no LibreOffice")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def a_book(path: Path, columns: int = 24) -> Workbook:
    book = Workbook()
    for row in range(1, 31):
        book.active.append([f"列{column}行{row}" for column in range(1, columns + 1)])
    return book


def setup_of(folder: Path, book: Workbook) -> tuple[dict[str, str], bool]:
    """Return the page setup of the first sheet of the private copy, and whether it is fitted."""
    book.save(folder / "a.xlsx")
    with zipfile.ZipFile(folder / "in" / private_copy(folder / "a.xlsx", folder / "in")) as copy:
        root = etree.fromstring(copy.read("xl/worksheets/sheet1.xml"))
    fit = root.find(f"{SHEET}sheetPr/{SHEET}pageSetUpPr")
    setup = root.find(f"{SHEET}pageSetup")
    said = {} if setup is None else dict(setup.attrib)
    return said, fit is not None and fit.get("fitToPage") == "1"


def test_a_wide_sheet_with_a_paper_of_its_own_is_fitted_and_turned(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    book.active.page_setup.orientation = "portrait"
    book.active.page_setup.paperSize = 8
    book.active.page_setup.scale = 130
    setup, fitted = setup_of(tmp_path, book)
    assert fitted
    assert (setup["fitToWidth"], setup["fitToHeight"]) == ("1", "0")
    assert (setup["orientation"], setup["paperSize"]) == ("landscape", "8")
    assert "scale" not in setup


def test_a_narrow_sheet_stays_upright(tmp_path: Path) -> None:
    setup, fitted = setup_of(tmp_path, a_book(tmp_path, columns=5))
    assert fitted
    assert setup["orientation"] == "portrait"


def test_hidden_columns_make_no_sheet_wide(tmp_path: Path) -> None:
    book = a_book(tmp_path, columns=14)
    for letter in "FGHIJ":
        book.active.column_dimensions[letter].hidden = True
    setup, _ = setup_of(tmp_path, book)
    assert setup["orientation"] == "portrait"


def test_what_somebody_fitted_himself_is_left_alone(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    book.active.sheet_properties.pageSetUpPr.fitToPage = True
    book.active.page_setup.fitToWidth = 2
    setup, fitted = setup_of(tmp_path, book)
    assert fitted
    assert setup["fitToWidth"] == "2"
    assert setup.get("orientation") is None


def with_hidden_things(path: Path) -> None:
    book = a_book(path, columns=4)
    book.active.title = "台账"
    book.active.row_dimensions[3].hidden = True
    book.active["A1"].comment = Comment("对吗？", "张")
    empty = book.create_sheet("空列")
    empty["A1"] = 1
    empty.column_dimensions["C"].hidden = True
    for name, state in (("底稿", "hidden"), ("深藏", "veryHidden")):
        book.create_sheet(name).sheet_state = state
    book.save(path)


def test_hidden_sheets_rows_and_comments_are_told(tmp_path: Path) -> None:
    with_hidden_things(tmp_path / "a.xlsx")
    assert told(tmp_path / "a.xlsx") == Told(("底稿", "深藏"), ("台账",), comments=1)


def with_changes(path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("原文")
    who = f'xmlns:w="{W}" w:author="a" w:date="2024-01-01T00:00:00Z"'
    for xml in (
        f'<w:ins {who} w:id="1"><w:r><w:t>新增</w:t></w:r></w:ins>',
        f'<w:del {who} w:id="2"><w:r><w:delText>删去</w:delText></w:r></w:del>',
    ):
        paragraph._p.append(etree.fromstring(xml))
    document.save(path)


def test_changes_nobody_accepted_are_counted(tmp_path: Path) -> None:
    with_changes(tmp_path / "a.docx")
    assert told(tmp_path / "a.docx") == Told(changes=2)
    (tmp_path / "b.docx").write_bytes(b"PK no")
    assert told(tmp_path / "b.docx") == Told()


def old(source: Path, kind: str) -> Path:
    """Return a file saved again in an old format."""
    place = source.with_name("old")
    libreoffice_at = libreoffice.find()
    assert libreoffice_at is not None
    place.mkdir()
    office_pdf._write_profile(place / "profile")
    office_pdf._write_fontconfig(place)
    return office_pdf._converted(libreoffice_at, place, source, kind, 60)


@needs_libreoffice
def test_an_old_wide_sheet_is_fitted_and_told_of_too(tmp_path: Path) -> None:
    import pypdfium2

    book = a_book(tmp_path)
    book.active.page_setup.orientation = "portrait"
    book.create_sheet("底稿").sheet_state = "hidden"
    book.save(tmp_path / "document.xlsx")
    made = office_pdf.to_pdf(old(tmp_path / "document.xlsx", "xls"), tmp_path / "a.pdf")
    assert made.hidden_sheets == ("底稿",)
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        assert len(document) == 1
        assert document[0].get_width() > document[0].get_height()


@needs_libreoffice
def test_signs_have_shapes_and_those_without_are_named(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("规划 喆堃䶮㎡①〔〕√ ไ \ue123")
    run = document.add_paragraph().add_run("\uf0fe")
    run.font.name = "Wingdings"
    run = document.add_paragraph().add_run()
    sign = etree.SubElement(run._element, f"{{{W}}}sym")
    sign.set(f"{{{W}}}font", "Wingdings 2")
    sign.set(f"{{{W}}}char", "F052")
    document.save(tmp_path / "a.docx")
    made = office_pdf.to_pdf(tmp_path / "a.docx", tmp_path / "a.pdf")
    has_box = symbol_fonts.installed() != ()
    assert set(made.boxes) == {"ไ", "\ue123"} | (set() if has_box else {"☑"})
    import pypdfium2

    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as pdf:
        assert pdf[0].get_textpage().get_text_range().count("☑") == 2


def test_a_damaged_kept_conversion_is_noticed(tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    assert converted.told(pdf) is None
    pdf.write_bytes(b"%PDF whole")
    assert converted.told(pdf) is None
    said = Told(("底稿",), ("台账",), 2, 3, "ไ")
    converted.keep(pdf, said)
    assert converted.told(pdf) == said
    pdf.write_bytes(b"%PDF whol")
    assert converted.told(pdf) is None
    converted.keep(pdf, said)
    pdf.with_suffix(".json").write_text("{}")
    assert converted.told(pdf) is None
