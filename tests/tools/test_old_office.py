"""doc, xls, wps and et: real ones, made by LibreOffice, and what damage does to them."""

from __future__ import annotations

import struct
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evidence"))

import evidence_papers as papers

from gfpack.evidence.facts import Examined, examine
from gfpack.evidence.models import FileKind, FileState
from gfpack.tools import libreoffice, old_office, ole_properties
from gfpack.tools.office_copy import private_copy

pytestmark = pytest.mark.skipif(libreoffice.find() is None, reason="needs LibreOffice")

ROWS = [["计量器具台账", "出厂编号", "检定有效期至", "比例"]] + [
    [f"智能电表{number}", f"E2019{number:04d}", date(2027, 5, number % 28 + 1), 0.5 + number]
    for number in range(900)
]  # so many that the strings go over several records


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a.doc and a.xls."""
    folder = tmp_path_factory.mktemp("old office")
    papers.document(folder / "a.docx", "能源管理制度", "第一章 总则，适用于 ABC 车间，“第二段”")
    papers.workbook(folder / "a.xlsx", ROWS)
    program = [str(libreoffice.find()), f"-env:UserInstallation={(folder / 'p').as_uri()}"]
    for form, source in (("doc", "a.docx"), ("xls", "a.xlsx")):
        options = ["--headless", "--convert-to", form, "--outdir", str(folder)]
        subprocess.run([*program, *options, str(folder / source)], capture_output=True, check=True)
    return folder


def seen(file: Path) -> Examined:
    return examine(file, "0" * 64, file.stat().st_size)


def test_the_text_of_word_files_is_read(made: Path, tmp_path: Path) -> None:
    copy = tmp_path / "制度.wps"
    copy.write_bytes((made / "a.doc").read_bytes())
    found = seen(copy)
    assert (found.facts.kind, found.facts.has_text) == (FileKind.OLE, True)
    assert "第一章 总则,适用于 ABC 车间" in found.texts[0].replace("，", ",")
    assert "表格左\t表格右" in found.texts[0]
    assert ("author", "python-docx") in found.facts.properties


def test_the_cells_of_excel_files_are_read(made: Path, tmp_path: Path) -> None:
    copy = tmp_path / "台账.et"
    copy.write_bytes((made / "a.xls").read_bytes())
    lines = seen(copy).texts[0].splitlines()
    assert lines[0] == "计量器具台账\t出厂编号\t检定有效期至\t比例"
    assert [line.split("\t") for line in lines[1:901]] == [
        [f"智能电表{n}", f"E2019{n:04d}", f"2027-05-{n % 28 + 1:02d}", f"{0.5 + n:g}"]
        for n in range(900)
    ]


@pytest.mark.parametrize(("form", "name"), [("doc", "a.pdf"), ("xls", "a.doc"), ("xls", "a")])
def test_libreoffice_is_given_what_the_bytes_are(
    made: Path, tmp_path: Path, form: str, name: str
) -> None:
    (tmp_path / name).write_bytes((made / f"a.{form}").read_bytes())
    assert private_copy(tmp_path / name, tmp_path / "copy") == f"document.{form}"


def test_a_word_file_behind_a_password_says_so(made: Path, tmp_path: Path) -> None:
    content = bytearray((made / "a.doc").read_bytes())
    content[content.index(b"\xec\xa5") + 0x0B] |= 1
    (tmp_path / "a.doc").write_bytes(content)
    facts = seen(tmp_path / "a.doc").facts
    assert (facts.state, facts.why) == (FileState.ENCRYPTED, "needs a password to open")


def test_a_file_that_only_begins_like_one_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert seen(tmp_path / "a.doc").facts.state is FileState.UNREADABLE
    assert old_office.suffix(tmp_path / "a.doc") is None


@given(data=st.data())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_damage_ends_in_an_answer(made: Path, tmp_path: Path, data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(["doc", "xls"]))
    content = bytearray((made / f"a.{form}").read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(600, len(content))) :]
    (tmp_path / "a").write_bytes(content)
    assert seen(tmp_path / "a").facts.state in FileState


def test_properties_without_end_are_not_all_looked_at() -> None:
    words = "王敏\0".encode("gbk")
    text = struct.pack("<II", 0x1E, len(words)) + words
    rows = struct.pack("<IIII", 1, 24, 4, 32) + struct.pack("<II", 2, 0)
    stream = bytes(44) + struct.pack("<I", 48) + struct.pack("<II", 0, 0xFFFFFFFF)
    stream += rows[:16] + struct.pack("<II", 2, 936) + text
    assert list(ole_properties.read(stream, {4: "author"})) == [("author", "王敏")]
