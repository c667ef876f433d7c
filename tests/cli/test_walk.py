"""The walk as a person does it: keys in a real terminal, then what stands in the files."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

pytest.importorskip("termios", reason="Windows has no pseudo-terminal that pexpect could drive")

from appendix.bound_client import a_pdf
from cli.walk_terminal import CTRL_C, CTRL_D, DOWN, ENTER, LEFT, PAGE_DOWN, RIGHT, UP, Walking

DAYS = ("--on", "2026-11-20", "--today", "2026-11-22")
PERMIT = "discharge-permit"


@pytest.fixture
def plant(tiny_copy: Path) -> Path:
    """Return a small client whose permit nobody has confirmed."""
    file = tiny_copy / "evidence.yaml"
    head, _, rest = file.read_text("utf-8").partition(f"  {PERMIT}:")
    rest = re.sub(r"    confirmed: \{.*\}\n", "", rest, count=1)
    file.write_text(f"{head}  {PERMIT}:{rest}", "utf-8")
    return tiny_copy


def walking(plant: Path, *options: str, **how: Any) -> Walking:
    return Walking(plant, *DAYS, *options, **how)


def answers(plant: Path) -> dict[str, Any]:
    return dict(_read(plant / "answers.yaml")["answers"])


def evidence(plant: Path) -> dict[str, Any]:
    return dict(_read(plant / "evidence.yaml")["evidence"])


def _read(file: Path) -> dict[str, Any]:
    return dict(yaml.load(file.read_text("utf-8"), yaml.BaseLoader))


def go(walk: Walking, requirement: str) -> Walking:
    return walk.press("g").type(requirement)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_screens_fit_at_any_size_and_look_as_they_did(plant: Path, lang: str) -> None:
    with walking(plant, lang=lang) as walk:
        for columns, rows in ((60, 24), (120, 40)):
            walk.resize(columns, rows)  # seen at the next drawing
            go(walk, "0.1")
            as_before(walk.text, f"walk-{lang}-{columns}.txt")
            for key in (*" \r \r \r \r \r", "h", "x", "v", ENTER, "a", ENTER, "r", ENTER):
                walk.wide.reset()
                walk.press(key)
                assert walk.longest() < columns, walk.text
                assert len(walk.text.splitlines()) <= rows
            go(walk, "1.3.5").press("e")
            assert walk.longest() < columns
            walk.press(ENTER)


def as_before(seen: str, name: str) -> None:
    """Compare with what a screen looked like; GFPACK_GOLDEN=write takes the new look over.

    How many findings there are, and which, is told by the tests of the rules.
    """
    seen = re.sub(r"(共 |of |问题 |wrong )\d+(?= 行|, Space| --)", r"\1#", seen)
    seen = re.sub(r"^(问题|Wrong) \(\d+\)\n[^$]*?(?=^-{9})", "", seen, flags=re.M)
    seen = re.sub(r"^-+ (?=.*--$)", "- ", seen, flags=re.M)
    file = Path(__file__).parent / "golden" / name
    if os.environ.get("GFPACK_GOLDEN") == "write":
        file.write_text(seen + "\n", "utf-8", newline="\n")
    assert seen + "\n" == file.read_text("utf-8")


def test_c_confirms_what_was_wholly_seen(plant: Path) -> None:
    with walking(plant, rows=60, columns=100) as walk:
        go(walk, "0.1")
        assert ">2" in walk.flat or ">1" in walk.flat
        walk.press("c")
        assert f"已确认{PERMIT}" in walk.flat
        assert walk.leave() == 0
        assert "本次保存 1 处" in walk.text
    confirmed = evidence(plant)[PERMIT]["confirmed"]
    assert (confirmed["by"], confirmed["on"]) == ("王敏", "2026-11-20")


def test_c_shows_first_what_was_not_seen(plant: Path) -> None:
    with walking(plant, rows=24) as walk:
        go(walk, "0.1").press("c")
        assert "先看完" in walk.flat
        assert "confirmed" not in evidence(plant)[PERMIT]
        for _ in range(3):
            walk.press("c")
        assert "confirmed" in evidence(plant)[PERMIT]


def test_a_value_is_corrected_and_thereby_confirmed(plant: Path) -> None:
    before = (plant / "evidence.yaml").read_bytes()
    with walking(plant) as walk:
        go(walk, "0.1").press("e").type("有效期至").type("1").type("明年")
        assert "日期写作" in walk.flat
        walk.press("e", ENTER, "x", ENTER)
        assert (plant / "evidence.yaml").read_bytes() == before
        walk.press("e").type("有效期至").type("1").type("2028-05-31")
        assert "已改正" in walk.flat
    held = evidence(plant)[PERMIT]
    assert held["valid_until"] == "2028-05-31"
    assert held["confirmed"]["by"] == "王敏"


def test_seal_original_and_setting_aside_are_noted(plant: Path) -> None:
    with walking(plant, lang="en") as walk:
        go(walk, "5.1.1").press("k", "o")
        assert "originalseen" in walk.flat
        held = evidence(plant)[PERMIT]
        assert "seal_seen" not in held or held["seal_seen"] == "false"  # it was seen before
        assert held["original_seen"] == "true"
        walk.press("x").type("另一家企业的")
        assert evidence(plant)[PERMIT]["set_aside"] == "另一家企业的"
        walk.press("z")
        assert "set_aside" not in evidence(plant)[PERMIT]


def test_answers_reasons_statements_and_points(plant: Path) -> None:
    with walking(plant) as walk:
        go(walk, "0.2").press("m")
        assert answers(plant)["0.2"] == {"state": "met", "by": "王敏", "on": "2026-11-20"}
        walk.press("u")
        assert answers(plant)["0.2"]["state"] == "unmet"
        walk.press("w").type("4.5")
        assert answers(plant)["0.2"]["points"] == "4.5"
        walk.press("s").type("近三年无事故。")  # inline, as there is no editor
        assert "近三年无事故。" in walk.flat
        assert answers(plant)["0.2"]["statement"] == "近三年无事故。"
        go(walk, "3.1.3").press("n", ENTER)
        assert "3.1.3" not in answers(plant)
        walk.press("n").type("厂区没有可安装的屋面")
        assert answers(plant)["3.1.3"]["state"] == "not-applicable"
        assert answers(plant)["3.1.3"]["reason"] == "厂区没有可安装的屋面"
        walk.press("?")
        assert answers(plant)["3.1.3"]["state"] == "unknown"
        go(walk, "0.1").press("t").type("1").type("2")  # a circumstance: simplified
        assert "适用情形：" in walk.flat
        walk.press("?")
        assert walk.leave() == 0
        assert "answers.yaml, gfpack.yaml" in walk.text


def test_a_statement_is_written_in_the_editor(plant: Path, tmp_path: Path) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys, pathlib\n"
        "file = pathlib.Path(sys.argv[1])\n"
        "old = file.read_text('utf-8')\n"
        "assert '# 0.1' in old and '营业执照' in old\n"
        "file.write_text('第一段。\\n\\n第二段。\\n' + old[old.index('# '):], 'utf-8')\n",
        "utf-8",
    )
    with walking(plant, environment={"EDITOR": f"{sys.executable} {editor}"}) as walk:
        go(walk, "0.1").press("s")
        assert "第一段。" in walk.flat
    assert answers(plant)["0.1"]["statement"] == "第一段。\n\n第二段。"


@pytest.mark.parametrize("editor", ["/nowhere/editor", "false", "'unbalanced"])
def test_an_editor_that_fails_is_told_and_the_walk_goes_on(plant: Path, editor: str) -> None:
    with walking(plant, environment={"EDITOR": editor, "VISUAL": ""}) as walk:
        go(walk, "0.1").press("s")
        assert "编辑器没有正常结束" in walk.flat
        assert walk.leave() == 0


def test_evidence_is_attached_detached_and_that_undone(plant: Path) -> None:
    with walking(plant) as walk:
        go(walk, "0.2").press("a").type("排污许可证").type("1")
        assert "0.2" in evidence(plant)[PERMIT]["supports"]
        assert PERMIT in walk.flat
        walk.press("d")
        assert "0.2" not in evidence(plant)[PERMIT]["supports"]
        walk.press("z")
        assert "0.2" in evidence(plant)[PERMIT]["supports"]
        walk.press("z", "z")
        assert "没有可撤销的" in walk.flat
        walk.leave()
        assert "本次没有改动" in walk.text


def test_a_file_from_elsewhere_is_attached_by_its_path(plant: Path, tmp_path: Path) -> None:
    paper = tmp_path / "无事故 证明.pdf"
    paper.write_bytes(a_pdf("无事故证明"))
    with walking(plant) as walk:
        go(walk, "0.2").press("a").type(str(paper))
        assert "无事故证明" in walk.flat
        assert "无事故证明.pdf" in walk.flat
    assert (plant / "evidence" / paper.name).read_bytes() == paper.read_bytes()


def test_a_renewed_file_takes_the_place_and_the_id_stays(plant: Path, tmp_path: Path) -> None:
    paper = tmp_path / "新证.pdf"
    paper.write_bytes(a_pdf("排污许可证 有效期限 2026-07-15 至 2031-07-14"))
    with walking(plant) as walk:
        go(walk, "5.1.1").press("r").type(str(paper))
        assert "y确实是换新件" in walk.flat
        walk.press("y")
        assert "已换成新文件" in walk.flat
    held = evidence(plant)[PERMIT]
    assert held["pages"][0]["file"].endswith("新证.pdf")
    assert "confirmed" not in held


def test_what_was_replaced_stays_chosen_though_it_stands_elsewhere_now(
    ready_copy: Path, tmp_path: Path
) -> None:
    paper = tmp_path / "新报告.pdf"
    paper.write_bytes(a_pdf("内部审核报告 2025 年 9 月 1 日"))
    with walking(ready_copy, columns=100, rows=40) as walk:
        go(walk, "2.1.1").press("1")
        held = chosen(walk)
        walk.press("r").type(str(paper))
        assert "y确实是换新件" in walk.flat
        walk.press("y")
        assert "已换成新文件" in walk.flat
        assert chosen(walk)[1:] == held[1:]
        assert chosen(walk)[0] != held[0]  # else this proves nothing


def chosen(walk: Walking) -> tuple[str, str]:
    """Return the number and the id of the chosen evidence."""
    [found] = re.findall(r"^> (\d+) .*  ([a-z0-9-]+)$", walk.text, re.MULTILINE)
    return found


def test_a_finding_is_overridden_in_the_open_and_that_withdrawn(plant: Path) -> None:
    with walking(plant, columns=120, rows=40) as walk:
        go(walk, "0.2").press("v").type("1").type("主管部门书面答复可用声明代替")
        assert "已复核放行" in walk.flat
        [said] = _read(plant / "answers.yaml")["overrides"]
        assert (said["by"], said["why"]) == ("王敏", "主管部门书面答复可用声明代替")
        walk.press("v").type("已放行").type("1")
        assert not _read(plant / "answers.yaml").get("overrides")


def test_pages_are_picked(plant: Path) -> None:
    (plant / "evidence/02 环保/检测 合订.pdf").write_bytes(a_pdf("a", "b", "c", "d"))
    with walking(plant) as walk:
        go(walk, "0.2").press("a").type("合订").type("1")
        walk.press("p").type("两页")
        assert "3-5" in walk.flat  # how pages are written
        walk.press("p").type("1,3-4")
    [held] = [one for one in evidence(plant).values() if "合订" in str(one["pages"])]
    assert [(one["first"], one["last"]) for one in held["pages"]] == [("1", "1"), ("3", "4")]


def test_moving_finding_and_choosing(plant: Path) -> None:
    with walking(plant) as walk:
        go(walk, "0.1")
        walk.press(RIGHT)
        assert "\n0.2 " in walk.text
        walk.press(LEFT, "b")
        assert "第一条" in walk.flat
        walk.press("/").type("节能诊断")
        assert "没有找到" in walk.flat or "诊断" in walk.flat
        go(walk, "9.9.9")
        assert "没有条款“9.9.9”" in walk.flat
        go(walk, "5.1.1").press("é")
        assert "没有“é”这个键" in walk.flat
        go(walk, "1.3.5").press("2")
        assert re.search("^>.?2", walk.text, re.M)
        walk.press(UP)
        assert re.search("^>.?1", walk.text, re.M)
        walk.press(DOWN, "9")
        assert "没有第9份材料" in walk.flat
        go(walk, "0.1").press(PAGE_DOWN, "-", "+")


def test_the_next_session_goes_on_with_what_is_left(plant: Path) -> None:
    with walking(plant, "--only", "unknown") as walk:
        go(walk, "0.5").press("u")
        walk.leave()
        assert "gfpack walk" in walk.text
        assert "--only unknown" in walk.text
    with walking(plant, "--only", "unknown") as walk:
        assert re.search("^1/", walk.lines[0])
        go(walk, "0.5")
        assert "不在本次范围内" in walk.flat


def test_ctrl_c_leaves_with_130_and_tells_what_was_saved(plant: Path) -> None:
    with walking(plant) as walk:
        go(walk, "0.2").press("m")
        assert walk.leave(CTRL_C) == 130
        assert "本次保存 1 处" in walk.text
        assert "还剩" in walk.text
    assert answers(plant)["0.2"]["state"] == "met"
    with walking(plant) as walk:
        walk.press("s")
        assert walk.leave(CTRL_C) == 130


def test_the_end_of_the_input_leaves_cleanly(plant: Path) -> None:
    with walking(plant) as walk:
        assert walk.leave(CTRL_D) == 0
        assert "本次没有改动" in walk.text
    with walking(plant) as walk:
        walk.press("g")
        assert walk.leave(CTRL_D) == 0


def test_in_a_pipe_it_says_what_to_use_instead(plant: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gfpack", "--lang", "en", "walk", str(plant), "--by", "x"],
        input="q",
        check=False,
        capture_output=True,
        cwd=plant.parent,
        encoding="utf-8",
    )
    assert done.returncode == 2
    assert "gfpack confirm" in done.stderr
    assert done.stdout == ""


def test_who_is_looking_is_asked_for_with_the_last_name_as_proposal(plant: Path) -> None:
    with walking(plant, by=None) as walk:
        assert "王敏" in walk.text
        walk.type("")
        go(walk, "0.2").press("m")
    assert answers(plant)["0.2"]["by"] == "王敏"


def test_bytes_that_are_no_characters_stop_nothing(plant: Path) -> None:
    strict = {"PYTHONIOENCODING": "utf-8:strict"}  # as in most locales but C
    with walking(plant, environment=strict) as walk:
        go(walk, "0.2").press("s")
        os.write(walk.child.child_fd, b"\xff\xfe ok")
        walk.type("")
        assert "ok" in answers(plant)["0.2"]["statement"]


def test_a_file_edited_meanwhile_is_not_overwritten(plant: Path) -> None:
    with walking(plant) as walk:
        go(walk, "0.2")
        file = plant / "answers.yaml"
        file.write_text(file.read_text("utf-8") + "# 客户在别处加了一句\n", "utf-8")
        walk.press("m")
        assert "0.2" not in answers(plant)
        walk.press("m")
        assert answers(plant)["0.2"]["state"] == "met"
    assert "# 客户在别处加了一句" in file.read_text("utf-8")


def test_names_that_drive_a_terminal_come_through_as_plain_text(plant: Path) -> None:
    name = "<script>\x1b[31m\x07\u202e许可.pdf"
    shutil.copy(
        plant / "evidence/02 环保/附件1-3 排污许可证正本.pdf", plant / "evidence/02 环保" / name
    )
    (plant / "evidence/02 环保" / name).write_bytes(a_pdf("another"))
    file = plant / "answers.yaml"
    file.write_text(
        file.read_text("utf-8").replace("公司依法设立", "公司\\e]0;owned\\a\\e[2J依法设立", 1),
        "utf-8",
    )
    with walking(plant) as walk:
        go(walk, "0.1")
        for _ in range(5):
            walk.press(" ")
        go(walk, "0.2").press("a").type("script").type("1").press("f", "h", "d")
        assert "<script>" in walk.wide.display[0] or walk.raw.count("<script>")
        assert walk.driving() == set()


def test_without_colours_none_are_sent(plant: Path) -> None:
    with walking(plant, environment={"NO_COLOR": "1"}) as walk:
        walk.press(ENTER, "h")
        assert not re.search(r"\x1b\[[\d;]*m", walk.raw)


def test_evidence_after_evidence_is_confirmed(plant: Path) -> None:
    with walking(plant, "--confirm", rows=40, columns=100) as walk:
        assert "待确认1/1" in walk.flat
        assert "“" in walk.text  # the text that was read
        walk.press("c")
        assert walk.leave() == 0
        assert "0 份证据未确认" in walk.text
    assert "confirmed" in evidence(plant)[PERMIT]


def test_every_text_the_walk_asks_for_is_there() -> None:
    from gfpack.base.messages import Lang, message

    folder = Path(__file__).parents[2] / "gfpack/cli/walking"
    code = "".join(one.read_text("utf-8") for one in folder.glob("*.py"))
    asked = set(re.findall(r'\.words\(\s*"([\w.-]+)"', code))
    assert len(asked) > 40
    for key in asked:
        for lang in Lang:
            assert message(f"walk.{key}", lang)
