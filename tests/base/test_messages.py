"""Texts for users: both languages say the same, and what the code asks for is there."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import gfpack
from gfpack.base.files import shipped
from gfpack.base.messages import Lang, Text, message, preferred_language

FOLDER = shipped("templates/messages")
AREAS = sorted({file.name.split(".")[0] for file in FOLDER.glob("*.toml")})
CODE = sorted(Path(gfpack.__file__).parent.rglob("*.py"))
KEY = re.compile(rf"(?:{'|'.join(AREAS)})(?:\.[a-z_-]+)+")
ERRORS = {"UsageError", "OutputError", "ToolMissing", "GfpackError"}
TAKERS = {"message", "say", "progress_bar", "problem", "Problem", "finding", *ERRORS}


def texts(area: str, lang: Lang) -> dict[str, str]:
    """Return the texts of an area by key, nested keys joined by dots."""

    def walk(node: dict[str, object], path: str) -> Iterator[tuple[str, str]]:
        for name, value in node.items():
            if isinstance(value, dict):
                yield from walk(value, f"{path}.{name}")
            else:
                assert isinstance(value, str), f"{path}.{name} is no text"
                yield f"{path}.{name}", value

    content = tomllib.loads((FOLDER / f"{area}.{lang}.toml").read_text("utf-8"))
    return dict(walk(content, area))


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_have_the_same_keys_and_places(area: str) -> None:
    chinese, english = texts(area, Lang.ZH), texts(area, Lang.EN)
    assert chinese.keys() == english.keys()
    differing = {key for key in chinese if places(chinese[key]) != places(english[key])}
    assert differing == set()


@pytest.mark.parametrize("area", AREAS)
def test_no_text_is_empty_and_every_error_says_what_to_do(area: str) -> None:
    for lang in Lang:
        found = texts(area, lang)
        assert [key for key, text in found.items() if not text.strip()] == []
        advised = {key.rpartition(".")[0] for key in found if key.endswith(".advice")} - {area}
        assert [one for one in advised if f"{one}.message" not in found] == []


def calls(file: Path) -> Iterator[tuple[str, int, str, bool]]:
    """Yield the function, line, key and whether the key is whole, of calls that take a key."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name not in TAKERS:
            continue
        for argument in node.args:
            parts = [argument]
            if isinstance(argument, ast.IfExp):
                parts = [argument.body, argument.orelse]
            for part in parts:
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield name, node.lineno, part.value, True
                elif isinstance(part, ast.JoinedStr) and isinstance(part.values[0], ast.Constant):
                    yield name, node.lineno, str(part.values[0].value), False


def test_every_text_the_code_asks_for_is_there() -> None:
    known = {key for area in AREAS for key in texts(area, Lang.ZH)}
    tables = {key[: match.end()] for key in known for match in re.finditer(r"\.", key)}
    missing = []
    for file in CODE:
        for name, line, key, whole in calls(file):
            if whole and not KEY.fullmatch(key):
                continue
            if not whole and key.split(".")[0] not in AREAS:
                continue
            if name in ERRORS:
                found = not whole or {f"{key}.message", f"{key}.advice"} <= known
            else:
                found = key in known if whole else key.rpartition(".")[0] + "." in tables
            if not found:
                missing.append(f"{file.name}:{line}: {key}")
    assert missing == []


def test_an_unknown_key_is_a_bug() -> None:
    for key in ("base.nothing_like_it", "base.bad_data", "nowhere.at_all"):
        with pytest.raises((KeyError, FileNotFoundError)):
            message(key, Lang.ZH)


def test_a_text_fills_its_places() -> None:
    text = Text(zh="第 {page} 页", en="page {page}")
    assert text.in_(Lang.ZH, page=3) == "第 3 页"
    assert text.in_(Lang.EN, page=3) == "page 3"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "zh_CN.UTF-8"}, Lang.ZH),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, Lang.EN),
        ({"LANG": "de_DE.UTF-8"}, Lang.EN),
        ({"LC_MESSAGES": "zh_TW.Big5", "LANG": "C"}, Lang.ZH),
    ],
)
def test_the_language_is_that_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: Lang
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert preferred_language() is expected
