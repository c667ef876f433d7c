"""Shipped YAML is parsed once: kept as modules are, never believed where it is not whole."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from gfpack.base import yaml
from gfpack.base.yaml import parsed_before, reading

TEXT = "name: 甲\nparts:\n  - 4.10\n  - ~\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file that comes with gfpack, where modules are kept when they are compiled."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setattr(parsed_before, "_shipped", lambda: tmp_path / "checklists")
    file = tmp_path / "checklists" / "some.yaml"
    file.parent.mkdir()
    file.write_text(TEXT, "utf-8")
    return file


@pytest.fixture
def parses(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are parsed."""
    seen: list[str] = []
    before = reading.parsed

    def counting(file: Path, text: str) -> yaml.Located:
        seen.append(file.name)
        return before(file, text)

    monkeypatch.setattr(reading, "parsed", counting)
    return seen


def kept(file: Path) -> Path:
    return next((file.parent / "__pycache__").iterdir())


def test_it_is_parsed_once_and_says_the_same_afterwards(file: Path, parses: list[str]) -> None:
    first, second = yaml.read(file), yaml.read(file)
    assert (first, parses) == (second, ["some.yaml"])
    assert second.data == {"name": "甲", "parts": ["4.10", None]}
    assert second.problem(("parts", 0), "x").line == 3


def test_it_is_parsed_anew_when_it_says_something_else(file: Path, parses: list[str]) -> None:
    yaml.read(file)
    file.write_text(TEXT.replace("甲", "乙"), "utf-8")
    assert yaml.read(file).data["name"] == "乙"
    assert len(parses) == 2


@pytest.mark.parametrize("place", [0, 40, -1])
def test_what_is_damaged_is_parsed_anew(file: Path, parses: list[str], place: int) -> None:
    yaml.read(file)
    content = bytearray(kept(file).read_bytes())
    content[place] ^= 0x55
    kept(file).write_bytes(content)
    assert yaml.read(file).data["name"] == "甲"
    yaml.read(file)
    assert len(parses) == 2


@pytest.mark.parametrize("length", [0, 20, 60])
def test_what_was_cut_off_is_parsed_anew(file: Path, parses: list[str], length: int) -> None:
    yaml.read(file)
    kept(file).write_bytes(kept(file).read_bytes()[:length])
    assert yaml.read(file).data["name"] == "甲"
    assert len(parses) == 2


def test_it_is_read_where_nothing_can_be_kept(file: Path, parses: list[str]) -> None:
    (file.parent / "__pycache__").write_text("no folder", "utf-8")
    assert yaml.read(file) == yaml.read(file)
    assert len(parses) == 2


def test_nothing_is_kept_where_modules_are_not(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    yaml.read(file)
    assert not (file.parent / "__pycache__").exists()


def test_what_users_write_is_parsed_each_time(file: Path, parses: list[str]) -> None:
    own = file.parents[1] / "gfpack.yaml"
    own.write_text(TEXT, "utf-8")
    yaml.read(own)
    yaml.read(own)
    assert len(parses) == 2
    assert not (own.parent / "__pycache__").exists()
