"""Questions below the screen. In: what to ask. Out: what the person typed, None where nothing.

An empty line always leaves things as they are.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from gfpack.cli.walking.paper import paragraph
from gfpack.cli.walking.terminal import Terminal

PROMPT = "> "
Complete = Callable[[str], list[str]]


def ask(
    terminal: Terminal, question: str, *, now: str = "", complete: Complete | None = None
) -> str | None:
    """Return what is typed after `question`, on one line; `now` is shown as it stands."""
    lines = paragraph(question, terminal.columns)
    if now:
        lines += paragraph(now, terminal.columns, first="  ")
    terminal.say(lines)
    with _completing(complete):
        said = input(PROMPT)
    return "".join(sign for sign in said if sign.isprintable()).strip() or None


def text(terminal: Terminal, question: str, *, now: str = "") -> str | None:
    """Return a longer text: from the editor that the environment names, else typed inline.

    Lines that begin with # are the question's own and are left out.

    Raises:
        click.ClickException: the editor cannot be run.
    """
    if not (os.environ.get("VISUAL") or os.environ.get("EDITOR")):
        return ask(terminal, question, now=now)
    terminal.clear()
    notes = "".join(f"# {line.text}\n" for line in paragraph(question, 76))
    try:
        said = click.edit(f"{now}\n\n{notes}", extension=".txt")
    except ValueError as unbalanced:  # quotes in the variable
        raise click.ClickException(str(unbalanced)) from unbalanced
    if said is None:
        return None
    lines = [line.rstrip() for line in said.splitlines() if not line.startswith("# ")]
    kept = "\n".join(lines).strip()
    return kept if kept != now.strip() else None


def paths(folder: Path) -> Complete:
    """Return a completion of file names: as typed, or below `folder`."""

    def complete(begun: str) -> list[str]:
        typed = Path(begun).expanduser() if begun else folder
        above = typed if not begun or begun.endswith(("/", os.sep)) else typed.parent
        name = "" if above == typed else typed.name
        try:
            found = sorted(one for one in above.iterdir() if one.name.startswith(name))
        except OSError:
            return []
        return [f"{one}{os.sep}" if one.is_dir() else str(one) for one in found]

    return complete


@contextmanager
def _completing(complete: Complete | None) -> Iterator[None]:
    """Offer completions while a line is typed, where the system's line editor can.

    A line is edited by whole characters there, which a bare terminal cannot with Chinese ones.
    """
    try:
        import readline
    except ImportError:  # Windows has an editor of its own
        yield
        return
    found: list[str] = []

    def offer(begun: str, number: int) -> str | None:
        if number == 0:
            found[:] = complete(begun) if complete else []
        return found[number] if number < len(found) else None

    readline.set_completer(offer)
    readline.set_completer_delims("")
    readline.set_auto_history(False)
    gnu = "libedit" not in (readline.__doc__ or "")
    readline.parse_and_bind("tab: complete" if gnu else "bind ^I rl_complete")
    try:
        yield
    finally:
        readline.set_completer(None)
