"""Which photos of an attachment share a sheet, and which stand side by side.

In: what an attachment consists of, how many photos its kind has to a page, the words that tell a
name-plate. Out: the same with photos that follow one another gathered on sheets.

A photo of a name-plate and one of the whole machine are a pair and always share a sheet, whatever
the number to a page. Words in the file's name decide: both names without those words are the same
(`空压机铭牌.jpg` and `空压机全景.jpg`, or `空压机.jpg`). A name-plate without such a partner takes
the photo right before it, else an overview right after it, unless both names say what they show
and differ.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from gfpack.appendix.materials import Found, Material, Photo, PhotoSheet
from gfpack.appendix.models import Attachment
from gfpack.checklist.models import PhotoPairs
from gfpack.findings.case import Case
from gfpack.project.models import AppendixOptions

_Unit = tuple[Photo, ...]
"""A photo, or a pair: the whole machine, then its name-plate."""


def photos_per_page(case: Case, attachment: Attachment, options: AppendixOptions) -> int:
    """Return how many photos of an attachment stand on a sheet: the project's word goes first."""
    kind = case.register.get(attachment.evidence).type
    if kind is None:
        return 1
    said = options.photos_per_page
    chosen = next((said[one] for one in case.types.lineage(kind) if one in said), None)
    known = case.types.by_id().get(kind)
    return chosen or (known.photos_per_page if known else 1)


def gathered(
    found: Iterable[Found], per_page: int, words: PhotoPairs | None = None
) -> tuple[Material, ...]:
    """Return materials with the photos that follow one another on common sheets."""
    made: list[Material] = []
    for _, run in groupby(found, key=lambda one: isinstance(one, Photo)):
        held = list(run)
        photos = [one for one in held if isinstance(one, Photo)]
        made += _sheets(photos, per_page, words) if photos else _others(held)
    return tuple(made)


def _others(held: Iterable[Found]) -> Iterator[Material]:
    for one in held:
        if not isinstance(one, Photo):
            yield one


def _sheets(
    photos: Sequence[Photo], per_page: int, words: PhotoPairs | None
) -> Iterator[PhotoSheet]:
    first = 1
    for units in _filled(_units(photos, words), per_page):
        pairs = [unit for unit in units if len(unit) == 2]  # first, so that none breaks over a row
        shown = [*pairs, *(unit for unit in units if len(unit) == 1)]
        here = tuple(photo for unit in shown for photo in unit)
        yield PhotoSheet(here, first, len(photos), len(pairs))
        first += len(here)


def _filled(units: Iterable[_Unit], per_page: int) -> Iterator[list[_Unit]]:
    """Yield the units of each sheet; pages of one file, as of a scan, stand alone."""
    sheet: list[_Unit] = []
    used = 0
    for unit in units:
        alone = _is_page(unit) or (bool(sheet) and _is_page(sheet[-1]))
        if sheet and (alone or used + len(unit) > per_page):
            yield sheet
            sheet, used = [], 0
        sheet.append(unit)
        used += len(unit)
    if sheet:
        yield sheet


def _is_page(unit: _Unit) -> bool:
    return unit[0].of_several


def _units(photos: Sequence[Photo], words: PhotoPairs | None) -> list[_Unit]:
    partners = _partners(photos, words) if words else {}
    taken = set(partners.values())
    units: list[_Unit] = []
    for index, photo in enumerate(photos):
        if index in partners:
            units.append((photo, photos[partners[index]]))
        elif index not in taken:
            units.append((photo,))
    return units


@dataclass(frozen=True, slots=True)
class _Name:
    """What a photo's file name says."""

    subject: str
    nameplate: bool
    overview: bool

    @classmethod
    def of(cls, photo: Photo, words: PhotoPairs) -> _Name:
        """Read a file's name."""
        stem = _plain(PurePosixPath(photo.file).stem)
        without_plate = _without(stem, words.nameplate)
        rest = _without(without_plate, words.overview)
        told = _without(rest, words.unnamed)
        numbered = rest == told and rest != stem  # `1#铭牌` speaks of machine 1, `IMG_1` of nothing
        known = numbered or re.search(r"[^\W\d_]", told)
        subject = re.sub(r"[\W_]+", "", told) if known else ""
        return cls(subject, without_plate != stem, without_plate == stem != rest)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _without(text: str, words: Sequence[str]) -> str:
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(_plain(word), "")
    return text


def _partners(photos: Sequence[Photo], words: PhotoPairs) -> dict[int, int]:
    """Return pairs by index: that of the whole machine to that of its name-plate."""
    names = [_Name.of(one, words) for one in photos]
    free = {index for index, one in enumerate(photos) if not one.of_several}
    plates = [index for index in sorted(free) if names[index].nameplate]
    free -= set(plates)
    found: dict[int, int] = {}
    for choose in (_by_name, _by_place):
        for plate in [one for one in plates if one not in found.values()]:
            whole = choose(names, plate, free)
            if whole is not None:
                found[whole] = plate
                free.remove(whole)
    return found


def _by_name(names: Sequence[_Name], plate: int, free: set[int]) -> int | None:
    subject = names[plate].subject
    same = [one for one in sorted(free) if subject and names[one].subject == subject]
    return min(same, key=lambda one: (not names[one].overview, abs(one - plate)), default=None)


def _by_place(names: Sequence[_Name], plate: int, free: set[int]) -> int | None:
    """Return the photo before the plate, or an overview behind it, that may be of the same thing.

    One of the two names says of what it is at most.
    """
    for near, enough in ((plate - 1, True), (plate + 1, False)):
        told_apart = near in free and names[near].subject and names[plate].subject
        if near in free and not told_apart and (enough or names[near].overview):
            return near
    return None
