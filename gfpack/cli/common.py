"""What commands share: arguments, words in the user's language, progress."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from gfpack.base.findings import Finding
from gfpack.base.messages import Lang, message
from gfpack.base.progress import Progress, silent
from gfpack.cli.words import current_language

Function = TypeVar("Function", bound=Callable[..., Any])


def language() -> Lang:
    """Return the language of the running command."""
    return current_language()


def say_data(text: str) -> None:
    """Print what programs read: in UTF-8 whatever the console's encoding, unless on a screen."""
    click.echo(text if sys.stdout.isatty() else text.encode(), nl=False)


def say(key: str, *, err: bool = False, **params: object) -> None:
    """Print the interface text `key`."""
    click.echo(message(key, language(), **params), err=err)


def typed(path: Path) -> str:
    """Return a path as it is typed in a command: in quotes where a shell would take it apart."""
    text = str(path)
    return f'"{text}"' if any(sign in text for sign in " &()'`;") else text


def project_argument(function: Function) -> Function:
    """Take the project folder; the current folder when left out."""
    return click.argument(
        "project",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path(),
        metavar="[PROJECT]",
    )(function)


def day_option(name: str) -> Callable[[Function], Function]:
    """Take a day such as 2026-06-30; None when left out."""
    return click.option(
        name,
        type=click.DateTime(["%Y-%m-%d"]),
        callback=lambda _c, _p, value: value.date() if isinstance(value, datetime) else None,
        metavar="YYYY-MM-DD",
    )


def tell(findings: Iterable[Finding]) -> None:
    """Print findings, each with what to do about it."""
    for one in findings:
        click.echo(f"  [{one.code}] {one.message(language())}")
        click.echo(f"    → {one.advice(language())}")


@contextmanager
def progress_bar(label_key: str) -> Iterator[Progress]:
    """Yield a progress listener: a line that renews itself on a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        yield silent
        return
    import shutil

    from gfpack.base.text import padded, shortened, shown

    label = message(label_key, language())
    room = shutil.get_terminal_size().columns - 1

    def show(done: int, total: int, what: str) -> None:
        line = shortened(shown(f"{label} {done}/{total} {what}"), room)
        click.echo(f"\r{padded(line, room)}", nl=False, err=True)

    try:
        yield show
    finally:
        click.echo(f"\r{' ' * room}\r", nl=False, err=True)
