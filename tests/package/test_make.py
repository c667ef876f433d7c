"""A package holds what it must, the same bytes each time, and never costs people their work."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from package.packing import a_client, pack

from gfpack.base.errors import OutputError
from gfpack.base.findings import FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.evidence.models import Fact, Reading
from gfpack.package import index, layout, seal, swap
from gfpack.package.make import Built
from gfpack.project.models import Confirmation

BLOCKING = FindingKind(
    "test-blocks", Severity.VETO, Text("题", "t"), Text("缺 {what}", "no {what}"), Text("补", "do")
)


def bytes_of(package: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in package.iterdir()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return pack(a_client(tmp_path_factory.mktemp("client")))


def test_a_package_holds_every_file_and_no_mark(built: Built) -> None:
    assert sorted(bytes_of(built.folder)) == sorted((*layout.ALWAYS, layout.APPENDIX))
    assert built.folder.name == built.case.project.enterprise.name
    assert sorted(one.name for one in built.folder.parent.iterdir()) == [built.folder.name]
    assert built.kept == ()


def test_the_same_project_gives_the_same_bytes_elsewhere(built: Built, tmp_path: Path) -> None:
    umask = os.umask(0o077)
    try:
        other = pack(a_client(tmp_path / "另一处 有空格"))
    finally:
        os.umask(umask)
    assert bytes_of(other.folder) == bytes_of(built.folder)
    assert other.manifest_hash == built.manifest_hash


def test_what_blocks_marks_the_package(tmp_path: Path) -> None:
    built = pack(a_client(tmp_path), findings=(finding(BLOCKING, what="环评"),))
    assert built.judged.blocks
    assert "1 个问题" in (built.folder / layout.UNFINISHED).read_text("utf-8")
    assert "缺 环评" in (built.folder / layout.FINDINGS_TEXT).read_text("utf-8")
    [one] = json.loads((built.folder / layout.FINDINGS_JSON).read_text("utf-8"))["findings"]
    assert one["code"] == "test-blocks"


def test_the_mark_goes_with_the_problem(tmp_path: Path) -> None:
    client = a_client(tmp_path)
    pack(client, findings=(finding(BLOCKING, what="环评"),))
    built = pack(client)
    assert sorted(bytes_of(built.folder)) == sorted((*layout.ALWAYS, layout.APPENDIX))
    assert built.kept == ()


def test_an_edited_report_is_kept_and_both_are_named(tmp_path: Path) -> None:
    client = a_client(tmp_path)
    first = pack(client)
    (first.folder / layout.REPORT).write_bytes(b"three days of work")
    second = pack(client)
    [told] = second.kept
    assert told.code == "package-edits-kept"
    kept = second.folder.with_name(told.params["kept"])
    assert (kept / layout.REPORT).read_bytes() == b"three days of work"
    assert told.params["new"] == second.folder.name
    assert not swap.edited(second.folder)


def test_a_zip_is_made_on_request_and_renewed_from_then_on(tmp_path: Path) -> None:
    client = a_client(tmp_path)
    assert pack(client).archive is None
    first = pack(client, zip=True)
    assert first.archive is not None
    before = first.archive.read_bytes()
    client.add("补充.pdf", (tmp_path / "evidence/能评.pdf").read_bytes(), supports=("3.1.1",))
    second = pack(client)
    assert second.archive == first.archive
    assert first.archive.read_bytes() != before


def test_a_package_that_cannot_be_replaced_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = a_client(tmp_path)
    before = bytes_of(pack(client).folder)

    def held_open(self: Path, target: Path) -> Path:
        raise PermissionError(13, "held open by Word")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", held_open)
        with pytest.raises(OutputError):
            pack(client)
    folder = tmp_path / "packages"
    assert [one.name for one in folder.iterdir()] == [client.case().project.enterprise.name]
    assert bytes_of(next(folder.iterdir())) == before


def test_the_index_says_what_is_bound_where(built: Built) -> None:
    book = load_workbook(built.folder / layout.INDEX)
    attachments, clauses = book.worksheets
    header = [cell.value for cell in attachments[1]]
    assert header[:6] == ["附件", "名称", "证据类型", "对应条款", "汇编页码", "源文件（页）"]
    span = built.page_map.spans["0-1"]
    assert [cell.value for cell in attachments[2]][:5] == [
        "0-1",
        "排污许可证",
        None,
        "0.1、1.1.1",
        f"{span.first}–{span.last}",
    ]
    target = attachments["E2"].hyperlink.target
    assert target.endswith(f".pdf#page={span.first}")
    assert [(row[0].value, row[2].value) for row in clauses.iter_rows(min_row=2)][:3] == [
        ("0.1", f"附件 0-1，第 {span.first}–{span.last} 页"),
        ("0.2", f"附件 0-2，第 {span.last + 1}–{span.last + 2} 页"),
        ("1.1.1", f"附件 0-1，第 {span.first}–{span.last} 页"),
    ]


def test_the_index_reads_back_as_written(built: Built) -> None:
    rows = index.read(built.folder / layout.INDEX)
    assert {row.label: row.digest for row in rows} == dict(built.page_map.digests)


def test_an_unconfirmed_reading_is_marked_and_a_formula_stays_text(tmp_path: Path) -> None:
    client = a_client(tmp_path)
    seen = Reading("number", "x", 1, "x", 0.9)
    client.evidence[0] = replace(
        client.evidence[0],
        number=Fact("=HYPERLINK(1)", confirmed=False, reading=seen),
        issued=Fact(date(2024, 5, 1), confirmed=True),
        valid_until=Fact("long-term", confirmed=True),
        confirmation=Confirmation(by="王工", on=date(2026, 1, 5), sha256=()),
        confirmed=True,
    )
    sheet = load_workbook(pack(client).folder / layout.INDEX).worksheets[0]
    number, issued, until, by = sheet[2][7:11]
    assert (number.value, number.data_type) == ("=HYPERLINK(1)（软件识读，待确认）", "s")
    assert issued.value.date() == date(2024, 5, 1)
    assert (until.value, by.value) == ("长期", "王工")


def test_a_file_whose_bytes_are_not_those_read_stops_the_build(tmp_path: Path) -> None:
    client = a_client(tmp_path)
    case = client.case()
    assert seal.changed(case) == []
    file = tmp_path / "evidence/能评.pdf"
    before = file.stat()
    file.write_bytes(file.read_bytes()[:-1] + b"X")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert seal.changed(case) == ["evidence/能评.pdf"]
    with pytest.raises(OutputError):
        seal.same_bytes(case)


def test_readings_that_lie_are_thrown_away_and_read_again(tmp_path: Path) -> None:
    client = a_client(tmp_path)
    lying, readings = client.case(), tmp_path / ".gfpack" / "readings.sqlite"
    readings.parent.mkdir()
    readings.write_bytes(b"")
    client.add("能评.pdf", (tmp_path / "evidence/能评.pdf").read_bytes() + b"\n")
    truth = client.case()
    assert seal.sealed(tmp_path, lambda: lying if readings.exists() else truth) is truth
