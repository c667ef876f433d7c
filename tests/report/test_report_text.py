"""What the report says, read back from the finished Word file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from reported_plant import CHECKLIST, case_of, evidence_of, page_map_of

from gfpack.assessment.models import Points
from gfpack.base.findings import Clock, Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.checklist.load import load
from gfpack.evidence.models import Register
from gfpack.findings.case import Case
from gfpack.findings.overrides import Judged, judge
from gfpack.package.citations import citations
from gfpack.project.models import Answer, Override
from gfpack.report.render import render

pytestmark = pytest.mark.usefixtures("no_libreoffice")
KIND = FindingKind(
    "test-kind",
    Severity.ERROR,
    Text("标题", "title"),
    Text("许可证 {number} 已过期", "permit {number} expired"),
    Text("请延续 <许可证> & 备案", "renew"),
)


def written(case: Case, judged: Judged | None = None, *, complete: bool = True) -> Document:
    target = case.project.folder / "自评价报告.docx"
    render(case, judged or Judged(()), page_map_of(case), target, complete=complete)
    return Document(str(target))


def found_in(case: Case) -> list[Finding]:
    target = case.project.folder / "自评价报告.docx"
    return render(case, Judged(()), page_map_of(case), target, complete=True)


def paragraphs(document: Document) -> Iterator[str]:
    for paragraph in document.element.body.iter(qn("w:p")):
        yield "".join(text.text or "" for text in paragraph.iter(qn("w:t")))


def text_of(document: Document) -> str:
    return "\n".join(paragraphs(document))


def headings(document: Document) -> list[str]:
    return [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]


def test_the_parts_of_the_ministry_form_stand_in_their_order(folder: Path) -> None:
    found = [one for one in headings(written(case_of(folder))) if not one.startswith("（")]
    assert [one for one in found if not one[0].isdigit()] == [
        "基本信息表",
        "材料真实性承诺",
        "一、工厂基本情况",
        "二、绿色工厂创建情况",
        "三、下一步工作",
        "四、自评价表",
        "五、附件清单",
        "六、复核意见",
        "七、规则说明",
        "附表一　指标计算过程",
        "附表二　基础数据",
    ]


def test_every_second_level_indicator_has_its_heading(folder: Path) -> None:
    wanted = [f"{one.id}　{one.title.zh}" for top in CHECKLIST.indicators for one in top.indicators]
    found = [one for one in headings(written(case_of(folder))) if one[0].isdigit()]
    assert found == wanted


def test_every_citation_is_the_page_maps_own(folder: Path) -> None:
    case = case_of(folder)
    page_map = page_map_of(case)
    cited = [one for one in citations(text_of(written(case))) if one.pages]
    spans = {label: span.stretches for label, span in page_map.spans.items()}
    assert {(one.label, one.pages) for one in cited} == set(spans.items())
    assert len(cited) > 3 * len(spans)


def test_every_answer_cites_all_its_attachments(folder: Path) -> None:
    case = case_of(folder)
    page_map = page_map_of(case)
    lines = list(paragraphs(written(case)))
    for requirement in CHECKLIST.requirements().values():
        at = next(n for n, one in enumerate(lines) if one.startswith(f"{requirement.id}　"))
        proof = next(one for one in lines[at:] if one.startswith("证明材料："))
        for attachment in page_map.cited_by(requirement.id):
            assert page_map.citation(attachment) in proof


def test_client_words_survive_whatever_they_hold(folder: Path) -> None:
    hard = 'A&B <厂> "乙" {{ 7*7 }} {% for %} 喆堃䶮㎡℃①〔〕\x07\x0c\x00'
    case = case_of(
        folder, enterprise={"name": hard}, answers={"1.1.1": Answer(state="met", statement=hard)}
    )
    document = written(case)
    shown = 'A&B <厂> "乙" {{ 7*7 }} {% for %} 喆堃䶮㎡℃①〔〕'
    assert text_of(document).count(shown) >= 3
    assert shown in document.sections[1].header.paragraphs[0].text
    assert document.core_properties.title.startswith("A&B <厂>")


def test_paragraphs_of_a_statement_stay_paragraphs(folder: Path) -> None:
    case = case_of(folder, answers={"1.1.1": Answer(state="met", statement="甲。\n\n乙。\r\n丙。")})
    lines = list(paragraphs(written(case)))
    at = lines.index("甲。")
    assert lines[at : at + 3] == ["甲。", "乙。", "丙。"]


def test_what_is_missing_is_marked_and_found(folder: Path) -> None:
    case = case_of(
        folder,
        enterprise={"postcode": None, "credit_code": None},
        file={"next_steps": None},
        answers={"1.1.1": Answer(state="met"), "1.1.2": Answer()},
        register=Register(),
    )
    rows = [(f.code, f.requirement, f.params.get("fields")) for f in found_in(case)]
    assert ("report-fields-missing", None, "邮政编码、统一社会信用代码、下一步工作") in rows
    assert ("report-statement-missing", "1.1.1", None) in rows
    assert ("report-statement-missing", "1.1.2", None) not in rows
    document = Document(str(folder / "自评价报告.docx"))
    marks = [run for run in document.element.body.iter(qn("w:r")) if "【待补" in _text(run)]
    assert marks
    assert all(_text(run).startswith("【待补") and _text(run).endswith("】") for run in marks)
    assert {run.rPr.rStyle.val for run in marks} == {"GFMissing"}


def _text(run: Any) -> str:
    return "".join(one.text or "" for one in run.iter(qn("w:t")))


def test_a_report_that_lacks_nothing_has_no_mark_and_no_blocking_finding(folder: Path) -> None:
    case = _all_proven(case_of(folder))
    assert not [one for one in found_in(case) if one.blocks]
    assert "待补" not in text_of(Document(str(folder / "自评价报告.docx")))


def _all_proven(case: Case) -> Case:
    from gfpack.assessment.models import Verdict
    from gfpack.project.models import State

    results = {
        key: replace(one, state=State.MET, proven=True)
        for key, one in case.assessment.results.items()
    }
    assessment = replace(
        case.assessment, results=results, verdict=Verdict.ELIGIBLE, low_confidence=()
    )
    return replace(case, assessment=assessment)


def test_what_is_not_proven_is_never_called_met(folder: Path) -> None:
    case = case_of(folder, register=Register())
    document = written(case)
    assert "自评：符合" not in text_of(document)
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert "符合" not in cells


def test_working_points_are_never_printed(folder: Path) -> None:
    case = _all_proven(case_of(folder))
    total = Points(Decimal("87.65"), "working")
    assessment = replace(case.assessment, total=total)
    shown = text_of(written(replace(case, assessment=assessment)))
    assert "87.65" not in shown
    assert "自评总分" not in shown
    working = {
        words
        for one in assessment.results.values()
        if one.full_points and one.full_points.status == "working"
        for words in [f"{one.full_points.value}"]
        if len(words) > 3
    }
    assert working
    assert not [one for one in working if one in shown]


def test_an_official_total_is_printed(folder: Path) -> None:
    case = _all_proven(case_of(folder))
    total = Points(Decimal("87.60"), "official")
    shown = text_of(written(replace(case, assessment=replace(case.assessment, total=total))))
    assert "自评总分：87.6 分" in shown


def test_the_only_dates_are_those_that_were_given(folder: Path) -> None:
    shown = text_of(written(case_of(folder)))
    given = {"2016年5月3日", "2009年3月18日", "2026年6月30日", "2025年12月31日"}
    assert set(re.findall(r"\d{4}年\d+月\d+日", shown)) <= given


def test_overrides_stand_in_the_open_and_open_findings_among_the_next_steps(folder: Path) -> None:
    decided = finding(KIND, requirement="1.1.1", number="P-01")
    open_one = finding(KIND, requirement="1.1.2", number="P-02")
    clock = finding(replace(KIND, code="c", clock=Clock.TODAY), number="P-03")
    override = Override(
        fingerprint=decided.fingerprint,
        seen=decided.seen,
        by="李工",
        on=date(2026, 1, 5),
        why="已核对原件 A&B",
    )
    document = written(case_of(folder), judge([decided, open_one, clock], [override]))
    rows = [[c.text for c in row.cells] for table in document.tables for row in table.rows]
    assert ["1.1.1", "许可证 P-01 已过期", "已核对原件 A&B", "李工", "2026-01-05"] in rows
    assert ["1", "须改", "1.1.2", "许可证 P-02 已过期", "请延续 <许可证> & 备案"] in rows
    assert "P-03" not in text_of(document)


def test_an_unfinished_report_says_so_on_cover_and_header(folder: Path) -> None:
    document = written(case_of(folder), complete=False)
    assert document.paragraphs[0].text.startswith("【未完成】")
    assert "【未完成】" in document.sections[1].header.paragraphs[0].text
    assert "未完成" not in text_of(written(case_of(folder)))


@pytest.mark.parametrize(
    ("compiled_by", "shown"),
    [
        ({"kind": "self"}, ["企业自行编制"]),
        ({"kind": "third-party", "name": "某咨询公司"}, ["委托第三方机构编制", "某咨询公司"]),
        ({"kind": "third-party", "name": "某咨询公司", "declared": False}, ["须注明编制机构"]),
        ({"kind": "third-party"}, ["须注明编制机构"]),
    ],
)
def test_the_cover_says_who_wrote_it(
    folder: Path, compiled_by: dict[str, Any], shown: list[str]
) -> None:
    case = case_of(folder, file={"compiled_by": compiled_by})
    document = written(case)
    cover = " ".join(cell.text for row in document.tables[0].rows for cell in row.cells)
    assert all(one in cover for one in shown)
    undeclared = "编制机构" in str([one.params for one in found_in(case)])
    assert undeclared == ("须注明编制机构" in shown)


def test_low_confidence_is_laid_open(folder: Path) -> None:
    case = case_of(folder)
    assessment = replace(case.assessment, low_confidence=("0.1", "1.1.1"))
    document = written(replace(case, assessment=assessment))
    proof = CHECKLIST.requirements()["0.1"].proof
    assert proof is not None
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any(proof.reason in one for one in cells)
    assert any("0.1" in one for one in cells)


def test_a_table_whose_rows_hang_directly_below_the_first_level_works_too(folder: Path) -> None:
    checklist = load("factory/gbt36132-2025")
    register = evidence_of(folder, checklist)
    case = case_of(folder, checklist=checklist, register=register)
    shown = text_of(written(case))
    for requirement in checklist.requirements().values():
        assert f"{requirement.id}　{requirement.title.zh}" in shown


def test_photos_stand_where_they_show_the_point(
    draw_photos: Callable[[int], Path],
) -> None:
    folder = draw_photos(4)
    case = case_of(folder, register=evidence_of(folder, CHECKLIST, photos=4))
    page_map = page_map_of(case)
    document = written(case)
    captions = [one for one in paragraphs(document) if one.startswith("图 ")]
    by_id = {one.evidence: one for one in page_map.attachments}
    order = ["photo-00", "photo-03", "photo-01", "photo-02"]
    assert captions == [
        f"图 {number}　{by_id[one].title}（{page_map.citation(by_id[one])}）"
        for number, one in enumerate(order, 1)
    ]
    assert len(list(document.element.body.iter(qn("w:drawing")))) == 4


def test_no_photos_where_the_project_wants_none(draw_photos: Callable[[int], Path]) -> None:
    folder = draw_photos(2)
    register = evidence_of(folder, CHECKLIST, photos=2)
    case = case_of(folder, register=register, file={"options": {"photos_in_report": "false"}})
    assert not list(written(case).element.body.iter(qn("w:drawing")))
