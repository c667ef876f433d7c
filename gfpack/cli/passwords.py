"""How passwords of clients' files are told: typed unseen, or in a file. Kept nowhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gfpack.base.messages import message
from gfpack.cli import common

if TYPE_CHECKING:
    from gfpack.appendix.locked_files import LockedFile
    from gfpack.appendix.passwords import Passwords

_TRIES = 3


@dataclass(frozen=True, slots=True)
class Told:
    """What the options say about passwords."""

    ask: bool
    file: Path | None

    def of(self, project: Path, on: date | None = None) -> Passwords:
        """Return the passwords, asking for those that are wanted.

        Raises:
            GfpackError: their file cannot be used; the project cannot be read.
        """
        from gfpack.appendix.passwords import NONE, read

        known = read(self.file, project) if self.file else NONE
        if not self.ask:
            return known
        from gfpack.appendix.locked_files import locked_files
        from gfpack.findings.case import open_case

        wanted = [one for one in locked_files(open_case(project, on=on)) if one.sha256 not in known]
        typed = ((one.sha256, _asked(one)) for one in wanted)
        return known.and_({key: value for key, value in typed if value})


def _asked(locked: LockedFile) -> str:
    """Return the password of a file as typed; empty where nobody knows it."""
    prompt = message("appendix.password_of", common.language(), file=locked.file)
    for _ in range(_TRIES):
        typed = str(click.prompt(prompt, default="", show_default=False, hide_input=True, err=True))
        if not typed or locked.opens_with(typed):
            return typed
        common.say("appendix.password_wrong", err=True)
    return ""


def password_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options for passwords; it gets them as `passwords`."""

    @wraps(function)
    def command(ask_passwords: bool, password_file: Path | None, **given: Any) -> Any:
        return function(passwords=Told(ask_passwords, password_file), **given)

    file = click.Path(path_type=Path, dir_okay=False, exists=True)
    click.option("--password-file", type=file, metavar="FILE")(command)
    click.option("--ask-passwords", is_flag=True)(command)
    return command
