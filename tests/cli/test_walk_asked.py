"""What a person sees of what is asked, and how he finds papers: real tables, a real terminal."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

pytest.importorskip("termios", reason="Windows has no pseudo-terminal that pexpect could drive")

from appendix.bound_client import a_pdf
from cli.walk_terminal import ENTER, Walking
from evidence import evidence_papers as papers

from gfpack.base.messages import Lang
from gfpack.checklist.load import load
from gfpack.project.init import Facts, init

DAYS = ("--order", "indicator", "--on", "2026-11-20", "--today", "2026-11-22")


def client(folder: Path, checklist: str, lang: Lang = Lang.ZH) -> Path:
    """Return a project of a table in which nobody has said anything."""
    facts = Facts("苏州乌有精密轴承有限公司", 2025, date(2026, 12, 31))
    init(folder, load(checklist), facts, lang)
    return folder


def go(walk: Walking, requirement: str) -> Walking:
    return walk.press("g").type(requirement)


@pytest.mark.parametrize(("lang", "columns"), [("zh", 60), ("en", 120)])
@pytest.mark.parametrize("table", ["factory/gbt36132-2025", "factory/miit-platform-2025"])
def test_every_requirement_of_a_table_fits_and_shows_words_only(
    tmp_path: Path, table: str, lang: str, columns: int
) -> None:
    plant = client(tmp_path / "plant", table, Lang(lang))
    codes = {one for each in load(table).circumstances for one in each.choices if "-" in one}
    rows = len(load(table).requirements())
    with walking(plant, columns=columns, rows=50, lang=lang) as walk:
        go(walk, next(iter(load(table).requirements())))
        for number in range(1, rows + 1):
            assert walk.lines[0].startswith(f"{number}/{rows} "), walk.text
            assert walk.longest() < columns, walk.text
            assert len(walk.text.splitlines()) <= 50
            assert not codes & set(re.findall(r"[a-z]+(?:-[a-z]+)+", walk.text)), walk.text
            walk.press(ENTER)


def walking(plant: Path, *options: str, **how: object) -> Walking:
    return Walking(plant, *DAYS, *options, **how)  # type: ignore[arg-type]


def test_choices_stand_below_their_question_with_digits_and_rule_rows_out(tmp_path: Path) -> None:
    plant = client(tmp_path / "plant", "factory/miit-platform-2025")
    with walking(plant, rows=50) as walk:
        go(walk, "P11a")
        assert "4没有生产废水" in walk.flat
        assert "选none" not in walk.flat
        walk.press("t").type("4")
        assert "\nP11b " in walk.text  # the row does not concern the plant any more
        assert walk.lines[0].split()[0].endswith("/33")
        go(walk, "P11a")
        assert "适用情形不涉及" in walk.flat
        walk.press("z")
        assert walk.lines[0].split()[0].endswith("/34")
        go(walk, "P11a")
        assert "\nP11a " in walk.text


def test_of_n_rows_it_is_said_how_many_count(tmp_path: Path) -> None:
    with walking(client(tmp_path / "park", "park/2016-2024"), rows=50) as walk:
        go(walk, "9").press("m")
        go(walk, "8")
        assert "4选2：本条与9、10、11只计2条" in walk.flat
        assert "现已作答：9。" in walk.flat


def test_metrics_say_what_is_missing_and_the_working_is_a_key_away(tmp_path: Path) -> None:
    with walking(client(tmp_path / "plant", "factory/gbt36132-2025"), rows=50) as walk:
        go(walk, "1.1")
        assert "用哪个指标评价取决于适用情形" in walk.flat
        assert "1单位产品2单位产值" in walk.flat
        walk.press("t").type("1").type("2").press("t").type("2").type("2")
        assert "单位产值综合能耗：还缺数据" in walk.flat
        assert "越小越好" in walk.flat
        walk.press("i")
        assert "公式" in walk.flat
        assert "按任意键返回" in walk.flat


def test_why_proofs_are_grouped_so_can_be_read_to_its_end(tmp_path: Path) -> None:
    reason = "平台要求执照与三个公开系统的查询结果；四件各证一事，须同时提供。"
    with walking(client(tmp_path / "plant", "factory/gbt36132-2025"), rows=50) as walk:
        go(walk, "4.2a")
        proof = load("factory/gbt36132-2025").requirements()["4.2a"].proof
        assert proof
        assert proof.reason.startswith(reason)
        assert "".join(proof.reason.split()) not in walk.flat
        assert "按i看全部依据" in walk.flat
        walk.press("i")
        assert "".join(proof.reason.split()) in walk.flat


def test_what_is_asked_for_comes_first_and_long_lists_turn_pages(tiny_copy: Path) -> None:
    for number in range(20):
        (tiny_copy / "evidence" / f"会议记录 {number:02}.txt").write_text(
            f"第 {number} 次", "utf-8"
        )
    papers.pdf(tiny_copy / "evidence" / "质量证书.pdf", papers.QUALITY_TEXT)
    with walking(tiny_copy) as walk:
        go(walk, "2.1.1").press("a")
        flat = walk.flat
        assert "第1-" in flat
        if "本条要求的类型" in flat:
            assert flat.index("本条要求的类型") < flat.index("还没有归类的文件")
        assert "会议记录00" in flat
        assert "会议记录19" not in flat
        walk.type("+")
        assert "会议记录19" in walk.flat
        walk.type("-")
        assert "会议记录00" in walk.flat
        walk.type("会议记录 19").type("1")
        assert "已为2.1.1添加" in walk.flat
        walk.press("a").type("001Q")  # by the number of the permit
        assert "排污许可证" in walk.flat
        assert "会议记录00" not in walk.flat
        walk.type("没有这样的").press(ENTER)


def test_what_was_edited_and_dropped_meanwhile_is_read_by_a_key(tiny_copy: Path) -> None:
    with walking(tiny_copy) as walk:
        go(walk, "0.2")
        file = tiny_copy / "answers.yaml"
        file.write_text(
            file.read_text("utf-8").replace("answers:\n", 'answers:\n  "0.2": {state: unmet}\n', 1),
            "utf-8",
        )
        (tiny_copy / "evidence" / "新来的.pdf").write_bytes(a_pdf("无事故证明"))
        walk.press("y")
        assert "新增1个文件" in walk.flat
        assert "\n0.2 " in walk.text
        assert "自评：不符合" in walk.flat
        walk.press("z")
        assert "没有可撤销的" in walk.flat


def test_who_corrected_a_value_is_told_with_what_software_read(tiny_copy: Path) -> None:
    with walking(tiny_copy, columns=120, rows=50) as walk:
        go(walk, "5.1.1").press("e").type("有效期至").type("1").type("2028-05-31")
        assert "2028-05-31←人工填写（王敏2026-11-20），软件原识读为2029-07-14（" in walk.flat


def test_how_sure_the_type_is_stands_on_the_card(tiny_copy: Path) -> None:
    (tiny_copy / "evidence.yaml").unlink()
    with walking(tiny_copy, "--confirm", columns=120, rows=60) as walk:
        assert re.search(r"（软件判断，把握\d+%）|（软件猜测，把握仅\d+%，请核对）", walk.flat)
        first = walk.lines[1].split()[-1]
        walk.press("c").press("b")
        if "第一条" in walk.flat:
            walk.press(ENTER)
        assert first in walk.text
        assert not re.search(r"软件判断，把握|软件猜测", walk.flat)


def test_an_answer_taken_back_is_not_told_as_left_undone_by_somebody(tiny_copy: Path) -> None:
    with walking(tiny_copy) as walk:
        go(walk, "0.2").press("m", "?")
        assert "未作答·由王敏2026-11-20撤回" in walk.flat


def test_a_paper_that_differs_is_asked_about_before_it_takes_the_place(
    tiny_copy: Path, tmp_path: Path
) -> None:
    other = papers.pdf(tmp_path / "质量管理体系认证证书.pdf", papers.QUALITY_TEXT)
    before = (tiny_copy / "evidence.yaml").read_bytes()
    with walking(tiny_copy) as walk:
        go(walk, "5.1.1").press("r").type(str(other))
        assert "类型不同：原来是排污许可证正本，新文件看来是" in walk.flat
        assert re.search(r"把握\d+%", walk.flat)
        walk.press("x")
        assert "没有改动" in walk.flat
        assert (tiny_copy / "evidence.yaml").read_bytes() == before
        assert not list((tiny_copy / "evidence").glob("质量*"))
        walk.press("r").type(str(other)).press("y")
        assert "已换成新文件" in walk.flat
