"""Errors that stop the work. What merely should be told is a `Finding`, not an error.

Every error names a text such as `project.no_project` (see `base/messages.py`), which has a
`message` (what and where) and an `advice` (what to do). The command line renders both in the
user's language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path


class ExitCode(IntEnum):
    """What the process tells its caller (see docs/errors.md)."""

    DONE = 0
    BLOCKED = 1
    USAGE = 2
    DATA = 3
    TOOL_MISSING = 4
    OUTPUT = 5
    BUG = 70
    INTERRUPTED = 130


class GfpackError(Exception):
    """The work cannot go on. `key` names the text, `params` fill its places."""

    exit_code = ExitCode.BUG

    def __init__(self, key: str, **params: object) -> None:
        self.key = key
        self.params = params
        details = ", ".join(f"{name}={value}" for name, value in params.items())
        super().__init__(f"{key}({details})")


class UsageError(GfpackError):
    """What was asked for makes no sense: not a project, an unknown name."""

    exit_code = ExitCode.USAGE


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a data file, at `file:line:column` (both counted from 1)."""

    file: Path
    line: int
    column: int
    key: str
    params: tuple[tuple[str, str], ...] = ()


class DataError(GfpackError):
    """Project or checklist data cannot be read; carries every problem found, in file order."""

    exit_code = ExitCode.DATA

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda p: (str(p.file), p.line, p.column)))
        super().__init__("base.bad_data", count=len(self.problems))


class ToolMissing(GfpackError):  # noqa: N818 - reads as what happened
    """A program or font this work needs is not installed."""

    exit_code = ExitCode.TOOL_MISSING


class OutputError(GfpackError):
    """An output could not be written."""

    exit_code = ExitCode.OUTPUT
