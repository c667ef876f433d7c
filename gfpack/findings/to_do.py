"""What the client must send, answer or put right. In: findings and their case. Out: things to do.

What is missing is told as the request list tells it, once for each document. Of the findings, those
are told that the client can mend (`FindingKind.ask`), unless the request for a document says so
already. One paper is one row that says all that is wanted of it. What is our own work, such as
confirming what software read, is not told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from gfpack.assessment.models import Shortfall
from gfpack.base.findings import Finding, Severity
from gfpack.checklist.models import Circumstance, Requirement
from gfpack.findings.case import Case
from gfpack.findings.overrides import Judged
from gfpack.findings.paper import one_for_each_paper
from gfpack.findings.request import Request, Wanted
from gfpack.findings.responsible import responsible
from gfpack.findings.rules import (
    credit_code_of_another,
    evidence_expired,
    evidence_not_yet_valid,
    evidence_too_old,
    file_empty,
    file_encrypted,
    file_unreadable,
    holder_differs,
    wrong_period,
)

_TOLD_AS = {
    evidence_expired.KIND.code: Shortfall.EXPIRED,
    evidence_not_yet_valid.KIND.code: Shortfall.NOT_YET_VALID,
    wrong_period.KIND.code: Shortfall.WRONG_PERIOD,
    evidence_too_old.KIND.code: Shortfall.TOO_OLD,
    holder_differs.KIND.code: Shortfall.HOLDER_DIFFERS,
    credit_code_of_another.KIND.code: Shortfall.CREDIT_CODE_DIFFERS,
    file_unreadable.KIND.code: Shortfall.FILE_UNUSABLE,
    file_encrypted.KIND.code: Shortfall.FILE_UNUSABLE,
    file_empty.KIND.code: Shortfall.FILE_UNUSABLE,
}
"""What a request for a better document says already: the finding's code, the shortfall named."""


class Doing(StrEnum):
    """What the client has to do."""

    ANSWER = "answer"
    SEND = "send"
    MEND = "mend"


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing for the client to do: a document to send, a question, or findings told as one.

    Findings beside a document to send speak of the paper that is there and shall be replaced.
    """

    doing: Doing
    key: str
    """Stays while the thing does, so that the client's notes are found again."""
    requirements: tuple[Requirement, ...]
    veto: bool
    wanted: Wanted | None = None
    question: Circumstance | None = None
    findings: tuple[Finding, ...] = ()
    """Several where they speak of one paper, or their kind is told at once."""
    person: str = ""
    """Who answers for the first requirement that somebody answers for."""

    @property
    def optional(self) -> bool:
        """Whether nothing is lost without it."""
        harmless = all(one.severity is Severity.INFO for one in self.findings)
        return harmless and not self.question and (self.wanted is None or self.wanted.optional)


def to_do(judged: Judged, asked: Request, case: Case) -> tuple[ToDo, ...]:
    """Return what the client has to do, by person, the veto ones first; nobody's come last."""
    about: dict[str, list[Finding]] = {}
    others: list[Finding] = []
    for one in _to_mend(judged, asked):
        if one.evidence:
            about.setdefault(one.evidence, []).append(one)
        else:
            others.append(one)
    sendings = [_beside(one, about, case) for one in _sendings(asked, case)]
    papers = (_mending(f"paper {key}", found, case) for key, found in about.items() if found)
    every = [*_answers(asked, case), *sendings, *papers, *_mendings(others, case)]
    return _by_person(every, case)


def to_send(asked: Request, case: Case) -> tuple[ToDo, ...]:
    """Return the documents to send alone, in the same order."""
    return _by_person([*_sendings(asked, case)], case)


def _by_person(every: Sequence[ToDo], case: Case) -> tuple[ToDo, ...]:
    persons = responsible(case.checklist, case.project.file)
    order = {person: number for number, person in enumerate(dict.fromkeys(persons.values()))}
    named = [replace(one, person=_person(one, persons)) for one in every]
    last = len(order)
    return tuple(
        sorted(named, key=lambda one: (order.get(one.person, last), one.optional, not one.veto))
    )


def _person(one: ToDo, persons: Mapping[str, str]) -> str:
    return next((persons[each.id] for each in one.requirements if each.id in persons), "")


def _answers(asked: Request, case: Case) -> Iterator[ToDo]:
    for question in asked.questions:
        hanging = tuple(
            requirement
            for requirement in case.checklist.requirements().values()
            if requirement.proof
            and any(question.id in group.when for group in requirement.proof.groups)
        )
        veto = any(one.veto for one in hanging)
        yield ToDo(Doing.ANSWER, _key(question.id), hanging, veto, question=question)


def _sendings(asked: Request, case: Case) -> Iterator[ToDo]:
    for one in one_for_each_paper(asked.wanted, case.types):
        documents = ("+".join(kind.id for kind in together) for together in one.alternatives)
        key = _key(*documents, one.count, *one.years, one.optional)
        yield ToDo(Doing.SEND, key, one.requirements, one.veto, wanted=one)


def _beside(sending: ToDo, about: dict[str, list[Finding]], case: Case) -> ToDo:
    """Return a document to send with what else is wrong with the papers it shall replace.

    What is told here is taken out of `about`.
    """
    here = sending.wanted.here if sending.wanted else ()
    found = tuple(finding for held, _ in here for finding in about.pop(held.id, ()))
    more = (one for one in _requirements(found, case) if one not in sending.requirements)
    veto = sending.veto or any(one.severity is Severity.VETO for one in found)
    requirements = (*sending.requirements, *more)
    return replace(sending, findings=found, requirements=requirements, veto=veto)


def _to_mend(judged: Judged, asked: Request) -> Iterator[Finding]:
    """Yield what the client can mend and no request for a better document tells already."""
    told = {(held.id, why) for one in asked.wanted for held, whys in one.here for why in whys}
    for one in judged.open:
        if one.kind.ask and (one.evidence, _TOLD_AS.get(one.code)) not in told:
            yield one


def _mendings(findings: Sequence[Finding], case: Case) -> Iterator[ToDo]:
    """Yield what is wrong with no paper in particular; what is alike together, by person."""
    persons = responsible(case.checklist, case.project.file)
    at_once: dict[str, list[Finding]] = {}
    for one in findings:
        person = persons.get(one.requirement or "", "")
        alike = one.kind.gathered and one.kind.gathered.name is None
        name = f"{one.code}|{person}" if alike else one.fingerprint
        at_once.setdefault(name, []).append(one)
    yield from (_mending(name, found, case) for name, found in at_once.items())


def _mending(name: str, found: Sequence[Finding], case: Case) -> ToDo:
    veto = any(one.severity is Severity.VETO for one in found)
    requirements = _requirements(found, case)
    return ToDo(Doing.MEND, _key(name), requirements, veto, findings=tuple(found))


def _requirements(found: Sequence[Finding], case: Case) -> tuple[Requirement, ...]:
    known = case.checklist.requirements()
    ids = dict.fromkeys(one.requirement or "" for one in found)
    return tuple(known[key] for key in ids if key in known)


def _key(*parts: object) -> str:
    return "c-" + hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:16]
