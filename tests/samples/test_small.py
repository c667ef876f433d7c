"""The small clients: each builds a package that holds, with the report of its own table."""

from __future__ import annotations

import hashlib
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from docx import Document
from docx.oxml.ns import qn
from stdnum.cn import uscc

from gfpack.assessment.models import Verdict
from gfpack.base.errors import ExitCode
from gfpack.checklist.load import available
from gfpack.cli import main
from gfpack.findings.case import Case, open_case
from gfpack.findings.find import find
from gfpack.package.make import Built
from gfpack.package.verify import verify
from gfpack.pipeline import build
from gfpack.project.models import State
from gfpack.tools import libreoffice, office_pdf
from samples import draw, parties
from samples.small.clients import SMALL

NAMES = tuple(SMALL)
BEFORE = "factory/gbt36132-2018"
"""The table of the ready client, which is not a small one."""


@pytest.fixture(scope="session")
def small_projects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the folders of all small clients; leave them as they are."""
    place = tmp_path_factory.mktemp("small")
    return {name: draw.CLIENTS[name](place / name) for name in NAMES}


@pytest.fixture(scope="session")
def built(
    small_projects: dict[str, Path], today: date, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Built]:
    """Return a package of each small client, built without LibreOffice, which takes seconds."""
    place = tmp_path_factory.mktemp("packages")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GFPACK_LIBREOFFICE", "off")
        return {
            name: build(Path(shutil.copytree(folder, place / name)), today=today)
            for name, folder in small_projects.items()
        }


@pytest.fixture(scope="session")
def cases(small_projects: dict[str, Path], today: date) -> dict[str, Case]:
    return {name: open_case(folder, today=today) for name, folder in small_projects.items()}


def report(built: Built) -> Any:
    [found] = built.folder.glob("*自评价报告*.docx")
    return Document(str(found))


def text_of(pdf: Path) -> str:
    with pdfium.PdfDocument(pdf) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def all_text(folder: Path) -> str:
    papers = [text_of(one) for one in sorted(folder.rglob("*.pdf"))]
    said = [one.read_text("utf-8") for one in sorted(folder.glob("*.yaml"))]
    names = [one.name for one in sorted(folder.rglob("*"))]
    return "".join("".join([*papers, *said, *names]).split())


def cells(document: Any) -> list[list[Any]]:
    return [row.cells for table in document.tables for row in table.rows]


def row_of(document: Any, first: str) -> list[str]:
    """Return the row of a requirement in the table of indicators."""
    return [cell.text for cell in next(row for row in cells(document) if row[0].text == first)]


def test_every_shipped_table_has_a_sample() -> None:
    held = {BEFORE, *(small().checklist for small in SMALL.values())}
    assert {one.id for one in available()} <= held


@pytest.mark.parametrize("name", NAMES)
def test_a_small_client_can_be_handed_in(cases: dict[str, Case], name: str) -> None:
    case = cases[name]
    assert case.assessment.verdict is Verdict.ELIGIBLE
    assert [one.code for one in find(case) if one.blocks] == []
    assert case.figure_problems == ()


@pytest.mark.parametrize("name", NAMES)
def test_every_row_is_answered_and_every_veto_met_and_proven(
    cases: dict[str, Case], name: str
) -> None:
    case = cases[name]
    rows = case.checklist.requirements()
    assert list(case.project.answers.answers) == list(rows)
    results = case.assessment.results
    assert [
        one.id
        for one in rows.values()
        if one.veto and not (results[one.id].proven and results[one.id].state is State.MET)
    ] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_small_client_is_drawn_with_the_same_bytes_every_time(
    small_projects: dict[str, Path], tmp_path: Path, name: str
) -> None:
    def drawn(folder: Path) -> dict[str, str]:
        return {
            one.relative_to(folder).as_posix(): hashlib.sha256(one.read_bytes()).hexdigest()
            for one in sorted(folder.rglob("*"))
            if one.is_file() and one.relative_to(folder).parts[0] not in (".gfpack", "build")
        }

    again = drawn(draw.CLIENTS[name](tmp_path / name))
    assert again == drawn(small_projects[name])
    assert 10 <= len([one for one in again if one.startswith("evidence/")]) <= 50


@pytest.mark.parametrize("name", NAMES)
def test_its_package_is_whole_and_its_references_hold(built: dict[str, Built], name: str) -> None:
    assert built[name].judged.blocks is False
    assert verify(built[name].folder) == []


@pytest.mark.parametrize("name", NAMES)
def test_its_report_has_every_row_of_its_table_and_nothing_is_missing(
    built: dict[str, Built], cases: dict[str, Case], name: str
) -> None:
    document = report(built[name])
    rows = [[cell.text for cell in row] for row in cells(document)]
    wanted = {key: one.title.zh for key, one in cases[name].checklist.requirements().items()}
    told = [
        key for row in rows for key, title in wanted.items() if key in row[:2] and title in row[1:4]
    ]
    assert told == list(wanted)
    shown = "".join(text.text or "" for text in document.element.body.iter(qn("w:t")))
    assert "待补" not in shown.replace("标有【待补】的地方", "")


@pytest.mark.parametrize("name", NAMES)
def test_the_check_of_the_command_line_lets_it_pass(
    small_projects: dict[str, Path], name: str
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["check", str(small_projects[name])])
    assert left.value.code == ExitCode.DONE


def test_a_field_the_form_does_not_have_is_refused_with_the_nearest(
    small_projects: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(small_projects["platform"], tmp_path / "p"))
    file = folder / "gfpack.yaml"
    file.write_text(file.read_text("utf-8").replace("  process:", "  proces:"), "utf-8")
    with pytest.raises(SystemExit) as left:
        main(["--lang", "zh", "check", str(folder)])
    assert left.value.code == ExitCode.DATA
    assert "是不是想写“process”" in capsys.readouterr().err


def test_no_client_knows_another(small_projects: dict[str, Path]) -> None:
    names = {name: small().party for name, small in SMALL.items()}
    assert all(uscc.is_valid(one.code) and "00000" in one.code for one in names.values())
    for name, folder in small_projects.items():
        shown = all_text(folder)
        others = [one for other, one in names.items() if other != name]
        strange = [word for one in others for word in (one.name, one.code, one.legal, one.contact)]
        strange += [parties.COMPANY, parties.CODE]
        assert [word for word in strange if word in shown] == []
        assert names[name].name in shown


def test_every_paper_of_them_says_that_it_is_a_sample(small_projects: dict[str, Path]) -> None:
    papers = [one for folder in small_projects.values() for one in folder.rglob("*.pdf")]
    assert papers
    assert [one.name for one in papers if "虚构样例" not in "".join(text_of(one).split())] == []


def test_the_report_of_2025_shows_values_limits_and_example_points(
    built: dict[str, Built],
) -> None:
    document = report(built["standard-2025"])
    assert row_of(document, "1.3")[3:7] == ["2 %", "10 %", "3.962 %（2025 年）", "符合"]
    # 31 万kWh × 1.229 ÷ 961.7 tce = 3.9616 %; (3.9616 − 2) ÷ (10 − 2) × 8 = 1.96
    assert row_of(document, "1.3")[7] == "8／1.96"
    shown = "".join(paragraph.text for paragraph in document.paragraphs)
    assert "“示例分值”和一级指标的权重取自标准的资料性示例" in shown
    assert "未见公开" not in shown


def test_the_national_report_has_values_in_the_units_of_the_form(built: dict[str, Built]) -> None:
    document = report(built["platform"])
    row = row_of(document, "P1b")
    assert row[4] == "kgce/万元"
    assert row[8].splitlines()[0] == "42.41 kgce/万元（2025 年）"
    values = [
        paragraph
        for row in cells(document)
        if row[0].text == "P1b"
        for paragraph in row[8].paragraphs
    ]
    assert {one.alignment for one in values} == {2}  # right


def test_the_working_names_formula_numbers_cells_and_rounding(built: dict[str, Built]) -> None:
    document = report(built["platform"])
    [row] = [row for row in cells(document) if row[0].text.startswith("P1b　")]
    formula, numbers, working, result, unit = (cell.text for cell in row[1:])
    assert formula == "E_g = E / G"
    assert "1420.8 tce（综合能耗与碳排放!F5）" in numbers
    assert working.startswith("1420.8 tce ÷ 33500 万元 = ")
    assert (result, unit) == ("42.41", "kgce/万元")
    notes = [one.text for one in document.paragraphs if "有效数字" in one.text]
    assert len(notes) == 1


def test_the_annex_shows_three_years_side_by_side(built: dict[str, Built]) -> None:
    document = report(built["platform"])
    [row] = [row for row in cells(document) if row[0].text == "工业总产值"]
    told = [cell.text for cell in row]
    assert told[1:5] == ["万元", "29600", "31200", "33500"]
    assert told[5].startswith("B204-1")


@pytest.mark.skipif(libreoffice.find() is None, reason="no LibreOffice")
def test_the_contents_of_a_built_report_name_the_pages_of_its_pdf(
    small_projects: dict[str, Path], today: date, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(small_projects["platform"], tmp_path / "泵业"))
    package = build(folder, today=today).folder
    [source] = package.glob("*自评价报告*.docx")
    office_pdf.to_pdf(source, tmp_path / "r.pdf")
    told = {
        one.text.split("\t")[0]: int(one.text.split("\t")[1])
        for one in Document(str(source)).paragraphs
        if one.style and one.style.name == "toc 1" and "\t" in one.text
    }
    with pdfium.PdfDocument(tmp_path / "r.pdf") as document:
        pages = ["".join(page.get_textpage().get_text_range().split()) for page in document]
    assert any("指标计算过程" in heading for heading in told)
    for heading, page in told.items():
        assert "".join(heading.split()) in pages[page - 1]
    assert "□" not in "".join(pages)
