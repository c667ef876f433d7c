"""How often recognition is right, wrong and sure: over every file of a whole client.

The files are examined once and recognised under three sets of names: those the client gave them,
names that say nothing, and names that belong to other files. Sure and wrong is never allowed.
"""

import os
import random
import shutil
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from gfpack.checklist.load import load_types
from gfpack.checklist.models import EvidenceTypes
from gfpack.evidence.cuebook import cuebook
from gfpack.evidence.doubts import is_unsure
from gfpack.evidence.models import Evidence, Register
from gfpack.evidence.recognise import SURE, Recognised, recognise
from gfpack.evidence.register import register
from gfpack.evidence.scoring import scores_of_text
from gfpack.project.layout import (
    ANSWERS_YAML,
    EVIDENCE_DIR,
    EVIDENCE_YAML,
    GFPACK_YAML,
    READINGS,
    STATE_DIR,
)
from gfpack.project.load import load, load_with_checklist

BOOK = cuebook(load_types())
TEXT_LEAST = 0.9
"""Share of the files with text whose type is to be right from what they say."""


@dataclass
class Tally:
    """What came out under one set of names."""

    counts: Counter[str] = field(default_factory=Counter)
    with_text: int = 0
    right_with_text: int = 0
    sure_and_wrong: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        return self.right_with_text / self.with_text


def files_below(client: Path) -> list[str]:
    found = (path for path in (client / EVIDENCE_DIR).rglob("*") if path.is_file())
    paths = (path.relative_to(client).as_posix() for path in found)
    return sorted(path for path in paths if not Path(path).name.startswith("."))


def neutral(files: list[str]) -> dict[str, str]:
    return {
        file: f"{EVIDENCE_DIR}/file-{number:03d}{Path(file).suffix}"
        for number, file in enumerate(files, start=1)
    }


def misleading(files: list[str], seed: int) -> dict[str, str]:
    """Give every file another one's name, with its own ending."""
    others = files[:]
    while any(one == other for one, other in zip(files, others, strict=True)):
        random.Random(seed).shuffle(others)
        seed += 1
    taken: dict[str, str] = {}
    for file, other in zip(files, others, strict=True):
        name = Path(other).with_suffix(Path(file).suffix)
        if name.as_posix() in taken.values():
            name = name.with_stem(f"{name.stem} 又")
        taken[file] = name.as_posix()
    return taken


def project_of(client: Path, folder: Path, names: Mapping[str, str], read: Path | None) -> Path:
    """Return a project of the client's files under other names, of which nobody said anything."""
    for file, name in names.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        os.link(client / file, folder / name)
    for name in (GFPACK_YAML, ANSWERS_YAML):
        shutil.copy(client / name, folder)
    (folder / EVIDENCE_YAML).write_text("evidence: {}\n", "utf-8")
    if read:
        (folder / STATE_DIR).mkdir()
        shutil.copy(read / STATE_DIR / READINGS, folder / STATE_DIR)
    return folder


def truth_of(client: Path) -> dict[str, list[tuple[int, int, str]]]:
    found: dict[str, list[tuple[int, int, str]]] = {}
    for entry in load(client).evidence.evidence.values():
        for pages in entry.pages:
            span = (pages.first or 1, pages.last or 9999, str(entry.type))
            found.setdefault(pages.file, []).append(span)
    return found


def tallied(client: Path, folder: Path, names: Mapping[str, str]) -> Tally:
    held, checklist, types = load_with_checklist(folder)
    seen, truth = register(held, checklist, types), truth_of(client)
    given = {name: file for file, name in names.items()}
    tally = Tally()
    for one in seen.evidence:
        count(one, seen, truth.get(given[one.extents[0].path], []), types, tally)
    for path in seen.unmatched:
        tally.counts["refused"] += 1
        tally.with_text += seen.files[path].facts.has_text
    return tally


def count(
    one: Evidence,
    held: Register,
    truth: list[tuple[int, int, str]],
    types: EvidenceTypes,
    tally: Tally,
) -> None:
    extent = one.extents[0]
    meant = [t for first, last, t in truth if first <= extent.last and extent.first <= last]
    if not meant:
        return  # a copy that nobody uses
    right = any(one.type == kind or one.type in types.lineage(kind) for kind in meant)
    if one.type is None:
        tally.counts["refused"] += 1
    else:
        sure = "unsure" if is_unsure(one, held) else "sure"
        tally.counts[f"{'right' if right else 'wrong'}, {sure}"] += 1
        if not right and sure == "sure":
            tally.sure_and_wrong.append(f"{extent.path}: {one.type}, not {meant}")
    if held.files[extent.path].facts.has_text:
        tally.with_text += 1
        tally.right_with_text += right


@pytest.fixture(scope="module")
def examined(ready_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the client's files under their own names, read once."""
    files = files_below(ready_project)
    folder = tmp_path_factory.mktemp("named")
    return project_of(ready_project, folder, {file: file for file in files}, None)


@pytest.mark.parametrize("names", ["own", "neutral", "misleading 7", "misleading 11"])
def test_nothing_is_sure_and_wrong_whatever_files_are_called(
    ready_project: Path, examined: Path, tmp_path: Path, names: str
) -> None:
    files = files_below(ready_project)
    assert len(files) >= 148
    own = {file: file for file in files}
    tally = tallied(ready_project, examined, own)
    if names != "own":
        kind, _, seed = names.partition(" ")
        given = neutral(files) if kind == "neutral" else misleading(files, int(seed))
        folder = project_of(ready_project, tmp_path, given, examined)
        tally = tallied(ready_project, folder, given)
    print(f"\n{names:14}", *(f"{key} {value} ·" for key, value in sorted(tally.counts.items())))
    assert tally.sure_and_wrong == []
    assert tally.share >= TEXT_LEAST, (tally.right_with_text, tally.with_text)
    if kind_is_plain(names):
        assert tally.counts["right, sure"] >= 75


def kind_is_plain(names: str) -> bool:
    """Return whether names do not gainsay what the files say."""
    return not names.startswith("misleading")


def recognised(text: str, path: str = "evidence/file-001.pdf") -> Recognised:
    return recognise(scores_of_text(text, BOOK), [path], (), BOOK)


@pytest.mark.parametrize(
    "heading",
    [
        "检测报告\n土壤", "检测报告\n饮用水", "轴承摩擦力矩检测报告", "轴承振动检测报告",
        "食堂油烟检测报告", "压力容器定期检验报告", "防雷装置检测报告", "电梯检验报告",
        "职业病危害因素检测报告", "食品经营许可证", "环境管理制度", "设备租赁合同",
        "高新技术企业证书", "知识产权管理体系认证证书", "突发环境事件应急预案",
        "应急预案备案登记表", "环境影响评价委托合同", "排污许可证申请承诺书", "会议纪要",
    ],
)  # fmt: skip
def test_what_shares_only_common_words_with_a_type_is_never_surely_it(heading: str) -> None:
    found = recognised(f"某某精密有限公司\n{heading}\n受检单位:某某有限公司\n结论:合格。")
    assert found.confidence < SURE, found


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("检测报告\n废气", "waste-gas-monitoring"),
        ("检测报告\n废气、废水、噪声（2025 年第四季度）", "combined-monitoring"),
        ("有害物质（危险化学品）使用清单（2025 年）", "hazardous-substance-list"),
        ("再生钢原料使用情况说明", "recycled-material-proof"),
        ("2025 年度产品碳足迹与温室气体核查结果公示", "carbon-publication"),
        (
            "关于某某有限公司年产 4000 万套轴承智能\n化改扩建项目环境影响报告表的批复",
            "eia-approval",
        ),
    ],
)
def test_a_heading_decides_between_kinds_that_share_words(heading: str, kind: str) -> None:
    assert recognised(f"某某精密有限公司\n{heading}\n委托单位:某某有限公司").type == kind


def test_a_mention_in_the_text_does_not_beat_the_heading() -> None:
    text = "某某有限公司\n2025 年绿色制造教育培训计划\n1 能源、排污许可证、危险废物管理 3月 笔试"
    assert recognised(text).type in ("training-plan", "green-training")


def test_a_name_alone_is_never_sure() -> None:
    found = recognised("", "evidence/营业执照（副本）.pdf")
    assert (found.type, found.confidence < SURE) == ("business-licence", True)
    assert "alone=" in found.reason.split(";")


def test_what_it_may_be_else_is_told_where_it_is_not_sure() -> None:
    found = recognised("某某有限公司\n检测报告\n有组织废气 非甲烷总烃 厂界噪声 昼间 夜间")
    assert found.confidence < SURE
    assert "or=" in found.reason
