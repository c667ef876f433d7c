"""Which evidence a person has to look at first. In: an evidence and the register. Out: whether.

Nobody confirmed it, and little speaks for what software took it for, or its pages are software's
own idea.
"""

from __future__ import annotations

from typing import Any, Literal

from gfpack.evidence.confirm import FIELDS
from gfpack.evidence.models import Evidence, Fact, Register
from gfpack.evidence.recognise import SURE


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


def doubts(one: Evidence, held: Register) -> tuple[str, ...]:
    """Return why nobody should stand by an evidence unseen; empty where software is sure of it.

    Keys of words: `untyped`, `type`, `joined`, `cut`, `readings`.
    """
    found = []
    if not one.type:
        found.append("untyped")
    elif one.match_confidence < SURE:
        found.append("type")
    if made := made_up(one, held):
        found.append(made)
    if unsure_fields(one):
        found.append("readings")
    return tuple(found)


def unsure_fields(one: Evidence) -> tuple[str, ...]:
    """Return the fields of an evidence that software read without being sure of them."""
    facts: dict[str, Fact[Any] | None] = {name: getattr(one, name) for name in FIELDS}
    return tuple(
        name
        for name, fact in facts.items()
        if fact and not fact.confirmed and fact.reading and fact.reading.confidence < SURE
    )
