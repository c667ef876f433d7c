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

    @property
    def page_count(self) -> int:
        """How many pages."""
        return self.last - self.first + 1

    @property
    def text(self) -> str:
        """The pages as report and index write them: `45` or `45–47`."""
        return page_text(self.first, self.last)


def page_text(first: int, last: int) -> str:
    """Return pages as report and index write them."""
    return f"{first}" if first == last else f"{first}–{last}"


@dataclass(frozen=True, slots=True)
class PageMap:
    """页码表: where each attachment stands in the bound appendix."""

    attachments: tuple[Attachment, ...]
    spans: Mapping[str, Span]
    """By attachment label."""
    digests: Mapping[str, str]
    """By attachment label: digest of the bound pages' own content, for `verify`."""
    page_count: int

    def cited_by(self, requirement: str) -> tuple[Attachment, ...]:
        """Return the attachments that support a requirement, in the order they are bound."""
        return tuple(one for one in self.attachments if requirement in one.supports)

    def citation(self, attachment: Attachment) -> str:
        """Return how a report cites it: 附件 3-2，第 45–47 页 (one page: 附件 3-2，第 45 页)."""
        return f"附件 {attachment.label}，第 {self.spans[attachment.label].text} 页"
