"""Projects from a table of clients, through the command line and `from_table`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from stdnum.cn import uscc

from gfpack.base.messages import Lang
from gfpack.batch.client_rows import Defaults, clients_in
from gfpack.batch.client_table import Field, fields, heading_of, read_table
from gfpack.batch.from_table import FromTable, from_table
from gfpack.cli import main
from gfpack.project.load import load, load_with_checklist

TABLE = "factory/gbt36132-2018"
HEAD = ("企业名称", "统一社会信用代码", "简称", "申报截止日期", "评价指标表", "评价年度")


def code(number: int) -> str:
    body = f"91320599MA{number:07d}"
    return body + uscc.calc_check_digit(body)


def row(name: str, number: int, **other: object) -> list[object]:
    values = dict(
        zip(HEAD, (name, code(number), None, date(2026, 6, 30), TABLE, 2025), strict=True)
    )
    return list((values | other).values())


def book(file: Path, *rows: object, head: tuple[str, ...] = HEAD) -> Path:
    made = Workbook()
    for one in (head, *rows):
        made.worksheets[0].append(list(one))  # type: ignore[call-overload]
    made.save(file)
    return file


def came(file: Path) -> FromTable:
    return from_table(file, file.parent / "客户 firm", Defaults(), Lang.ZH)


def faults(of: FromTable) -> set[tuple[str, str]]:
    return {(one.cell, one.key) for one in of.faults}


def test_a_row_becomes_a_project_with_all_that_the_table_says(tmp_path: Path) -> None:
    more = {
        "负责人": "王工",
        "联系人": "李四: #1",
        "电话": 13812345678,
        "地址": "苏州某路 1 号",
        "行业代码": "0111",
    }
    file = book(
        tmp_path / "名单.xlsx", row("苏州甲轴承有限公司", 1, 简称="甲", **more), head=(*HEAD, *more)
    )
    assert [one.client for one in came(file).made] == ["甲"]
    project, checklist, _ = load_with_checklist(tmp_path / "客户 firm" / "甲")
    enterprise = project.enterprise
    assert (enterprise.name, enterprise.credit_code) == ("苏州甲轴承有限公司", code(1))
    assert (enterprise.contact.name, enterprise.contact.phone) == ("李四: #1", "13812345678")
    assert (enterprise.address, enterprise.industry_code) == ("苏州某路 1 号", "0111")
    assert project.file.deadline == date(2026, 6, 30)
    tops = {one.id for one in (*checklist.general, *checklist.indicators)}
    assert project.file.responsible == dict.fromkeys(tops, "王工")
    text = (tmp_path / "客户 firm" / "甲" / "gfpack.yaml").read_text("utf-8")
    assert text.index("responsible:\n") < text.index("other_parties")


def test_the_same_table_again_changes_nothing_and_a_new_name_is_told(tmp_path: Path) -> None:
    file = book(tmp_path / "t.xlsx", row("苏州甲轴承有限公司", 1), row("苏州乙轴承有限公司", 2))
    assert len(came(file).made) == 2
    root = tmp_path / "客户 firm"
    before = {one: one.stat().st_mtime_ns for one in root.rglob("*.yaml")}
    book(file, row("苏州甲轴承有限公司", 1), row("江苏乙轴承股份有限公司", 2))
    again = came(file)
    assert (again.made, again.faults) == ((), ())
    assert [one.was for one in again.there] == [None, "苏州乙轴承有限公司"]
    assert before == {one: one.stat().st_mtime_ns for one in root.rglob("*.yaml")}


def test_another_year_of_an_enterprise_gets_a_folder_of_its_own(tmp_path: Path) -> None:
    came(book(tmp_path / "t.xlsx", row("苏州甲轴承有限公司", 1, 简称="甲")))
    again = came(book(tmp_path / "t.xlsx", row("苏州甲轴承有限公司", 1, 简称="甲", 评价年度=2026)))
    assert [(one.client, one.others) for one in again.made] == [("甲-2026", ("甲",))]
    taken = came(book(tmp_path / "t.xlsx", row("苏州乙轴承有限公司", 2, 简称="甲")))
    assert faults(taken) == {("C2", "taken")}


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"企业名称": "../../x"}, {("A2", "name")}),
        ({"企业名称": "../../甲乙有限公司"}, {("A2", "folder")}),
        ({"企业名称": "长" * 101}, {("A2", "too_long")}),
        ({"企业名称": "长" * 80}, {("A2", "folder_long")}),
        ({"企业名称": None}, {("A2", "missing")}),
        ({"简称": "CON"}, {("C2", "folder")}),
        ({"简称": "..\\x"}, {("C2", "folder")}),
        ({"统一社会信用代码": "91320599MA00000071"}, {("B2", "code_check")}),
        ({"统一社会信用代码": 913205990000000700}, {("B2", "digits_lost")}),
        ({"评价指标表": "factory/none"}, {("E2", "checklist")}),
        ({"申报截止日期": "2026-02-30"}, {("D2", "day")}),
        ({"申报截止日期": "=TODAY()+1"}, {("D2", "formula")}),
        ({"申报截止日期": "2026年6月"}, {("D2", "day")}),
        ({"评价年度": "25"}, {("F2", "year")}),
        ({"评价年度": None, "评价指标表": None}, {("6", ""), ("E2", "missing"), ("F2", "missing")}),
    ],
)  # fmt: skip
def test_a_fault_names_its_cell_and_stops_only_its_row(
    tmp_path: Path, wrong: dict[str, object], told: set[tuple[str, str]]
) -> None:
    bad = row("苏州坏轴承有限公司", 1, **wrong)
    found = came(book(tmp_path / "t.xlsx", bad, row("苏州好轴承有限公司", 2)))
    assert faults(found) == {one for one in told if one[1]}
    assert [one.name for one in found.made] == ["苏州好轴承有限公司"]
    assert {one.name for one in tmp_path.iterdir()} == {"t.xlsx", "客户 firm"}


@pytest.mark.parametrize(
    "said",
    [
        "2026-06-30",
        "2026.6.30",
        "2026/6/30",
        "2026年6月30日",
        "20260630",
        "二〇二六年六月三十日",
        "30 June 2026",
        date(2026, 6, 30),
    ],
)
def test_a_date_may_be_written_in_any_way(tmp_path: Path, said: object) -> None:
    found = came(book(tmp_path / "t.xlsx", row("苏州甲轴承有限公司", 1, 申报截止日期=said)))
    assert load(tmp_path / "客户 firm" / found.made[0].client).file.deadline == date(2026, 6, 30)


def test_rows_that_say_the_same_are_none_of_them_made(tmp_path: Path) -> None:
    file = book(
        tmp_path / "t.xlsx",
        row("苏州甲轴承有限公司", 1, 简称="a"),
        row("苏州乙轴承有限公司", 1, 简称="b"),
        row("苏州丙轴承有限公司", 3, 简称="c"),
        row("苏州丙轴承有限公司", 4, 简称="d"),
        row("苏州丁轴承有限公司", 5, 简称="X"),
        row("苏州戊轴承有限公司", 6, 简称="x"),
    )
    found = came(file)
    assert not found.made
    assert sorted(faults(found)) == [
        ("A4", "double_name"),
        ("A5", "double_name"),
        ("B2", "double_credit_code"),
        ("B3", "double_credit_code"),
        ("C6", "double_short_name"),
        ("C7", "double_short_name"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_text_table_is_read_in_the_encodings_of_excel(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "t.csv"
    text = f"客户名单\n{','.join(HEAD)}\n苏州甲轴承有限公司,{code(1)},,2026/6/30,{TABLE},2025年度\n"
    file.write_text(text, encoding)
    assert [one.name for one in came(file).made] == ["苏州甲轴承有限公司"]


@st.composite
def headings(draw: st.DrawFn) -> list[tuple[Field, str]]:
    """Return the needed columns and any others, in any order, under any of their names."""
    needed = [one for one in fields() if one.id in ("name", "checklist", "year", "deadline")]
    others = [one for one in fields() if one not in needed]
    chosen = draw(st.permutations([*needed, *draw(st.lists(st.sampled_from(others), unique=True))]))
    wrapped = ("{}", "*{}", " {} ", "{}（必填）", "{}:")
    return [
        (one, draw(st.sampled_from(wrapped)).format(draw(st.sampled_from((*one.names, one.id)))))
        for one in chosen
    ]


@settings(max_examples=15, deadline=None)
@given(head=headings())
def test_columns_are_known_by_any_of_their_names_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, head: list[tuple[Field, str]]
) -> None:
    values = {
        "name": "苏州甲轴承有限公司",
        "checklist": TABLE,
        "year": "2025",
        "deadline": "2026-06-30",
    }
    values |= {"credit_code": code(1), "tier": "省级", "review_days": "90", "short_name": "甲"}
    cells = [values.get(one.id, "某值") for one, _ in head]
    file = tmp_path_factory.mktemp("t") / "t.csv"
    file.write_text("\n".join(",".join(line) for line in ([h for _, h in head], cells)), "utf-8")
    table = read_table(file)
    assert list(table.columns) == [one.id for one, _ in head]
    good, wrong = clients_in(table, Defaults())
    assert not wrong
    assert len(good) == 1
    assert good[0].tier == ("province" if "tier" in table.columns else "city")


def test_every_heading_means_one_column() -> None:
    for one in fields():
        for name in (one.id, *one.names, one.title.zh, one.title.en):
            assert heading_of(name) == one.id


def cli(*arguments: object) -> int:
    with pytest.raises(SystemExit) as left:
        main([str(one) for one in arguments])
    return int(left.value.code or 0)


def test_the_template_can_be_filled_in_and_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "名单.xlsx"
    assert cli("--lang", "zh", "init", "--table-template", file) == 0
    filled = load_workbook(file)
    page = filled.worksheets[0]
    assert any(TABLE in one.formula1 for one in page.data_validations.dataValidation)
    at = {str(cell.value): cell.column for cell in page[1]}
    page.cell(2, at["企业名称"], "苏州甲轴承有限公司")
    page.cell(2, at["统一社会信用代码"], code(1))
    page.cell(3, at["企业名称"], "苏州乙轴承有限公司")
    page.cell(3, at["统一社会信用代码"], "123")
    filled.save(file)
    root = tmp_path / "客户"
    given = ("--checklist", TABLE, "--year", 2025, "--deadline", "2026-06-30")
    assert cli("--lang", "zh", "init", "--from-table", file, root, *given) == 3
    out = capsys.readouterr().out
    assert "第 2 行：已建立 苏州甲轴承有限公司" in out
    assert "第 3 行 A3（统一社会信用代码）" in out
    assert [one.name for one in root.iterdir() if not one.name.startswith(".")] == [
        "苏州甲轴承有限公司"
    ]
    assert cli("--lang", "zh", "init", "--table-template", file) == 2


def test_what_is_no_table_is_refused_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.xlsx").write_bytes(b"PK\x03\x04nothing")
    book(tmp_path / "none.xlsx", ["x", "y"], head=("a", "b"))
    book(tmp_path / "twice.xlsx", head=("企业名称", "公司名称"))
    said = {
        "gone.xlsx": "没有这个文件",
        "bad.xlsx": "读不出",
        "none.xlsx": "标题行",
        "twice.xlsx": "A1, B1",
    }
    for name, words in said.items():
        assert cli("--lang", "zh", "init", "--from-table", tmp_path / name, tmp_path / "r") == 2
        assert words in capsys.readouterr().err
    assert not (tmp_path / "r").exists()
    assert cli("--lang", "en", "init", "--from-table", tmp_path / "x", "--name", "甲乙") == 2
    assert "--name" in capsys.readouterr().err
