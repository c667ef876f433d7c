"""Helpers of the walk tests: open a walk, say what changed in a file, keep an eye on originals."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from gfpack.base import yaml
from gfpack.base.messages import Lang
from gfpack.walk.session import Walk

TODAY = date(2026, 11, 22)
LICENCE = "business-licence"
PERMIT = "discharge-permit"
PERMIT_FILE = "evidence/02 环保/附件1-3 排污许可证正本.pdf"


def walk(folder: Path, by: str = "李工") -> Walk:
    """Return a walk on the day on which tests are played."""
    return Walk.open(folder, by=by, today=TODAY, lang=Lang.ZH)


@dataclass
class Diff:
    """What changed in the YAML files of a project: lines that went and lines that came."""

    gone: list[str] = field(default_factory=list)
    come: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


@contextmanager
def changed(folder: Path) -> Iterator[Diff]:
    """Yield what changes in the YAML files meanwhile; complete at the end."""
    before = texts(folder)
    found = Diff()
    yield found
    for name, text in texts(folder).items():
        lines = list(difflib.ndiff(before[name].splitlines(), text.splitlines()))
        found.gone += [line[2:].strip() for line in lines if line.startswith("- ")]
        found.come += [line[2:].strip() for line in lines if line.startswith("+ ")]
        found.files += [name] if text != before[name] else []


def texts(folder: Path) -> dict[str, str]:
    """Return the texts of the project's YAML files."""
    names = ("gfpack.yaml", "answers.yaml", "evidence.yaml")
    return {name: (folder / name).read_text("utf-8") for name in names}


def originals(folder: Path) -> dict[str, str]:
    """Return the hash of every file below `evidence/`."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted((folder / "evidence").rglob("*"))
        if file.is_file()
    }


def entry(folder: Path, key: str) -> dict[str, object]:
    """Return what `evidence.yaml` says of an evidence."""
    found: dict[str, object] = yaml.read(folder / "evidence.yaml").data["evidence"][key]
    return found
