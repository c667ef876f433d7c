"""LibreOffice: found, limited, without network, the same bytes every time."""

from __future__ import annotations

import http.server
import os
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest

from gfpack.base.errors import ToolMissing
from gfpack.tools import libreoffice, office_pdf

needs_libreoffice = pytest.mark.skipif(libreoffice.find() is None, reason="no LibreOffice")


def text_of(pdf: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


def a_letter(path: Path, text: str = "环境管理制度") -> Path:
    from docx import Document
    from docx.oxml.ns import qn

    document = Document()
    run = document.add_paragraph().add_run(text)
    run.font.name = "仿宋_GB2312"
    run._element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋_GB2312")
    document.save(path)
    return path


def fake(folder: Path, body: str) -> Path:
    """Return a program that behaves as `body` says; `$OUT` is the output folder."""
    program = folder / "soffice"
    find_out = 'while [ "$1" != --outdir ]; do shift; done; OUT=$2\n'
    program.write_text(f"#!/bin/sh\n{find_out}{body}\n")
    program.chmod(0o755)
    return program


@needs_libreoffice
def test_converts_twice_to_the_same_bytes_from_paths_with_chinese_and_spaces(tmp_path):
    folder = tmp_path / "苏州 轴承 厂"
    folder.mkdir()
    source = a_letter(folder / "制度 （盖章）.docx", "喆堃䶮㎡℃①〔〕环境")
    before = source.read_bytes()
    for name in ("a.pdf", "b.pdf"):
        office_pdf.to_pdf(source, folder / name)
    assert (folder / "a.pdf").read_bytes() == (folder / "b.pdf").read_bytes()
    assert "喆堃䶮㎡℃①〔〕环境" in text_of(folder / "a.pdf")
    assert source.read_bytes() == before
    assert sorted(one.name for one in folder.iterdir()) == ["a.pdf", "b.pdf", "制度 （盖章）.docx"]


@needs_libreoffice
def test_sets_everything_in_the_shipped_font(tmp_path):
    import pikepdf

    office_pdf.to_pdf(a_letter(tmp_path / "a.docx"), tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        names = [str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()]
    assert names
    assert all("NotoSansCJK" in name for name in names), names


@needs_libreoffice
def test_a_wide_ledger_stays_on_one_page_in_width(tmp_path):
    import pypdfium2
    from openpyxl import Workbook

    book = Workbook()
    for row in range(1, 31):
        book.active.append([f"列{column}行{row}" for column in range(1, 25)])
    book.save(tmp_path / "台账.xlsx")
    office_pdf.to_pdf(tmp_path / "台账.xlsx", tmp_path / "台账.pdf")
    with pypdfium2.PdfDocument(tmp_path / "台账.pdf") as document:
        assert len(document) == 1
        assert document[0].get_width() > document[0].get_height()


@needs_libreoffice
def test_asks_nobody_on_the_network(tmp_path):
    asked: list[str] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, *words):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    plain = a_letter(tmp_path / "plain.docx")
    picture = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/image" Target="{address}/x.png" TargetMode="External"/></Relationships>'
    )
    template = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/attachedTemplate" Target="{address}/t.dotm" TargetMode="External"/>'
        "</Relationships>"
    )
    baited = tmp_path / "baited.docx"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(baited, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "word/_rels/document.xml.rels":
                content = content.replace(b"</Relationships>", picture.encode())
            new.writestr(part.filename, content)
        new.writestr("word/_rels/settings.xml.rels", template)
    page = tmp_path / "page.html"
    page.write_text(f'<html><body>x<img src="{address}/y.png"></body></html>')
    try:
        office_pdf.to_pdf(baited, tmp_path / "baited.pdf")
        office_pdf.to_pdf(page, tmp_path / "page.pdf")
    finally:
        server.shutdown()
        server.server_close()
    assert asked == []
    assert "环境管理制度" in text_of(tmp_path / "baited.pdf")


@needs_libreoffice
def test_something_that_only_calls_itself_an_office_file_is_refused(tmp_path):
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK\x03\x04 this is no zip")
    with pytest.raises(office_pdf.ConversionFailed) as failed:
        office_pdf.to_pdf(broken, tmp_path / "x.pdf")
    assert failed.value.why == "damaged"
    assert not (tmp_path / "x.pdf").exists()


def test_without_the_program_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setenv("GFPACK_LIBREOFFICE", "off")
    assert libreoffice.find() is None
    assert libreoffice.version() is None
    with pytest.raises(ToolMissing, match="libreoffice_missing"):
        office_pdf.to_pdf(tmp_path / "a.docx", tmp_path / "a.pdf")


@pytest.mark.skipif(os.name == "nt", reason="the fake program is a shell script")
@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("sleep 60", "time-limit"),
        ("exit 0", "no-output"),
        ("mkdir -p $OUT; echo nonsense > $OUT/document.pdf", "damaged"),
        ("mkdir -p $OUT; : > $OUT/document.pdf", "no-output"),
        ("kill -9 $$", "no-output"),
    ],
)
def test_a_program_that_hangs_crashes_or_lies_is_told_apart(tmp_path, monkeypatch, body, why):
    monkeypatch.setenv("GFPACK_LIBREOFFICE", str(fake(tmp_path, body)))
    with pytest.raises(office_pdf.ConversionFailed) as failed:
        office_pdf.to_pdf(a_letter(tmp_path / "a.docx"), tmp_path / "a.pdf", timeout=1.5)
    assert failed.value.why == why
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_nothing_of_a_hanging_program_stays_behind(tmp_path, monkeypatch):
    mark = f"gfpack-{os.getpid()}-{time.monotonic_ns()}"
    body = f"sh -c 'sleep 77; echo {mark}' & sleep 77"
    monkeypatch.setenv("GFPACK_LIBREOFFICE", str(fake(tmp_path, body)))
    with pytest.raises(office_pdf.ConversionFailed):
        office_pdf.to_pdf(a_letter(tmp_path / "a.docx"), tmp_path / "a.pdf", timeout=1)
    time.sleep(0.2)
    running = [
        place
        for place in Path("/proc").glob("[0-9]*/cmdline")
        if _content(place).find(mark.encode()) >= 0
    ]
    assert running == []


def _content(place: Path) -> bytes:
    try:
        return place.read_bytes()
    except OSError:
        return b""
