"""Pages of a client's PDF brought into the appendix, with all that belongs to them.

In: pages of a source, the index they go to. Out: the pages copied, tamed and linked; bookmarks;
what has to be told. What only fits together at the end (layers, links between pages that came one
after another, signed originals) is written by `finish`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from gfpack.appendix import kinds, outline
from gfpack.appendix.active import catalogue_says, strip, tame, words
from gfpack.appendix.draft import Draft
from gfpack.appendix.fidelity import attached, forms, permissions
from gfpack.appendix.fidelity.attached import Original
from gfpack.appendix.fidelity.layers import Layers
from gfpack.appendix.fidelity.links import Copied, Links
from gfpack.appendix.fidelity.walking import below
from gfpack.appendix.materials import PdfPages
from gfpack.appendix.models import Attachment
from gfpack.appendix.page import complete, view_of
from gfpack.appendix.reasons import Reason, Unbindable
from gfpack.appendix.sources import Opened, Sources
from gfpack.base.findings import Finding, FindingKind, Place, finding
from gfpack.base.messages import Text
from gfpack.tools import worker
from gfpack.tools.pdf_same_look import same_look


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a finding is about."""

    attachment: Attachment
    file: str


class Carrier:
    """Carries pages of clients' PDFs into one volume."""

    def __init__(self, draft: Draft, sources: Sources) -> None:
        self.draft = draft
        self._pdf = draft.pdf
        self._sources = sources
        self._layers = Layers(draft.pdf)
        self._links = Links()
        self._originals: dict[str, Original] = {}
        self._layered: set[int] = set()
        self._undrawn = False
        self.findings: list[Finding] = []

    def bring(
        self, pages: PdfPages, attachment: Attachment
    ) -> tuple[tuple[Any, ...], tuple[outline.Bookmark, ...]]:
        """Copy pages of a source; return them, and its bookmarks to them (the first is page 0).

        They stand in no page tree yet.

        Raises:
            Unbindable: the file is damaged, locked or gone.
        """
        import pikepdf

        subject = _Subject(attachment, pages.file)
        try:
            return self._brought(pages, subject)
        except pikepdf.PasswordError as locked:
            given = self._sources.password(pages)
            reason = Reason.WRONG_PASSWORD if given else Reason.ENCRYPTED
            raise Unbindable({pages.file: reason}) from locked
        except (pikepdf.PdfError, ValueError, TypeError, RuntimeError, IndexError) as broken:
            unknown = "encrypt" in str(broken).lower()
            reason = Reason.UNKNOWN_LOCK if unknown else Reason.DAMAGED
            raise Unbindable({pages.file: reason}) from broken
        except OSError as gone:
            raise Unbindable({pages.file: Reason.MISSING}) from gone

    def finish(self) -> None:
        """Write what could not be written page by page.

        Raises:
            OSError: a signed original cannot be read.
        """
        self._layers.write()
        forms.leave_to_reader(self._pdf, some=self._undrawn)
        lost = Counter(one for one in self._links.finish() if isinstance(one, _Subject))
        for subject, count in lost.items():
            self._tell(kinds.LINKS_LOST, subject, count=str(count))
        attached.take_along(self.draft, self._originals.values())

    def _brought(
        self, pages: PdfPages, subject: _Subject
    ) -> tuple[tuple[Any, ...], tuple[outline.Bookmark, ...]]:
        opened = self._sources.open(pages)
        source = opened.pdf
        if pages.last > len(opened.pages):
            raise Unbindable({pages.file: Reason.NO_SUCH_PAGES})
        if not permissions.may_bind(source):
            raise Unbindable({pages.file: Reason.NOT_ALLOWED})
        there = opened.pages[pages.first - 1 : pages.last]
        names = attached.within(source, there)
        removed = catalogue_says(source.Root) | strip(there)
        fields = forms.count(self._pdf)
        copied, dropped = self._copied(opened, pages)
        if not self._as_seen(opened, pages, copied):
            raise Unbindable({pages.file: Reason.AMBIGUOUS})
        self._tell_of_source(opened, pages, names, subject)
        removed |= self._tame(source, copied, fields, subject)
        if removed:
            self._tell(kinds.ACTIVE_REMOVED, subject, what=words(removed))
        here = Copied(source, opened.pages, pages.path, pages.first, copied)
        self._links.take(here, dropped, subject)
        return copied, outline.of_source(source, opened.pages, pages.first, pages.last)

    def _copied(self, opened: Opened, pages: PdfPages) -> tuple[tuple[Any, ...], frozenset[str]]:
        """Return pages just copied, and the names of destinations that were not.

        What pikepdf does for a page grows with the pages there are, so they are taken out of the
        page tree at once.
        """
        import pikepdf

        tree, wanted = self._pdf.pages, range(pages.first - 1, pages.last)
        del tree[:]  # what a source left there that failed half-way
        there = [opened.pages[index] for index in wanted]
        dropped: frozenset[str] = frozenset()
        for page in there:
            self.draft.leave(opened.stored, page)
        if "/AcroForm" in opened.pdf.Root or any("/Annots" in page for page in there):
            result = self._pdf.add_pages_from(opened.pdf, wanted)
            dropped = frozenset(result.dropped_dests)
            copied = tuple(page.obj for page in tree)
            del tree[:]
        else:
            each = []
            for page in there:
                tree.append(pikepdf.Page(page))
                each.append(tree[0].obj)
                del tree[0]
            copied = tuple(each)
        return copied, dropped

    def _as_seen(self, opened: Opened, pages: PdfPages, copied: tuple[Any, ...]) -> bool:
        """Return whether the pages are those that were seen when the file was read.

        Programs may guess differently how a damaged file was meant.
        """
        for page, facts in zip(copied, pages.facts, strict=False):
            complete(page)
            view = view_of(page)
            known = facts.width > 0 and facts.height > 0
            if known and max(abs(view.width - facts.width), abs(view.height - facts.height)) > 1:
                return False
        opened.repaired = opened.repaired or bool(opened.pdf.get_warnings())
        if not opened.repaired:
            return True
        password = self._sources.password(pages)
        same = worker.call(same_look, pages.path, pages.first, pages.last, password)
        return same is True

    def _tell_of_source(
        self, opened: Opened, pages: PdfPages, names: tuple[str, ...], subject: _Subject
    ) -> None:
        source = opened.pdf
        restricted = permissions.denied(source)
        if restricted is not None:
            self._tell(kinds.RESTRICTED, subject, what=restricted)
        if attached.is_portfolio(source):
            self._tell(kinds.PORTFOLIO, subject, names=attached.told(names))
        elif names:
            self._tell(kinds.FILES_WITHIN, subject, names=attached.told(names))
        hidden = self._layers_of(opened, subject)
        if hidden:
            self._tell(kinds.LAYERS_HIDDEN, subject, names=attached.told(hidden))
        if forms.is_signed(source):
            self._originals.setdefault(pages.file, _original(pages, subject))
            self._tell(kinds.SIGNATURE_LOST, subject)
        if "/XFA" in (below(source.Root, "/AcroForm") or {}) and source.Root.get("/NeedsRendering"):
            self._tell(kinds.XFA_ONLY, subject)

    def _layers_of(self, opened: Opened, subject: _Subject) -> tuple[str, ...]:
        """Take the layers of a source when its first pages are copied."""
        if opened.number not in self._layered:
            self._layered.add(opened.number)
            opened.hidden = self._layers.take(
                opened.pdf, f"附件 {subject.attachment.label} {subject.attachment.title}"
            )
        return opened.hidden

    def _tame(
        self, source: Any, copied: tuple[Any, ...], fields: int, subject: _Subject
    ) -> set[str]:
        """Make pages just copied harmless; return what active content was removed."""
        if forms.count(self._pdf) > fields:
            forms.seals_to_pictures(self._pdf, copied, fields)
            if forms.show_values(self._pdf, source, copied):
                self._undrawn = True
                self._tell(kinds.VALUES_UNDRAWN, subject)
        return tame(copied)

    def _tell(self, kind: FindingKind, subject: _Subject, **params: str | Text) -> None:
        plain: dict[str, Any] = {}
        for key, value in params.items():
            if isinstance(value, Text):
                plain |= {f"{key}_zh": value.zh, f"{key}_en": value.en}
            else:
                plain[key] = value
        about = subject.attachment
        self.findings.append(
            finding(
                kind,
                evidence=about.evidence,
                place=Place(subject.file),
                label=about.label,
                title=about.title,
                file=subject.file,
                **plain,
            )
        )


def _original(pages: PdfPages, subject: _Subject) -> Original:
    name = f"附件 {subject.attachment.label} 原件 {PurePosixPath(pages.file).name}"
    says = (
        f"附件 {subject.attachment.label}《{subject.attachment.title}》的原件，含电子签名，供验签"
    )
    return Original(pages.path, name, says)
