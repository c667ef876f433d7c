"""Loading: one's own files win, an unknown id is refused with help, and it is quick."""

from __future__ import annotations

from pathlib import Path

import pytest

from gfpack.base.errors import DataError, UsageError
from gfpack.checklist.load import available, load, load_types

OWN = """
id: factory/own
scheme: factory
standard: DB32/T 1-2026
edition: "2026"
title: {zh: 自有, en: own}
status: in-force
sources: {K: 背景知识}
indicators:
  - id: "1"
    title: {zh: 一, en: one}
    weight: 100
    source: [K]
    confidence: high
    requirements:
      - id: 1.10
        title: {zh: 条, en: row}
        kind: basic
        kind_confidence: high
        veto: true
        clause: 4.10
        source: [K]
        confidence: high
        proof:
          confidence: high
          reason: 只要一件
          groups:
            - {id: licence, title: {zh: 执照, en: licence}, any_of: [TYPE]}
"""
OWN_TYPE = """
sources: {K: 背景知识}
types:
  - id: TYPE
    catalogue: E01
    title: {zh: 自有类型, en: own type}
    form: certificate
    cues: {name: [自有]}
    validity: {rule: permanent}
    issuer: {zh: 某局, en: an office}
    source: [K]
    confidence: high
"""


def write(folder: Path, *, table: str = "", types: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    if table:
        (folder / "own.yaml").write_text(table, "utf-8")
    if types:
        (folder / "evidence-types.yaml").write_text(types, "utf-8")
    return folder


def test_a_checklist_of_ones_own_is_found_by_its_id_whatever_its_file_is_called(
    tmp_path: Path,
) -> None:
    folder = write(tmp_path / "自己的 checklists", table=OWN.replace("TYPE", "business-licence"))
    table = load("factory/own", [folder])
    assert [(row.id, row.clause) for row in table.requirements().values()] == [("1.10", "4.10")]


def test_ones_own_checklist_wins_over_a_shipped_one_and_is_told_apart(tmp_path: Path) -> None:
    text = OWN.replace("TYPE", "business-licence").replace("factory/own", "factory/gbt36132-2018")
    folder = write(tmp_path / "checklists", table=text)
    assert load("factory/gbt36132-2018", [folder]).standard == "DB32/T 1-2026"
    found = {one.id: one.own for one in available([folder])}
    assert found.pop("factory/gbt36132-2018")
    assert "factory/gbt36132-2025" in found
    assert not any(found.values())


def test_ones_own_types_join_the_shipped_ones_and_win_over_the_same_id(tmp_path: Path) -> None:
    new = write(tmp_path / "new", types=OWN_TYPE.replace("TYPE", "own-type"))
    assert len(load_types([new]).types) == len(load_types().types) + 1
    same = write(tmp_path / "same", types=OWN_TYPE.replace("TYPE", "business-licence"))
    assert load_types([same]).by_id()["business-licence"].title.zh == "自有类型"
    assert len(load_types([same]).types) == len(load_types().types)


def test_an_unknown_id_is_refused_with_the_nearest_and_all_there_are() -> None:
    with pytest.raises(UsageError) as refused:
        load("factory/gbt36132-2019")
    assert refused.value.key == "checklist.unknown_near"
    assert refused.value.params["near"] in ("factory/gbt36132-2018", "factory/gbt36132-2025")
    assert "factory/gbt36132-2018, factory/gbt36132-2025" in str(refused.value.params["known"])


def test_what_does_not_fit_together_is_not_loaded(tmp_path: Path) -> None:
    folder = write(tmp_path, table=OWN.replace("TYPE", "busines-licence"))
    with pytest.raises(DataError) as refused:
        load("factory/own", [folder])
    [problem] = refused.value.problems
    assert problem.key == "checklist.unknown_type_near"
    assert ("near", "business-licence") in problem.params


def test_a_folder_that_is_not_there_changes_nothing(tmp_path: Path) -> None:
    assert load_types([tmp_path / "checklists"]) == load_types()
