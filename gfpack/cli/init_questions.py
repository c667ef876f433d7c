"""What `gfpack init` must know. In: the options given. Out: facts; the rest is asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from gfpack.base.errors import UsageError
from gfpack.base.messages import message
from gfpack.cli import common
from gfpack.project.begin import fault_of_code, is_name, plain_code, tier_of

if TYPE_CHECKING:
    from gfpack.checklist.models import Checklist
    from gfpack.project.init import Facts
    from gfpack.project.models import Project

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Given:
    """What the options say; None where they say nothing."""

    name: str | None
    credit_code: str | None
    checklist: str | None
    tier: str | None
    year: int | None
    deadline: date | None
    review_days: int | None


def facts_of(folder: Path, given: Given, before: Project | None) -> tuple[Checklist, Facts]:
    """Return the checklist and the facts, from options, last year's project and answers.

    Raises:
        UsageError: something is missing and nobody is there to be asked, or an option is wrong.
    """
    from gfpack.checklist.load import load
    from gfpack.project.init import Facts
    from gfpack.project.layout import CHECKLISTS_DIR

    given = _checked(given)
    if before:
        given = _of_next_year(given, before)
    elif not _asks():
        _need(given)
    own = (before.folder / CHECKLISTS_DIR,) if before else ()
    table = load(given.checklist or _ask("checklist", _checklist, _shipped()), own)
    name = given.name or _ask("name", _name if _asks() else str, folder.resolve().name)
    code = given.credit_code or ("" if before else _ask("credit_code", _code, ""))
    tier: Any = given.tier or _ask("tier", _tier, "city")
    year = given.year or _ask("year", _year, str(datetime.now().astimezone().year - 1))
    deadline = given.deadline or _ask("deadline", date.fromisoformat, "")
    days = given.review_days
    if days is None:
        days = _ask("review_days", _days, "0")
    return table, Facts(name, year, deadline, code or None, tier, days)


def _checked(given: Given) -> Given:
    """Return the options as they are meant.

    Raises:
        UsageError: the name, the credit code or the tier cannot be; it says what would be right.
    """
    if given.name is not None and not is_name(given.name):
        raise UsageError("project.bad_name", name=given.name)
    if given.credit_code and (fault := fault_of_code(given.credit_code)):
        key, params = fault
        raise UsageError(f"project.bad_credit_code.{key}", code=given.credit_code, **params)
    if given.tier is not None and tier_of(given.tier) is None:
        raise UsageError("project.bad_tier", tier=given.tier)
    return replace(
        given,
        name=given.name.strip() if given.name else None,
        credit_code=plain_code(given.credit_code) if given.credit_code else given.credit_code,
        tier=_tier(given.tier) if given.tier is not None else None,
    )


def _asks() -> bool:
    """Return whether somebody is there to answer."""
    return sys.stdin.isatty()


def _need(given: Given) -> None:
    """Make sure that nothing is left to ask, as there is nobody to answer."""
    needed = {"--checklist": given.checklist, "--year": given.year, "--deadline": given.deadline}
    if missing := [option for option, value in needed.items() if value is None]:
        raise UsageError("project.init.missing", options=" ".join(missing))


def _of_next_year(given: Given, before: Project) -> Given:
    """Return the options filled up from last year's project; a deadline is never guessed."""
    if given.deadline is None and not _asks():
        raise UsageError("project.init.missing", options="--deadline")
    file = before.file
    return Given(
        name=given.name or before.enterprise.name,
        credit_code=given.credit_code or before.enterprise.credit_code,
        checklist=given.checklist or file.checklist,
        tier=given.tier or file.tier,
        year=given.year or file.evaluation_year + 1,
        deadline=given.deadline,
        review_days=file.review_days if given.review_days is None else given.review_days,
    )


def _ask(what: str, parse: Callable[[str], Value], default: str) -> Value:
    """Return an answer that `parse` takes; asked again until it does. Alone: the default."""
    while _asks():
        words = message(f"project.init.ask.{what}", common.language())
        said = click.prompt(words, default=default, show_default=bool(default), prompt_suffix=" ")
        try:
            return parse(said.strip())
        except ValueError:
            common.say(f"project.init.again.{what}", err=True)
    return parse(default)


def _shipped() -> str:
    """Show the checklists there are; none of them is the default."""
    from gfpack.checklist.tree import listed

    lang = common.language()
    for number, row in enumerate(listed(()), start=1):
        status = message(f"checklist.status.{row['status']}", lang)
        title = row["title"][lang]
        common.say("project.init.one", number=number, id=row["id"], title=title, status=status)
    return ""


def _checklist(said: str) -> str:
    from gfpack.checklist.load import available

    ids = [one.id for one in available()]
    if said.isdecimal() and 1 <= int(said) <= len(ids):
        return ids[int(said) - 1]
    if said not in ids:
        raise ValueError(said)
    return said


def _tier(said: str) -> str:
    tier = tier_of(said)
    if tier is None:
        raise ValueError(said)
    return tier


def _name(said: str) -> str:
    if not is_name(said):
        raise ValueError(said)
    return said.strip()


def _year(said: str) -> int:
    if not 1990 <= int(said) <= 2100:
        raise ValueError(said)
    return int(said)


def _days(said: str) -> int:
    if not 0 <= int(said) <= 730:
        raise ValueError(said)
    return int(said)


def _code(said: str) -> str:
    if said and fault_of_code(said):
        raise ValueError(said)
    return plain_code(said)
