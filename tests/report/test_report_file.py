"""The Word file itself: fonts, tables, contents, pictures, equal bytes, people's edits."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image
from reported_plant import CHECKLIST, case_of, evidence_of, page_map_of, photo

from gfpack.base.findings import Finding
from gfpack.base.messages import Lang
from gfpack.checklist.load import load
from gfpack.findings.case import Case
from gfpack.findings.overrides import Judged
from gfpack.report.photos import reduced
from gfpack.report.render import render
from gfpack.tools import libreoffice, office_pdf

needs_libreoffice = pytest.mark.skipif(libreoffice.find() is None, reason="needs LibreOffice")


def written(case: Case, name: str = "自评价报告.docx") -> tuple[Path, list[Finding]]:
    target = case.project.folder / name
    return target, render(case, Judged(()), page_map_of(case), target, complete=True)


@pytest.fixture
def document(folder: Path, no_libreoffice: None) -> Any:
    target, _ = written(case_of(folder))
    return Document(str(target))


def test_every_run_names_an_east_asian_font_and_claims_quotes_for_it(document: Any) -> None:
    runs = list(document.element.body.iter(qn("w:r")))
    assert runs
    for run in runs:
        fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        assert fonts.get(qn("w:hint")) == "eastAsia"
    texts = [run for run in runs if run.find(qn("w:t")) is not None]
    outside_contents = [run for run in texts if run.getparent().tag != qn("w:hyperlink")]
    named = {
        run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}").get(qn("w:eastAsia"))
        for run in outside_contents
    }
    assert named == {"仿宋", "宋体", "黑体", "楷体"}


def test_header_rows_repeat_and_no_row_splits(document: Any) -> None:
    titled = [t for t in document.tables if t.rows[0].cells[0].text in ("条款", "二级指标")]
    assert len(titled) == 2
    for table in titled:
        assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    for table in document.tables:
        for row in table.rows:
            assert row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None


def test_tables_have_fixed_widths_that_fit_the_page(document: Any) -> None:
    for table in document.tables:
        assert table._tbl.tblPr.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
        columns = [int(one.get(qn("w:w"))) for one in table._tbl.tblGrid]
        assert sum(columns) * 635 <= document.sections[2].page_width
    sizes = {(round(s.page_width.mm), round(s.page_height.mm)) for s in document.sections}
    assert sizes == {(210, 297), (297, 210)}


def test_the_language_is_chinese_and_pages_are_numbered(document: Any) -> None:
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:eastAsia")) == "zh-CN"
    codes = [i.text for i in document.sections[1].footer._element.iter(qn("w:instrText"))]
    assert [one.strip() for one in codes] == ["PAGE"]


def contents(document: Any) -> list[tuple[str, str, str]]:
    """Return (style, text, page) of each line of the contents."""
    found = []
    for link in document.element.body.iter(qn("w:hyperlink")):
        style = link.getparent().pPr.pStyle.val
        texts = [t.text for t in link.iter(qn("w:t"))]
        found.append((style, texts[0], texts[1] if len(texts) > 1 else ""))
    return found


def headings(document: Any) -> list[tuple[str, str]]:
    return [
        (f"TOC{p.style.name[-1]}", " ".join(p.text.split()))
        for p in document.paragraphs
        if p.style.name.startswith("Heading")
    ]


def test_without_libreoffice_the_contents_list_headings_and_claim_no_pages(
    folder: Path, no_libreoffice: None
) -> None:
    target, found = written(case_of(folder))
    document = Document(str(target))
    listed = contents(document)
    assert [(style, text) for style, text, _ in listed] == headings(document)
    assert {page for _, _, page in listed} == {""}
    assert "report-contents-unnumbered" in [one.code for one in found]
    assert document.settings.element.find(qn("w:updateFields")).get(qn("w:val")) == "true"
    assert "LibreOffice" in found[-1].message(Lang.ZH) + found[-1].advice(Lang.ZH)
    assert found[-1].message(Lang.EN).isascii()


def test_numbers_that_cannot_be_written_are_not_claimed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pages_of(_report: Path, listed: Sequence[str]) -> tuple[int, ...]:
        return tuple(range(1, len(listed) + 1))

    monkeypatch.setattr("gfpack.report.pages._pages", pages_of)
    monkeypatch.setattr("gfpack.report.word.number", "no function")
    monkeypatch.setattr("gfpack.tools.libreoffice.find", lambda: Path("soffice"))
    _, found = written(case_of(folder))
    assert "report-contents-unnumbered" in [one.code for one in found]


@needs_libreoffice
def test_with_libreoffice_the_contents_have_the_pages_of_the_headings(
    folder: Path, tmp_path: Path
) -> None:
    small = load("factory/gbt36132-2025")
    case = case_of(folder, checklist=small, register=evidence_of(folder, small))
    target, found = written(case)
    assert "report-contents-unnumbered" not in [one.code for one in found]
    pdf = tmp_path / "r.pdf"
    office_pdf.to_pdf(target, pdf)
    pages = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True
    ).stdout.decode("utf-8")
    by_page = ["".join(page.split()) for page in pages.split("\f")]
    listed = contents(Document(str(target)))
    assert len(listed) > 15
    assert len({page for _, _, page in listed}) > 5
    for _, text, page in listed:
        assert "".join(text.split()) in by_page[int(page) - 1]
        assert f"—{page}—" in by_page[int(page) - 1]
    assert written(case, "2.docx")[0].read_bytes() == target.read_bytes()


def test_the_contents_are_a_field_whose_links_lead_to_the_headings(document: Any) -> None:
    body = document.element.body
    codes = [i.text.strip() for i in body.iter(qn("w:instrText"))]
    assert codes[0].startswith("TOC ")
    marks = [m.get(qn("w:fldCharType")) for m in body.iter(qn("w:fldChar"))]
    assert marks.count("begin") == marks.count("end") == marks.count("separate") == 1
    names = {b.get(qn("w:name")) for b in body.iter(qn("w:bookmarkStart"))}
    assert {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} == names


def test_equal_inputs_give_equal_bytes(
    draw_photos: Callable[[int], Path], no_libreoffice: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = draw_photos(3)
    case = case_of(folder, register=evidence_of(folder, CHECKLIST, photos=3))
    first = written(case, "1.docx")[0].read_bytes()
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LC_ALL", "C")
    assert written(case, "2.docx")[0].read_bytes() == first


def test_photos_are_small_upright_and_tell_no_place(
    draw_photos: Callable[[int], Path], no_libreoffice: None
) -> None:
    folder = draw_photos(1)
    case = case_of(folder, register=evidence_of(folder, CHECKLIST, photos=1))
    target, _ = written(case)
    with zipfile.ZipFile(target) as archive:
        (name,) = [one for one in archive.namelist() if one.startswith("word/media/photo")]
        content = archive.read(name)
        assert archive.getinfo(name).compress_type == zipfile.ZIP_STORED
    assert b"Exif" not in content
    assert b"GPS" not in content
    with Image.open(io.BytesIO(content)) as image:
        assert image.size == (1200, 1600)
        red, _, blue = image.getpixel((1100, 100))  # the corner at the top left, turned right
        assert red > 150 > blue


@pytest.mark.parametrize("orientation", range(9))
def test_photos_are_turned_as_their_exif_says(tmp_path: Path, orientation: int) -> None:
    from PIL import ImageOps

    path = tmp_path / "a.jpg"
    image = Image.linear_gradient("L").resize((400, 300)).convert("RGB")
    image.paste((250, 0, 0), (0, 0, 200, 100))
    exif = Image.Exif()
    exif[0x0112] = orientation
    image.save(path, exif=exif, quality=95)
    wanted = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
    with Image.open(io.BytesIO(reduced(str(path)).jpeg)) as made:
        assert made.size == wanted.size
        for spot in ((20, 20), (280, 20), (20, 280), (280, 280)):
            assert abs(made.getpixel(spot)[0] - wanted.getpixel(spot)[0]) < 40


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_png_pictures_of_every_kind_are_shown(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "a.png"
    Image.new(mode, (50, 40)).save(path)
    assert (reduced(str(path)).width, reduced(str(path)).height) == (50, 40)


def test_a_broken_photo_is_found_and_the_report_is_written_all_the_same(
    draw_photos: Callable[[int], Path], no_libreoffice: None
) -> None:
    folder = draw_photos(2)
    broken = folder / "evidence" / "照片" / "现场 00.jpg"
    broken.write_bytes(broken.read_bytes()[:400])
    case = case_of(folder, register=evidence_of(folder, CHECKLIST, photos=2))
    target, found = written(case)
    lost = [one.params["file"] for one in found if one.code == "report-photo-unreadable"]
    assert lost == ["evidence/照片/现场 00.jpg"]
    document = Document(str(target))
    assert len(list(document.element.body.iter(qn("w:drawing")))) == 1
    captions = [t.text for t in document.element.body.iter(qn("w:t")) if "图 " in (t.text or "")]
    assert [one for one in captions if re.match(r"图 1　现场照片 1", one)]


def test_sixty_pictures_are_not_hashed_again_for_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import docx.parts.image

    from gfpack.report import word
    from gfpack.report.photos import Picture

    source = tmp_path / "t.docx"
    template = Document()
    template.add_paragraph("{% for one in photos %}{{ one|picture }}{% endfor %}")
    template.save(str(source))
    noise = Image.effect_noise((1700, 1300), 60).convert("RGB")
    pictures = {f"p{n}": Picture(_jpeg(noise, n), 1600, 1200) for n in range(60)}
    order = word.Order(
        str(source), str(tmp_path / "o.docx"), {"photos": list(pictures)}, pictures, "t", "a"
    )
    hashed: list[int] = []
    sha1 = hashlib.sha1

    def counted(content: bytes = b"", **more: object) -> object:
        hashed.append(len(content))
        return sha1(content, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(docx.parts.image.hashlib, "sha1", counted)
    assert isinstance(word.write(order), word.Written)
    assert len(hashed) <= 2 * len(pictures)
    with zipfile.ZipFile(tmp_path / "o.docx") as archive:
        photos = [one for one in archive.infolist() if one.filename.startswith("word/media/photo")]
    assert len(photos) == 60


def _jpeg(noise: Image.Image, number: int) -> bytes:
    stream = io.BytesIO()
    noise.crop((number, number, number + 1600, number + 1200)).save(stream, "JPEG", quality=60)
    return stream.getvalue()


def test_an_edited_report_is_left_alone(folder: Path, no_libreoffice: None) -> None:
    case = case_of(folder)
    target, _ = written(case)
    own = hashlib.sha256(target.read_bytes()).hexdigest()
    document = Document(str(target))
    document.add_paragraph("人工补充")
    document.save(str(target))
    edited = target.read_bytes()
    for _ in range(2):
        _, found = written(case)
        kept = [one.params for one in found if one.code == "report-edited-kept"]
        assert kept == [{"edited": "自评价报告.docx", "written": "自评价报告-v2.docx"}]
        assert target.read_bytes() == edited
        beside = folder / "自评价报告-v2.docx"
        assert hashlib.sha256(beside.read_bytes()).hexdigest() == own
    assert sorted(one.name for one in folder.glob("*.docx")) == [
        "自评价报告-v2.docx",
        "自评价报告.docx",
    ]


def test_photos_of_one_indicator_are_capped_and_the_rest_is_cited(
    folder: Path, no_libreoffice: None
) -> None:
    from dataclasses import replace

    from gfpack.report.photos import PER_SECTION

    for number in range(9):
        photo(folder / "evidence" / "照片" / f"现场 {number:02}.jpg", number, (120, 90))
    register = evidence_of(folder, CHECKLIST, photos=9)
    moved = tuple(
        replace(one, supports=("1.2.1",)) if one.id.startswith("photo") else one
        for one in register.evidence
    )
    case = case_of(folder, register=replace(register, evidence=moved))
    target, _ = written(case)
    document = Document(str(target))
    assert len(list(document.element.body.iter(qn("w:drawing")))) == PER_SECTION
    text = "".join(t.text or "" for t in document.element.body.iter(qn("w:t")))
    assert all(f"现场照片 {number}（附件" in text for number in range(9))


def test_the_same_bytes_come_from_another_process(folder: Path, no_libreoffice: None) -> None:
    case = case_of(folder)
    target, _ = written(case)
    script = (
        "import sys; sys.path.insert(0, sys.argv[2])\n"
        "from pathlib import Path; from reported_plant import case_of, page_map_of\n"
        "from gfpack.findings.overrides import Judged; from gfpack.report.render import render\n"
        "c = case_of(Path(sys.argv[1]))\n"
        "render(c, Judged(()), page_map_of(c), Path(sys.argv[1]) / 'b.docx', complete=True)\n"
    )
    arguments = [sys.executable, "-c", script, str(folder), str(Path(__file__).parent)]
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai"}
    subprocess.run(arguments, check=True, env=environment)
    assert (folder / "b.docx").read_bytes() == target.read_bytes()
