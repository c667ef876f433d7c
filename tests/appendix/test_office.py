"""What converted office files do not show becomes findings; a damaged conversion is made anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from bound_client import Client
from docx import Document

from gfpack.appendix.bind import bind
from gfpack.evidence.models import FileKind
from gfpack.tools import libreoffice, office_pdf
from gfpack.tools.office_told import Told


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Count conversions, which need no LibreOffice here."""
    from bound_client import a_pdf

    made: list[str] = []

    def to_pdf(source: Path, target: Path) -> Told:
        made.append(source.name)
        target.write_bytes(a_pdf("converted"))
        return Told(("底稿",), ("台账",), 3, 1, "ไ")

    monkeypatch.setattr(office_pdf, "to_pdf", to_pdf)
    monkeypatch.setattr(libreoffice, "find", lambda: Path("soffice"))
    monkeypatch.setattr(libreoffice, "version", lambda: "LibreOffice 1")
    return made


def test_what_pages_do_not_show_is_told_cold_and_warm(tmp_path: Path, runs: list[str]) -> None:
    client = Client(tmp_path)
    document = Document()
    document.save(str(tmp_path / "x.docx"))
    client.add("制度.docx", (tmp_path / "x.docx").read_bytes(), FileKind.DOCX)
    cold, found = bind(client.case(), tmp_path / "a.pdf", complete=True)
    assert {one.code for one in found} == {
        "office-characters-missing",
        "office-changes-open",
        "office-comments-left",
        "office-sheets-hidden",
        "office-rows-hidden",
    }
    assert all(one.params["file"] == "evidence/制度.docx" for one in found)
    assert "U+0E44" in next(o for o in found if "characters" in o.code).params["what"]
    warm, again = bind(client.case(), tmp_path / "b.pdf", complete=True)
    assert again == found
    assert warm.digests == cold.digests
    assert runs == ["制度.docx"]
    (kept,) = (tmp_path / ".gfpack" / "converted").glob("*.pdf")
    kept.write_bytes(kept.read_bytes()[:-9])
    bind(client.case(), tmp_path / "c.pdf", complete=True)
    assert runs == ["制度.docx"] * 2
    assert (tmp_path / "c.pdf").read_bytes() == (tmp_path / "a.pdf").read_bytes()
