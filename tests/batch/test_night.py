"""The front page's "A firm's whole night", line by line, on drawn clients."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from stdnum.cn import uscc

from gfpack.cli import main
from samples.draw import draw_tiny
from samples.parties import CODE, COMPANY

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("README.md", "README.zh-CN.md")
OTHER = "91320599MA0000009" + uscc.calc_check_digit("91320599MA0000009")
CLIENTS = {COMPANY: CODE, "无锡子虚电机有限公司": OTHER}


def lines(page: str) -> list[str]:
    [block] = re.findall(
        r"<!-- night commands -->\n```sh\n(.*?)```\n<!-- end -->",
        (ROOT / page).read_text("utf-8"),
        re.S,
    )
    return [line.partition("  #")[0].strip() for line in block.splitlines()]


def words(line: str) -> Iterator[str]:
    """Split a line as a shell does, names of files filled in."""
    for word in shlex.split(line):
        found = sorted(map(str, Path().glob(word))) if "*/" in word else []
        yield from found or [word]


def fill_in(table: Path) -> None:
    book = load_workbook(table)
    page = book.worksheets[0]
    at = {str(cell.value): cell.column for cell in page[1]}
    for number, (name, code) in enumerate(CLIENTS.items(), start=2):
        said = {"企业名称": name, "统一社会信用代码": code, "评价年度": 2025}
        said |= {"评价指标体系": "factory/gbt36132-2018", "申报截止日期": "2026-12-31"}
        for title, value in said.items():
            page.cell(number, at[title], value)
    book.save(table)


def decide(unsorted: Path) -> None:
    book = load_workbook(unsorted)
    book.worksheets[0].cell(4, 1, "无锡子虚电机有限公司")
    book.save(unsorted)


@pytest.mark.parametrize("page", PAGES)
def test_a_night_takes_ten_lines(page: str) -> None:
    assert len(lines(page)) == 10
    assert lines(page) == lines(PAGES[0])


def test_every_line_of_the_night_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GFPACK_LIBREOFFICE", "off")
    monkeypatch.chdir(tmp_path)
    draw_tiny(tmp_path / "drawn")
    (tmp_path / "drawn" / "evidence").rename("inbox")
    for line in lines(PAGES[0]):
        command, *arguments = words(line)
        if command != "gfpack":
            assert Path(arguments[-1]).is_file()  # a browser would open it
            continue
        with pytest.raises(SystemExit) as left:
            main(["--lang", "zh", *arguments])
        assert left.value.code in (0, 1, None), (line, capsys.readouterr())
        if "--table-template" in line:
            fill_in(Path("clients.xlsx"))
        if line.startswith("gfpack sort") and "--decisions" not in line:
            decide(Path("2026", "batch-unsorted.xlsx"))
    assert sorted(one.name for one in Path("2026").iterdir() if one.is_dir())[-2:] == sorted(
        CLIENTS
    )
    assert len(list(Path("2026").glob(f"{COMPANY}/evidence/**/*.pdf"))) == 1
    assert any(Path("2026", "无锡子虚电机有限公司", "evidence").rglob("*.*"))
    assert len(list(Path("2026").glob("*/packages/*/manifest*"))) == 2
    assert Path("2026", "batch-requests.xlsx").is_file()
