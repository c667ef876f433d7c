"""Which evidence a person has to look at first. In: an evidence and the register. Out: whether.

Nobody confirmed it, and little speaks for what software took it for, or its pages are software's
own idea.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Literal

from gfpack.checklist.models import EvidenceTypes
from gfpack.evidence.confirm import FIELDS
from gfpack.evidence.models import Evidence, Fact, Register
from gfpack.evidence.recognise import SURE

_WEIGHTY = ("holder", "credit_code", "number", "valid_until")
_BY_RULE = {"recent": ("issued",), "period": ("years",)}


def is_unsure(one: Evidence, held: Register) -> bool:
    """Return whether a person has to look at an evidence."""
    if one.confirmed or one.set_aside:
        return False
    return not one.type or one.match_confidence < SURE or bool(made_up(one, held))


def made_up(one: Evidence, held: Register) -> Literal["joined", "cut", ""]:
    """Return whether gfpack `joined` an evidence of several files or `cut` it out of one.

    Empty where it did neither, or a person named the pages.
    """
    if one.confirmed or "said" in one.match_reason.split(";"):
        return ""
    if len({extent.path for extent in one.extents}) > 1:
        return "joined"
    cut = any(
        extent.page_count < len(held.files[extent.path].facts.pages)
        for extent in one.extents
        if extent.path in held.files
    )
    return "cut" if cut else ""


def doubts(
    one: Evidence, held: Register, types: EvidenceTypes, known: Collection[str] = ()
) -> tuple[str, ...]:
    """Return why nobody should stand by an evidence unseen; empty where software is sure of it.

    `known` are values that people gave elsewhere, such as the enterprise's name: a reading that
    says the same is sure. Keys of words: `untyped`, `type`, `joined`, `cut`, `readings`.
    """
    found = []
    if not one.type:
        found.append("untyped")
    elif one.match_confidence < SURE:
        found.append("type")
    if made := made_up(one, held):
        found.append(made)
    if weighty_guesses(one, types, known):
        found.append("readings")
    return tuple(found)


def guesses(one: Evidence, known: Collection[str] = ()) -> tuple[str, ...]:
    """Return the fields of an evidence that software read without being sure of them."""
    facts: dict[str, Fact[Any] | None] = {name: getattr(one, name) for name in FIELDS}
    return tuple(
        name
        for name, fact in facts.items()
        if fact
        and not fact.confirmed
        and fact.reading
        and fact.reading.confidence < SURE
        and str(fact.value) not in known
    )


def dim(fact: Fact[Any] | None) -> bool:
    """Return whether a value was read by sight, is in doubt, and nobody has confirmed it."""
    reading = fact.reading if fact and not fact.confirmed else None
    return reading is not None and reading.box is not None and reading.confidence < SURE


def weighty_guesses(
    one: Evidence, types: EvidenceTypes, known: Collection[str] = ()
) -> tuple[str, ...]:
    """Return those of its guesses that decide whose it is or whether it is still good."""
    kind = types.by_id().get(one.type or "")
    weighty = {*_WEIGHTY, *_BY_RULE.get(kind.validity.rule if kind else "", ())}
    return tuple(name for name in guesses(one, known) if name in weighty)
