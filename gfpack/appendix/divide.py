"""Into which volumes the appendix is divided.

In: sections, materials, what was chosen, and how many bytes a volume may hold. Out: `Volume`s. An
attachment stays whole, unless it alone is more than a volume may hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from gfpack.appendix.materials import Material, Materials, PdfPages, PhotoSheet, PlainText
from gfpack.appendix.plan import Section
from gfpack.appendix.volumes import Part, Piece, Volume, pieces
from gfpack.checklist.models import Indicator, Requirement
from gfpack.project.models import Shape

_FRONT_PAGES = 6
"""Pages kept free in every volume for cover, contents and dividers, before anything is known."""
_LONGEST = 30
"""Characters of a row's title that go into a file's name."""
_LINES = 40
"""Lines of a text file on a page, about."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much a volume may hold; None: as much as comes."""

    bytes: int | None = None
    pages: int | None = None
    front: int = _FRONT_PAGES
    """How many of the pages cover, contents and dividers take."""

    def holds(self, used: Load) -> bool:
        """Return whether there is room for `used`."""
        fits = self.bytes is None or used.bytes <= self.bytes
        return fits and (self.pages is None or used.pages + self.front <= self.pages)


@dataclass(frozen=True, slots=True)
class Load:
    """What materials weigh: bytes (as their files have them), and pages."""

    bytes: int = 0
    pages: int = 0

    def __add__(self, other: Load) -> Load:
        return Load(self.bytes + other.bytes, self.pages + other.pages)


def divided(
    sections: tuple[Section, ...], materials: Materials, shape: Shape, room: Room
) -> tuple[Volume, ...]:
    """Return the volumes of a shape, none fuller than there is room for where that can be."""
    if shape is Shape.ONE:
        room = Room()
    volumes: list[Volume] = []
    for name, parts in _books(sections, materials, shape):
        filled = _filled(parts, room)
        for number, held in enumerate(filled, 1):
            which = f"第{number}册" if len(filled) > 1 else ""
            title = " ".join(one for one in (name, which) if one)
            volumes.append(Volume(len(volumes) + 1, held, title, bool(name)))
    return tuple(volumes)


def _books(
    sections: tuple[Section, ...], materials: Materials, shape: Shape
) -> Iterator[tuple[str, list[Part]]]:
    """Yield what is bound together, before anything is too large: its name and its parts."""
    if shape is Shape.INDICATOR and sections:
        for top, own in groupby(sections, key=lambda one: one.top):
            yield _name(top), [_part(one, materials) for one in own]
    elif shape is Shape.REQUIREMENT and sections:
        for section in sections:
            for requirement in section.indicator.requirements:
                part = _part_for(section, requirement.id, materials)
                if part.pieces or part.elsewhere:
                    yield _name(requirement), [part]
    else:
        yield "", [_part(one, materials) for one in sections]


def _name(row: Indicator | Requirement) -> str:
    return f"{row.id} {row.title.zh[:_LONGEST]}"


def _part(section: Section, materials: Materials) -> Part:
    return Part(section, pieces(section, materials), section.elsewhere)


def _part_for(section: Section, requirement: str, materials: Materials) -> Part:
    """Return the part of a section that is bound for one requirement: where it is cited first."""
    own = [one.id for one in section.indicator.requirements]

    def first(supports: tuple[str, ...]) -> str | None:
        return next((one for one in own if one in supports), None)

    every = pieces(section, materials)
    here = tuple(one for one in every if first(one.attachment.supports) == requirement)
    held = {one.attachment.label for one in here}
    cited = (*section.here, *section.elsewhere)
    elsewhere = tuple(one for one in cited if requirement in one.supports and one.label not in held)
    return Part(section, here, elsewhere)


@dataclass
class _Filling:
    """Volumes while they fill up."""

    room: Room
    full: list[tuple[Part, ...]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    used: Load = field(default_factory=Load)

    def turn(self) -> None:
        """Begin the next volume."""
        if any(part.pieces for part in self.parts):
            self.full.append(tuple(part for part in self.parts if part.pieces or part.elsewhere))
            self.parts, self.used = [], Load()

    def add(self, part: Part, piece: Piece) -> None:
        """Put a piece below its section, which is continued where it began in another volume."""
        self.used += _load(piece)
        if self.parts and self.parts[-1].section is part.section:
            last = self.parts[-1]
            self.parts[-1] = replace(last, pieces=(*last.pieces, piece))
            return
        continued = any(one.section is part.section for held in self.full for one in held)
        elsewhere = () if continued else part.elsewhere
        self.parts.append(Part(part.section, (piece,), elsewhere, continued))


def _filled(parts: list[Part], room: Room) -> list[tuple[Part, ...]]:
    """Return the parts of each volume."""
    filling = _Filling(room)
    for part in parts:
        if not part.pieces:
            filling.parts.append(part)
        for piece in part.pieces:
            if not room.holds(filling.used + _load(piece)):
                filling.turn()
            for smaller in _fitting(piece, room):
                if not room.holds(filling.used + _load(smaller)):
                    filling.turn()
                filling.add(part, smaller)
    return [*filling.full, tuple(filling.parts)]


def _fitting(piece: Piece, room: Room) -> Iterator[Piece]:
    """Yield the attachment in pieces that fit; whole where it does."""
    if room.holds(_load(piece)):
        yield piece
        return
    materials = [part for one in piece.materials for part in _cut(one, room)]
    start, held = 0, Load()
    for index, material in enumerate(materials):
        if index > start and not room.holds(held + _weight(material)):
            yield Piece(piece.attachment, tuple(materials[start:index]), len(materials), start)
            start, held = index, Load()
        held += _weight(material)
    yield Piece(piece.attachment, tuple(materials[start:]), len(materials), start)


def _cut(material: Material, room: Room) -> Iterator[Material]:
    """Yield a material in runs of pages that fit; a single page, a single photo is never cut."""
    if isinstance(material, PhotoSheet) and not room.holds(_weight(material)):
        for number, photo in enumerate(material.photos, material.first):
            yield PhotoSheet((photo,), number, material.total)
        return
    if not isinstance(material, PdfPages) or room.holds(_weight(material)):
        yield material
        return
    each = max(1, material.size // material.page_count)
    most = material.page_count
    if room.bytes is not None:
        most = min(most, room.bytes // each)
    if room.pages is not None:
        most = min(most, room.pages - room.front)
    for start in range(0, material.page_count, max(1, most)):
        count = min(max(1, most), material.page_count - start)
        yield replace(
            material,
            first=material.first + start,
            last=material.first + start + count - 1,
            facts=material.facts[start : start + count],
            size=each * count,
        )


def _load(piece: Piece) -> Load:
    return sum((_weight(one) for one in piece.materials), Load())


def _weight(material: Material) -> Load:
    if isinstance(material, PdfPages):
        return Load(material.size, material.page_count)
    if isinstance(material, PlainText):
        return Load(0, len(material.lines) // _LINES + 1)
    return Load(material.size if isinstance(material, PhotoSheet) else 0, 1)
