"""What is bound where: attachments, and the page map that every citation comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attachment:
    """An evidence as bound (附件): once, numbered at the first requirement that cites it."""

    label: str
    """Such as `3-2`: first-level indicator, then running number below it."""
    evidence: str
    title: str
    section: str
    """Id of the indicator below whose divider it is bound."""
    supports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Pages of the appendix, as printed on them; both ends included."""

    first: int
    last: int
    gaps: tuple[tuple[int, int], ...] = ()
    """Pages between that are not part of it: the front of a volume within an attachment."""

    @property
    def page_count(self) -> int:
        """How many pages."""
        return self.last - self.first + 1 - sum(last - first + 1 for first, last in self.gaps)

    @property
    def stretches(self) -> tuple[tuple[int, int], ...]:
        """Its pages as (first, last) of each run of consecutive ones."""
        starts = (self.first, *(after + 1 for _, after in self.gaps))
        ends = (*(before - 1 for before, _ in self.gaps), self.last)
        return tuple(zip(starts, ends, strict=True))

    @property
    def text(self) -> str:
        """The pages as report and index write them: `45`, `45–47`, or `45–47、52–60`."""
        return "、".join(page_text(first, last) for first, last in self.stretches)

    def and_then(self, more: Span) -> Span:
        """Return this span continued by `more`, which may begin after a gap."""
        gap = ((self.last + 1, more.first - 1),) if more.first > self.last + 1 else ()
        return Span(self.first, more.last, (*self.gaps, *gap, *more.gaps))


def page_text(first: int, last: int) -> str:
    """Return pages as report and index write them."""
    return f"{first}" if first == last else f"{first}–{last}"


@dataclass(frozen=True, slots=True)
class BoundVolume:
    """One file of the appendix as bound (分册)."""

    number: int
    file: str
    """Its path below the folder of the appendix, with `/`; all volumes lie in one folder."""
    first: int
    last: int
    """Pages, numbered through all volumes."""


@dataclass(frozen=True, slots=True)
class PageMap:
    """页码表: where each attachment stands in the bound appendix."""

    attachments: tuple[Attachment, ...]
    spans: Mapping[str, Span]
    """By attachment label."""
    digests: Mapping[str, str]
    """By attachment label: digest of the bound pages' own content, for `verify`."""
    page_count: int
    volumes: tuple[BoundVolume, ...] = ()
    reduced: tuple[str, ...] = ()
    """Reduced versions made besides: paths as those of volumes."""

    def volume_of(self, page: int) -> BoundVolume:
        """Return the volume in which a page stands.

        Raises:
            KeyError: there is no such page.
        """
        for volume in self.volumes:
            if volume.first <= page <= volume.last:
                return volume
        raise KeyError(page)

    def cited_by(self, requirement: str) -> tuple[Attachment, ...]:
        """Return the attachments that support a requirement, in the order they are bound."""
        return tuple(one for one in self.attachments if requirement in one.supports)

    def citation(self, attachment: Attachment) -> str:
        """Return how a report cites it: 附件 3-2，第 45–47 页 (one page: 附件 3-2，第 45 页)."""
        return f"附件 {attachment.label}，第 {self.spans[attachment.label].text} 页"
