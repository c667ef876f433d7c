"""Strangers' workbooks: read within limits, in a worker, whatever they hold."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gfpack.tools import xlsx_read
from gfpack.tools.worker import Failure
from gfpack.tools.xlsx_read import ErrorValue, Uncomputed, Value, read, read_safely


def saved(folder: Path, *rows: list[object]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def rows(file: Path) -> list[tuple[int, dict[int, Value]]]:
    (sheet,) = read(file)
    return list(sheet.rows())


def test_values_come_with_their_kinds_and_without_the_noise_of_fractions(tmp_path: Path) -> None:
    file = saved(
        tmp_path,
        ["文字", 3, 3.0, 0.1 + 0.2, True, None, "#DIV/0!"],
        [],
        [date(2026, 5, 1), datetime(2026, 5, 1, 8, 30), time(8, 30)],  # noqa: DTZ001
    )
    three, fraction = Decimal(3), Decimal("0.3")
    assert rows(file) == [
        (1, {1: "文字", 2: three, 3: three, 4: fraction, 5: True, 7: ErrorValue("#DIV/0!")}),
        (3, {1: date(2026, 5, 1), 2: date(2026, 5, 1), 3: "08:30:00"}),
    ]


def test_merged_areas_are_told_as_far_as_rows_are_read(tmp_path: Path) -> None:
    file = saved(tmp_path, ["a", "", "b"], ["c"])
    book = openpyxl.load_workbook(file)
    book.worksheets[0].merge_cells("A1:B1")
    book.worksheets[0].merge_cells("C1:C400")
    book.worksheets[0].merge_cells("AA300:AB301")
    book.save(file)
    assert read(file, 200)[0].merged == ((1, 1, 1, 2), (1, 3, 200, 3))
    assert read(file)[0].merged == ((1, 1, 1, 2), (1, 3, 400, 3), (300, 27, 301, 28))


def test_a_formula_that_gave_empty_text_gave_nothing(tmp_path: Path) -> None:
    file = saved(tmp_path, ["=x", "y"])
    for old in (b'<c r="A1"><f>x</f><v></v></c>', b'<c r="A1"><f>x</f><v /></c>'):
        rewritten(file, old, b'<c r="A1" t="str"><f>x</f><v></v></c>')
    assert rows(file) == [(1, {2: "y"})]


def test_more_cells_than_any_list_holds_are_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_read, "_MOST_CELLS", 3)
    assert rows(saved(tmp_path, ["a", "b", "c"]))
    with pytest.raises(ValueError, match="cells"):
        read(saved(tmp_path, ["a", "b"], ["c", "d"]))


def test_a_formula_nobody_computed_says_so_and_text_that_looks_like_one_is_text(
    tmp_path: Path,
) -> None:
    file = saved(tmp_path, ["=1+1", "x"])
    book = openpyxl.load_workbook(file)
    book.worksheets[0]["B1"].value = "=x"
    book.worksheets[0]["B1"].data_type = "s"
    book.save(file)
    assert rows(file) == [(1, {1: Uncomputed("=1+1"), 2: "=x"})]


def test_the_value_stored_beside_a_formula_counts(tmp_path: Path) -> None:
    file = rewritten(saved(tmp_path, ["=1+1"]), b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
    rewritten(file, b"<f>1+1</f><v/>", b"<f>1+1</f><v>2</v>")
    assert rows(file) == [(1, {1: Decimal(2)})]


def rewritten(file: Path, old: bytes, new: bytes) -> Path:
    """Return the workbook with bytes of its sheet replaced."""
    with zipfile.ZipFile(file) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    members["xl/worksheets/sheet1.xml"] = members["xl/worksheets/sheet1.xml"].replace(old, new)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return file


def test_a_sheet_that_says_it_is_endless_is_read_to_its_last_row(tmp_path: Path) -> None:
    file = saved(tmp_path, ["a"], ["b"])
    rewritten(file, b'<dimension ref="A1:A2"', b'<dimension ref="A1:XFD1048576"')
    assert [row for row, _ in rows(file)] == [1, 2]


def test_rows_beyond_the_limit_are_left_out(tmp_path: Path) -> None:
    file = rewritten(saved(tmp_path, ["a"], ["b"]), b'<row r="2"', b'<row r="1000000"')
    assert [row for row, _ in rows(file)] == [1]


def test_a_bomb_ends_as_a_failure(tmp_path: Path) -> None:
    file = saved(tmp_path, ["a"])
    filler = b"<row><c t='inlineStr'><is><t>" + b"x" * (1 << 20) + b"</t></is></c></row>"
    rewritten(file, b"</sheetData>", filler * 300 + b"</sheetData>")
    assert file.stat().st_size < 2_000_000
    found = read_safely(file)
    assert isinstance(found, Failure)


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim")
    doctype = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]><worksheet'.encode()
    file = rewritten(saved(tmp_path, ["a"]), b"<worksheet", doctype)
    rewritten(file, b"</sheetData>", b"<row><c><v>&e;</v></c></row></sheetData>")
    assert "geheim" not in str(read_safely(file))


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_workbook_is_a_failure(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    assert isinstance(read_safely(tmp_path / "a.xlsx"), Failure)


def test_a_file_that_is_gone_is_a_failure(tmp_path: Path) -> None:
    assert isinstance(read_safely(tmp_path / "a.xlsx"), Failure)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=8))
def test_damaged_workbooks_are_read_or_fail(
    tmp_path_factory: pytest.TempPathFactory, damage: list[tuple[float, int]]
) -> None:
    file = saved(tmp_path_factory.mktemp("x"), ["编号（勿改）", "备注"], ["0" * 16, "x"])
    content = bytearray(file.read_bytes())
    for place, value in damage:
        content[int(place * len(content))] = value
    file.write_bytes(content)
    assert isinstance(read_safely(file), (Failure, tuple))
