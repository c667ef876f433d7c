"""Folder and file names that people numbered say where something belongs."""

import pytest
from test_register import CHECKLIST, TYPES

from gfpack.evidence.match import Matcher

MATCHER = Matcher(CHECKLIST, TYPES)
GENERAL = [r.id for top in CHECKLIST.general for _, r in top.walk()]


@pytest.mark.parametrize(
    ("part", "named"),
    [
        ("5.1.1", "5.1.1"), ("5.1.1 大气污染物", "5.1.1"), ("５.１.１排放", "5.1.1"),
        ("【5.1.1】", "5.1.1"), ("门槛-01", GENERAL[0]), ("门槛02-营业执照", GENERAL[1]),
        ("（门槛-03）", GENERAL[2]), ("门槛一", GENERAL[0]), ("基本要求2", GENERAL[1]),
    ],
)  # fmt: skip
def test_a_requirement_is_named_outright(part: str, named: str) -> None:
    assert MATCHER.clues((f"evidence/来件/{part}/照片.jpg",)).requirements == {named}


@pytest.mark.parametrize(
    ("part", "top"),
    [("指标1-统计报表B204-1与B205-1", "1"), ("指标三—能源", "3"), ("附件3-2", "3"),
     ("附件 4.1 检测报告", "4"), ("一级指标5", "5"), ("5 环境排放", "5"), ("指标一览表", None),
     ("附件312", None), ("2025.1.1", None), ("门槛-99", None)],
)  # fmt: skip
def test_an_indicator_narrows(part: str, top: str | None) -> None:
    clues = MATCHER.clues((f"evidence/{part}.zip/a.jpg", f"evidence/{part}/a.jpg"))
    assert {one.split(".")[0] for one in clues.within} == ({top} if top else set())
    assert clues.requirements == frozenset()
