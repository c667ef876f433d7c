"""What commands share: arguments, words in the user's language, progress."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from gfpack.base.messages import Lang, message
from gfpack.base.progress import Progress, silent

Function = TypeVar("Function", bound=Callable[..., Any])


def language() -> Lang:
    """Return the language of the running command."""
    found: Lang = click.get_current_context().find_object(Lang) or Lang.ZH
    return found


def say(key: str, *, err: bool = False, **params: object) -> None:
    """Print the interface text `key`."""
    click.echo(message(key, language(), **params), err=err)


def project_argument(function: Function) -> Function:
    """Take the project folder; the current folder when left out."""
    return click.argument(
        "project",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path(),
        metavar="PROJECT",
    )(function)


def day_option(name: str, help_text: str) -> Callable[[Function], Function]:
    """Take a day such as 2026-06-30; None when left out."""
    return click.option(
        name,
        type=click.DateTime(["%Y-%m-%d"]),
        callback=lambda _c, _p, value: value.date() if isinstance(value, datetime) else None,
        help=help_text,
    )


@contextmanager
def progress_bar(label_key: str) -> Iterator[Progress]:
    """Yield a progress listener: a line that renews itself on a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        yield silent
        return
    label = message(label_key, language())

    def show(done: int, total: int, what: str) -> None:
        click.echo(f"\r\x1b[K{label} {done}/{total} {what[-40:]}", nl=False, err=True)

    try:
        yield show
    finally:
        click.echo("\r\x1b[K", nl=False, err=True)
