"""What keys do to the requirement that shows: answer, statement, points, attach, override."""

from __future__ import annotations

from gfpack.base.findings import Finding
from gfpack.base.messages import message
from gfpack.cli.walking import choosing, dialogue, papers, screen
from gfpack.cli.walking.desk import Desk, Refused
from gfpack.project.models import State
from gfpack.walk.models import Step


def met(desk: Desk) -> None:
    """Answer: met."""
    _answer(desk, State.MET)


def unmet(desk: Desk) -> None:
    """Answer: unmet."""
    _answer(desk, State.UNMET)


def unknown(desk: Desk) -> None:
    """Take the answer back: unknown."""
    _answer(desk, State.UNKNOWN)


def not_applicable(desk: Desk) -> None:
    """Answer: not applicable, and why."""
    now = _step(desk).answer.reason or ""
    reason = dialogue.ask(desk.terminal, desk.words("ask.not_applicable"), now=now)
    if reason is not None or now:
        _answer(desk, State.NOT_APPLICABLE, reason=reason)


def statement(desk: Desk) -> None:
    """Write the statement, in an editor where there is one."""
    step = _step(desk)
    question = f"{step.requirement.id} {step.requirement.title.in_(desk.lang)}"
    asked = f"{question}\n{desk.words('ask.statement')}"
    said = dialogue.text(desk.terminal, asked, now=step.answer.statement or "")
    if said is not None:
        change = desk.walk.answer(step.requirement.id, step.answer.state, statement=said)
        desk.did(change, desk.words("did.statement", requirement=step.requirement.id))


def points(desk: Desk) -> None:
    """Say how many points are claimed."""
    step = _step(desk)
    full = step.result.full_points
    question = desk.words("ask.points", most=full.value) if full else desk.words("ask.points_open")
    now = "" if step.answer.points is None else str(step.answer.points)
    said = dialogue.ask(desk.terminal, question, now=now)
    if said is not None:
        change = desk.walk.answer(step.requirement.id, step.answer.state, points=said)
        desk.did(change, desk.words("did.points", requirement=step.requirement.id))


def circumstance(desk: Desk) -> None:
    """Tell a circumstance of the plant that decides what is asked for."""
    questions = _step(desk).questions
    if not questions:
        raise Refused(desk.words("cannot.no_question"))
    place: int | None = 0
    if len(questions) > 1:
        options = [one.circumstance.question.in_(desk.lang) for one in questions]
        place = choosing.choose(desk.terminal, desk.words("ask.question"), options, desk.lang)
    if place is None:
        return
    asked = questions[place].circumstance
    names = list(asked.choices)
    options = [asked.choices[name].in_(desk.lang) for name in names]
    choice = choosing.choose(desk.terminal, asked.question.in_(desk.lang), options, desk.lang)
    if choice is not None:
        change = desk.walk.circumstance(asked.id, names[choice])
        desk.did(change, desk.words("did.circumstance", choice=options[choice]))
        desk.list_again()  # rows that do not concern the plant go, others come


def attach(desk: Desk) -> None:
    """Attach evidence, an unmatched file, or a file by its path; what is asked for comes first."""
    requirement = _step(desk).requirement.id
    what = papers.attachable(desk, requirement)
    if what is None:
        return
    change = desk.walk.attach(requirement, what)
    name = what if isinstance(what, str) else what.name
    desk.did(change, desk.words("did.attached", requirement=requirement, what=name))


def detach(desk: Desk) -> None:
    """Let the chosen evidence support this requirement no longer."""
    requirement, held = _step(desk).requirement.id, desk.shown.evidence
    change = desk.walk.detach(requirement, held.id)
    desk.did(change, desk.words("did.detached", id=held.id, requirement=requirement))


def override(desk: Desk) -> None:
    """Decide on a finding in the open, or take such a decision back."""
    step = _step(desk)
    listed: list[Finding] = [*step.findings, *(one.finding for one in step.overridden)]
    if not listed:
        raise Refused(desk.words("cannot.no_finding"))
    options = [screen.finding(one, desk.lang) for one in step.findings]
    options += [
        desk.words("option.decided", text=screen.finding(one.finding, desk.lang))
        for one in step.overridden
    ]
    place = choosing.choose(desk.terminal, desk.words("ask.finding"), options, desk.lang)
    if place is None:
        return
    if place >= len(step.findings):
        desk.did(desk.walk.withdraw(listed[place]), desk.words("did.withdrawn"))
        return
    why = dialogue.ask(desk.terminal, desk.words("ask.override"), now=options[place])
    if why is not None:
        desk.did(desk.walk.override(listed[place], why), desk.words("did.overridden"))


def _answer(desk: Desk, state: State, reason: str | None = None) -> None:
    requirement = _step(desk).requirement.id
    change = desk.walk.answer(requirement, state, reason=reason)
    said = message(f"assessment.state.{state}", desk.lang)
    desk.did(change, desk.words("did.answered", requirement=requirement, state=said))


def _step(desk: Desk) -> Step:
    if desk.step is None:
        raise Refused(desk.words("cannot.no_evidence"))
    return desk.step
