"""The drawn clients are what they are meant to be: the same each time, complete, consistent."""

from __future__ import annotations

import hashlib
import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pypdfium2 as pdfium
import pytest
from PIL import ExifTags, Image
from stdnum.cn import uscc

from gfpack.assessment.models import Verdict
from gfpack.base.findings import Severity
from gfpack.figures.metrics import compute, rounded
from gfpack.figures.needs import metrics_in_use
from gfpack.findings.case import Case, open_case
from gfpack.findings.find import find
from gfpack.pipeline import build
from gfpack.project.models import State
from samples import draw, parties
from samples.ready import figures


def bytes_below(folder: Path) -> dict[str, str]:
    """Return the hash of every file that was drawn (what gfpack keeps for itself left out)."""
    own = {".gfpack", "build", "packages"}
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).parts[0] not in own
    }


def evidence_files(folder: Path, ending: str) -> list[Path]:
    return sorted((folder / "evidence").rglob(f"*{ending}"))


def text_of(pdf: Path) -> str:
    with pdfium.PdfDocument(pdf) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def page_count(pdf: Path) -> int:
    with pdfium.PdfDocument(pdf) as document:
        return len(document)


@pytest.fixture(scope="module")
def ready_case(ready_project: Path, today: date, tmp_path_factory: pytest.TempPathFactory) -> Case:
    copy = tmp_path_factory.mktemp("case") / "ready"
    shutil.copytree(ready_project, copy)
    return open_case(copy, today=today)


def test_the_ready_client_is_drawn_with_the_same_bytes_every_time(
    ready_project: Path, tmp_path: Path
) -> None:
    assert bytes_below(draw.draw_ready(tmp_path / "again")) == bytes_below(ready_project)


def test_the_minimal_client_is_drawn_with_the_same_bytes_every_time(
    tiny_project: Path, tmp_path: Path
) -> None:
    assert bytes_below(draw.draw_tiny(tmp_path / "again")) == bytes_below(tiny_project)


def test_drawing_again_replaces_what_was_drawn_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draw, "CLIENTS", {"tiny": draw.draw_tiny})
    mine, old = tmp_path / "mine.txt", tmp_path / "tiny" / "evidence" / "old.txt"
    draw.main([str(tmp_path)])
    for path in (mine, old):
        path.write_text("written between two drawings", "utf-8")
    draw.main([str(tmp_path)])
    assert mine.exists()
    assert not old.exists()


def test_a_folder_that_holds_no_project_is_not_emptied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draw, "CLIENTS", {"tiny": draw.draw_tiny})
    (tmp_path / "tiny").mkdir()
    (tmp_path / "tiny" / "mine.txt").write_text("no sample", "utf-8")
    draw.main([str(tmp_path)])
    assert (tmp_path / "tiny" / "mine.txt").exists()


def test_the_ready_client_can_be_handed_in(ready_case: Case) -> None:
    assert ready_case.assessment.verdict is Verdict.ELIGIBLE
    assert [one.code for one in find(ready_case) if one.blocks] == []


def test_every_veto_requirement_is_met_and_proven(ready_case: Case) -> None:
    wanting = [
        requirement.id
        for requirement in ready_case.checklist.requirements().values()
        if requirement.veto
        and not (
            ready_case.assessment.results[requirement.id].proven
            and ready_case.assessment.results[requirement.id].state is State.MET
        )
    ]
    assert wanting == []


def test_every_requirement_of_the_table_is_answered_and_some_honestly_with_no(
    ready_case: Case,
) -> None:
    states = {key: one.state for key, one in ready_case.project.answers.answers.items()}
    assert list(states) == list(ready_case.checklist.requirements())
    assert set(states.values()) == set(State)


def test_every_circumstance_of_the_plant_is_known(ready_case: Case) -> None:
    known = {one.id for one in ready_case.checklist.circumstances}
    assert set(ready_case.project.file.circumstances) == known


def test_office_files_are_bound_and_what_they_support_is_proven_without_them(
    ready_copy: Path, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GFPACK_LIBREOFFICE", "off")
    built = build(ready_copy, today=today)
    unbound = [one for one in built.judged.open if one.code == "attachment-not-bound"]
    assert {Path(one.params["file"]).suffix for one in unbound} == {".docx", ".xlsx"}
    assert {one.severity for one in unbound} == {Severity.WARNING}
    assert built.judged.blocks is False


def test_the_ready_client_has_files_of_every_kind(ready_project: Path) -> None:
    assert len([path for path in (ready_project / "evidence").rglob("*") if path.is_file()]) >= 60
    pages = [page_count(path) for path in evidence_files(ready_project, ".pdf")]
    assert max(pages) == 40
    assert len([count for count in pages if count > 1]) >= 20
    assert len(evidence_files(ready_project, ".docx")) >= 1
    [meters] = [path for path in evidence_files(ready_project, ".xlsx") if "计量" in path.name]
    assert openpyxl.load_workbook(meters).worksheets[0].max_row > 60


def test_scans_are_pictures_without_text_and_papers_have_text(ready_project: Path) -> None:
    with_text = {path: bool(text_of(path)) for path in evidence_files(ready_project, ".pdf")}
    assert sum(with_text.values()) >= 60
    assert len([path for path, has in with_text.items() if not has]) >= 15


def test_photos_tell_when_where_and_how_they_were_taken(ready_project: Path) -> None:
    orientations = set()
    for path in evidence_files(ready_project, ".jpg"):
        with Image.open(path) as photo:
            exif = photo.getexif()
        orientations.add(exif[ExifTags.Base.Orientation])
        assert exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal]
        assert exif.get_ifd(ExifTags.IFD.GPSInfo)
    assert orientations == {1, 3, 6, 8}


def test_one_pdf_holds_four_certificates_and_one_licence_lies_in_two_photos(
    ready_case: Case,
) -> None:
    by_file: dict[str, list[str]] = {}
    for one in ready_case.register.evidence:
        by_file.setdefault(one.extents[0].path, []).append(one.id)
    assert max(len(ids) for ids in by_file.values()) == 4
    licence = ready_case.register.get("business-licence")
    assert [extent.path.rpartition("/")[2] for extent in licence.extents] == [
        "执照-1.jpg",
        "执照-2.jpg",
    ]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("205-1表 能源", (figures.ENERGY, figures.SOLAR)),
        ("B204-1表", (figures.OUTPUT_VALUE, figures.SETS)),
        ("指标计算过程表（盖章版）", (figures.ENERGY_PER_SET, figures.DENSITY, figures.WASTE_RATE)),
        ("年温室气体排放报告", (figures.CO2, figures.CO2_PER_SET)),
        ("年用水台账", (figures.WATER_IN, figures.REUSE_RATE)),
    ],
)
def test_documents_and_answers_tell_the_same_figures(
    ready_project: Path, name: str, values: tuple[object, ...]
) -> None:
    [paper] = [path for path in evidence_files(ready_project, ".pdf") if name in path.name]
    shown = text_of(paper)
    answers = (ready_project / "answers.yaml").read_text("utf-8")
    project = (ready_project / "gfpack.yaml").read_text("utf-8")
    for value in values:
        assert str(value) in shown
        assert str(value) in answers + project


def test_the_credit_code_passes_its_checks_and_is_plainly_made_up() -> None:
    assert uscc.is_valid(parties.CODE)
    assert "000000" in parties.CODE


def test_every_paper_says_that_it_is_a_sample(ready_project: Path) -> None:
    texts = {path: "".join(text_of(path).split()) for path in evidence_files(ready_project, ".pdf")}
    unmarked = [path.name for path, text in texts.items() if text and "虚构样例" not in text]
    assert unmarked == []


def test_the_metrics_of_the_ready_client_are_those_of_its_papers(ready_case: Case) -> None:
    used = metrics_in_use(ready_case.checklist, ready_case.project.file.circumstances)
    found = {one.metric.id: one.value for one in compute(used, ready_case.figures)}
    assert ready_case.figure_problems == ()
    shown = {name: f"{rounded(one.value):f} {one.unit}" for name, one in found.items() if one}
    assert shown == {
        "M1": f"{figures.PLOT_RATIO}0 1",
        "M2": f"{figures.DENSITY}0 %",
        "M3": "12759 万元/hm2",
        "M4": "0.3700 1",
        "M5": "0.0005000 t/万套",
        "M6": "22420 m3/万套",
        "M7": "4.872 t/万套",
        "M8": f"{figures.STEEL_PER_SET} t/万套",
        "M9": "96.24 %",
        "M10": f"{figures.REUSE_RATE}0 %",
        "M11": "0.4279 tce/万套",
        "M12": f"{figures.CO2_PER_SET} tCO2e/万套",
    }


def test_help_is_shown_and_draws_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for words, code in ((["--help"], 0), (["--client", "nobody"], 2), (["--outt"], 2)):
        with pytest.raises(SystemExit) as left:
            draw.main(words)
        assert left.value.code == code
    assert "OUT" in capsys.readouterr().out
    assert not list(tmp_path.iterdir())


def test_one_client_can_be_drawn_alone(tmp_path: Path) -> None:
    draw.main([str(tmp_path / "客户"), "--client", "tiny"])
    assert [one.name for one in (tmp_path / "客户").iterdir()] == ["tiny"]
