"""What files say of themselves beside their text, wherever another client's name may stay."""

import zipfile
from pathlib import Path

import evidence_papers as papers
import pikepdf
import pytest
from docx import Document
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from PIL import Image

from gfpack.evidence.facts import Examined, examine

OTHER = "上海别家机械有限公司"


def read(file: Path) -> Examined:
    return examine(file, "0" * 64, file.stat().st_size)


def said(seen: Examined) -> set[tuple[str, str]]:
    return set(seen.facts.properties)


def with_part(file: Path, name: str, text: str) -> Path:
    """Put one more part into an office file, or in place of the one of that name."""
    with zipfile.ZipFile(file) as source:
        parts = {one: source.read(one) for one in source.namelist()}
    parts[name] = text.encode()
    with zipfile.ZipFile(file, "w") as target:
        for one, content in parts.items():
            target.writestr(one, content)
    return file


APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Company>{OTHER}</Company><Manager>李经理</Manager></Properties>"
)


def test_a_word_file_tells_author_company_title_and_the_rest(tmp_path: Path) -> None:
    made = Document()
    made.add_paragraph("绿色工厂规划")
    core = made.core_properties
    core.author, core.last_modified_by, core.title = "王敏", "李雷", f"{OTHER}规划"
    core.subject, core.keywords, core.comments, core.category = "主题", "轴承", "备注", "类别"
    made.save(str(tmp_path / "a.docx"))
    seen = read(with_part(tmp_path / "a.docx", "docProps/app.xml", APP))
    assert said(seen) >= {
        ("author", "王敏"), ("modified_by", "李雷"), ("title", f"{OTHER}规划"), ("subject", "主题"),
        ("keywords", "轴承"), ("description", "备注"), ("category", "类别"), ("company", OTHER),
        ("manager", "李经理"),
    }  # fmt: skip


def test_margins_notes_and_frames_of_a_word_file_are_text(tmp_path: Path) -> None:
    made = Document()
    made.add_paragraph("正文")
    made.sections[0].header.paragraphs[0].text = f"{OTHER} 文件"
    made.sections[0].footer.paragraphs[0].text = "页脚字样"
    made.save(str(tmp_path / "a.docx"))
    words = (
        '<w:{0} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:{1}><w:p><w:r><w:t>{2}</w:t></w:r></w:p></w:{1}></w:{0}>"
    )
    for name, parts in (("footnotes", ("footnotes", "footnote", "脚注字样")),
                        ("endnotes", ("endnotes", "endnote", "尾注字样"))):  # fmt: skip
        with_part(tmp_path / "a.docx", f"word/{name}.xml", words.format(*parts))
    (text,) = read(tmp_path / "a.docx").texts
    order = (f"{OTHER} 文件", "正文", "脚注字样", "尾注字样", "页脚字样")
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_comments_of_a_word_file_are_told_with_who_wrote_them(tmp_path: Path) -> None:
    made = Document()
    run = made.add_paragraph("正文").add_run("一段")
    made.add_comment(run, text=f"这里还是{OTHER}的", author="李雷", initials="LL")
    made.save(str(tmp_path / "a.docx"))
    seen = read(tmp_path / "a.docx")
    assert {("comment", f"这里还是{OTHER}的"), ("comment_author", "李雷")} <= said(seen)
    assert OTHER not in seen.texts[0]


def test_a_workbook_tells_sheets_ranges_comments_and_margins(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "台账"
    sheet["A1"] = "计量器具"
    sheet["A1"].comment = Comment(f"抄自{OTHER}", "张三")
    sheet.oddHeader.center.text = f"{OTHER}&台账"
    sheet.oddFooter.right.text = "第 &P 页"
    hidden = book.create_sheet("别家数据")
    hidden["A1"] = OTHER
    hidden.sheet_state = "hidden"
    book.defined_names["别家区域"] = DefinedName("别家区域", attr_text="台账!$A$1")
    book.properties.creator = "王敏"
    book.save(tmp_path / "a.xlsx")
    seen = read(tmp_path / "a.xlsx")
    assert said(seen) >= {
        ("author", "王敏"), ("sheet", "台账"), ("hidden_sheet", "别家数据"),
        ("range", "别家区域 台账!$A$1"), ("comment", f"抄自{OTHER}"), ("comment_author", "张三"),
    }  # fmt: skip
    assert seen.texts[0].count(OTHER) == 2


def test_own_properties_of_an_office_file_are_told(tmp_path: Path) -> None:
    papers.document(tmp_path / "a.docx", "正文")
    custom = (
        '<Properties xmlns="c" xmlns:vt="v"><property name="客户"><vt:lpwstr>'
        f"{OTHER}</vt:lpwstr></property></Properties>"
    )
    seen = read(with_part(tmp_path / "a.docx", "docProps/custom.xml", custom))
    assert ("custom", f"客户: {OTHER}") in said(seen)


def test_slides_give_rows_notes_and_company(tmp_path: Path) -> None:
    file = tmp_path / "a.pptx"
    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    cell = "<a:tc><a:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></a:txBody></a:tc>"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("ppt/presentation.xml", "<p/>")
        row = f"<a:tr>{cell.format('能耗')}{cell.format('12%')}</a:tr>"
        archive.writestr("ppt/slides/slide1.xml", f"<s {space}><a:tbl>{row}</a:tbl></s>")
        archive.writestr("docProps/app.xml", APP)
    seen = read(file)
    assert "能耗\t12%" in seen.texts[0]
    assert ("company", OTHER) in said(seen)


def test_a_hostile_property_is_cut_and_their_number_limited(tmp_path: Path) -> None:
    book = Workbook()
    book.properties.title = "长" * 100_000
    for number in range(600):
        book.create_sheet(f"表{number}")
    book.save(tmp_path / "a.xlsx")
    found = read(tmp_path / "a.xlsx").facts.properties
    assert len(found) <= 400
    assert max(len(value) for _, value in found) <= 500


def test_a_pdf_tells_info_xmp_and_notes_but_no_program(tmp_path: Path) -> None:
    file = papers.pdf(tmp_path / "a.pdf", papers.PERMIT_TEXT)
    with pikepdf.open(file, allow_overwriting_input=True) as opened:
        with opened.open_metadata(set_pikepdf_as_editor=False) as meta:
            meta["dc:rights"] = f"{OTHER}版权所有"
        opened.docinfo["/Author"] = "王敏"
        opened.docinfo["/Keywords"] = OTHER
        opened.docinfo["/Creator"] = "某编辑程序"
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[10, 10, 30, 30],
            Contents=f"{OTHER}的样本", T="李雷",
        )  # fmt: skip
        opened.pages[0].Annots = opened.make_indirect([opened.make_indirect(note)])
        opened.save(file)
    seen = read(file)
    assert said(seen) >= {
        ("author", "王敏"), ("keywords", OTHER), ("copyright", f"{OTHER}版权所有"),
        ("comment", f"{OTHER}的样本"), ("comment_author", "李雷"),
    }  # fmt: skip
    assert not any("程序" in value for _, value in said(seen))
    assert OTHER not in seen.texts[0]


def test_what_fills_a_form_or_stands_on_a_page_is_text(tmp_path: Path) -> None:
    file = papers.pdf(tmp_path / "a.pdf", "登记表")
    with pikepdf.open(file, allow_overwriting_input=True) as opened:
        notes = [
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx,
                Rect=[100, 700, 300, 720], T="name", V=f"单位名称：{papers.ENTERPRISE}",
            ),
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[100, 600, 300, 620],
                Contents="有效期至：2027年5月5日", DA="/F 12 Tf",
            ),
        ]  # fmt: skip
        opened.pages[0].Annots = opened.make_indirect([opened.make_indirect(n) for n in notes])
        opened.Root.AcroForm = pikepdf.Dictionary(Fields=[opened.pages[0].Annots[0]])
        opened.save(file)
    seen = read(file)
    assert {one.field: one.value for one in seen.readings}["holder"] == papers.ENTERPRISE
    assert {one.field: one.value for one in seen.readings}["valid_until"] == "2027-05-05"


def test_a_photo_tells_who_took_it_and_what_it_shows(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x013B], exif[0x8298], exif[0x010E] = "Wang Min", "ACME Ltd", "meter"
    exif[0x9C9B] = f"{OTHER}\0".encode("utf-16-le")
    Image.new("RGB", (40, 30)).save(tmp_path / "a.jpg", exif=exif)
    assert said(read(tmp_path / "a.jpg")) == {
        ("author", "Wang Min"), ("copyright", "ACME Ltd"), ("description", "meter"),
        ("title", OTHER),
    }  # fmt: skip


@pytest.mark.parametrize("part", ["docProps/core.xml", "docProps/app.xml"])
def test_a_broken_property_part_is_no_fault_of_ours(tmp_path: Path, part: str) -> None:
    papers.document(tmp_path / "a.docx", "正文")
    seen = read(with_part(tmp_path / "a.docx", part, "<broken"))
    assert "正文" in seen.texts[0]
    assert seen.facts.state == "readable"
