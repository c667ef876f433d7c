"""`gfpack report` on a drawn client."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from gfpack.base.errors import ExitCode
from gfpack.cli import main
from gfpack.package.citations import citations


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    return int(left.value.code or 0)


@pytest.mark.usefixtures("no_libreoffice")
def test_the_report_cites_the_appendix_and_an_edited_one_is_kept(
    tiny_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tiny_copy / "自评价报告.docx"
    assert run("--lang", "zh", "report", str(tiny_copy)) == ExitCode.DONE
    document = Document(str(target))
    assert [one for one in citations("\n".join(_cells(document))) if one.pages]
    assert str(target) in capsys.readouterr().out

    document.add_paragraph("人工补充")
    document.save(str(target))
    assert run("--lang", "zh", "report", str(tiny_copy)) == ExitCode.DONE
    said = capsys.readouterr().out
    assert "自评价报告-v2.docx" in said
    assert Document(str(target)).paragraphs[-1].text == "人工补充"


def _cells(document: object) -> list[str]:
    return [c.text for t in document.tables for row in t.rows for c in row.cells]


def test_a_template_that_is_wrong_ends_with_the_data_code_and_names_the_place(
    tiny_copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "模板.docx"
    document = Document()
    document.add_paragraph("单位：{{ enterprise.nmae }}")
    document.save(str(wrong))
    code = run("--lang", "zh", "report", str(tiny_copy), "--template", str(wrong))
    assert code == ExitCode.DATA
    said = capsys.readouterr().err
    assert "nmae" in said
    assert "单位：" in said
    assert "Traceback" not in said
