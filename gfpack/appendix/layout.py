"""The order of all pages: which run of pages starts where.

In: sections, the materials of each attachment, and how many pages gfpack's own blocks take. Out:
the runs of the appendix with their page numbers, and the span of every attachment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gfpack.appendix.materials import Material, PdfPages, Photo
from gfpack.appendix.models import Attachment, Span
from gfpack.appendix.plan import Section

Materials = Mapping[str, tuple[Material, ...]]
"""By attachment label."""

COVER, CONTENTS = "cover", "contents"


def divider_key(section: Section) -> str:
    """Return the name of a section's own block."""
    return f"section:{section.indicator.id}"


def sheet_key(attachment: Attachment, position: int) -> str:
    """Return the name of the own block that shows an attachment's material at `position`."""
    return f"sheet:{attachment.label}:{position}"


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive pages of one kind: an own block (`key`), or pages of a PDF."""

    first: int
    count: int
    key: str | None = None
    pages: PdfPages | None = None
    photo: Photo | None = None
    attachment: Attachment | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """All runs in order."""

    sections: tuple[Section, ...]
    runs: tuple[Run, ...]

    @property
    def page_count(self) -> int:
        """Pages of the whole appendix."""
        last = self.runs[-1]
        return last.first + last.count - 1

    def page_of(self, key: str) -> int:
        """Return the first page of an own block."""
        return next(run.first for run in self.runs if run.key == key)

    def spans(self) -> dict[str, Span]:
        """Return the pages of every attachment, by label, in binding order."""
        found: dict[str, Span] = {}
        for run in self.runs:
            if run.attachment is not None:
                label = run.attachment.label
                first = found[label].first if label in found else run.first
                found[label] = Span(first, run.first + run.count - 1)
        return found


def layout(sections: tuple[Section, ...], materials: Materials, own: Mapping[str, int]) -> Layout:
    """Return all runs; `own` says how many pages an own block takes (1 where it does not)."""
    runs: list[Run] = []

    def add(
        key: str | None,
        attachment: Attachment | None = None,
        pages: PdfPages | None = None,
        photo: Photo | None = None,
    ) -> None:
        first = runs[-1].first + runs[-1].count if runs else 1
        count = pages.page_count if pages else own.get(key or "", 1)
        runs.append(Run(first, count, key, pages, photo, attachment))

    add(COVER)
    add(CONTENTS)
    for section in sections:
        add(divider_key(section))
        for attachment in section.here:
            for position, material in enumerate(materials[attachment.label]):
                if isinstance(material, PdfPages):
                    add(None, attachment, pages=material)
                else:
                    photo = material if isinstance(material, Photo) else None
                    add(sheet_key(attachment, position), attachment, photo=photo)
    return Layout(sections, tuple(runs))
