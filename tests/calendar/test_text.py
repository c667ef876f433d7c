"""The calendar on a screen and as JSON: what is late first, by date, within the width."""

from __future__ import annotations

import json

import pytest
from planned import planned, profile

from gfpack.base.messages import Lang
from gfpack.calendar.as_json import as_json
from gfpack.calendar.as_text import as_text
from gfpack.findings.wrap import columns_of

TEXT = """
today: 2026-04-10
project: {enterprise: {name: "坏\\e[31m公司"}, responsible: {"1": 设备部 王工}}
requirements: {1.1: {any_of: [slow]}, 1.2: {any_of: [quick]}}
circumstances: {gas: [emitted, none]}
types: {slow: {lead_time_days: 90}, quick: {lead_time_days: 30}}
"""
WINDOWS = profile(
    {"id": "apply", "opens": "04-01", "closes": "05-31", "customary": True}, {"id": "list"}
)


def test_what_is_late_comes_first_then_the_months_then_what_has_no_day() -> None:
    text = as_text(planned(TEXT, WINDOWS), Lang.ZH)
    order = [
        text.index(words)
        for words in (
            "【已经晚了】1 项",
            "晚了 23 天",
            "【2026 年 4 月】",
            "进行中",
            "【2026 年 5 月】",
            "【2026 年 6 月】",
            "【日期未定】1 项",
        )
    ]
    assert order == sorted(order)
    assert "2026-03-18 周三  启动办理：proof" in text
    assert "设备部 王工" in text and "惯例" in text


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("width", [40, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal_nor_drives_it(lang: Lang, width: int) -> None:
    text = as_text(planned(TEXT, WINDOWS), lang, width=width)
    assert max(map(columns_of, text.splitlines())) <= width
    assert "\x1b" not in text
    assert "\x1b[" in as_text(planned(TEXT, WINDOWS), lang, width=width, colour=True)


def test_when_nothing_is_late_it_says_so() -> None:
    assert "没有已经晚了的事项" in as_text(planned("today: 2026-02-01"), Lang.ZH)


def test_years_nobody_knows_the_holidays_of_are_named() -> None:
    text = as_text(planned("project: {deadline: 2028-01-05}"), Lang.ZH)
    assert "2027、2028 年的放假安排还不知道" in text
    assert "放假安排" not in as_text(planned(), Lang.ZH)


def test_json_says_the_same_in_any_language_and_each_event_names_its_project() -> None:
    found = json.loads(as_json(planned(TEXT, WINDOWS)))
    assert (found["schema"], found["send_by"]) == ("gfpack/calendar/1", "2026-06-16")
    assert {one["project"] for one in found["events"]} == {found["project"]}
    [late] = [one for one in found["events"] if one["late"]]
    assert (late["kind"], late["day"], late["due"], late["days_left"]) == (
        "start",
        "2026-03-18",
        "2026-06-16",
        -23,
    )
    assert [one["kind"] for one in found["events"] if one["day"] is None] == ["step"]
