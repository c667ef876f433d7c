"""Official points: from a table into the project, all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from gfpack.base.errors import DataError, UsageError
from gfpack.checklist.lint import lint
from gfpack.checklist.load import load
from gfpack.checklist.models import Checklist
from gfpack.checklist.points_import import read_points, write_points
from gfpack.checklist.tree import points_status

ID = "factory/gbt36132-2018"
SOURCE = "第三批绿色制造名单通知：附件 2 “评分表”"
DAY = date(2026, 11, 22)
Rows = list[tuple[object, ...]]


@pytest.fixture(scope="module")
def table() -> Checklist:
    return load(ID)


@pytest.fixture(scope="module")
def whole(table: Checklist) -> dict[str, Decimal]:
    """Points for all 90 rows that make 100 in each first-level indicator."""
    points: dict[str, Decimal] = {}
    for top in table.indicators:
        ids = [row.id for _, row in top.walk()]
        points |= dict.fromkeys(ids, Decimal(2))
        points[ids[0]] += 100 - 2 * len(ids)
    return points


def xlsx(file: Path, rows: Rows) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "说明"
    sheet = book.create_sheet("评分表")
    for row in [("绿色工厂评价指标", None, None), ("条款", "评价要求", "分值"), *rows]:
        sheet.append(row)
    book.save(file)
    return file


def csv(file: Path, rows: Rows) -> Path:
    lines = ["条款,评价要求,分值", *(",".join(str(one) for one in row) for row in rows)]
    file.write_bytes("\r\n".join(lines).encode("gb18030"))
    return file


@pytest.mark.parametrize(("write", "name"), [(xlsx, "分值.xlsx"), (csv, "分值.csv")])
def test_points_of_a_whole_table_become_official_with_their_source(
    write: Callable[[Path, Rows], Path],
    name: str,
    tmp_path: Path,
    table: Checklist,
    whole: dict[str, Decimal],
) -> None:
    file = write(tmp_path / name, [(key, "要求", value) for key, value in whole.items()])
    folder = tmp_path / "客户" / "checklists"
    written = write_points(folder, table, read_points(file, table), SOURCE, DAY)
    rows = load(ID, [folder]).requirements().values()
    assert {row.id: row.points for row in rows if row.points is not None} == whole
    assert {points_status(row) for row in rows} == {"official", "unscored"}
    assert load(ID, [folder]).sources["P"] == SOURCE
    assert {row.points_source for row in rows if row.points is not None} == {("P",)}
    assert "# 1.1" not in written.read_text("utf-8")
    assert lint(written, [folder]) == []
    assert write_points(folder, table, whole, SOURCE, date(2027, 1, 1)) == written


def test_every_wrong_cell_is_named_and_nothing_is_taken(tmp_path: Path, table: Checklist) -> None:
    rows: Rows = [("1.1.1", "", 8), ("1.1.1", "", 8), ("1.1.99", "", 3), ("0.1", "", 1)]
    rows += [("1.1.2", "", "六"), ("1.1.3", "", -1), ("", "", 5), ("1.1.4", "", None)]
    with pytest.raises(DataError) as refused:
        read_points(xlsx(tmp_path / "x.xlsx", rows), table)
    assert [(dict(p.params)["cell"], p.key.split(".")[1]) for p in refused.value.problems] == [
        ("评分表!A4", "clause_twice"),
        ("评分表!A5", "unknown_clause_near"),
        ("评分表!A6", "clause_unscored"),
        ("评分表!C7", "no_number"),
        ("评分表!C8", "no_number"),
        ("评分表!C10", "no_number"),
    ]
    first = refused.value.problems[0]
    assert (first.line, first.column) == (4, 1)


def test_a_first_level_that_does_not_make_its_raw_points_is_refused(
    tmp_path: Path, table: Checklist, whole: dict[str, Decimal]
) -> None:
    changed = whole | {"6.5.4": Decimal(1), "2.4.1": Decimal("2.5")}
    rows: Rows = [(key, "", value) for key, value in changed.items()]
    with pytest.raises(DataError) as refused:
        read_points(csv(tmp_path / "x.csv", rows), table)
    assert [(p.key, dict(p.params)) for p in refused.value.problems] == [
        ("checklist.sum", {"name": "2", "total": "100.5", "wanted": "100"}),
        ("checklist.sum", {"name": "6", "total": "99", "wanted": "100"}),
    ]


def test_a_row_left_out_is_named_even_if_the_sum_is_right(
    tmp_path: Path, table: Checklist, whole: dict[str, Decimal]
) -> None:
    rows: Rows = [(k, "", v) for k, v in whole.items() if k != "6.5.4" and k != "6.1.1"]
    rows.append(("6.1.1", "", whole["6.1.1"] + whole["6.5.4"]))
    with pytest.raises(DataError) as refused:
        read_points(xlsx(tmp_path / "x.xlsx", rows), table)
    [problem] = refused.value.problems
    assert (problem.key, dict(problem.params)["rows"]) == ("checklist.left_out", "6.5.4")


def test_a_source_must_be_named(tmp_path: Path, table: Checklist) -> None:
    with pytest.raises(UsageError, match="no_source"):
        write_points(tmp_path, table, {}, "  ", DAY)


def test_points_already_there_are_not_overwritten(
    tmp_path: Path, table: Checklist, whole: dict[str, Decimal]
) -> None:
    written = write_points(tmp_path, table, whole, SOURCE, DAY)
    before = written.read_bytes()
    with pytest.raises(UsageError, match="points_there"):
        write_points(tmp_path, table, whole, "另一来源", DAY)
    assert written.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("x.xlsx", b"PK no book", DataError),
        ("x.csv", "条款,要求\n1.1.1,x\n".encode(), DataError),
        ("x.docx", b"", UsageError),
    ],
)
def test_what_is_no_table_of_points_is_refused(
    name: str, content: bytes, error: type[Exception], tmp_path: Path, table: Checklist
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(error):
        read_points(tmp_path / name, table)


def test_a_points_file_edited_to_a_wrong_sum_is_not_loaded(
    tmp_path: Path, table: Checklist, whole: dict[str, Decimal]
) -> None:
    written = write_points(tmp_path, table, whole, SOURCE, DAY)
    text = written.read_text("utf-8")
    written.write_text(text.replace('"6.5.4": 2', '"6.5.4": 3').replace('"1.1.2"', '"1.1.22"'))
    with pytest.raises(DataError) as refused:
        load(ID, [tmp_path])
    assert [p.key.split(".")[1] for p in refused.value.problems] == [
        "left_out",
        "sum",
        "unknown_requirement_near",
    ]
