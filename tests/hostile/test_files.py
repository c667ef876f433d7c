"""One collection of everything that is broken or attacks: each is told, and a good file is read.

`gfpack collect` and `check` see all of them at once, so that what one does shows on the others.
"""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import evidence_papers as papers
import pytest
import spoilers
from running import codes, findings, gfpack

TOLD: dict[str, tuple[Callable[[Path], None], str | None]] = {
    "truncated.pdf": (spoilers.cut_pdf, "file-unreadable"),
    "truncated.jpg": (spoilers.cut_photo, "file-unreadable"),
    "truncated.docx": (spoilers.cut_docx, "file-unreadable"),
    "truncated.xlsx": (spoilers.cut_xlsx, "file-unreadable"),
    "truncated.zip": (spoilers.cut_zip, "archive-not-opened"),
    "encrypted.pdf": (spoilers.locked_pdf, "file-encrypted"),
    "encrypted.docx": (spoilers.locked_office, "file-encrypted"),
    "encrypted.xlsx": (spoilers.locked_office, "file-encrypted"),
    "encrypted.zip": (spoilers.locked_zip, "archive-encrypted"),
    "zero.pdf": (spoilers.nothing, "file-empty"),
    "200-megapixel.png": (spoilers.huge_picture, "file-unreadable"),
    "bomb.zip": (spoilers.swelling_zip, "archive-not-opened"),
    "zips-of-zips.zip": (spoilers.zip_of_zips, "archive-not-opened"),
    "bomb.pdf": (spoilers.swelling_pdf, None),
    "bomb.png": (spoilers.swelling_png, None),
    "bomb.docx": (spoilers.swelling_docx, None),
    "bomb.xlsx": (spoilers.swelling_xlsx, "file-unreadable"),
    "deep-pages.pdf": (spoilers.deep_pages, None),
    "endless-pages.pdf": (spoilers.endless_pages, "file-unreadable"),
    "deep-markup.docx": (spoilers.deep_markup, "file-unreadable"),
    "laughing.docx": (spoilers.laughing_markup, None),
    "program.pdf": (spoilers.program, "file-unreadable"),
}
"""How each is made, and the code that tells it; None where it may be read within limits."""
ELSEWHERE = {"zips-of-zips.zip": "3.zip"}
"""Where another file than the one that came is told."""
DEEP = "深/" * 200


@dataclass(frozen=True)
class Seen:
    """What the commands did."""

    project: Path
    said: str
    findings: list[dict[str, Any]]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory, tiny_project: Path) -> Seen:
    """Collect all of it at once."""
    folder = tmp_path_factory.mktemp("hostile")
    project = Path(shutil.copytree(tiny_project, folder / "项目"))
    source = folder / "来件"
    source.mkdir()
    papers.pdf(source / "排污许可证 好邻居.pdf", papers.PERMIT_TEXT)
    for name, (make, _) in TOLD.items():
        make(source / name)
    deep = source / DEEP
    deep.mkdir(parents=True)
    (deep / "最里面.txt").write_text("能源管理制度", "utf-8")
    if os.name == "posix":
        _no_files(source)
    code, said = gfpack("collect", project, source, "--lang", "zh")
    assert code == 0
    return Seen(project, said, findings(project))


def _no_files(source: Path) -> None:
    (source / "link.pdf").symlink_to("/etc/passwd")
    (source / "loop").symlink_to(source)
    os.mkfifo(source / "pipe.pdf")
    here = Path.cwd()
    os.chdir(source)  # the name of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("socket.pdf")
    finally:
        os.chdir(here)


@pytest.mark.parametrize("name", TOLD)
def test_each_is_told_by_its_code_with_its_name(seen: Seen, name: str) -> None:
    _, code = TOLD[name]
    found = codes(seen.findings, ELSEWHERE.get(name, f"/{name}"))
    if code:
        assert code in found
    else:
        assert found <= {"file-unreadable", "file-unmatched", "evidence-type-unknown"}


@pytest.mark.parametrize("name", [name for name, (_, code) in TOLD.items() if code])
def test_collect_names_it_at_once(seen: Seen, name: str) -> None:
    assert ELSEWHERE.get(name, name) in seen.said


def test_the_good_neighbour_is_taken_and_read(seen: Seen) -> None:
    (copy,) = (seen.project / "evidence").rglob("*好邻居.pdf")
    assert "2029" in seen.said
    assert codes(seen.findings, "好邻居.pdf") >= {"evidence-unconfirmed"}
    assert copy.stat().st_size > 1000


def test_what_was_whole_in_a_cut_archive_is_taken(seen: Seen) -> None:
    assert list((seen.project / "evidence").rglob("先到.txt"))
    assert not list((seen.project / "evidence").rglob("后到.bin"))


def test_a_folder_200_deep_is_taken_under_a_path_every_system_takes(seen: Seen) -> None:
    (taken,) = (seen.project / "evidence").rglob("最里面.txt")
    assert len(str(taken.relative_to(seen.project))) < 200


@pytest.mark.skipif(os.name != "posix", reason="POSIX has links, pipes and sockets")
@pytest.mark.parametrize("name", ["link.pdf", "loop", "pipe.pdf", "socket.pdf"])
def test_links_pipes_and_sockets_are_listed_and_not_followed(seen: Seen, name: str) -> None:
    assert name in seen.said
    assert not list((seen.project / "evidence").rglob(name))


def test_a_second_run_is_quiet_and_what_is_bad_stays_told(seen: Seen) -> None:
    code, _ = gfpack("collect", seen.project)
    assert code == 0
    assert findings(seen.project) == seen.findings


def test_the_appendix_is_bound_all_the_same(seen: Seen) -> None:
    code, said = gfpack("appendix", seen.project)
    assert code in (0, 1), said
