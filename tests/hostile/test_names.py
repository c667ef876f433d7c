"""Names that lead elsewhere, that no system takes, or that mean something to whoever shows them."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
import zipfile
from pathlib import Path

import evidence_papers as papers
import pytest
import spoilers
from running import TODAY, findings, gfpack

posix = pytest.mark.skipif(os.name != "posix", reason="such names exist on POSIX only")
_RESERVED = re.compile(r"(?i)(con|nul|prn|aux|com\d|lpt\d)(\..*)?")

NAMES = (
    "<script>alert(1)<∕script>.pdf",
    "<img src=x onerror=alert(1)>.pdf",
    "=cmd|' ∕C calc'!A1.pdf",
    "+1+1.pdf",
    "@SUM(1).pdf",
    "\x1b[2J\x1b[31m红.pdf",
    "a\u202efdp.exe.pdf",
    "两\n行.pdf",
    "{{ 7*7 }}{% raw %}.pdf",
    '#read("x") $x$ \\ *b*.pdf',
    "&amp;'\"`.pdf",
)
"""Names of files that lie in `evidence/` by somebody's hand."""
ENTERPRISE = "=cmd()<script>{{7*7}}股份"
STATEMENT = "=HYPERLINK(1) <b>粗</b> {{ cycler }} {% for a in b %} \u202e #let"


def test_names_in_an_archive_stay_below_the_folder_and_suit_every_system(
    tiny_copy: Path, tmp_path: Path
) -> None:
    spoilers.bad_names(tmp_path / "包.zip")
    papers.pdf(tmp_path / "好邻居.pdf", papers.PERMIT_TEXT)
    before = {path for path in tmp_path.rglob("*") if not path.is_relative_to(tiny_copy)}
    code, _ = gfpack("collect", tiny_copy, tmp_path / "包.zip", tmp_path / "好邻居.pdf")
    assert code == 0
    assert {path for path in tmp_path.rglob("*") if not path.is_relative_to(tiny_copy)} == before
    root = tiny_copy / "evidence" / "包"
    files = [path for path in root.rglob("*") if path.is_file()]
    contents = {path.read_bytes() for path in files}
    assert contents == {b"%d" % number for number in range(23)} - {b"11"}, "a folder is no file"
    assert len(files) == len(contents)
    for file in files:
        for part in file.relative_to(root).parts:
            assert not _RESERVED.fullmatch(part)
            assert part == unicodedata.normalize("NFC", part).strip(" .")
            assert not set(part) & set('<>:"\\|?*\x00\x1b\n\u202e')
            assert len(part.encode()) <= 255
    folded = [str(file.relative_to(root)).casefold() for file in files]
    assert len(set(folded)) == len(folded)
    assert (tiny_copy / "evidence" / "好邻居.pdf").is_file()


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory, tiny_project: Path) -> Path:
    """Return a project in which everything people name attacks whoever shows it."""
    project = Path(shutil.copytree(tiny_project, tmp_path_factory.mktemp("names") / "项目"))
    folder = project / "evidence" / "05 其他"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        papers.pdf(folder / "x.pdf", f"能源管理制度 {number}").rename(folder / name)
    file = project / "gfpack.yaml"
    file.write_text(
        file.read_text("utf-8").replace("苏州乌有精密轴承有限公司", f"'{ENTERPRISE}'", 1), "utf-8"
    )
    file = project / "answers.yaml"
    said = "公司制定了 2024—2028 年绿色工厂中长期规划，目标已量化。"
    quoted = STATEMENT.replace("\u202e", "\\u202e")
    file.write_text(file.read_text("utf-8").replace(said, quoted), "utf-8")
    rows = "".join(
        f"  named-{number}:\n    type: energy-management-policy\n    title: {_yaml(name)}\n"
        f"    pages: [{{file: {_yaml(f'evidence/05 其他/{name}')}}}]\n    supports: ['0.7']\n"
        for number, name in enumerate(NAMES)
    ).replace("    type: energy-management-policy\n", "")
    with (project / "evidence.yaml").open("a", encoding="utf-8") as stream:
        stream.write(rows)
    return project


def _yaml(text: str) -> str:
    import json

    return json.dumps(text)


def _is_plain(text: str) -> bool:
    return not set(text) & {"\x1b", "\u202e", "\u2066", "\x07", "\x9b"}


@posix
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_shown_in_a_terminal_does_nothing_to_it(marked: Path, lang: str) -> None:
    for words in (("collect", marked, "--all"), ("check", marked, *TODAY)):
        code, said = gfpack(*words, "--lang", lang)
        assert code in (0, 1)
        assert _is_plain(said)


@posix
def test_the_page_for_a_browser_runs_nothing(marked: Path, tmp_path: Path) -> None:
    gfpack("check", marked, "--format", "html", "--output", tmp_path / "a.html", *TODAY)
    page = (tmp_path / "a.html").read_text("utf-8")
    assert "alert(1)" in page
    assert "<img src=x" not in page
    assert "<script>alert" not in page
    assert _is_plain(page)


@posix
def test_no_cell_of_a_list_becomes_a_formula(marked: Path, tmp_path: Path) -> None:
    gfpack("check", marked, "--format", "xlsx", "--output", tmp_path / "a.xlsx", *TODAY)
    gfpack("request", marked)
    for file in (tmp_path / "a.xlsx", *marked.rglob("requests/**/*.xlsx")):
        with zipfile.ZipFile(file) as archive:
            sheets = [archive.read(name).decode() for name in archive.namelist() if "sheet" in name]
            words = "".join(archive.read(n).decode() for n in archive.namelist() if "Strings" in n)
        assert not any("<f>" in sheet or "<f " in sheet for sheet in sheets)
        assert _is_plain(words)


@posix
def test_the_appendix_and_the_report_show_names_and_words_as_they_are(marked: Path) -> None:
    import pypdfium2
    from docx import Document

    code, said = gfpack("appendix", marked)
    assert code in (0, 1), said
    (bound,) = marked.rglob("build/*.pdf")
    with pypdfium2.PdfDocument(bound) as pdf:
        shown = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert "alert(1)" in shown
    assert "{{7*7}}" in shown.replace(" ", "")
    code, said = gfpack("report", marked)
    assert code in (0, 1), said
    (report,) = marked.glob("*.docx")
    document = Document(str(report))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    text = "\n".join([p.text for p in document.paragraphs] + cells)
    assert "{{7*7}}" in text
    assert "{{ cycler }} {% for a in b %}" in text
    assert "49" not in re.findall(r"\d+股份", text)
    assert _is_plain(text)


@posix
def test_findings_name_every_such_file(marked: Path) -> None:
    named = {(one["place"] or {}).get("file") for one in findings(marked)}
    assert {f"evidence/05 其他/{name}" for name in NAMES} <= named
