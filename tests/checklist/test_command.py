"""`gfpack checklist` as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gfpack.checklist.load import load
from gfpack.cli import main
from gfpack.figures.lint import lint_all

BROKEN = Path(__file__).parent / "broken"


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(["--lang", "zh", "checklist", *words])
    shown = capsys.readouterr()
    return int(left.value.code or 0), shown.out, shown.err


def test_list_names_both_editions(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "list", "--json")
    assert code == 0
    assert {(row["id"], row["status"]) for row in json.loads(out)} >= {
        ("factory/gbt36132-2018", "abolished"),
        ("factory/gbt36132-2025", "in-force"),
    }
    assert "〔已废止〕" in run(capsys, "list")[1]


def test_show_prints_json_and_text(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "show", "factory/gbt36132-2018", "--json")
    assert (code, json.loads(out)["indicators"][0]["weight"]) == (0, 20)
    assert "★ 0.1 [一般要求]" in run(capsys, "show", "factory/gbt36132-2018")[1]


def test_an_unknown_id_leaves_with_2_and_names_the_nearest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, _, err = run(capsys, "show", "factory/gbt36132-2010")
    assert code == 2
    assert "是不是“factory/gbt36132-2018”" in err


def test_lint_leaves_with_3_and_file_line_column(capsys: pytest.CaptureFixture[str]) -> None:
    file = BROKEN / "three-at-once.yaml"
    code, _, err = run(capsys, "lint", str(file))
    assert code == 3
    assert [line.rpartition(": ")[0] for line in err.splitlines()[:3]] == [
        f"{file}:27:25",
        f"{file}:28:19",
        f"{file}:38:24",
    ]
    count = len(lint_all()[0])
    assert run(capsys, "lint")[:2] == (0, f"检查了 {count} 个文件，没有问题。\n")


def test_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(run(capsys, "schema", "types")[1])["title"] == "EvidenceTypes"
    assert json.loads(run(capsys, "schema", "profile")[1])["title"] == "Profile"


def test_import_writes_into_the_project_only_what_sums_up(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "gfpack.yaml").write_text("", "utf-8")
    file = tmp_path / "分值.csv"
    file.write_text("条款,分值\n1.1.1,100\n", "utf-8")
    words = ["points", "import", str(file), "--checklist", "factory/gbt36132-2018"]
    words += ["--project", str(tmp_path), "--source", "附件 2"]
    code, _, err = run(capsys, *words)
    assert (code, "确实不计分的请写 0" in err) == (3, True)
    assert not (tmp_path / "checklists").exists()


def test_points_of_a_whole_table_are_imported_and_seen_from_the_project(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gfpack.yaml").write_text("", "utf-8")
    table = load("factory/gbt36132-2018")
    rows = [
        f"{row.id},{0 if number else 100}"
        for top in table.indicators
        for number, (_, row) in enumerate(top.walk())
    ]
    file = tmp_path / "分值.csv"
    file.write_text("\n".join(["条款,分值", *rows]), "utf-8")
    words = ["points", "import", str(file), "--checklist", "factory/gbt36132-2018"]
    words += ["--project", str(tmp_path), "--source", "附件 2"]
    assert run(capsys, *words)[0] == 0
    monkeypatch.chdir(tmp_path)
    assert "★ 1.1.1 [必选 100 分]" in run(capsys, "show", "factory/gbt36132-2018")[1]
    count = len(lint_all()[0]) + 1  # and the points
    assert run(capsys, "lint")[:2] == (0, f"检查了 {count} 个文件，没有问题。\n")


def test_points_go_into_a_project_only(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "分值.csv"
    file.write_text("条款,分值\n", "utf-8")
    words = ["points", "import", str(file), "--checklist", "factory/gbt36132-2018"]
    assert run(capsys, *words, "--project", str(tmp_path), "--source", "附件 2")[0] == 2


def test_profiles_are_listed_by_themselves_and_after_the_checklists(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, _ = run(capsys, "list", "--profiles", "--json")
    assert code == 0
    rows = {row["profile"]: row for row in json.loads(out)}
    assert rows["region/jiangsu"]["over"] == ["factory/*"]
    assert rows["region/jiangsu"]["own"] is False
    whole = run(capsys, "list")[1]
    assert whole.index("factory/gbt36132-2018") < whole.index("region/jiangsu")
    alone = run(capsys, "list", "--profiles")[1]
    assert "region/jiangsu  江苏省口径  〔用于 factory/*〕" in alone
    assert "factory/gbt36132-2018 " not in alone


def test_a_profile_is_shown_and_a_checklist_with_one_on_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "委托第三方编制的" in run(capsys, "show", "region/jiangsu")[1]
    code, out, _ = run(capsys, "show", "region/jiangsu", "--json")
    assert (code, json.loads(out)["profile"]) == (0, "region/jiangsu")
    words = ["show", "factory/gbt36132-2018", "--profile", "nation/miit"]
    assert "叠加口径：国家口径（工信部） nation/miit" in run(capsys, *words)[1]
    assert "nation/miit M13" in json.loads(run(capsys, *words, "--json")[1])["sources"]


def test_a_profile_that_is_not_there_leaves_with_2_and_names_the_nearest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ["show", "factory/gbt36132-2018", "--profile", "region/jangsu"]
    code, _, err = run(capsys, *words)
    assert code == 2
    assert "是不是“region/jiangsu”" in err


def test_diff_prints_text_and_json_and_refuses_unknown_ids(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ["diff", "factory/gbt36132-2018", "factory/gbt36132-2025"]
    code, out, _ = run(capsys, *words)
    assert code == 0
    assert "能源低碳化: — → 30%" in out
    code, out, _ = run(capsys, *words, "--json")
    assert (code, json.loads(out)["before"]["id"]) == (0, "factory/gbt36132-2018")
    assert run(capsys, "diff", "factory/gbt36132-2018", "factory/gbt36132-2026")[0] == 2
