"""How the appendix is divided: into one volume or several (册), each a file of its own.

In: sections, the materials of each attachment. Out: `Volume`s: which sections and which materials
of which attachment each holds. Page numbers run on from one volume to the next, so that a page
number names one page of the whole appendix.
"""

from __future__ import annotations

from dataclasses import dataclass

from gfpack.appendix.materials import Material, Materials
from gfpack.appendix.models import Attachment
from gfpack.appendix.plan import Section


@dataclass(frozen=True, slots=True)
class Piece:
    """An attachment, or so much of it as one volume holds."""

    attachment: Attachment
    materials: tuple[Material, ...]
    total: int
    """How many materials the attachment has in all volumes."""
    start: int = 0
    """How many of them stand in the volumes before."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section, or so much of it as one volume holds."""

    section: Section
    pieces: tuple[Piece, ...]
    elsewhere: tuple[Attachment, ...] = ()
    """Cited below the divider, bound at another place."""
    continued: bool = False
    """Whether the section began in a volume before."""


@dataclass(frozen=True, slots=True)
class Volume:
    """One file of the appendix."""

    number: int
    """From 1."""
    parts: tuple[Part, ...]
    name: str = ""
    """What tells it from the others: `第2册`, `3 能源与资源投入`; empty for the only one."""
    alone: bool = False
    """Whether it is for one indicator or requirement, handed in by itself: its contents then list
    what it holds, not the whole appendix."""


def pieces(section: Section, materials: Materials) -> tuple[Piece, ...]:
    """Return the attachments bound below a section, none of them divided."""
    return tuple(
        Piece(one, materials[one.label], len(materials[one.label])) for one in section.here
    )
