"""What is on the desk during a walk: the terminal, the ids to go through, what is chosen and said.

The one changing thing of the walk's face. Actions take it and tell it what they did; the loops in
`stepping` and `confirming` draw it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import click

from gfpack.base.errors import DataError, GfpackError
from gfpack.base.messages import Lang, message
from gfpack.cli.walking.paper import Ink, Line, paragraph
from gfpack.cli.walking.terminal import Terminal, View
from gfpack.project.layout import EVIDENCE_DIR
from gfpack.walk.models import Change, Only, Order, Shown, Step
from gfpack.walk.session import Walk


@dataclass(slots=True)
class Desk:
    """The state of one session."""

    walk: Walk
    terminal: Terminal
    lang: Lang
    ids: list[str]
    """Requirements, or evidence, in the order in which they are gone through."""
    order: Order = Order.VETO
    only: Only = Only.ALL
    confirming: bool = False
    """Evidence that waits for confirmation is gone through, not requirements."""
    place: int = 0
    chosen: int = 0
    """The evidence that keys are meant for, counted from 0 within the step."""
    top: int = 0
    """First line of the body that shows."""
    told: list[Line] = field(default_factory=list)
    """What is said below the next screen."""
    step: Step | None = None
    evidence: tuple[Shown, ...] = ()
    span: tuple[int, int] = (0, 0)
    """The lines of the body that the chosen evidence takes."""
    view: View = field(default_factory=lambda: View(0, 0, 0))
    saved: int = 0
    files: set[str] = field(default_factory=set)
    """Names of what was written."""
    undoable: list[str] = field(default_factory=list)
    """What was said of each step that can be undone."""
    _seen: set[int] = field(default_factory=set)
    _seen_of: object = None

    def listed(self) -> list[str]:
        """Return the ids there are to go through now."""
        if self.confirming:
            return list(self.walk.to_confirm())
        return list(self.walk.steps(order=self.order, only=self.only))

    def list_again(self) -> None:
        """Go through what there is now; what shows stays, unless it is gone.

        Raises:
            EOFError: there is nothing left to go through.
        """
        here, case = self.id, self.walk.case
        self.ids = self.listed()
        evidence = {one.id for one in case.register.evidence}
        known = evidence if self.confirming else case.checklist.requirements()
        if here not in self.ids and here in known:
            self.ids.insert(min(self.place, len(self.ids)), here)
        if not self.ids:
            raise EOFError
        self.move(self.ids.index(here) if here in self.ids else min(self.place, len(self.ids) - 1))

    @property
    def id(self) -> str:
        """The requirement or evidence that shows."""
        return self.ids[self.place]

    @property
    def shown(self) -> Shown:
        """The chosen evidence.

        Raises:
            Refused: there is none.
        """
        if not self.evidence:
            raise Refused(self.words("cannot.no_evidence"))
        return self.evidence[min(self.chosen, len(self.evidence) - 1)]

    def words(self, key: str, **params: object) -> str:
        """Return a text of the walk."""
        return message(f"walk.{key}", self.lang, **params)

    def tell(self, text: str, ink: Ink = Ink.PLAIN) -> None:
        """Have something said below the next screen."""
        self.told += paragraph(text, self.terminal.columns, ink=ink, most=4)

    def did(self, change: Change, what: str) -> None:
        """Note what was saved, and tell it with what it changed."""
        if not (change.files or change.evidence or change.requirements):
            self.tell(self.words("did.same"))
            return
        self.saved += 1
        self._follow()
        self.files |= set(change.files or (EVIDENCE_DIR,))
        self.undoable += [what] if change.files else []
        self.tell(f"{what}{self.effect(change)}", Ink.GOOD)
        for new in change.new[:1]:
            self.tell(new.message(self.lang), Ink.DOUBTFUL)

    def _follow(self) -> None:
        """Keep the same evidence chosen where it stands elsewhere now: keys are meant for it."""
        if self.step is None or not self.evidence:
            return
        now = self.walk.step(self.step.requirement.id, order=self.order, only=self.only).evidence
        places = {one.evidence.id: place for place, one in enumerate(now)}
        place = places.get(self.shown.evidence.id, self.chosen)
        if place != self.chosen:
            self.chosen, self.top = place, -1

    def effect(self, change: Change) -> str:
        """Return how many findings a change solved and brought."""
        solved = self.words("did.solved", count=len(change.solved)) if change.solved else ""
        new = self.words("did.new", count=len(change.new)) if change.new else ""
        return f"{solved}{new}"

    def move(self, place: int) -> None:
        """Go to another place; what was chosen and scrolled there is forgotten."""
        self.place, self.top, self.chosen = place, 0, -1

    def look(self) -> None:
        """Note which lines of the chosen evidence were seen, as long as it stays the same."""
        now = (self.id, self.shown if self.evidence else None, self.terminal.columns)
        if now != self._seen_of:
            self._seen_of, self._seen = now, set()
        self._seen |= set(range(self.view.top, self.view.bottom))

    def unseen(self) -> int | None:
        """Return the first line of the chosen evidence that nobody has seen, or None."""
        return next((line for line in range(*self.span) if line not in self._seen), None)


class Refused(Exception):  # noqa: N818 - reads as what happened
    """A key that does nothing here; its text says why."""


def guarded(desk: Desk, action: Callable[[Desk], None]) -> None:
    """Do what a key asks for; what cannot be done is told below the screen."""
    try:
        action(desk)
    except Refused as refused:
        desk.tell(str(refused), Ink.DOUBTFUL)
    except click.ClickException as failed:
        desk.tell(desk.words("cannot.editor", why=failed.format_message()), Ink.BAD)
    except DataError as problem:
        for one in problem.problems[:3]:
            text = message(one.key, desk.lang, **dict(one.params))
            desk.tell(f"{one.file.name}:{one.line}:{one.column}: {text}", Ink.BAD)
        _tell(desk, problem)
    except GfpackError as problem:
        _tell(desk, problem)


def _tell(desk: Desk, problem: GfpackError) -> None:
    for part, ink in (("message", Ink.BAD), ("advice", Ink.PLAIN)):
        desk.tell(message(f"{problem.key}.{part}", desk.lang, **problem.params), ink)
