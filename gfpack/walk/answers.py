"""What a person says of requirements, the plant and findings. Out: deeds for `answers.yaml` and
`gfpack.yaml`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from gfpack.base import yaml
from gfpack.base.errors import UsageError
from gfpack.base.findings import Finding
from gfpack.base.text import nearest
from gfpack.findings import override_unused, overrides
from gfpack.findings.case import Case
from gfpack.project.layout import ANSWERS_YAML, GFPACK_YAML
from gfpack.project.models import Answer, State
from gfpack.walk.deed import Deed, Person, line, text
from gfpack.walk.models import Action

_POINTS = re.compile(r"\d{1,6}(?:\.\d{1,6})?")
_ABOUT_OVERRIDES = (overrides.KIND.code, override_unused.KIND.code)


def answer(
    case: Case,
    requirement: str,
    state: State,
    given: dict[str, str | Decimal | None],
    person: Person,
) -> Deed:
    """Say how it stands with a requirement; of `given`, what is None stays, what is empty goes.

    Raises:
        UsageError: not applicable without a reason, or points that are no number.
    """
    said = {name: _said(name, value) for name, value in given.items() if value is not None}
    before: Answer = case.project.answer(requirement)
    if state is State.NOT_APPLICABLE and not said.get("reason", before.reason):
        raise UsageError("walk.no_reason_not_applicable", requirement=requirement)

    def write(folder: Path) -> None:
        only = ("answers", [requirement])
        with yaml.edit(folder / ANSWERS_YAML, only=only) as content:
            entry = yaml.table(yaml.table(content, "answers"), requirement)
            yaml.put(entry, "state", state)
            for name, value in said.items():
                if value or name in entry:
                    yaml.put(entry, name, value or None)
            yaml.put(entry, "by", person.by)
            yaml.put(entry, "on", person.on)
            yaml.drop(entry, "from_year")

    return Deed(Action.ANSWER, requirement, write)


def circumstance(case: Case, name: str, choice: str | None) -> Deed:
    """Answer a question about the plant.

    Raises:
        UsageError: no such question or choice.
    """
    told = case.checklist.told_by(case.project.file.tier)
    known = {one.id: one.choices for one in case.checklist.circumstances if one.id not in told}
    if name not in known:
        near = nearest(name, known) or ""
        raise UsageError("walk.unknown_circumstance", name=name, near=near)
    if choice is not None and choice not in known[name]:
        choices = ", ".join(known[name])
        raise UsageError("walk.unknown_choice", name=name, choice=choice, choices=choices)

    def write(folder: Path) -> None:
        with yaml.edit(folder / GFPACK_YAML) as content:
            yaml.put(yaml.table(content, "circumstances"), name, choice)

    return Deed(Action.CIRCUMSTANCE, name, write)


def override(finding: Finding, why: str, person: Person) -> Deed:
    """Decide on an open finding; what was decided on it before is replaced.

    Raises:
        UsageError: it is itself about an override, or no reason is given.
    """
    if finding.code in _ABOUT_OVERRIDES:
        raise UsageError("walk.about_an_override", fingerprint=finding.group)
    if not text(why):
        raise UsageError("walk.no_reason_override")
    new = {
        "fingerprint": finding.fingerprint,
        "seen": finding.seen,
        "code": finding.code,
        "by": person.by,
        "on": person.on,
        "why": text(why),
    }
    return Deed(Action.OVERRIDE, finding.fingerprint, _decided(finding.fingerprint, new))


def withdraw(case: Case, fingerprint: str) -> Deed:
    """Take back every decision on a finding.

    Raises:
        UsageError: there is none.
    """
    if not any(one.fingerprint == fingerprint for one in case.project.answers.overrides):
        raise UsageError("walk.no_override", fingerprint=fingerprint)
    return Deed(Action.WITHDRAW, fingerprint, _decided(fingerprint, None))


def _decided(fingerprint: str, new: dict[str, Any] | None) -> Callable[[Path], None]:
    """Return what leaves one decision on a finding in the file, or none."""

    def write(folder: Path) -> None:
        with yaml.edit(folder / ANSWERS_YAML) as content:
            listed = content.get("overrides") or []
            others = [one for one in listed if one.get("fingerprint") != fingerprint]
            if not others:
                yaml.drop(content, "overrides")
            elif len(others) < len(listed):
                listed[:] = others
            if new and others:
                listed.append(new)
            elif new:
                content["overrides"] = [new]

    return write


def _said(name: str, value: str | Decimal | None) -> str | Decimal:
    if name != "points":
        return text(str(value))
    if isinstance(value, str) and not value.strip():
        return ""
    points = unicodedata.normalize("NFKC", line(str(value)))
    if not _POINTS.fullmatch(points):
        raise UsageError("walk.bad_points", points=value)
    return Decimal(points)
