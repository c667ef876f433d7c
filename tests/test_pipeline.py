"""The whole run on the minimal client: what it leaves behind, and what it refuses."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from gfpack.base.errors import OutputError, UsageError
from gfpack.findings.case import open_case
from gfpack.package import layout, swap
from gfpack.package.make import package_folder
from gfpack.package.verify import verify
from gfpack.pipeline import build, kinds
from gfpack.project.lock import locked


@pytest.fixture(autouse=True)
def _without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GFPACK_LIBREOFFICE", "off")


def test_a_case_is_judged_on_the_project_s_own_day_or_the_one_given(
    tiny_copy: Path, today: date
) -> None:
    case = open_case(tiny_copy, today=today)
    assert (case.valid_on, case.today) == (case.project.valid_on, today)
    assert open_case(tiny_copy, on=date(2030, 1, 1)).valid_on == date(2030, 1, 1)


def test_a_blocked_build_makes_a_marked_package_that_holds_otherwise(
    tiny_copy: Path, today: date
) -> None:
    built = build(tiny_copy, today=today)
    assert built.judged.blocks
    assert built.folder == package_folder(built.case.project)
    assert [one.code for one in verify(built.folder)] == ["package-unfinished"]


def test_the_values_between_the_stages_can_be_inspected(tiny_copy: Path, today: date) -> None:
    built = build(tiny_copy, today=today)
    written = {one.name: json.loads(one.read_text("utf-8")) for one in tiny_copy.glob("build/*")}
    assert sorted(written) == [
        "assessment.json",
        "findings.json",
        "page-map.json",
        "register.json",
    ]
    assert written["page-map.json"]["page_count"] == built.page_map.page_count
    assert written["assessment.json"]["verdict"] == built.case.assessment.verdict


def test_the_client_s_files_are_not_touched(tiny_copy: Path, today: date) -> None:
    def state() -> dict[str, tuple[bytes, int]]:
        kept = [*tiny_copy.glob("*.yaml"), *tiny_copy.glob("evidence/**/*.*")]
        return {str(one): (one.read_bytes(), one.stat().st_mtime_ns) for one in kept}

    before = state()
    build(tiny_copy, today=today)
    assert state() == before


def test_evidence_changed_behind_stat_is_read_again(tiny_copy: Path, today: date) -> None:
    photo = next(tiny_copy.rglob("进水总表.jpg"))
    first = build(tiny_copy, today=today)
    before = photo.stat()
    content = bytearray(photo.read_bytes())
    content[len(content) // 2] ^= 1
    photo.write_bytes(content)
    os.utime(photo, ns=(before.st_atime_ns, before.st_mtime_ns))
    second = build(tiny_copy, today=today)
    path = photo.relative_to(tiny_copy).as_posix()
    hashes = [built.case.register.files[path].facts.sha256 for built in (first, second)]
    assert hashes[0] != hashes[1]


def test_what_an_interrupted_build_left_is_cleared_at_the_next_start(
    tiny_copy: Path, today: date
) -> None:
    built = build(tiny_copy, today=today)
    half = swap.fresh(built.folder)
    half.mkdir()
    (half / layout.REPORT).write_bytes(b"half")
    assert build(tiny_copy, today=today).manifest_hash == built.manifest_hash
    assert [one.name for one in built.folder.parent.iterdir()] == [built.folder.name]


def test_a_folder_that_is_no_project_is_refused_and_left_alone(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        build(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_two_builds_at_once_are_refused(tiny_copy: Path, today: date) -> None:
    import threading

    refused: list[BaseException] = []

    def other() -> None:
        try:
            build(tiny_copy, today=today)
        except OutputError as problem:
            refused.append(problem)

    with locked(tiny_copy):
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert [str(one).partition("(")[0] for one in refused] == ["project.locked"]


def test_every_kind_of_finding_has_its_own_code_and_both_languages() -> None:
    known = kinds()
    codes = [one.code for one in known]
    assert len(codes) == len(set(codes))
    for one in known:
        for text in (one.title, one.message, one.advice):
            assert text.zh and text.en, one.code
