"""Numbers of instruments: on certificates and plates, and in the rows of ledgers."""

from datetime import date
from pathlib import Path

import evidence_papers as papers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from gfpack.evidence.facts import Examined, examine
from gfpack.evidence.fields import read_fields
from gfpack.evidence.plain import plain


def serials(text: str) -> list[str]:
    found = read_fields([plain(text)])
    return [one.value for one in found if one.field == "serial"]


def rows(*pages: str) -> list[tuple[str, ...]]:
    found = read_fields([plain(page) for page in pages])
    return [tuple(one.value.split("\t")) for one in found if one.field == "instrument"]


def rows_of(seen: Examined) -> list[tuple[str, ...]]:
    return [tuple(one.value.split("\t")) for one in seen.readings if one.field == "instrument"]


def read(file: Path) -> Examined:
    return examine(file, "0" * 64, file.stat().st_size)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("出厂编号 Q20199316", ["Q20199316"]),
        ("管理编号：YW-Q-002\n出厂编号：Q20199316", ["Q20199316"]),
        ("管理编号：YW-Q-002", ["YW-Q-002"]),
        ("DDZY102 型 220V 5(60)A\n编号:877510480794\n2020年", ["877510480794"]),
        ("旋翼式水表 Q3 25m³/h\nN S222Z88B57", ["S222Z88B57"]),
        ("出 厂 编 号：20190137", ["20190137"]),
        ("器具编号: E2019/0137", ["E2019/0137"]),
        ("电能表编号 3201900137", ["3201900137"]),
        ("出厂号 No.20190137", ["No.20190137"]),
        ("表号：W20196439", ["W20196439"]),
        ("Serial No.: AB-12345", ["AB-12345"]),
        ("S/N 99A12345", ["99A12345"]),
        ("资产编号\tZC-0012", ["ZC-0012"]),
    ],
)
def test_a_label_names_an_instrument(text: str, numbers: list[str]) -> None:
    assert sorted(serials(text)) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "表号:205-1 表",
        "表号：B204-1 表",
        "出厂编号 管理编号 安装地点",
        "出厂编号：/",
        "出厂日期：2019年3月",
        "文件管理编号：WY-GL-01",
        "出厂编号：2019-03-02",
    ],
)
def test_other_numbers_name_none(text: str) -> None:
    assert serials(text) == []


HEADING = "序号\t名称\t型号\t准确度\t厂家\t出厂编号\t管理编号\t安装地点\t检定日期\t有效期至"
METER = "1\t电能表\tDTSD-88\t0.5S 级\t子虚仪表\tE20190137\tYW-E-001\t总降压\t2023-09-01\t2029-08-31"


def test_a_row_of_cells_gives_number_name_and_day() -> None:
    assert rows(f"计量器具台账\n{HEADING}\n{METER}") == [("E20190137", "电能表", "2029-08-31")]
    assert serials(f"{HEADING}\n{METER}") == ["E20190137"]


@pytest.mark.parametrize(
    ("heading", "row", "expected"),
    [
        (
            "序号\t计量器具名称\t统一编号\t下次检定日期\t备注",
            "1\t水表\tYW-W-001\t2027.9.14",
            ("YW-W-001", "水表", "2027-09-14"),
        ),
        (
            "序号\t器具名称\t出厂编号\t管理编号\t有效期至",
            "1\t水表\t/\tYW-W-001\t2027年9月14日",
            ("YW-W-001", "水表", "2027-09-14"),
        ),
        (
            "序号\t仪表名称\t编号\t有效期",
            "1\t压力表\t88231\t2025.9.15~2026.9.14",
            ("88231", "压力表", "2026-09-14"),
        ),
        (
            "序号\t名称\t出厂编号\t准确度\t检定周期",
            "1\t水表\tW2019\t2 级\t2 年",
            ("W2019", "水表", ""),
        ),
        (
            "序号\t名称\t出厂编号\t检定情况\t",
            "\t\t\t检定日期\t有效期至\n1\t水表\tW20196\t2025-09-15\t2027-09-14",
            ("W20196", "水表", "2027-09-14"),
        ),
        (
            "Name\tSerial No.\tAccuracy\tCalibration due",
            "Meter\tAB123\t0.5\t2027-01-05",
            ("AB123", "Meter", "2027-01-05"),
        ),
    ],
)
def test_columns_are_found_by_their_words(
    heading: str, row: str, expected: tuple[str, ...]
) -> None:
    assert rows(f"{heading}\n{row}") == [expected]


def test_a_printed_ledger_goes_on_over_pages() -> None:
    heading = HEADING.replace("\t", " ")
    first, second = (METER.replace("\t", " "), METER.replace("\t", " ").replace("0137", "0274"))
    assert rows(f"{heading}\n{first}", second) == [
        ("E20190137", "电能表", "2029-08-31"),
        ("E20190274", "电能表", "2029-08-31"),
    ]


def test_cells_of_a_printed_ledger_run_over_lines_and_stay_empty() -> None:
    printed = """能源计量器具目录
序号 名称 规格型号 准确度等
级
生产厂家 出厂编号 管理编号 使用地点 检定周期 检定日期 有效期至 状态
一、电力计量
1
三相四线电子式电能
表
DTSD1088 0.5S 级 南柯流量仪器有限公
司
85787535 JL-D-006 一号配电房 12 个月 2025 年 10 月 21 日 2026 年 10 月 20 日 合格
二、水计量
2 旋翼式水表 LXS-80 2 级 槐安水表有限公司 77840260 厂区总进水 12 个月 2025-08-25 2026-08-24 合格
3 电子汽车衡 SCS-100 乌有电能表厂 06470255 JL-S-005 天平间 12 个月 — 停用
编制：冯立新 审核：吕逸 批准：蒋晓岚"""
    assert rows(printed) == [
        ("85787535", "三相四线电子式电能表", "2026-10-20"),
        ("77840260", "旋翼式水表", "2026-08-24"),
        ("06470255", "电子汽车衡", ""),
    ]


def test_cards_are_read_one_instrument_each() -> None:
    card = "器具名称 {}\n型号 LUGB-80\n出厂编号：{}\n管理编号 JL-Q-001\n有效期至 {}\n"
    cards = card.format("涡街流量计", "F15-50243", "2027/03/03") + card.format("水表", "JH66", "—")
    assert rows(cards) == [("F15-50243", "涡街流量计", "2027-03-03"), ("JH66", "水表", "")]
    assert rows(card.format("涡街流量计", "F15-50243", "2027/03/03")) == []


@given(
    st.lists(
        st.sampled_from([*HEADING.split(), *METER.split(), "\n", "\t", "—", "公司"]), max_size=80
    )
)
def test_words_in_any_order_break_nothing(found: list[str]) -> None:
    assert all(serial for serial, *_ in rows(" ".join(found)))


@pytest.mark.parametrize(
    "text",
    [
        "序号\t设备名称\t型号\t设备编号\t功率\n1\t数控车床\tCK-6136\tSB-0012\t11 kW",
        "管理编号 位置 上月示数 本月示数 用量\nYW-E-001 总降压 10233 11234 1001",
        "序号\t供方名称\t证书编号\t有效期至\n1\t甲公司\tQ12345\t2027-01-01",
    ],
)
def test_other_tables_are_no_ledgers(text: str) -> None:
    assert rows(text) == []


def test_a_workbook_with_real_dates_is_read(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["计量器具台账"])
    sheet.append(["序号", "名称", "备注", "出厂编号", "有效期至"])
    sheet.append([1, "电能表", None, "E20190137", date(2029, 8, 31)])
    sheet.append([2, "水表", None, 20196439, date(2027, 9, 14)])
    book.save(tmp_path / "a.xlsx")
    assert rows_of(read(tmp_path / "a.xlsx")) == [
        ("E20190137", "电能表", "2029-08-31", "Sheet!D3"),
        ("20196439", "水表", "2027-09-14", "Sheet!D4"),
    ]


def test_a_table_of_a_word_file_is_read(tmp_path: Path) -> None:
    from docx import Document

    made = Document()
    table = made.add_table(0, 4)
    for cells in (
        ("序号", "名称", "出厂编号", "下次检定日期"),
        ("1", "水表", "W2019", "2027.9.14"),
    ):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    made.save(str(tmp_path / "a.docx"))
    assert rows_of(read(tmp_path / "a.docx")) == [("W2019", "水表", "2027-09-14")]


def test_a_printed_ledger_in_a_pdf_is_read(tmp_path: Path) -> None:
    lines = (HEADING.replace("\t", " "), METER.replace("\t", " "))
    papers.pdf(tmp_path / "a.pdf", "\n".join(("计量器具台账", *lines)))
    assert rows_of(read(tmp_path / "a.pdf")) == [("E20190137", "电能表", "2029-08-31")]


@given(
    st.lists(
        st.text(alphabet="序号名称出厂编管理有效期至检定0123456789-ABE \t年/", max_size=60),
        max_size=6,
    )
)
def test_any_rows_are_read_without_a_fault(lines: list[str]) -> None:
    for one in read_fields(["\n".join([HEADING, *lines]), "\n".join(lines)]):
        assert 0 < one.confidence <= 1
        if one.field == "instrument":
            number, _, until = one.value.split("\t")
            assert number
            assert until == "" or date.fromisoformat(until)
