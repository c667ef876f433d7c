"""The command line: exit codes, the user's language, and a cheap start."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from gfpack.base.errors import DataError, ExitCode, OutputError, Problem, ToolMissing
from gfpack.base.messages import Lang
from gfpack.cli import COMMANDS, cli, main
from gfpack.cli.words import localised

HEAVY = {"pydantic", "pikepdf", "pypdf", "pypdfium2", "docx", "docxtpl", "PIL", "typst"} | {
    "openpyxl",
    "ruamel",
    "yaml",
    "lxml",
    "hashlib",
    "tempfile",
}


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    out, err = capsys.readouterr()
    return int(left.value.code or 0), out, err


def fake(monkeypatch: pytest.MonkeyPatch, body: Callable[[], object]) -> None:
    """Let `gfpack doctor` do `body`."""
    monkeypatch.setattr("gfpack.cli.doctor.command", click.command("doctor")(body))


def raising(problem: BaseException) -> Callable[[], None]:
    def body() -> None:
        raise problem

    return body


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.chdir(tmp_path)


def test_alone_it_shows_help_and_leaves_well(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys)
    assert code == ExitCode.DONE
    assert out == run(capsys, "--help")[1]
    assert all(f"\n  {name} " in out for name in COMMANDS)


def test_what_a_command_returns_is_the_exit_code(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(monkeypatch, lambda: ExitCode.BLOCKED)
    assert run(capsys, "doctor")[0] == 1
    fake(monkeypatch, lambda: "no number")
    assert run(capsys, "doctor")[0] == 0


def test_bad_data_is_told_by_file_line_and_column(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    problems = [
        Problem(Path("b.yaml"), 3, 1, "base.missing_name", (("name", "tier"),)),
        Problem(Path("a.yaml"), 2, 5, "base.duplicate_key", (("name", "x"),)),
    ]
    fake(monkeypatch, raising(DataError(problems)))
    code, out, err = run(capsys, "doctor")
    assert code == ExitCode.DATA
    assert out == ""
    assert err.splitlines()[:2] == [
        "a.yaml:2:5: 键“x”重复",
        "b.yaml:3:1: 缺少必填项“tier”",
    ]


@pytest.mark.parametrize(
    ("problem", "code", "words"),
    [
        (ToolMissing("tools.libreoffice_missing"), 4, "LibreOffice"),
        (OutputError("base.cannot_write", path="r.docx", why="busy"), 5, "Word"),
        (PermissionError(13, "denied", "r.docx"), 5, "r.docx"),
        (OSError(28, "no space", "r.docx"), 5, "磁盘"),
        (KeyboardInterrupt(), 130, "中断"),
        (click.Abort(), 130, "中断"),
    ],
)
def test_each_error_has_its_code_and_says_what_to_do(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    problem: BaseException,
    code: int,
    words: str,
) -> None:
    fake(monkeypatch, raising(problem))
    left, _, err = run(capsys, "doctor")
    assert (left, words in err) == (code, True)
    assert "Traceback" not in err


def test_a_bug_is_written_to_a_log_and_not_shown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake(monkeypatch, raising(ZeroDivisionError("秘密 \udcff")))
    code, _, err = run(capsys, "doctor")
    (log,) = tmp_path.glob("gfpack-*.log")
    assert code == ExitCode.BUG
    assert str(log) in err
    assert "ZeroDivisionError" not in err
    assert "ZeroDivisionError" in log.read_text("utf-8")


def test_a_bug_where_nothing_can_be_written_is_logged_elsewhere(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gone, other = tmp_path / "gone", tmp_path / "tmp"
    other.mkdir()
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(other))
    monkeypatch.setattr("pathlib.Path.cwd", lambda: gone)
    fake(monkeypatch, raising(ZeroDivisionError()))
    code, _, err = run(capsys, "doctor")
    assert code == ExitCode.BUG
    assert str(next(other.glob("gfpack-*.log"))) in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["biuld"], "是不是想用“build”"),
        (["nothing-like-it"], "没有“nothing-like-it”这个命令"),
        (["build", "--onn"], "是不是想写 --on"),
        (["build", "--xyz"], "没有选项 --xyz"),
        (["build", "--on", "soon"], "请写成 2026-06-30 的形式"),
        (["build", "--on"], "后面要写值"),
        (["build", "a", "b"], "多了"),
        (["verify"], "缺少 PACKAGE"),
        (["verify", "nowhere"], "找不到“nowhere”"),
        (["check", "--format", "pdf"], "text | json"),
        (["--lang", "fr"], "zh | en"),
        (["build", "."], "不是申报项目文件夹"),
    ],
)
def test_a_wrong_call_is_told_in_the_users_language(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    code, out, err = run(capsys, *arguments)
    assert code == ExitCode.USAGE
    assert out == ""
    assert words in err
    assert "Error:" not in err


def test_a_file_where_a_folder_is_wanted_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("")
    assert "是文件，这里要文件夹" in run(capsys, "build", "a.txt")[2]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--lang", "en", "build", "--help"],
        ["--lang=en", "build", "--help"],
        ["build", "--lang", "en", "--help"],
        ["build", "--help", "--lang", "en"],
    ],
)
def test_the_language_may_stand_anywhere(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    code, out, _ = run(capsys, *arguments)
    assert code == 0
    assert out.startswith("Usage: gfpack build [OPTIONS] [PROJECT]")
    assert not any(
        "\u4e00" <= one <= "\u9fff"
        for one in out.replace("苏州某某轴承有限公司", "").replace("未完成", "")
    )


def every_command(lang: Lang) -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []

    def walk(path: str, command: click.Command) -> None:
        found.append((path, command))
        if isinstance(command, click.Group):
            for name, one in command.commands.items():
                walk(f"{path}.{name}", one)

    ctx = click.Context(cli, obj=lang)
    for name in COMMANDS:
        command = cli.get_command(ctx, name)
        assert command is not None
        walk(name, localised(command, name, lang))
    return found


def test_every_command_and_option_is_described_in_both_languages() -> None:
    described = {
        lang: {
            (path, parameter.name): parameter.help
            for path, command in every_command(lang)
            for parameter in command.params
            if isinstance(parameter, click.Option)
        }
        | {(path, "about"): command.help for path, command in every_command(lang)}
        for lang in Lang
    }
    chinese, english = described[Lang.ZH], described[Lang.EN]
    assert chinese.keys() == english.keys()
    assert [one for one in chinese if not chinese[one] or chinese[one] == english[one]] == []
    mixed = [
        one for one, text in english.items() if one[1] != "about" and not (text or "").isascii()
    ]
    assert mixed == []


@pytest.mark.parametrize("lang", Lang)
def test_every_help_page_has_an_example(lang: Lang) -> None:
    word = "例：" if lang is Lang.ZH else "Example"
    assert [path for path, command in every_command(lang) if word not in (command.help or "")] == []


def test_a_group_alone_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "checklist")
    assert code == 0
    assert "用法" in out


def test_help_pages_wrap_by_the_width_of_chinese_characters(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from gfpack.base.text import width

    monkeypatch.setenv("COLUMNS", "50")
    out = run(capsys, "check", "--help")[1]
    prose = [line for line in out.splitlines() if "gfpack" not in line]
    assert [line for line in prose if width(line) > 50] == []


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from gfpack.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    done = python("-c", code)
    assert b"gfpack build" in done.stdout
    assert HEAVY & set(done.stderr.decode().split()) == set()


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "cp936"},
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "POSIX", "PYTHONIOENCODING": "latin-1"},
    ],
)
def test_no_console_stops_the_work(environment: dict[str, str]) -> None:
    for arguments in (["--lang", "zh"], ["--lang", "zh", "explain"], ["--lang", "zh", "喆䶮㎡"]):
        done = python("-m", "gfpack", *arguments, **environment)
        assert done.returncode == (2 if "喆䶮㎡" in arguments else 0)
        assert b"Traceback" not in done.stderr


def test_the_shell_completes_commands_without_loading_them() -> None:
    done = python(
        "-c",
        "from gfpack.cli import main; main([])",
        _GFPACK_COMPLETE="bash_complete",
        COMP_WORDS="gfpack ch",
        COMP_CWORD="1",
    )
    assert done.stdout.split() == [b"plain,checklist", b"plain,check"]


def test_the_shell_completes_options() -> None:
    done = python(
        "-c",
        "from gfpack.cli import main; main([])",
        _GFPACK_COMPLETE="bash_complete",
        COMP_WORDS="gfpack build --z",
        COMP_CWORD="2",
    )
    assert done.stdout.split() == [b"plain,--zip"]


def test_the_manual_names_every_exit_code() -> None:
    page = (Path(__file__).parents[2] / "docs" / "errors.md").read_text("utf-8")
    rows = [line.split("|")[1].strip() for line in page.splitlines() if line.startswith("| ")]
    assert rows[1:] == [str(int(code)) for code in ExitCode]


@pytest.mark.parametrize("year", ["abc", "3000"])
def test_a_number_out_of_range_is_told_in_the_users_language(
    year: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--lang", "zh", "init", str(tmp_path / "x"), "--year", year])
    assert left.value.code == ExitCode.USAGE
    assert "--year 应是 1990–2100 之间的整数" in capsys.readouterr().err
