"""The register: what software proposes, settled by what people said."""

import os
import shutil
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import evidence_papers as papers
import pytest

from gfpack.checklist.load import load as load_checklist
from gfpack.checklist.load import load_types
from gfpack.evidence import examining
from gfpack.evidence import survey as survey_module
from gfpack.evidence.models import Evidence, FileState, Register
from gfpack.evidence.register import register
from gfpack.project.models import (
    Confirmation,
    EvidenceEntry,
    EvidenceFile,
    PageRange,
    Project,
    ProjectFile,
)

CHECKLIST = load_checklist("factory/gbt36132-2018")
TYPES = load_types()


def project(folder: Path, **entries: EvidenceEntry) -> Project:
    file = ProjectFile.model_validate(
        {
            "enterprise": {"name": papers.ENTERPRISE, "credit_code": papers.CREDIT_CODE},
            "checklist": "factory/gbt36132-2018",
            "evaluation_year": 2025,
            "deadline": "2026-12-31",
        }
    )
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "gfpack.yaml").exists():
        (folder / "gfpack.yaml").touch()
    renamed = {key.replace("_", "-"): entry for key, entry in entries.items()}
    return Project(folder=folder, file=file, evidence=EvidenceFile(evidence=renamed))


def registered(folder: Path, **entries: EvidenceEntry) -> Register:
    return register(project(folder, **entries), CHECKLIST, TYPES)


def only(held: Register) -> Evidence:
    (one,) = held.evidence
    return one


def test_a_permit_is_recognised_read_and_matched(tmp_path: Path) -> None:
    papers.pdf(tmp_path / "evidence" / "扫描件001.pdf", papers.PERMIT_TEXT)
    one = only(registered(tmp_path))
    assert one.type in ("discharge-permit-original", "discharge-permit-copy", "discharge-permit")
    assert one.id.startswith(f"{one.type}-")
    assert "0.1" in one.supports
    assert one.valid_until is not None
    assert (one.valid_until.value, one.valid_until.confirmed) == (date(2029, 7, 14), False)
    assert one.valid_until.reading is not None
    assert one.valid_until.reading.page == 1
    assert one.match_reason.startswith("text=")
    assert not one.confirmed


def test_the_text_beats_the_name(tmp_path: Path) -> None:
    papers.pdf(tmp_path / "evidence" / "营业执照.pdf", papers.PERMIT_TEXT)
    one = only(registered(tmp_path))
    assert (one.type or "").startswith("discharge-permit")
    assert one.match_confidence <= 0.7
    assert "named=business-licence" in one.match_reason


def test_a_photo_goes_by_name_and_folder(tmp_path: Path) -> None:
    papers.photo(tmp_path / "evidence" / "1.3.5" / "电表照片1.jpg")
    papers.photo(tmp_path / "evidence" / "杂" / "IMG_0001.jpg", shade=9)
    held = registered(tmp_path)
    one = only(held)
    assert (one.type, "1.3.5" in one.supports) == ("meter-photos", True)
    assert one.taken == date(2026, 10, 22)
    assert held.unmatched == ("evidence/杂/IMG_0001.jpg",)


@pytest.mark.parametrize(
    ("folder", "supports"),
    [("5.1.1", "5.1.1"), ("5.1.1 大气污染物", "5.1.1"), ("门槛-01-四体系证书", "0.1")],
)
def test_a_requirement_named_by_a_folder_is_supported(
    tmp_path: Path, folder: str, supports: str
) -> None:
    papers.photo(tmp_path / "evidence" / folder / "IMG_0001.jpg")
    one = only(registered(tmp_path))
    assert (one.type, one.supports) == (None, (supports,))
    assert one.id.startswith("file-")


def test_one_pdf_of_several_certificates_becomes_several_evidences(tmp_path: Path) -> None:
    file = tmp_path / "evidence" / "四体系证书.pdf"
    papers.pdf(file, papers.QUALITY_TEXT, "附页：认证范围", papers.ENVIRONMENT_TEXT)
    held = registered(tmp_path)
    assert [(one.type, one.extents[0].first, one.extents[0].last) for one in held.evidence] == [
        ("qms-certificate", 1, 2),
        ("ems-certificate", 3, 3),
    ]
    assert [one.number.value for one in held.evidence if one.number] == [
        "03424Q10286R1M", "03424E10286R1M",
    ]  # fmt: skip


def test_a_report_with_certificates_at_its_end_stays_one(tmp_path: Path) -> None:
    file = tmp_path / "evidence" / "检测报告.pdf"
    papers.pdf(
        file, "废气检测报告\n有组织废气 排放速率", papers.QUALITY_TEXT, papers.ENVIRONMENT_TEXT
    )
    assert only(registered(tmp_path)).extents[0].last == 3


def test_a_licence_in_two_photos_is_one_evidence_in_order(tmp_path: Path) -> None:
    for name in ("营业执照-2.jpg", "营业执照-1.jpg"):
        papers.photo(tmp_path / "evidence" / name, shade=len(name) + ord(name[5]))
    one = only(registered(tmp_path))
    assert [extent.path for extent in one.extents] == [
        "evidence/营业执照-1.jpg", "evidence/营业执照-2.jpg",
    ]  # fmt: skip


def test_copies_are_one_evidence_and_each_folder_is_a_clue(tmp_path: Path) -> None:
    file = papers.photo(tmp_path / "evidence" / "5.1.1" / "现场.jpg")
    (tmp_path / "evidence" / "5.2.1").mkdir()
    shutil.copy(file, tmp_path / "evidence" / "5.2.1" / "现场.jpg")
    held = registered(tmp_path)
    assert only(held).supports == ("5.1.1", "5.2.1")
    assert held.files["evidence/5.1.1/现场.jpg"].aliases == ("evidence/5.2.1/现场.jpg",)


def test_an_id_is_the_same_in_every_run_and_place(tmp_path: Path) -> None:
    for folder in ("甲", "乙"):
        papers.pdf(tmp_path / folder / "evidence" / "许可证.pdf", papers.PERMIT_TEXT)
    first, second = (only(registered(tmp_path / folder)) for folder in ("甲", "乙"))
    assert first.id == second.id
    assert first == second


def test_a_person_corrects_a_proposal_by_its_id(tmp_path: Path) -> None:
    papers.photo(tmp_path / "evidence" / "5.1.1" / "IMG_0001.jpg")
    key = only(registered(tmp_path)).id
    entry = EvidenceEntry(type="meter-photos", valid_until=date(2027, 1, 1))
    held = register(replace_entries(project(tmp_path), {key: entry}), CHECKLIST, TYPES)
    one = only(held)
    assert (one.id, one.type) == (key, "meter-photos")
    assert one.valid_until is not None
    assert one.valid_until.confirmed


def replace_entries(given: Project, entries: dict[str, EvidenceEntry]) -> Project:
    return given.model_copy(update={"evidence": EvidenceFile(evidence=entries)})


def test_named_pages_stand_by_themselves_and_are_not_proposed_again(tmp_path: Path) -> None:
    papers.pdf(tmp_path / "evidence" / "证书.pdf", papers.QUALITY_TEXT, papers.ENVIRONMENT_TEXT)
    entry = EvidenceEntry(
        type="qms-certificate", pages=(PageRange(file="evidence/证书.pdf", first=1, last=1),)
    )
    held = registered(tmp_path, quality=entry)
    assert {(one.id.partition("-")[0], one.extents[0].first) for one in held.evidence} == {
        ("quality", 1), ("ems", 2),
    }  # fmt: skip
    whole = EvidenceEntry(set_aside="样张", pages=(PageRange(file="evidence/证书.pdf"),))
    aside = only(registered(tmp_path, sample=whole))
    assert (aside.id, aside.supports, aside.set_aside) == ("sample", (), "样张")


def test_a_confirmation_holds_for_the_bytes_that_were_seen(tmp_path: Path) -> None:
    file = papers.pdf(tmp_path / "evidence" / "许可证.pdf", papers.PERMIT_TEXT)
    sha256 = survey_module.sha256_of(file)
    entry = EvidenceEntry(
        type="discharge-permit",
        pages=(PageRange(file="evidence/许可证.pdf"),),
        valid_until=date(2029, 7, 14),
        confirmed=Confirmation(by="王敏", on=date(2026, 11, 1), sha256=(sha256,)),
    )
    seen = only(registered(tmp_path, permit=entry))
    assert seen.confirmed
    assert seen.valid_until is not None
    assert seen.valid_until.confirmed
    papers.pdf(file, papers.PERMIT_TEXT.replace("2029年07月14日", "2034年07月14日"))
    renewed = only(registered(tmp_path, permit=entry))
    assert renewed.id == "permit"
    assert not renewed.confirmed
    assert renewed.valid_until is not None
    assert (renewed.valid_until.value, renewed.valid_until.confirmed) == (date(2034, 7, 14), False)


def test_a_file_that_is_gone_keeps_its_evidence(tmp_path: Path) -> None:
    entry = EvidenceEntry(type="business-licence", pages=(PageRange(file="evidence/无.pdf"),))
    one = only(registered(tmp_path, licence=entry))
    assert [(extent.path, extent.sha256) for extent in one.extents] == [("evidence/无.pdf", None)]


def test_a_name_written_in_another_unicode_form_is_found(tmp_path: Path) -> None:
    papers.photo(tmp_path / "evidence" / "cafe\u0301.jpg")
    entry = EvidenceEntry(type="meter-photos", pages=(PageRange(file="evidence/caf\u00e9.jpg"),))
    one = only(registered(tmp_path, photo=entry))
    assert one.extents[0].sha256 is not None


def test_links_pipes_and_litter_are_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "evidence"
    papers.photo(folder / "5.1.1" / "a.jpg")
    (folder / "5.1.1" / "Thumbs.db").write_bytes(b"x")
    (folder / "5.1.1" / "~$计划.docx").write_bytes(b"x")
    if os.name == "posix":
        os.mkfifo(folder / "5.1.1" / "pipe.pdf")
        (folder / "5.1.1" / "b.jpg").symlink_to("/etc/passwd")
        (folder / "loop").symlink_to(folder)
    assert list(registered(tmp_path).files) == ["evidence/5.1.1/a.jpg"]


def test_what_did_not_change_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    papers.pdf(tmp_path / "evidence" / "许可证.pdf", papers.PERMIT_TEXT)
    papers.photo(tmp_path / "evidence" / "5.1.1" / "a.jpg")
    first = registered(tmp_path)
    (tmp_path / "evidence" / "许可证.pdf").chmod(0)

    def refuse(*_: object) -> None:
        raise AssertionError("opened a file")

    monkeypatch.setattr(survey_module, "sha256_of", refuse)
    monkeypatch.setattr(examining, "run", lambda tasks: refuse() if tasks else iter(()))
    assert registered(tmp_path) == first


def test_a_damaged_database_is_read_anew(tmp_path: Path) -> None:
    papers.pdf(tmp_path / "evidence" / "许可证.pdf", papers.PERMIT_TEXT)
    first = registered(tmp_path)
    database = tmp_path / ".gfpack" / "readings.sqlite"
    for content in (b"no database at all" * 100, database.read_bytes()[:5000], b""):
        database.write_bytes(content)
        assert registered(tmp_path) == first
    broken = sqlite3.connect(database)
    broken.execute("drop table content")
    broken.commit()
    broken.close()
    assert registered(tmp_path) == first
    database.unlink()
    assert registered(tmp_path) == first


def read_only(file: str | Path, **options: Any) -> sqlite3.Connection:
    """Connect as on a read-only disk."""
    if str(file).startswith(("file:", ":memory:")):
        return CONNECT(file, **options)
    return CONNECT(f"{Path(file).as_uri()}?mode=ro", uri=True)


def without_room(file: str | Path, **options: Any) -> sqlite3.Connection:
    """Connect as on a full disk: writing is refused when it comes to it."""
    database = CONNECT(file, **options)
    if not str(file).startswith(("file:", ":memory:")):
        database.execute("pragma query_only = on")
    return database


CONNECT = sqlite3.connect


@pytest.mark.parametrize("connect", [read_only, without_room])
def test_where_nothing_can_be_written_the_work_goes_on_with_what_was_read_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, connect: Any
) -> None:
    papers.pdf(tmp_path / "evidence" / "许可证.pdf", papers.PERMIT_TEXT)
    first = registered(tmp_path)
    database = tmp_path / ".gfpack" / "readings.sqlite"
    before = database.read_bytes()

    def refuse(*_: object) -> None:
        raise AssertionError("read a file again")

    monkeypatch.setattr(sqlite3, "connect", connect)
    monkeypatch.setattr(examining, "run", lambda tasks: refuse() if tasks else iter(()))
    (tmp_path / "evidence" / "许可证.pdf").touch()
    assert registered(tmp_path) == first
    assert database.read_bytes() == before
    assert not caplog.records


def test_a_damaged_row_is_read_anew(tmp_path: Path) -> None:
    papers.pdf(tmp_path / "evidence" / "许可证.pdf", papers.PERMIT_TEXT)
    first = registered(tmp_path)
    broken = sqlite3.connect(tmp_path / ".gfpack" / "readings.sqlite")
    broken.execute("update content set facts = x'00'")
    broken.commit()
    broken.close()
    assert registered(tmp_path) == first


def test_unreadable_files_stay_in_the_register_with_a_reason(tmp_path: Path) -> None:
    papers.locked_pdf(tmp_path / "evidence" / "5.1.1" / "a.pdf", user="1")
    held = registered(tmp_path)
    (entry,) = held.files.values()
    assert (entry.facts.state, bool(entry.facts.why)) == (FileState.ENCRYPTED, True)
    assert only(held).supports == ("5.1.1",)


def test_every_evidence_is_frozen() -> None:
    with pytest.raises(AttributeError):
        replace(Register()).files = {}  # type: ignore[misc]
