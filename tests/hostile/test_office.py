"""Office files that would run, never end or fetch: as evidence, and as the user's own template."""

from __future__ import annotations

import http.server
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import evidence_papers as papers
import pytest
import spoilers
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from running import gfpack

from gfpack.report import render as rendering
from gfpack.tools import libreoffice

RUNS = [
    "{{ cycler.__init__.__globals__.os.popen('touch hacked').read() }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{% for n in range(10 ** 12) %}{{ n }}{% endfor %}",
]
LOOPS = "".join(f"{{% for a{n} in general_table %}}" for n in range(14))


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """Yield the address of a server on this machine, and what it was asked for."""
    asked: list[str] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(f"{self.command} {self.path}")
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_POST = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()
    thread.join()


def with_template(project: Path, *lines: str) -> Path:
    """Let a project have a report template of its own."""
    place = project / "templates" / "report" / "self-evaluation"
    place.mkdir(parents=True)
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(place / "本省格式.docx"))
    return place / "本省格式.docx"


@pytest.mark.parametrize("line", RUNS, ids=["globals", "classes", "range"])
def test_a_template_that_runs_something_is_refused_by_its_name(
    tiny_copy: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, line: str
) -> None:
    monkeypatch.setenv("GFPACK_LIBREOFFICE", "off")
    monkeypatch.chdir(tmp_path)
    with_template(tiny_copy, "前文", line)
    code, said = gfpack("report", tiny_copy)
    assert code == 3
    assert "本省格式.docx" in said
    assert not list(tmp_path.rglob("hacked"))
    assert not list(tiny_copy.glob("*.docx"))


def test_a_template_that_loops_for_ever_is_stopped(
    tiny_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GFPACK_LIBREOFFICE", "off")
    monkeypatch.setattr(rendering, "TIME_LIMIT", 3.0)
    with_template(tiny_copy, LOOPS + "x" + "{% endfor %}" * 14)
    code, said = gfpack("build", tiny_copy)
    assert code == 3
    assert "本省格式.docx" in said
    assert not list((tiny_copy / "packages").glob("*"))


def test_a_template_that_would_fetch_is_refused_and_fetches_nothing(
    tiny_copy: Path, listener: tuple[str, list[str]]
) -> None:
    address, asked = listener
    template = with_template(tiny_copy, "正文")
    document = Document(str(template))
    document.part.relate_to(f"{address}/x.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    document.save(str(template))
    code, said = gfpack("report", tiny_copy)
    assert (code, asked) == (3, [])
    assert address in said


@pytest.mark.skipif(libreoffice.find() is None, reason="needs LibreOffice, which would fetch")
def test_evidence_that_would_fetch_is_read_bound_and_packed_without_a_request(
    tiny_copy: Path, tmp_path: Path, listener: tuple[str, list[str]]
) -> None:
    """From taking in to the package: pictures, objects, templates, queries and formulas."""
    address, asked = listener
    source = tmp_path / "来件"
    source.mkdir()
    spoilers.baited_docx(source / "环境管理制度.docx", address)
    spoilers.baited_xlsx(source / "设备台账.xlsx", address)
    page = f'<html><img src="{address}/img"><script src="{address}/s"></script></html>'
    (source / "网页.doc").write_text(page, "utf-8")
    papers.pdf(source / "好邻居.pdf", papers.PERMIT_TEXT)
    assert gfpack("collect", tiny_copy, source)[0] == 0
    with (tiny_copy / "evidence.yaml").open("a", encoding="utf-8") as stream:
        for file in source.iterdir():
            stream.write(
                f"  baited-{file.suffix[1:]}:\n    title: {file.stem}\n"
                f"    pages: [{{file: 'evidence/来件/{file.name}'}}]\n    supports: ['0.7']\n"
            )
    code, said = gfpack("build", tiny_copy)
    assert code in (0, 1), said
    assert asked == []
    import pypdfium2

    (bound,) = tiny_copy.glob("packages/*/*.pdf")
    with pypdfium2.PdfDocument(bound) as pdf:
        shown = "".join(one.get_textpage().get_text_range() for one in pdf)
    for words in ("只在正文", "只在表内", papers.PERMIT):
        assert words in shown


def test_the_same_evidence_without_libreoffice_is_told_and_asks_for_nothing(
    tiny_copy: Path,
    tmp_path: Path,
    listener: tuple[str, list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GFPACK_LIBREOFFICE", "off")
    address, asked = listener
    spoilers.baited_docx(tmp_path / "环境管理制度.docx", address)
    assert gfpack("collect", tiny_copy, tmp_path / "环境管理制度.docx")[0] == 0
    shutil.rmtree(tiny_copy / "build", ignore_errors=True)
    assert gfpack("appendix", tiny_copy)[0] in (0, 1)
    assert asked == []


@pytest.mark.skipif(sys.platform != "linux" or libreoffice.find() is None, reason="LibreOffice")
def test_the_bait_is_one_a_plain_libreoffice_takes(
    tmp_path: Path, listener: tuple[str, list[str]]
) -> None:
    address, asked = listener
    spoilers.baited_docx(tmp_path / "a.docx", address)
    program = [str(libreoffice.find()), f"-env:UserInstallation={(tmp_path / 'p').as_uri()}"]
    options = ["--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*program, *options, tmp_path / "a.docx"], capture_output=True, check=True)
    assert asked
