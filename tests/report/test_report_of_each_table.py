"""Each checklist has a report of its own: its template, its rows, its values, its form."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from reported_plant import case_of, evidence_of, page_map_of

from gfpack.base.files import shipped
from gfpack.checklist.load import available, load
from gfpack.findings.case import Case
from gfpack.findings.overrides import Judged
from gfpack.report.render import find_template, render
from gfpack.report.words import typeset

pytestmark = pytest.mark.usefixtures("no_libreoffice")

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "report_templates.py"
CHECKLISTS = [one.id for one in available()]
PLATFORM = "factory/miit-platform-2025"


def case_for(folder: Path, checklist_id: str, **changes: Any) -> Case:
    checklist = load(checklist_id)
    register = evidence_of(folder, checklist)
    return case_of(folder, checklist=checklist, register=register, **changes)


def written(case: Case) -> tuple[Any, list[Any]]:
    target = case.project.folder / "r.docx"
    found = render(case, Judged(()), page_map_of(case), target, complete=True)
    return Document(str(target)), found


def first_cells(document: Any) -> list[str]:
    return [row.cells[0].text for table in document.tables for row in table.rows]


def fields(document: Any) -> dict[str, list[str]]:
    found = {}
    for table in document.tables:
        if table.rows[0].cells[0].text == "栏目":
            found |= {
                row.cells[0].text: [cell.text for cell in row.cells[1:]] for row in table.rows
            }
    return found


def test_the_shipped_templates_are_those_the_script_draws(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(SCRIPT.parent))
    script = runpy.run_path(str(SCRIPT))
    drawn = {}
    for look in script["LOOKS"]:
        script["draw"](look, tmp_path / look.name)
        drawn[look.name] = (tmp_path / look.name).read_bytes()
    place = shipped("templates/report")
    held = {one.parent.name: one.read_bytes() for one in place.glob("*/*.docx")}
    assert drawn.keys() == held.keys()
    assert [name for name in drawn if drawn[name] != held[name]] == []


def test_no_two_tables_share_a_template(folder: Path) -> None:
    used = [find_template(case_for(folder, one)) for one in CHECKLISTS]
    assert len(set(used)) == len(CHECKLISTS)
    assert all(one.is_relative_to(shipped("templates/report")) for one in used)


@pytest.mark.parametrize("checklist", CHECKLISTS)
def test_every_row_of_the_table_stands_in_its_report_once(folder: Path, checklist: str) -> None:
    case = case_for(folder, checklist)
    document, _ = written(case)
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    wanted = {key: one.title.zh for key, one in case.checklist.requirements().items()}
    told = [
        key for row in rows for key, title in wanted.items() if key in row[:2] and title in row[1:4]
    ]
    assert told == list(wanted)
    shown = [paragraph.text for paragraph in document.paragraphs]
    for key, title in wanted.items():
        assert any(one.startswith(f"{key}　{title}（") for one in shown)


@pytest.mark.parametrize("checklist", CHECKLISTS)
def test_a_report_says_what_is_applied_for(folder: Path, checklist: str) -> None:
    case = case_for(folder, checklist)
    document, _ = written(case)
    awards = {"factory": "绿色工厂", "park": "绿色工业园区", "supply-chain": "绿色供应链管理企业"}
    title = f"{awards[case.checklist.scheme]}自评价报告"
    assert title in [paragraph.text for paragraph in document.paragraphs]
    assert document.core_properties.title.endswith(title)
    shown = "".join(text.text or "" for text in document.element.body.iter(qn("w:t")))
    if case.checklist.scheme != "factory":
        assert "绿色工厂自评价" not in shown
        assert "工厂名称" not in shown


def test_the_national_form_is_filled_in_with_its_limits(folder: Path) -> None:
    form = {"process": "机加工\n涂装", "nature": "民营企业", "sector": "机械"}
    document, found = written(case_for(folder, PLATFORM, file={"form": form}))
    told = fields(document)
    assert told["企业工艺情况简介（200 字以内）"] == ["机加工\n涂装", "5／200 字"]
    assert told["单位性质"][0] == "民营企业"
    assert told["通讯地址"][0] == "苏州市某某区某某路 88 号"
    [missing] = [one for one in found if one.code == "report-fields-missing"]
    assert missing.params["fields"] == "企业绿色发展情况简要介绍（500 字以内）"


def test_a_field_at_its_limit_is_taken_and_one_beyond_is_not(folder: Path) -> None:
    for length, told in ((200, []), (201, [{"length": "201", "longest": "200"}])):
        form = {"process": "字" * length, "nature": "民营企业"}
        _, found = written(case_for(folder, PLATFORM, file={"form": form}))
        codes = [one for one in found if one.code == "report-form-too-long"]
        assert [{name: one.params[name] for name in ("length", "longest")} for one in codes] == told
        assert all(one.blocks for one in codes)


def test_a_word_the_form_does_not_offer_is_told_with_those_it_does(folder: Path) -> None:
    _, found = written(case_for(folder, PLATFORM, file={"form": {"nature": "内资（民营）"}}))
    [one] = [one for one in found if one.code == "report-form-choice"]
    assert one.params["said"] == "内资（民营）"
    assert "民营企业" in str(one.params["choices"])


def test_without_figures_no_value_is_made_up(folder: Path) -> None:
    document, _ = written(case_for(folder, "factory/gbt36132-2025"))
    shown = [paragraph.text for paragraph in document.paragraphs]
    assert any("没有填报数据工作簿" in one for one in shown)
    assert not any(one.startswith("指标值：") for one in shown)


def test_units_stand_as_they_are_printed(folder: Path) -> None:
    document, _ = written(case_for(folder, PLATFORM))
    said = "\n".join(
        cell.text for table in document.tables for row in table.rows for cell in row.cells
    )
    assert "m³/" in said and "kgCO₂/" in said
    for plain in ("m3/", "/m2", "CO2/"):
        assert plain not in said, plain


@pytest.mark.parametrize(
    ("plain", "printed"),
    [
        ("m3/万元", "m³/万元"),
        ("万m3", "万m³"),
        ("亿元/km2", "亿元/km²"),
        ("kgCO2/万元", "kgCO₂/万元"),
        ("tCO2e/万套", "tCO₂e/万套"),
        ("2.5 hm2 + 3 m2", "2.5 hm² + 3 m²"),
        ("型号 XM200，PM2.5、M3 螺栓", "型号 XM200，PM2.5、M3 螺栓"),
        ("tce/万元", "tce/万元"),
    ],
)
def test_only_units_are_set_so(plain: str, printed: str) -> None:
    assert typeset(plain) == printed
