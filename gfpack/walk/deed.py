"""What an action is made of. Out: a `Deed` to be written, a `Change` to tell.

Text that a person types is made fit to be written here: whatever a keyboard or a clipboard gives.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gfpack.base.messages import Lang
from gfpack.walk.models import Action, Change
from gfpack.walk.moment import Moment

_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_UNFIT = re.compile("[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What a YAML file cannot hold: control characters, halves of characters."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who speaks, on which day, and the language of words gfpack adds to his."""

    by: str
    on: date
    lang: Lang


@dataclass(frozen=True, slots=True)
class Deed:
    """An action that makes sense and is yet to be written into the files of a project folder."""

    action: Action
    about: str
    write: Callable[[Path], None]
    evidence: tuple[str, ...] = ()
    """Ids that come into being."""


def done(deed: Deed, before: Moment, after: Moment, files: tuple[str, ...]) -> Change:
    """Return what a deed changed."""
    old, new = before.case.assessment.results, after.case.assessment.results
    then = {one.fingerprint: one for one in before.judged.open}
    now = {one.fingerprint: one for one in after.judged.open}
    return Change(
        action=deed.action,
        about=deed.about,
        files=files,
        requirements=tuple(key for key, result in new.items() if old.get(key) != result),
        solved=tuple(one for name, one in then.items() if name not in now),
        new=tuple(one for name, one in now.items() if name not in then),
        evidence=deed.evidence,
    )


def text(typed: str) -> str:
    """Return what was typed without what cannot be written, and without blanks around it."""
    plain = _UNFIT.sub("", _LINE_ENDS.sub("\n", typed).replace("\t", " "))
    return "\n".join(line.rstrip() for line in plain.split("\n")).strip()


def line(typed: str) -> str:
    """Return what was typed as one line."""
    return " ".join(text(typed).split())
