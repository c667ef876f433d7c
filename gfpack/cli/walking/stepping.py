"""The walk from requirement to requirement. In: a desk. Out: when the person leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from gfpack.base.text import shown
from gfpack.cli.walking import card, commands, keys, moving, screen
from gfpack.cli.walking.desk import Desk, Refused, guarded
from gfpack.cli.walking.paper import Ink, Line, paragraph
from gfpack.cli.walking.terminal import Screen
from gfpack.evidence.as_text import reason_text
from gfpack.walk.models import Shown

_ROWS_FOR_KEYS = 18
"""On a lower terminal only help and quit are shown below the screen."""


def walk(desk: Desk) -> None:
    """Show one requirement after another and do what the keys say, until q."""
    _loop(desk, commands.FOR_REQUIREMENTS, _step)


def confirm(desk: Desk) -> None:
    """Show one evidence after another that waits for a person's confirmation, until q."""
    _loop(desk, commands.FOR_EVIDENCE, _card)


def _loop(desk: Desk, rows: commands.Rows, lay_out: Callable[[Desk], Screen]) -> None:
    known = {key: one.action for row in rows for one in row for key in one.keys}
    while True:
        _draw(desk, lay_out(desk), rows)
        key = keys.pressed()
        desk.told.clear()
        if key in commands.LEAVE.keys:
            return
        guarded(desk, known.get(key) or partial(_other, key=key))


def _other(desk: Desk, key: str) -> None:
    """Choose the evidence of that number, where it is one."""
    if not key.isdecimal():
        raise Refused(desk.words("cannot.key", sign=shown(key)))
    moving.choose(desk, int(key))


def _draw(desk: Desk, screen: Screen, rows: commands.Rows) -> None:
    """Show a screen with what is told and the line of keys; note what of it was seen."""
    low = desk.terminal.rows < _ROWS_FOR_KEYS
    offered = ((commands.HELP, commands.LEAVE),) if low else rows
    screen = replace(screen, footer=[*desk.told, *commands.lines(desk, offered)])
    desk.view = desk.terminal.view(screen, _top(desk, screen))
    desk.top = desk.view.top
    view = desk.view
    more = desk.words("more.page", first=view.top + 1, last=view.bottom, total=view.total)
    desk.terminal.draw(screen, view, more)
    desk.look()


def _top(desk: Desk, screen: Screen) -> int:
    """Return the first line to show; -1 asks for all of the chosen evidence."""
    if desk.top >= 0:
        return desk.top
    first, last = desk.span
    view = desk.terminal.view(screen, 0)
    if view.shows(first, last):
        return 0
    return max(last - view.height, 0) if last - first <= view.height else first


def _step(desk: Desk) -> Screen:
    """Return the requirement that shows as a screen; take note of its evidence."""
    step = desk.walk.step(desk.id, order=desk.order, only=desk.only)
    desk.step, desk.evidence = step, step.evidence
    if desk.chosen < 0:
        waiting = (n for n, one in enumerate(step.evidence) if not one.evidence.confirmed)
        desk.chosen = next(waiting, 0)
    desk.chosen = max(min(desk.chosen, len(step.evidence) - 1), 0)
    case, columns = desk.walk.case, desk.terminal.columns
    days = (case.project.file.deadline - case.today).days
    where = screen.Where(desk.place + 1, len(desk.ids), days)
    body = screen.body(step, desk.chosen, columns, desk.lang)
    desk.span = body.spans[desk.chosen] if body.spans else (0, 0)
    header = screen.header(step, where, columns, desk.lang)
    return Screen(header, screen.counts(step, desk.lang), body.lines, ())


def _card(desk: Desk) -> Screen:
    """Return the evidence that shows as a screen by itself."""
    one = desk.walk.shown(desk.id)
    desk.evidence, desk.chosen = (one,), 0
    columns = desk.terminal.columns
    number = desk.words("card.number", number=desk.place + 1, total=len(desk.ids))
    lines = card.full(one, None, columns, desk.lang)
    desk.span = (0, len(lines))
    supports = desk.words("evidence.supports", clauses=", ".join(one.evidence.supports) or "-")
    lines += paragraph(supports, columns, ink=Ink.FAINT)
    lines += _match(desk, one)
    lines += screen.wrong(one.findings, columns, desk.lang)
    return Screen([Line(number, Ink.HEAD)], "", lines, ())


def _match(desk: Desk, one: Shown) -> list[Line]:
    """Return why software took it for its type."""
    held = one.evidence
    why = reason_text(held.match_reason, desk.walk.case.types, desk.lang)
    if not why:
        return []
    text = desk.words("evidence.match", why=why, sure=f"{held.match_confidence:.0%}")
    return paragraph(text, desk.terminal.columns, ink=Ink.FAINT)
