"""The order of all pages: which run of pages starts where.

In: volumes, and how many pages gfpack's own blocks take. Out: the runs of the appendix with their
page numbers, and the span of every attachment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from gfpack.appendix.materials import PdfPages, Photo, PhotoSheet
from gfpack.appendix.models import Attachment, Span
from gfpack.appendix.volumes import Part, Volume


def cover_key(volume: Volume) -> str:
    """Return the name of a volume's cover, an own block."""
    return f"cover:{volume.number}"


def contents_key(volume: Volume) -> str:
    """Return the name of a volume's contents, an own block."""
    return f"contents:{volume.number}"


def divider_key(volume: Volume, part: Part) -> str:
    """Return the name of the own block that a section begins with in a volume."""
    return f"section:{volume.number}:{part.section.indicator.id}"


def sheet_key(attachment: Attachment, position: int) -> str:
    """Return the name of the own block that shows an attachment's material at `position`."""
    return f"sheet:{attachment.label}:{position}"


def blank_key(number: int) -> str:
    """Return the name of the own block that fills page `number` with nothing."""
    return f"blank:{number}"


_ON_THE_RIGHT = ("contents:", "section:")
"""Own blocks that begin on a right-hand page of a print on both sides; covers do anyhow."""


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive pages of one kind: an own block (`key`), or pages of a PDF."""

    first: int = 1
    count: int = 1
    key: str | None = None
    pages: PdfPages | None = None
    photos: tuple[Photo, ...] = ()
    attachment: Attachment | None = None

    @property
    def last(self) -> int:
        """Number of its last page."""
        return self.first + self.count - 1


@dataclass(frozen=True, slots=True)
class LaidVolume:
    """A volume with its runs in order; page numbers run on from the volume before."""

    volume: Volume
    runs: tuple[Run, ...]

    @property
    def first(self) -> int:
        """Number of its first page."""
        return self.runs[0].first

    @property
    def last(self) -> int:
        """Number of its last page."""
        return self.runs[-1].last

    @property
    def page_count(self) -> int:
        """How many pages it has."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Layout:
    """All volumes in order."""

    volumes: tuple[LaidVolume, ...]

    @property
    def runs(self) -> tuple[Run, ...]:
        """All runs in order."""
        return tuple(run for one in self.volumes for run in one.runs)

    @property
    def page_count(self) -> int:
        """Pages of the whole appendix."""
        return self.volumes[-1].last

    def own_pages(self) -> dict[str, int]:
        """Return the number of the first page of every own block."""
        return {run.key: run.first for run in self.runs if run.key is not None}

    def spans(self) -> dict[str, Span]:
        """Return the pages of every attachment, by label, in binding order."""
        found: dict[str, Span] = {}
        for run in self.runs:
            if run.attachment is not None:
                label = run.attachment.label
                new = Span(run.first, run.last)
                found[label] = found[label].and_then(new) if label in found else new
        return found


def layout(
    volumes: tuple[Volume, ...], own: Mapping[str, int], *, two_sided: bool = False
) -> Layout:
    """Return all runs; `own` says how many pages an own block takes (1 where it does not).

    For a print on both sides, blank pages make contents and dividers begin on odd pages, and every
    volume end with an even one, so that the next begins on the right, too.
    """
    laid: list[LaidVolume] = []
    number = 1
    for volume in volumes:
        runs: list[Run] = []
        for key, shown in _blocks(volume):
            if two_sided and number % 2 == 0 and (key or "").startswith(_ON_THE_RIGHT):
                runs.append(Run(number, key=blank_key(number)))
                number += 1
            count = shown.pages.page_count if shown.pages else own.get(key or "", 1)
            runs.append(replace(shown, first=number, count=count, key=key))
            number += count
        if two_sided and number % 2 == 0:
            runs.append(Run(number, key=blank_key(number)))
            number += 1
        laid.append(LaidVolume(volume, tuple(runs)))
    return Layout(tuple(laid))


def _blocks(volume: Volume) -> Iterator[tuple[str | None, Run]]:
    """Yield the runs of a volume in order, with the key of those that are gfpack's own."""
    yield cover_key(volume), Run()
    yield contents_key(volume), Run()
    for part in volume.parts:
        yield divider_key(volume, part), Run()
        for piece in part.pieces:
            for position, material in enumerate(piece.materials, piece.start):
                if isinstance(material, PdfPages):
                    yield None, Run(pages=material, attachment=piece.attachment)
                else:
                    photos = material.photos if isinstance(material, PhotoSheet) else ()
                    key = sheet_key(piece.attachment, position)
                    yield key, Run(photos=photos, attachment=piece.attachment)
