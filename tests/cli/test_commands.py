"""init, request, doctor and explain, as a user calls them."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner, Result

from gfpack.appendix import kinds as appendix_kinds
from gfpack.base.findings import FindingKind
from gfpack.cli import cli, main
from gfpack.findings.rules import RULES
from gfpack.project.load import load
from gfpack.tools import fonts, libreoffice, machine
from gfpack.tools.machine import Health

MADE = ["--checklist", "factory/gbt36132-2018", "--year", "2025", "--deadline", "2026-06-30"]


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.chdir(tmp_path)


def run(*arguments: str, answers: str = "") -> Result:
    return CliRunner().invoke(cli, list(arguments), input=answers, catch_exceptions=False)


def failing(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    return int(left.value.code or 0), capsys.readouterr().err


def test_init_takes_options_and_names_the_enterprise_after_the_folder() -> None:
    done = run("init", "苏州甲 轴承", *MADE, "--review-days", "90", "--tier", "nation")
    project = load(Path("苏州甲 轴承"))
    assert "苏州甲 轴承" in done.output
    assert project.enterprise.name == "苏州甲 轴承"
    assert (project.file.tier, project.file.review_days) == ("nation", 90)


def test_init_without_anybody_to_ask_names_the_options_that_lack(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, err = failing(capsys, "init", "x", "--year", "2025")
    assert code == 2
    assert "--checklist --deadline" in err
    assert not Path("x").exists()


def test_init_refuses_a_credit_code_that_is_not_one(capsys: pytest.CaptureFixture[str]) -> None:
    code, err = failing(capsys, "init", "x", *MADE, "--credit-code", "91320505MA1MU3W71X")
    assert code == 2
    assert "校验位" in err
    assert not Path("x").exists()


def test_init_shows_the_next_commands_so_that_they_can_be_copied() -> None:
    assert 'gfpack check "甲 厂"' in run("init", "甲 厂", *MADE).output
    assert "gfpack check 乙厂" in run("init", "乙厂", *MADE).output


def test_init_asks_until_the_answer_is_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gfpack.cli.init_questions._asks", lambda: True)
    answers = [
        "nothing",
        "99",
        "1",
        "",
        "123",
        "91110000600037341L",
        "county",
        "province",
        "",
        "2027/6/30",
        "2027-06-30",
        "",
    ]
    done = run("init", "甲厂", answers="\n".join(answers) + "\n")
    assert done.exit_code == 0, done.output
    for words in ("没有这个编号", "校验位不对", "请写 city", "请写成 2026-06-30"):
        assert words in done.output
    project = load(Path("甲厂"))
    assert project.enterprise.name == "甲厂"
    assert project.enterprise.credit_code == "91110000600037341L"
    assert project.file.checklist == "factory/gbt36132-2018"
    assert (project.file.tier, str(project.file.deadline)) == ("province", "2027-06-30")
    assert project.file.review_days == 0


def test_init_from_last_year_needs_only_a_deadline(capsys: pytest.CaptureFixture[str]) -> None:
    run("init", "旧", *MADE, "--name", "甲厂", "--tier", "nation")
    assert failing(capsys, "init", "新", "--from", "旧")[0] == 2
    run("init", "新", "--from", "旧", "--deadline", "2027-05-31")
    project = load(Path("新"))
    assert project.enterprise.name == "甲厂"
    assert (project.file.evaluation_year, project.file.tier) == (2026, "nation")


def test_options_beside_last_years_project_are_not_passed_over() -> None:
    run("init", "旧", *MADE, "--name", "甲厂", "--tier", "nation")
    more = ["--tier", "province", "--review-days", "30", "--name", "乙厂"]
    run("init", "新", "--from", "旧", "--deadline", "2027-05-31", *more)
    project = load(Path("新"))
    assert (project.file.tier, project.file.review_days) == ("province", 30)
    assert project.enterprise.name == "乙厂"


def test_init_over_a_project_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    run("init", "x", *MADE)
    before = Path("x/gfpack.yaml").read_bytes()
    code, err = failing(capsys, "init", "x", *MADE, "--name", "other")
    assert code == 2
    assert "--from" in err
    assert Path("x/gfpack.yaml").read_bytes() == before


def test_request_writes_what_an_empty_project_lacks() -> None:
    run("init", "x", *MADE)
    done = run("request", "x", "--today", "2026-03-01")
    names = sorted(one.name for one in Path("x/requests").iterdir())
    assert names == ["资料清单-x-2026-03-01.docx", "资料清单-x-2026-03-01.xlsx"]
    assert "2026-06-16" in done.output
    again = run("request", "x", "--today", "2026-03-01", "--format", "xlsx", "--output", "out")
    assert again.exit_code == 0
    assert [one.name for one in Path("out").iterdir()] == ["资料清单-x-2026-03-01.xlsx"]


def test_explain_lists_every_code_the_worst_first() -> None:
    lines = run("explain").output.splitlines()
    order = [re.search(r"  (否决|错误|警告|提示)  ", line) for line in lines]
    ranks = ["否决错误警告提示".index(found.group(1)) for found in order if found]
    assert len(ranks) == len(lines) > 30
    assert ranks == sorted(ranks)


def test_explain_tells_what_every_code_means_and_what_to_do() -> None:
    for lang, words in (("zh", "怎么办："), ("en", "What to do:")):
        for line in run("--lang", lang, "explain").output.splitlines():
            page = run("--lang", lang, "explain", line.split()[0]).output
            assert words in page
            assert "{" not in page.split("例子")[0].split("A project")[0]


@pytest.mark.parametrize("module", [*RULES, appendix_kinds], ids=lambda module: module.__name__)
def test_explain_tells_every_message_and_severity_a_code_can_have(module: ModuleType) -> None:
    for kind in (one for one in vars(module).values() if isinstance(one, FindingKind)):
        page = run("--lang", "en", "explain", kind.code).output
        assert re.sub(r"\{.*?\}", "…", kind.message.en) in page
        assert re.sub(r"\{.*?\}", "…", kind.advice.en) in page
        assert f"Severity: {kind.severity}" in page


def test_explain_shows_a_case_that_has_it_and_one_that_has_not() -> None:
    page = run("explain", "evidence-expired").output
    assert page.index("触发它的例子") < page.index("types:") < page.index("不再触发")


def test_explain_of_an_unknown_code_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    code, err = failing(capsys, "explain", "evidence-expird")
    assert code == 2
    assert "evidence-expired" in err


def test_doctor_is_content_with_this_machine() -> None:
    done = run("doctor")
    assert done.exit_code == 0, done.output
    assert "×" not in done.output
    for words in ("gfpack 0.", "Python 3.", "pikepdf", "中文字体", "OCR", "终端编码"):
        assert words in done.output


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_doctor_says_how_to_get_libreoffice_and_does_without(
    monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setenv("GFPACK_LIBREOFFICE", "off")
    monkeypatch.setattr("gfpack.tools.machine.sys.platform", system)
    assert libreoffice.find() is None
    found = {one.key: one for one in machine.checks()}
    names = {"win32": "windows", "darwin": "macos"}
    check = found[f"libreoffice_none_{names.get(system, system)}"]
    assert check.health is Health.LEFT_OUT
    if system == "linux":
        done = run("doctor")
        assert done.exit_code == 0
        assert "apt install libreoffice" in done.output


def test_doctor_leaves_with_4_when_the_font_is_not_the_published_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "font.ttc").write_bytes(b"another font")
    monkeypatch.setattr("noto_cjk_sans_otc.FONT_PATH", tmp_path / "font.ttc")
    fonts.file.cache_clear()
    try:
        code, _ = failing(capsys, "doctor")
    finally:
        fonts.file.cache_clear()
    assert code == 4


@pytest.mark.parametrize(
    ("requirement", "key"),
    [
        ("no-such-package-here>=1", "package_missing"),
        ("click>=999", "package_old"),
        ("Click>=8.2", "packages"),
        ('pytest>=999; extra == "dev"', "packages"),
    ],
)
def test_doctor_tells_a_missing_and_an_old_package(
    monkeypatch: pytest.MonkeyPatch, requirement: str, key: str
) -> None:
    monkeypatch.setattr("importlib.metadata.requires", lambda _name: [requirement])
    found = [one.key for one in machine.checks() if one.key.startswith("package")]
    assert found == [key]


def test_doctor_tells_a_package_that_does_not_load(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr("importlib.metadata.requires", lambda _name: ["click>=8"])
    monkeypatch.setattr("gfpack.tools.machine.importlib.import_module", broken)
    assert machine._package("click", ">=8").key == "package_broken"  # type: ignore[union-attr]
