"""The rows of a ledger in a workbook come with the cells their numbers stand in."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from gfpack.base.files import sha256_of
from gfpack.evidence.facts import examine

HEADING = ["序号", "计量器具名称", "出厂编号", "检定有效期至"]


def instruments(file: Path) -> list[str]:
    seen = examine(file, sha256_of(file), file.stat().st_size)
    return [one.value for one in seen.readings if one.field == "instrument"]


def saved(folder: Path, sheets: dict[str, list[list[object]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    book.save(folder / "台账.xlsx")
    return folder / "台账.xlsx"


def test_each_row_has_the_sheet_and_cell_of_its_number(tmp_path: Path) -> None:
    rows = [["计量器具台账（检定）"], [], HEADING, [1, "电能表", "E2019-0137", "2029-08-31"]]
    file = saved(
        tmp_path,
        {"封面": [["某公司"]], "电 表": rows, "水表": [HEADING, [1, "水表", 20190042, ""]]},
    )
    assert instruments(file) == [
        "E2019-0137\t电能表\t2029-08-31\t电 表!C4",
        "20190042\t水表\t\t水表!C2",
    ]


def test_a_number_that_stands_in_two_rows_has_the_cell_of_each(tmp_path: Path) -> None:
    twice = [[1, "电能表", "E2019-0137", "2029-08-31"], [2, "电能表", "E2019-0137", "2027-08-31"]]
    file = saved(tmp_path, {"台账": [["检定台账"], HEADING, *twice]})
    assert instruments(file) == [
        "E2019-0137\t电能表\t2029-08-31\t台账!C3",
        "E2019-0137\t电能表\t2027-08-31\t台账!C4",
    ]
