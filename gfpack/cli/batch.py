"""`gfpack batch`: many projects in one go."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gfpack.base.errors import UsageError
from gfpack.base.messages import message
from gfpack.cli import common

if TYPE_CHECKING:
    from gfpack.batch.models import Outcome, Settings
    from gfpack.batch.run import Ran, Watch

_GB = 1024**3


@click.command()
@click.argument("root", type=click.Path(path_type=Path), metavar="ROOT")
@click.option("--only", "pattern", metavar="GLOB")
@click.option("--what", type=click.Choice(["check", "build", "requests", "leaks"]), default="check")
@click.option("--jobs", type=click.IntRange(1, 1024), metavar="N")
@click.option("--scheduler", metavar="ADDRESS")
@click.option("--minutes", type=click.FloatRange(min=0, min_open=True), default=60.0)
@click.option("--memory", type=click.FloatRange(min=0, min_open=True), default=8.0)
@common.day_option("--on")
@common.day_option("--today")
def command(
    root: Path,
    *,
    pattern: str | None,
    what: str,
    jobs: int | None,
    scheduler: str | None,
    minutes: float,
    memory: float,
    on: date | None,
    today: date | None,
) -> int:
    """Do the work for every project below a folder; leave with the worst exit code."""
    from gfpack.batch.models import Settings, What

    if scheduler and jobs:
        raise UsageError("batch.cluster.jobs")
    settings = Settings(
        what=What(what),
        lang=common.language(),
        today=today or date.today(),  # noqa: DTZ011 - the user's own calendar
        on=on,
        seconds=minutes * 60,
        memory=int(memory * _GB),
    )
    watch = _Screen() if sys.stderr.isatty() else _Lines()
    try:
        ran = _ran(root, settings, watch, pattern, jobs=jobs, scheduler=scheduler)
    finally:
        watch.close()
    _tell(ran)
    return ran.code


def _ran(
    root: Path,
    settings: Settings,
    watch: Watch,
    pattern: str | None,
    *,
    jobs: int | None,
    scheduler: str | None,
) -> Ran:
    if scheduler:
        from gfpack.batch.cluster import run_on

        return run_on(scheduler, root, settings, watch, pattern=pattern)
    from gfpack.batch.run import run

    return run(root, settings, watch, pattern=pattern, jobs=jobs)


class _Lines:
    """A plain line for each client."""

    def ended(self, outcome: Outcome, done: int, total: int) -> None:
        """Say what came of a client."""
        click.echo(_line(outcome, done, total), err=True)

    def tick(self, names: Sequence[str], done: int, total: int, left: float | None) -> None:
        """Say nothing."""

    def close(self) -> None:
        """Leave nothing behind."""


class _Screen(_Lines):
    """One line that renews itself; a client that failed gets a line of its own."""

    def __init__(self) -> None:
        self._room = shutil.get_terminal_size().columns - 1

    def ended(self, outcome: Outcome, done: int, total: int) -> None:
        """Say why a client failed."""
        if outcome.failed:
            self.close()
            super().ended(outcome, done, total)

    def tick(self, names: Sequence[str], done: int, total: int, left: float | None) -> None:
        """Show how far the work is."""
        from gfpack.base.text import padded, shortened, shown

        parts = [message("batch.say.progress", common.language(), done=done, total=total)]
        if left is not None and names:
            parts.append(message("batch.say.left", common.language(), left=_time(left)))
        parts.append(", ".join(names))
        line = shortened(shown(" · ".join(filter(None, parts))), self._room)
        click.echo(f"\r{padded(line, self._room)}", nl=False, err=True)

    def close(self) -> None:
        """Clear the line."""
        click.echo(f"\r{' ' * self._room}\r", nl=False, err=True)


def _line(one: Outcome, done: int, total: int) -> str:
    lang = common.language()
    key = "same" if one.reused else "blocked" if one.code else "done"
    told = message(f"batch.say.{key}", lang)
    if one.failed:
        told = message("batch.say.failed", lang, why=one.failed.message.replace("\n", " "))
    where = {"done": done, "total": total, "client": one.client}
    return message("batch.say.line", lang, **where, what=told, seconds=f"{one.seconds:.1f}")


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes_left = divmod(minutes, 60)
    if hours:
        return message("batch.say.hours", common.language(), hours=hours, minutes=minutes_left)
    if minutes:
        return message("batch.say.minutes", common.language(), minutes=minutes, seconds=rest)
    return message("batch.say.seconds", common.language(), seconds=rest)


def _tell(ran: Ran) -> None:
    """Say how many stand how, what was written, and what to do about those that failed."""
    failed = [one for one in ran.outcomes if one.failed]
    ready = sum(one.code == 0 for one in ran.outcomes)
    if ran.outcomes:
        common.say(
            "batch.say.summary",
            all=len(ran.outcomes),
            ready=ready,
            blocked=len(ran.outcomes) - ready - len(failed),
            failed=len(failed),
            same=sum(one.reused for one in ran.outcomes),
        )
    for one in failed:
        if one.failed:
            click.echo(f"  {one.client}: {one.failed.message}\n    → {one.failed.advice}")
    _tell_leaks(ran)
    for path in ran.written.edited:
        common.say("batch.say.edited", path=path)
    for path in ran.written.files:
        common.say("batch.say.written", path=path)


def _tell_leaks(ran: Ran) -> None:
    """Say how much of one client stands in another's material, and where that is listed."""
    found = ran.searched
    if found.failed:
        click.echo(f"{found.failed.message}\n    → {found.failed.advice}")
    elif found.leaks:
        sure = sum(one.sure for one in found.leaks)
        common.say("batch.say.leaks", count=len(found.leaks), sure=sure)
    else:
        common.say("batch.say.no_leaks", count=found.contents)
    if found.unknown:
        common.say("batch.leaks.unknown", names=", ".join(found.unknown))
