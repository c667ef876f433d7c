"""What differs between two checklists."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gfpack.base.messages import Lang
from gfpack.checklist.diff import diff, likeness
from gfpack.checklist.diff_text import as_data, as_text
from gfpack.checklist.load import load, load_table, load_types
from gfpack.checklist.models import Checklist

LAID = Path(__file__).parent / "laid" / "small.yaml"


def variant(tmp_path: Path, *changes: tuple[str, str]) -> Checklist:
    """Return the small table with some words replaced."""
    text = LAID.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    tmp_path.mkdir(exist_ok=True)
    (tmp_path / "table.yaml").write_text(text, "utf-8")
    return load_table("factory/small", [tmp_path])


@pytest.fixture
def small(tmp_path: Path) -> Checklist:
    return variant(tmp_path / "before")


def test_a_checklist_does_not_differ_from_itself(small: Checklist) -> None:
    found = diff(small, small)
    assert found.nothing
    assert found.unchanged == ("1.1", "1.2", "1.3", "1.4")
    assert "两者内容相同" in as_text(found, load_types(), Lang.ZH)


def test_what_changes_of_a_row_is_named_part_by_part(small: Checklist, tmp_path: Path) -> None:
    after = variant(
        tmp_path / "after",
        ("points: 60", "points: 50"),
        ("baseline: {value: 70", "baseline: {value: 75"),
        ("any_of: [discharge-permit]", "any_of: [discharge-permit, business-licence]"),
        (
            "{id: licence, title: {zh: 执照, en: licence}",
            "{id: paper, title: {zh: 执照, en: paper}",
        ),
    )
    [row] = diff(small, after).changed
    assert row.after.id == "1.1"
    told = {one.part: (one.before, one.after) for one in row.changes}
    assert told["points"] == (60, 50)
    assert told["baseline"] == ("70", "75")
    assert set(told) == {"points", "baseline", "proof"}
    text = as_text(diff(small, after), load_types(), Lang.ZH)
    assert "分值: 60 → 50" in text
    assert "基准值: 70 → 75" in text
    assert "新增证明材料：执照" in text
    assert "不再要求：执照" in text
    assert "证明材料有变：许可（" not in text
    assert "证明材料有变：许可 (" in text


def test_a_veto_that_comes_or_goes_is_a_change(small: Checklist, tmp_path: Path) -> None:
    after = variant(
        tmp_path / "after",
        ("kind: expected", "kind: basic"),
        ('veto: false\n        clause: "5.2"', 'veto: true\n        clause: "5.2"'),
    )
    [row] = diff(small, after).changed
    assert [(one.part, one.before, one.after) for one in row.changes] == [
        ("kind", "expected", "basic"),
        ("veto", False, True),
    ]


def test_the_same_id_with_other_words_is_another_row(small: Checklist, tmp_path: Path) -> None:
    after = variant(
        tmp_path / "after",
        ("依法设立", "节水型企业"),
        ("[business-licence]", "[credit-china-report]"),
        ("any_of: [discharge-permit]", "any_of: [internal-audit]"),
    )
    found = diff(small, after)
    assert [one.id for one in found.removed] == ["1.1"]
    assert [one.id for one in found.added] == ["1.1"]
    assert found.alike == ()


def test_a_row_under_another_number_is_suggested_and_no_more(
    small: Checklist, tmp_path: Path
) -> None:
    found = diff(small, variant(tmp_path / "after", ("id: 1.1\n", "id: 9.9\n")))
    assert [(one.id) for one in found.removed] == ["1.1"]
    assert [(one.id) for one in found.added] == ["9.9"]
    [pair] = found.alike
    assert (pair.before.id, pair.after.id, pair.likeness) == ("1.1", "9.9", 1.0)


def test_likeness_is_symmetric_and_full_for_the_same(small: Checklist) -> None:
    rows = list(small.requirements().values())
    for one in rows:
        assert likeness(one, one) == 1
        for other in rows:
            assert likeness(one, other) == likeness(other, one)
            assert 0 <= likeness(one, other) <= 1


@pytest.fixture(scope="module")
def editions() -> tuple[Checklist, Checklist]:
    return load("factory/gbt36132-2018"), load("factory/gbt36132-2025")


def test_every_row_of_both_editions_is_told_once(editions: tuple[Checklist, Checklist]) -> None:
    before, after = editions
    found = diff(before, after)
    both = [*found.unchanged, *(one.after.id for one in found.changed)]
    assert sorted([*both, *(one.id for one in found.removed)]) == sorted(before.requirements())
    assert sorted([*both, *(one.id for one in found.added)]) == sorted(after.requirements())
    weights = {zh: (was, now) for zh, _, was, now in found.weights}
    assert weights["基础设施"] == (20, None)
    assert weights["能源低碳化"] == (None, 30)


def test_rows_of_the_two_editions_that_ask_for_the_same_are_found(
    editions: tuple[Checklist, Checklist],
) -> None:
    pairs = {(one.before.id, one.after.id) for one in diff(*editions).alike}
    assert {("2.3.1", "4.2c"), ("4.4.1", "4.2")} <= pairs


@pytest.mark.parametrize("lang", list(Lang))
def test_text_and_data_tell_the_same_rows(
    lang: Lang, editions: tuple[Checklist, Checklist]
) -> None:
    found = diff(*editions)
    text, data = as_text(found, load_types(), lang), json.loads(json.dumps(as_data(found)))
    for part in ("added", "removed"):
        for row in data[part]:
            assert f" {row['id']} [" in text
            assert row["title"][lang] in text
    assert data["schema"] == "gfpack/diff/1"
    assert len(data["alike"]) == len(found.alike)
