"""Names of another client, left where people leave them, in real files of a real project."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl

from gfpack.base import yaml
from gfpack.base.findings import Place
from gfpack.base.messages import Lang, has_message
from gfpack.findings.case import open_case
from gfpack.findings.rules import other_party_named
from gfpack.tools import image, office_properties, ole_properties, pdf_said

PARTY = "常州另一轴承有限公司"


def word(file: Path, *, header: str = "", body: str = "正文", comments: str = "") -> None:
    document = docx.Document()
    document.add_paragraph(body)
    document.sections[0].header.paragraphs[0].text = header
    document.core_properties.comments = comments
    file.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(file))


def test_a_name_is_found_in_headers_properties_templates_and_words_with_its_line(
    tiny_copy: Path,
) -> None:
    word(tiny_copy / "evidence" / "眉.docx", header=f"{PARTY[:6]}\n{PARTY[6:]}")
    word(tiny_copy / "evidence" / "属性.docx", comments=f"据{PARTY}改")
    word(tiny_copy / "evidence" / "无.docx", body="常州另一轴承配件有限公司")
    book = openpyxl.Workbook()
    book.active.append(["委托方", PARTY])
    book.save(tiny_copy / "evidence" / "表.xlsx")
    word(tiny_copy / "templates" / "report" / "self-evaluation" / "报告.docx", header=PARTY)
    with yaml.edit(tiny_copy / "gfpack.yaml") as content:
        content["other_parties"] = [PARTY]
    with yaml.edit(tiny_copy / "answers.yaml") as content:
        clause = next(iter(content["answers"]))
        content["answers"][clause]["statement"] = f"由{PARTY}完成"

    found = list(other_party_named.check(open_case(tiny_copy)))

    lines = (tiny_copy / "answers.yaml").read_text("utf-8").splitlines()
    places = {one.place.file: one for one in found if one.place}
    assert set(places) == {
        "evidence/眉.docx",
        "evidence/属性.docx",
        "evidence/表.xlsx",
        "templates/report/self-evaluation/报告.docx",
        "answers.yaml",
    }
    assert len(found) == len(places)
    assert "文件属性（备注）" in places["evidence/属性.docx"].message(Lang.ZH)
    assert "properties (comments)" in places["evidence/属性.docx"].message(Lang.EN)
    assert places["evidence/表.xlsx"].place == Place("evidence/表.xlsx", cell="Sheet")
    said = places["answers.yaml"]
    assert said.requirement == clause
    assert said.place is not None
    assert said.place.line is not None
    assert PARTY in lines[said.place.line - 1]
    assert said.severity == "error"


def test_every_property_that_files_are_read_for_has_a_name_for_users() -> None:
    known = {
        *office_properties._NAMES.values(),
        *("custom", "comment", "comment_author", "sheet", "hidden_sheet", "range"),
        *(name for _, names in ole_properties.STREAMS for name in names.values()),
        *pdf_said._INFO.values(),
        *pdf_said._XMP.values(),
        *image._SAID.values(),
    }
    for name in known:
        assert all(has_message(f"findings.properties.{name}", lang) for lang in Lang)
