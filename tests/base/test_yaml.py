"""YAML that people edit: values are text, problems have places, editing loses nothing."""

from __future__ import annotations

import string
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field

from gfpack.base import yaml
from gfpack.base.errors import DataError, OutputError
from gfpack.base.messages import Lang, message


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Leaf(Strict):
    title: str = ""
    until: date | Literal["long-term"] | None = None
    count: int = Field(default=1, ge=1)


class Branch(Strict):
    leaves: tuple[Leaf, ...] = ()
    named: dict[str, Leaf] = {}
    deep: dict[str, tuple[Leaf, ...]] = {}


class Tree(Strict):
    name: str
    tier: Literal["city", "province", "nation"] = "city"
    branch: Branch | None = None
    points: Decimal | None = None


def file_of(tmp_path: Path, content: str | bytes) -> Path:
    file = tmp_path / "文件 一.yaml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def problems_of(tmp_path: Path, content: str | bytes) -> list[tuple[int, int, str, dict[str, str]]]:
    with pytest.raises(DataError) as caught:
        yaml.into(Tree, yaml.read(file_of(tmp_path, content)))
    return [(p.line, p.column, p.key, dict(p.params)) for p in caught.value.problems]


def in_words(tmp_path: Path, content: str | bytes) -> list[str]:
    return [
        f"{line}:{column} {message(key, Lang.EN, **params)}"
        for line, column, key, params in problems_of(tmp_path, content)
    ]


@pytest.mark.parametrize(
    "written", ["4.10", "1:30", "no", "Yes", "on", "012", "1e3", "0x10", "2026-06-30", "3_000"]
)
def test_a_scalar_stays_the_text_that_was_written(tmp_path: Path, written: str) -> None:
    assert yaml.read(file_of(tmp_path, f"{written}: {written}\n")).data == {written: written}


@pytest.mark.parametrize("empty", ["", "~", "null", "Null", "NULL"])
def test_an_empty_value_is_nothing_but_a_quoted_one_is_text(tmp_path: Path, empty: str) -> None:
    found = yaml.read(file_of(tmp_path, f'a: {empty}\nb: "{empty}"\n')).data
    assert found == {"a": None, "b": empty}


def test_an_empty_file_and_one_of_comments_hold_nothing(tmp_path: Path) -> None:
    assert yaml.read(file_of(tmp_path, "")).data == {}
    assert yaml.read(file_of(tmp_path, "# 说明\n")).data == {}


def test_a_byte_order_mark_and_windows_newlines_do_not_shift_places(tmp_path: Path) -> None:
    content = "\ufeffname: 甲\r\nbranch:\r\n  leafs: []\r\n"
    assert in_words(tmp_path, content) == ["3:3 unknown key 'leafs'; did you mean 'leaves'?"]


def test_columns_count_characters_not_bytes(tmp_path: Path) -> None:
    assert [p[:2] for p in problems_of(tmp_path, "{name: 苏州轴承, nmae: 1}\n")] == [(1, 14)]


def test_every_problem_of_a_file_is_told_at_once_in_file_order(tmp_path: Path) -> None:
    content = """\
tier: provnce
branch:
  leaves:
    - title: a
      cuont: 2
    - count: 0
      until: soon
  named:
    one: {until: 2026/6/30}
  deep:
    two: [{titel: x}, {count: 1.5}]
points: many
"""
    assert in_words(tmp_path, content) == [
        "1:1 'name' is missing",
        "1:1 'tier' cannot be 'provnce'; did you mean 'province'? (city | province | nation)",
        "5:7 unknown key 'cuont'; did you mean 'count'?",
        "6:7 'branch.leaves.1.count' cannot be '0': at least 1",
        "7:7 'branch.leaves.1.until' cannot be 'soon': "
        "write a date such as 2026-06-30, or long-term",
        "9:11 'branch.named.one.until' cannot be '2026/6/30': "
        "write a date such as 2026-06-30, or long-term",
        "11:12 unknown key 'titel'; did you mean 'title'?",
        "11:24 'branch.deep.two.1.count' cannot be '1.5': it must be a whole number",
        "12:1 'points' cannot be 'many': it must be a number",
    ]


def test_a_name_known_elsewhere_is_not_offered_where_it_does_not_belong(tmp_path: Path) -> None:
    content = "name: a\nbranch:\n  teir: city\n"
    assert in_words(tmp_path, content) == ["3:3 unknown key 'teir'"]


def test_a_key_with_nothing_behind_it_counts_as_left_out(tmp_path: Path) -> None:
    content = "name: a\ntier:\nbranch:\n  leaves:\n  named:\n    one:\n"
    tree = yaml.into(Tree, yaml.read(file_of(tmp_path, content)))
    assert tree == Tree(name="a", branch=Branch())


def test_a_required_key_with_nothing_behind_it_is_missing_where_it_stands(tmp_path: Path) -> None:
    assert in_words(tmp_path, "tier: city\nname:\n") == ["2:1 'name' is missing"]


def test_an_unknown_key_is_refused_even_with_nothing_behind_it(tmp_path: Path) -> None:
    assert in_words(tmp_path, "name: a\nvetto:\n") == ["2:1 unknown key 'vetto'"]


@pytest.mark.parametrize(
    ("content", "place", "key"),
    [
        ("a:\n\tb: 1\n", (2, 1), "tab"),
        ("name：甲\ntier: city\n", (2, 5), "wide_colon"),
        ("a: b: c\n", (1, 5), "colon"),
        ("a: 1\n b: 2\n", (2, 3), "colon"),
        ("a: 1\nb\nc: 2\n", (3, 1), "no_colon"),
        ("a: 1\nb: 'x\nc: 2\n", (2, 4), "quote"),
        ("a: [1, 2\nb: 3\n", (1, 4), "bracket"),
        ("a: @x\n", (1, 4), "sign"),
        ("a: 1\n---\nb: 2\n", (2, 1), "documents"),
        ("a: 1\nb: x\x07y\n", (2, 5), "control"),
        ("a: &x 1\nb: *x\n", (2, 1), "alias"),
        ("a: &x [1]\nb: [*x, *x]\n", (2, 5), "alias"),
        ("a: *x\n", (1, 4), "alias"),
        ("? [a]\n: 1\n", (1, 3), "key"),
        ("[" * 3000 + "]" * 3000, (1, 52), "deep"),
        ("[" * 300_000, (1, 52), "deep"),
        ("[a, " * 300_000, (1, 205), "deep"),
        ("a: {b: " * 300_000, (1, 361), "deep"),
        ("- " * 300_000, (1, 1), "deep"),
    ],
)
def test_what_is_no_yaml_is_told_in_words_with_its_place(
    tmp_path: Path, content: str, place: tuple[int, int], key: str
) -> None:
    line, column, found, params = problems_of(tmp_path, content)[0]
    assert found == f"base.yaml.{key}"
    if key != "alias":  # the place of an alias is the key it stands behind
        assert (line, column) == place
    assert message(found, Lang.ZH, **params)


def test_a_key_given_twice_is_refused_at_its_second_place(tmp_path: Path) -> None:
    assert in_words(tmp_path, "name: a\nname: b\n") == ["2:1 key 'name' is given twice"]


def test_text_in_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    content = "tier: city\nname: 轴承\n".encode("gbk")
    assert in_words(tmp_path, content) == ["2:1 is not UTF-8; save it as UTF-8"]


def test_a_missing_file_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        yaml.read(tmp_path / "none.yaml")
    assert caught.value.problems[0].key == "base.unreadable"


EDITED = """\
# 说明

answers:
  # 1.1 建筑
  1.10:   # 一票否决
    state: no    # 尾注
    score: 4.10
    quoted: "yes"

  # 1.2 照明
  "1.2.a":
    statement: |
      第一行
      第二行

  # 最后一节
  z:
    pages:
      - file: a b.pdf
        first: 1
# 文件末尾
"""


def test_an_edit_leaves_everything_else_as_it_was(tmp_path: Path) -> None:
    file = file_of(tmp_path, EDITED)
    with yaml.edit(file) as content:
        content["answers"]["1.10"]["state"] = "met"
    assert file.read_text("utf-8") == EDITED.replace("state: no ", "state: met")


def test_an_edit_that_changes_nothing_writes_the_same_text(tmp_path: Path) -> None:
    file = file_of(tmp_path, EDITED)
    with yaml.edit(file):
        pass
    assert file.read_text("utf-8") == EDITED


def test_new_keys_stand_before_the_comment_that_heads_the_next_part(tmp_path: Path) -> None:
    file = file_of(tmp_path, EDITED)
    with yaml.edit(file) as content:
        content["answers"]["1.10"]["by"] = "张三"
        content["answers"]["1.2.a"]["on"] = date(2026, 1, 2)
        content["answers"]["z"]["pages"].append({"file": "c.pdf"})
        content["answers"]["z"]["note"] = "一\n二"
    assert file.read_text("utf-8") == EDITED.replace(
        'quoted: "yes"\n', 'quoted: "yes"\n    by: 张三\n'
    ).replace("      第二行\n", "      第二行\n    on: 2026-01-02\n").replace(
        "        first: 1\n",
        "        first: 1\n      - file: c.pdf\n    note: |-\n      一\n      二\n",
    )


def test_an_edit_keeps_the_newlines_and_the_mark_of_the_users_editor(tmp_path: Path) -> None:
    file = file_of(tmp_path, "\ufeffa: 1\r\nb: 2\r\n")
    with yaml.edit(file) as content:
        content["b"] = "3"
    assert file.read_bytes() == "\ufeffa: 1\r\nb: 3\r\n".encode()


def test_an_edit_makes_a_missing_file_and_fills_one_of_comments(tmp_path: Path) -> None:
    with yaml.edit(tmp_path / "new.yaml") as content:
        content["a"] = {"b": ["c"]}
    assert (tmp_path / "new.yaml").read_text("utf-8") == "a:\n  b:\n    - c\n"
    file = file_of(tmp_path, "# 说明\n#\n# evidence:\n")
    with yaml.edit(file) as content:
        content["evidence"] = {"a": {"type": "x"}}
    assert file.read_text("utf-8").startswith("# 说明\n#\n# evidence:\nevidence:\n  a:\n")


def test_an_empty_table_grows_on_lines_of_its_own(tmp_path: Path) -> None:
    file = file_of(tmp_path, "evidence: {}\n")
    with yaml.edit(file) as content:
        content["evidence"]["a"] = {"type": "x"}
    assert file.read_text("utf-8") == "evidence:\n  a:\n    type: x\n"


def test_an_edit_refuses_a_file_that_changed_since_it_was_read(tmp_path: Path) -> None:
    file = file_of(tmp_path, "a: 1\n")
    seen = yaml.read(file).text
    file.write_text("a: 2\n")
    with pytest.raises(OutputError), yaml.edit(file, unchanged_since=seen) as content:
        content["a"] = "3"
    assert file.read_text() == "a: 2\n"


def test_an_edit_refuses_a_file_that_somebody_saves_meanwhile(tmp_path: Path) -> None:
    file = file_of(tmp_path, "a: 1\n")
    with pytest.raises(OutputError), yaml.edit(file) as content:
        file.write_text("a: 2\n")
        content["a"] = "3"
    assert file.read_text() == "a: 2\n"


def test_an_edit_that_fails_leaves_the_file_alone(tmp_path: Path) -> None:
    file = file_of(tmp_path, "a: 1\n")
    with pytest.raises(RuntimeError), yaml.edit(file) as content:
        content["a"] = "3"
        raise RuntimeError
    assert file.read_text() == "a: 1\n"
    assert [one.name for one in tmp_path.iterdir()] == [file.name]


def test_an_edit_of_what_is_no_yaml_tells_the_place(tmp_path: Path) -> None:
    with pytest.raises(DataError), yaml.edit(file_of(tmp_path, "a: [1\n")):
        pass


texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), include_characters="\n"),
    max_size=30,
).filter(lambda text: "\ufeff" not in text and "\u2028" not in text and "\u2029" not in text)
keys = st.text(string.ascii_letters + string.digits + "._-", min_size=1, max_size=8)
values = st.recursive(
    texts, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3)
)


@given(content=st.dictionaries(keys, values, max_size=4))
def test_whatever_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, content: dict[str, object]
) -> None:
    file = tmp_path_factory.mktemp("y") / "a.yaml"
    with yaml.edit(file) as edited:
        edited.update(content)
    assert yaml.read(file).data == content


@given(raw=st.binary(max_size=60))
def test_no_bytes_whatever_make_reading_crash(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    file = tmp_path_factory.mktemp("y") / "a.yaml"
    file.write_bytes(raw)
    try:
        yaml.into(Tree, yaml.read(file))
    except DataError as problem:
        for one in problem.problems:
            assert message(one.key, Lang.ZH, **dict(one.params))


def test_a_value_that_stands_twice_is_written_twice(tmp_path: Path) -> None:
    day, file = date(2026, 11, 10), tmp_path / "a.yaml"
    with yaml.edit(file) as content:
        content["issued"] = day
        content["confirmed"] = {"on": day}
    assert yaml.read(file).data == {"issued": "2026-11-10", "confirmed": {"on": "2026-11-10"}}
