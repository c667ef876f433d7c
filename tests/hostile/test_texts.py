"""Text made to keep a reader busy: what it takes grows with its length, and no faster."""

from __future__ import annotations

import time

import pytest

from gfpack.checklist.load import load_types
from gfpack.evidence.cuebook import cuebook
from gfpack.evidence.fields import read_fields
from gfpack.evidence.plain import plain
from gfpack.evidence.propose import segments

_LENGTH = 400_000
"""As long as the text of a file may be."""


@pytest.mark.parametrize(
    "piece",
    [
        " ",
        "有效期至",
        "采样日期 ",
        "ISO 9001:2015采样日期",
        "采样日期2025年3月1日",
        "质量管理体系认证证书GB/T 45001-2020 ",
        "发证日期有效期至2025年3月1日",
        "2025年3月1日\n",
        "检定日期\t有效期至\t采样日期\n2025-03-01\t2025-03-01\t2025-03-01\n",
        "计量 名称 编号 检定日期 有效期至\n",
        "监督审核合格 ",
        "0",
        "第1页",
    ],
)
def test_text_repeated_without_end_is_read_in_time(piece: str) -> None:
    book = cuebook(load_types())

    def seconds(length: int) -> float:
        start = time.process_time()
        text = plain((piece * (length // len(piece)))[:length])
        segments((text,), read_fields((text,)), book)
        return time.process_time() - start

    short = max(0.02, min(seconds(_LENGTH // 10) for _ in range(2)))
    assert seconds(_LENGTH) < 40 * short  # ten times as long; a square would take a hundred
