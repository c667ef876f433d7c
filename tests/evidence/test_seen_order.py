"""In what order lines on a picture are read: side by side, column by column, label by value."""

from __future__ import annotations

from gfpack.evidence.scanned import in_order
from gfpack.tools.ocr import SeenLine, SeenPage

WIDTH, HEIGHT, LINE = 1000, 1400, 0.02


def page(*placed: tuple[float, float, str]) -> SeenPage:
    """Return a page of lines, each with its left edge and its top in parts of the page."""
    lines = (
        SeenLine(text, (left, top, left + 0.016 * len(text), top + LINE), 0.99)
        for left, top, text in placed
    )
    return SeenPage(tuple(lines), size=(WIDTH, HEIGHT))


def lines(seen: SeenPage) -> list[str]:
    return [" ".join(line.split()) for line in in_order(seen).text.splitlines()]


def test_a_label_and_its_value_stand_side_by_side() -> None:
    seen = page(
        (0.1, 0.10, "单位名称"), (0.4, 0.10, "苏州乌有精密轴承有限公司"),
        (0.1, 0.15, "证书编号"), (0.4, 0.15, "A-2025-017"),
        (0.1, 0.20, "发证日期"), (0.4, 0.20, "2025年5月6日"),
        (0.1, 0.25, "有效期至"), (0.4, 0.25, "2028年5月5日"),
    )  # fmt: skip
    assert lines(seen) == [
        "单位名称 苏州乌有精密轴承有限公司",
        "证书编号 A-2025-017",
        "发证日期 2025年5月6日",
        "有效期至 2028年5月5日",
    ]


def test_columns_are_read_one_after_the_other_where_that_says_more() -> None:
    seen = page(
        (0.3, 0.05, "能源管理体系认证证书"),
        (0.1, 0.20, "兹证明"), (0.6, 0.20, "证书编号"), (0.8, 0.20, "A-2025-017"),
        (0.1, 0.25, "苏州乌有精密轴承有限公司"), (0.6, 0.25, "颁证日期"), (0.8, 0.25, "2025.05.06"),
        (0.1, 0.30, "建立的能源管理体系合格"), (0.6, 0.30, "有效期至"), (0.8, 0.30, "2028.05.05"),
        (0.3, 0.50, "未经年度监督审核或审核不合格的证书自动失效，不得使用"),
    )  # fmt: skip
    assert lines(seen) == [
        "能源管理体系认证证书",
        "兹证明",
        "苏州乌有精密轴承有限公司",
        "建立的能源管理体系合格",
        "证书编号 A-2025-017",
        "颁证日期 2025.05.06",
        "有效期至 2028.05.05",
        "未经年度监督审核或审核不合格的证书自动失效，不得使用",
    ]


def test_labels_side_by_side_take_what_stands_below_each() -> None:
    seen = page(
        (0.1, 0.10, "初评日期"), (0.4, 0.10, "批准日期"), (0.7, 0.10, "终止日期"),
        (0.1, 0.13, "2019.03.05"), (0.4, 0.13, "2025.03.04"), (0.7, 0.13, "2028.03.03"),
        (0.1, 0.30, "扫码查询证书状态，未经年度监督审核的自动失效。"),
    )  # fmt: skip
    assert lines(seen)[:3] == [
        "初评日期 2019.03.05",
        "批准日期 2025.03.04",
        "终止日期 2028.03.03",
    ]
