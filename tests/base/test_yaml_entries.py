"""Entries of a large file are changed by themselves, and the result is that of the long way."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gfpack.base import yaml
from gfpack.base.errors import DataError, OutputError

EVIDENCE = """\
# 由人确认的内容
evidence:

  # ── 0 一般要求 ──
  licence:   # 两张照片
    type: licence
    title: "营业执照"   # 引号要留着
    pages:
      - {file: "a 1.jpg"}
    # 这一行说的是下一份

  # ── 1 建筑 ──
  1.10:
    state: no
    note: |
      # 不是注释
      第二行

# 文件的另一部分
overrides:
  - a: 1
"""


def written(folder: Path, text: str = EVIDENCE) -> Path:
    file = folder / "证据.yaml"
    file.write_text(text, "utf-8", newline="")
    return file


def test_only_the_lines_of_the_entry_change(tmp_path: Path) -> None:
    file = written(tmp_path)
    with yaml.edit(file, only=("evidence", ["licence"])) as content:
        assert list(content) == ["evidence"]
        assert list(content["evidence"]) == ["licence"]
        content["evidence"]["licence"]["type"] = "licence-copy"
        content["evidence"]["licence"]["seal_seen"] = True
    assert file.read_text("utf-8") == EVIDENCE.replace(
        "type: licence", "type: licence-copy"
    ).replace('      - {file: "a 1.jpg"}\n', '      - {file: "a 1.jpg"}\n    seal_seen: true\n')


def test_a_new_entry_stands_behind_the_last_and_before_the_next_part(tmp_path: Path) -> None:
    file = written(tmp_path)
    with yaml.edit(file, only=("evidence", ["new"])) as content:
        yaml.table(content, "evidence")["new"] = {"type": "x", "note": "一\n二"}
    assert file.read_text("utf-8") == EVIDENCE.replace(
        "      第二行\n", "      第二行\n  new:\n    type: x\n    note: |-\n      一\n      二\n"
    )


def test_an_entry_goes_with_its_lines_and_leaves_the_comments_around_it(tmp_path: Path) -> None:
    file = written(tmp_path)
    with yaml.edit(file, only=("evidence", ["licence"])) as content:
        del content["evidence"]["licence"]
    text = file.read_text("utf-8")
    assert list(yaml.read(file).data["evidence"]) == ["1.10"]
    assert all(line in text for line in re.findall(r"(?m)^\s*#.*$", EVIDENCE))


@pytest.mark.parametrize(
    "text",
    ["", "# 只有注释\n", "evidence:\n", "evidence: {}\n", "evidence: {a: {type: x}, b: {}}\n",
     "{evidence: {a: {}}}\n", "evidence:\n  a: {type: x}\n  b:\n", "evidence:\n      a:\n"
     "          type: x\n", "other: 1\n", "evidence:\n a:\n  type: x\n b: {}\nx: 1\n",
     "x: 1\nevidence:\n  a:\n    type: x", "evidence:\n  'a':\n    type: x\n",
     "evidence:\n  a:\n    note: |\n      # x\n", "evidence:\n  a:\n    note: \"x\n      y\"\n",
     "evidence:\n  a:\n    note: 'x\u2028 y'\n    type: z\n"],
)  # fmt: skip
def test_however_the_file_is_written_the_entry_gets_in(tmp_path: Path, text: str) -> None:
    file = written(tmp_path, text)
    before = yaml.read(file).data
    with yaml.edit(file, only=("evidence", ["a"])) as content:
        yaml.table(yaml.table(content, "evidence"), "a")["sure"] = True
    entries = before.get("evidence") or {}
    expected = {**entries, "a": {**(entries.get("a") or {}), "sure": "true"}}
    assert yaml.read(file).data == {**before, "evidence": expected}


def test_newlines_and_mark_stay_and_a_conflict_is_noticed(tmp_path: Path) -> None:
    file = written(tmp_path, "\ufeff" + EVIDENCE.replace("\n", "\r\n"))
    with yaml.edit(file, only=("evidence", ["licence"])) as content:
        content["evidence"]["licence"]["type"] = "x"
    assert (
        file.read_bytes()
        == ("\ufeff" + EVIDENCE.replace("type: licence", "type: x").replace("\n", "\r\n")).encode()
    )
    with (
        pytest.raises(OutputError, match="changed_meanwhile"),
        yaml.edit(file, unchanged_since=EVIDENCE, only=("evidence", ["licence"])),
    ):
        pass


def test_what_is_no_yaml_is_told_with_its_place(tmp_path: Path) -> None:
    file = written(tmp_path, "evidence:\n  a: [1\n")
    with pytest.raises(DataError), yaml.edit(file, only=("evidence", ["a"])):
        pass


def test_what_is_said_already_stays_as_it_is_written(tmp_path: Path) -> None:
    text = "a:\n  b: [\"0.1\", 'x']  # 说明\n  c: true\n  d: {e: 1}\n"
    file = written(tmp_path, text)
    with yaml.edit(file) as content:
        yaml.put(content["a"], "b", ["0.1", "x"])
        yaml.put(content["a"], "c", True)
        yaml.put(content["a"], "d", {"e": 1})
    assert file.read_text("utf-8") == text
    with yaml.edit(file) as content:
        yaml.put(content["a"], "b", ["0.1", "2"])
        yaml.put(content["a"], "d", None)
    assert file.read_text("utf-8") == 'a:\n  b: ["0.1", "2"]  # 说明\n  c: true\n  d:\n'


DROPPED = """\
a:
  # 最前
  b: 1  # 一
  # 之后
  c:
    d: 2
    # d 之后
  e:
    - f  # f 一个
  # g 之前
  g: 3
"""


@pytest.mark.parametrize("key", ["b", "c", "e", "g"])
def test_comments_outlive_the_key_before_them(tmp_path: Path, key: str) -> None:
    file = written(tmp_path, DROPPED)
    with yaml.edit(file) as content:
        yaml.drop(content["a"], key)
        yaml.drop(content["a"], "none")
    text = file.read_text("utf-8")
    assert list(yaml.read(file).data["a"]) == [one for one in "bceg" if one != key]
    for comment in ("# 之后", "# d 之后", "# g 之前"):
        assert text.count(comment) == 1


names = st.sampled_from(["a", "b-1", "1.10", "no", "证据", "#x", "a b", "", "-", "null"])
values = st.recursive(
    st.text("ab:#-'\"|>{}[]，中\n \t", max_size=12) | st.booleans() | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=6,
)
entries = st.dictionaries(names, values, max_size=3)


@settings(deadline=None)
@given(tables=st.dictionaries(names, entries, max_size=4), new=entries, key=names)
def test_the_short_way_says_what_the_long_way_says(
    tmp_path_factory: pytest.TempPathFactory,
    tables: dict[str, dict[str, Any]],
    new: dict[str, Any],
    key: str,
) -> None:
    folder = tmp_path_factory.mktemp("yaml")
    file, other = folder / "a.yaml", folder / "b.yaml"
    with yaml.edit(file) as content:
        content["first"] = "1"
        content["evidence"] = tables
        content["last"] = {"x": "y"}
    other.write_bytes(file.read_bytes())
    for each, only in ((file, ("evidence", [key])), (other, None)):
        with yaml.edit(each, only=only) as content:
            yaml.table(content, "evidence")[key] = new
    assert yaml.read(file).data == yaml.read(other).data
