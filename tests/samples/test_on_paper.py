"""The defective client on paper: scans and photos only, in which the same defects are found."""

from __future__ import annotations

import contextlib
import shutil
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from planting import open_findings, planted, told

from gfpack.evidence.collect import collect
from gfpack.findings.case import open_case
from gfpack.project.load import load_with_checklist
from gfpack.tools import libreoffice, ocr, office_pdf
from samples.defective.client import DEFECTS
from samples.defective.models import Planted
from samples.defective.on_paper import scan

LONG_ENOUGH = 1800.0
"""Seconds that reading a file may take, however much else the machine has to do."""


@pytest.fixture(scope="module")
def on_paper(defective_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the defective client after all its papers were printed and scanned."""
    if libreoffice.find() is None:
        pytest.skip("needs LibreOffice")
    folder = tmp_path_factory.mktemp("paper")
    project = Path(shutil.copytree(defective_project, folder / "defective"))

    def printed(path: Path) -> bytes:
        office_pdf.to_pdf(path, folder / "printed.pdf")
        return (folder / "printed.pdf").read_bytes()

    scan(project, printed)
    return project


def somewhere(found: Counter[Planted]) -> Counter[Planted]:
    """Return findings by what is scanned: a workbook has cells, its scan has pages."""
    return Counter(
        replace(one, file=one.file.replace(".xlsx", ".pdf"), page=None)
        if one.file and one.file.endswith((".xlsx", "2025.pdf"))
        else one
        for one in found.elements()
    )


def test_the_same_is_found_on_scans(
    on_paper: Path,
    defective_project: Path,
    tmp_path: Path,
    today: date,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(ocr.VARIABLE, "on")
    if not ocr.is_there():
        pytest.skip("needs rapidocr (extra ocr)")
    collect(*load_with_checklist(on_paper), (), seconds=LONG_ENOUGH)
    on_screen = Path(shutil.copytree(defective_project, tmp_path / "defective"))
    wanted = somewhere(told(open_findings(open_case(on_screen, today=today))))
    found = somewhere(told(open_findings(open_case(on_paper, today=today))))
    assert {"beyond": found - wanted, "missed": wanted - found} == {
        "beyond": Counter(),
        "missed": Counter(),
    }
    assert not somewhere(planted(DEFECTS)) - found


def test_no_paper_has_text(on_paper: Path) -> None:
    for path in (on_paper / "evidence").rglob("*.pdf"):
        with contextlib.suppress(pypdfium2.PdfiumError), pypdfium2.PdfDocument(path) as document:
            assert [page.get_textpage().get_text_bounded() for page in document] == [""] * len(
                document
            )
