"""What the front page promises is there, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gfpack.base.errors import ExitCode
from gfpack.cli import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "README.zh-CN.md")


def blocks(page: str) -> list[str]:
    return re.findall(r"^```\w+\n(.*?)^```", (ROOT / page).read_text("utf-8"), re.M | re.S)


def test_both_languages_give_the_same_commands() -> None:
    english, chinese = (
        [line.split("#")[0].strip() for block in blocks(page) for line in block.splitlines()]
        for page in PAGES
    )
    assert english == chinese


@pytest.mark.parametrize("page", PAGES)
def test_the_two_commands_are_one_line_each(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    for name in ("build", "test"):
        [command] = re.findall(
            rf"<!-- {name} command -->\n```sh\n(.*?)```\n<!-- end -->", text, re.S
        )
        assert command.count("\n") == 1


@pytest.mark.parametrize("page", PAGES)
def test_the_tour_names_only_commands_there_are(page: str) -> None:
    named = re.findall(r"^gfpack (\w+)", "\n".join(blocks(page)), re.M)
    assert set(named) <= set(COMMANDS)
    assert len(set(named)) > 9


@pytest.mark.parametrize("page", PAGES)
def test_every_exit_code_is_explained(page: str) -> None:
    explained = re.findall(r"^\| (\d+) \|", (ROOT / page).read_text("utf-8"), re.M)
    assert [int(code) for code in explained] == sorted(ExitCode)


@pytest.mark.parametrize("page", [*PAGES, "CONTRIBUTING.md", "docs/README.md", "docs/package.md"])
def test_links_between_pages_lead_somewhere(page: str) -> None:
    file = ROOT / page
    for target in re.findall(r"\]\(([^)#:]+)\)", file.read_text("utf-8")):
        assert (file.parent / target).exists(), target


def test_ci_pins_everything_development_needs() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    for extra in ("heic", "ocr", "cluster"):
        wanted += project["optional-dependencies"][extra]
    others = [one for one in wanted if not one.startswith("gfpack[")]
    names = {re.split(r"[<>=]", one)[0].lower() for one in others}
    pinned = {
        line.partition("==")[0].lower().replace("_", "-")
        for line in (ROOT / "requirements/ci.txt").read_text("utf-8").splitlines()
    }
    assert names <= pinned
