"""The appendix put together: pages copied, stamped, linked and saved, in one pass and one save.

In: volumes, a target for each, later layout and own pages. Out: the PDFs, the digest of every
attachment, findings. The clients' pages are copied first, which needs no page numbers; then all are
put in order, stamped and linked.
"""

from __future__ import annotations

import hashlib
import io
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gfpack.appendix import kinds, outline
from gfpack.appendix.digest import digest_of, page_digest
from gfpack.appendix.draft import Draft
from gfpack.appendix.fidelity.carry import Carrier
from gfpack.appendix.gallery import Gallery
from gfpack.appendix.kept import Kept
from gfpack.appendix.layout import (
    LaidVolume,
    Layout,
    Run,
    blank_key,
    contents_key,
    cover_key,
    divider_key,
)
from gfpack.appendix.links import Area, Links, taken_from
from gfpack.appendix.materials import Material, PdfPages
from gfpack.appendix.models import Attachment, BoundVolume, Span
from gfpack.appendix.own_documents import OwnDocuments
from gfpack.appendix.own_pages import TITLE, OwnPages
from gfpack.appendix.page import Stamper, content_of, hang, own_streams
from gfpack.appendix.passwords import Passwords
from gfpack.appendix.places import Places
from gfpack.appendix.reasons import Reason, Unbindable
from gfpack.appendix.scaled import Drawings
from gfpack.appendix.shared import Shared
from gfpack.appendix.signed import Signing
from gfpack.appendix.sources import Sources
from gfpack.appendix.stamp import Stamp
from gfpack.appendix.volumes import Piece, Volume
from gfpack.base.findings import Finding, Place, finding
from gfpack.base.progress import Progress

_OWN_PLACE = "bottom"


@dataclass(frozen=True, slots=True)
class Laid:
    """What is known once gfpack's own pages are set."""

    layout: Layout
    own: OwnPages
    volumes: tuple[BoundVolume, ...]


@dataclass(frozen=True, slots=True)
class _Brought:
    """A run of pages of a client's PDF, copied and nowhere placed yet."""

    pages: tuple[Any, ...]
    places: tuple[str | None, ...]
    """Where their stamps go."""
    bookmarks: tuple[outline.Bookmark, ...]
    """Their own; the first page is 0."""


@dataclass(frozen=True, slots=True)
class _Own:
    """What the volumes have in common, besides what stands in `Laid`."""

    laid: Laid
    stamps: Any
    """The PDF with the stamps' font."""
    starts: Mapping[str, int]
    """Page numbers of all own blocks."""
    spans: Mapping[str, Span]


@dataclass
class _Binding:
    """What comes together while the pages of a volume are put in order."""

    draft: Draft
    own: _Own
    documents: OwnDocuments
    laid: LaidVolume
    stamper: Stamper
    gallery: Gallery
    brought: Iterator[_Brought]
    drawings: Drawings
    digests: defaultdict[str, list[bytes]]
    """Of each attachment's pages, in the volumes before too."""
    pages: list[Any] = field(default_factory=list)
    """All pages so far, in order."""
    firsts: dict[str, int] = field(default_factory=dict)
    """Index of the first page of each attachment."""
    bookmarks: defaultdict[str, list[outline.Bookmark]] = field(
        default_factory=lambda: defaultdict(list)
    )
    views: list[Any] = field(default_factory=list)
    asked: list[tuple[Any, list[tuple[Area, int]]]] = field(default_factory=list)
    """Own pages, and the links that the templates want on them: where, to which page."""
    back: list[tuple[Any, Area]] = field(default_factory=list)
    """First pages of attachments, and where on them a link leads back to the contents."""
    findings: list[Finding] = field(default_factory=list)


def assemble(
    volumes: Sequence[Volume],
    galleries: Sequence[Gallery],
    targets: Sequence[Path],
    laying: Callable[[], Laid],
    *,
    owner: str,
    passwords: Passwords,
    drawings: Drawings,
    signing: Signing,
    kept: Kept,
    progress: Progress,
) -> tuple[dict[str, str], list[Finding]]:
    """Write each volume to its target; return the digests by label, and findings.

    `galleries` hold the pictures of each volume. `laying` waits until gfpack's own pages are set,
    which others do while the first volume's clients' pages are copied.

    Raises:
        Unbindable: a file cannot be bound after all; what was written is not whole.
    """
    told = _Told(progress, sum(1 for one in volumes for _ in _materials(one)))
    findings: list[Finding] = []
    with ExitStack() as opened:
        every = _Every(
            laying, opened, owner, passwords, drawings, signing, Places(passwords, kept), told
        )
        for index, (volume, gallery, target) in enumerate(
            zip(volumes, galleries, targets, strict=True)
        ):
            findings += _write(every, index, volume, gallery, target)
        if every.failed:
            raise Unbindable(every.failed)
        spans = every.own.spans if every.own else {}
    return {label: digest_of(every.digests[label]) for label in spans}, findings


def _write(
    every: _Every, index: int, volume: Volume, gallery: Gallery, target: Path
) -> list[Finding]:
    """Write a volume; when it is written nothing holds its pages in memory any more.

    Where a file cannot be bound nothing is written: the others are only looked at, so that all
    that fails is known at once.
    """
    import pikepdf

    with pikepdf.new() as pdf, Sources(every.passwords) as sources:
        draft = Draft(pdf)
        carrier = Carrier(draft, sources)
        brought = list(_brought(volume, carrier, every.places, every.told, every.failed))
        if every.failed:
            return []
        own = every.own = every.own or _own(every.laying(), every.opened)
        laid = own.laid.layout.volumes[index]
        stamper = Stamper(pdf, own.stamps)
        work = _Binding(
            draft,
            own,
            OwnDocuments(own.laid.own.documents, own.laid.own.starts, laid.runs),
            laid,
            stamper,
            gallery,
            iter(brought),
            every.drawings,
            every.digests,
        )
        for run in laid.runs:
            _add(work, run)
            if run.pages is None and run.attachment is not None:
                every.told.done(run.attachment.title)
        _place(work)
        carrier.finish()
        _finish(work, every.owner)
        every.signing.sign(draft, laid)
        _save(work, target)
    return [*work.findings, *carrier.findings]


@dataclass
class _Told:
    """How many materials are done."""

    progress: Progress
    total: int
    count: int = 0

    def done(self, what: str) -> None:
        """Tell of one more."""
        self.count += 1
        self.progress(self.count, self.total, what)


@dataclass
class _Every:
    """What the volumes are written with, and what comes together over all of them."""

    laying: Callable[[], Laid]
    opened: ExitStack
    owner: str
    passwords: Passwords
    drawings: Drawings
    signing: Signing
    places: Places
    told: _Told
    own: _Own | None = None
    failed: dict[str, Reason] = field(default_factory=dict)
    digests: defaultdict[str, list[bytes]] = field(default_factory=lambda: defaultdict(list))


def _materials(volume: Volume) -> Iterator[tuple[Attachment, Material]]:
    for part in volume.parts:
        for piece in part.pieces:
            for one in piece.materials:
                yield piece.attachment, one


def _own(laid: Laid, opened: ExitStack) -> _Own:
    import pikepdf

    stamps = opened.enter_context(pikepdf.open(io.BytesIO(laid.own.stamps)))
    layout = laid.layout
    return _Own(laid, stamps, layout.own_pages(), layout.spans())


def _brought(
    volume: Volume,
    carrier: Carrier,
    places: Places,
    told: _Told,
    failed: dict[str, Reason],
) -> Iterator[_Brought]:
    """Copy the pages of all clients' PDFs of a volume, run by run; note those that cannot be."""
    shared = Shared(carrier.draft)
    for attachment, one in _materials(volume):
        if isinstance(one, PdfPages):
            if one.file in failed:
                continue
            try:
                pages, marks = carrier.bring(one, attachment)
            except Unbindable as bad:
                failed.update(bad.reasons)
                continue
            for page in pages:
                shared.share(page)
            yield _Brought(pages, places.of(one), marks)
            told.done(attachment.title)


def _add(work: _Binding, run: Run) -> None:
    start = len(work.pages)
    if run.attachment is not None:
        work.firsts.setdefault(run.attachment.label, start)
    if run.pages is not None:
        places = _add_brought(work, run, next(work.brought))
    else:
        places = _add_own_pages(work, run)
    for step, place in enumerate(places):
        _stamp(work, run, start + step, place)


def _add_brought(work: _Binding, run: Run, brought: _Brought) -> tuple[str | None, ...]:
    if run.attachment is None:
        raise ValueError("pages of a client's file belong to an attachment")
    marks = outline.moved(brought.bookmarks, len(work.pages))
    work.bookmarks[run.attachment.label].extend(marks)
    work.pages += brought.pages
    return brought.places


def _add_own_pages(work: _Binding, run: Run) -> tuple[str | None, ...]:
    import pikepdf

    key, tree = run.key or "", work.draft.pdf.pages
    with work.documents.pages(key, run.count) as pages:
        for page in pages:
            asked = [(area, _number(work, target)) for area, target in taken_from(page)]
            tree.append(pikepdf.Page(page))
            own = tree[0].obj
            work.asked.append((own, asked))
            blank = key == blank_key(run.first)  # all blank pages are copies of one
            work.pages.append(work.draft.pdf.make_indirect(copy(own)) if blank else own)
            del tree[0]  # what pikepdf does for a page grows with the pages there are
    frames = work.own.laid.own.frames(key)
    for photo, frame in zip(run.photos, frames, strict=True):
        hang(work.pages[-1], work.gallery.image(work.draft, photo), photo, frame)
        about = kinds.of_picture(work.gallery.about(photo))
        work.findings += [_about(one, run.attachment, photo.file) for one in about]
    return (_OWN_PLACE,) * run.count


def _stamp(work: _Binding, run: Run, index: int, place: str | None) -> None:
    page = work.pages[index]
    streams = own_streams(page)
    stamp = Stamp(number := work.laid.first + index)
    if run.attachment is not None:
        label = run.attachment.label
        held = work.digests[label]
        held.append(page_digest(content_of(page, streams, work.draft)))
        stamp = Stamp(number, label, len(held), work.own.spans[label].page_count)
    drawings = work.drawings if run.pages else "as-they-are"
    view, area = work.stamper.stamp(page, streams, stamp, place, drawings)
    work.views.append(view)
    if stamp.index == 1:
        work.back.append((page, area))


def _place(work: _Binding) -> None:
    """Put all pages into the page tree, at once."""
    import pikepdf

    tree = work.draft.pdf.Root["/Pages"]
    tree["/Kids"] = pikepdf.Array(work.pages)
    tree["/Count"] = len(work.pages)
    for page in work.pages:
        page["/Parent"] = tree


def _finish(work: _Binding, owner: str) -> None:
    """Links, bookmarks, labels, title and language, when all pages are there."""
    import pikepdf

    files = work.own.laid.volumes
    links = Links(work.draft.pdf, files, work.laid.first, work.pages, work.views)
    for page, area in work.back:
        links.add(page, [(area, work.own.starts[contents_key(work.laid.volume)])])
    for page, asked in work.asked:
        links.add(page, asked)
    outline.write(work.draft.pdf, _bookmarks(work), links.destination)
    root = work.draft.pdf.Root
    numbered = pikepdf.Dictionary(S=pikepdf.Name.D, St=work.laid.first)
    labels = pikepdf.Array([0, numbered])
    root["/PageLabels"] = pikepdf.Dictionary(Nums=labels)
    root["/Lang"] = pikepdf.String("zh-CN")
    root["/ViewerPreferences"] = pikepdf.Dictionary(DisplayDocTitle=True)
    root["/PageMode"] = pikepdf.Name.UseOutlines
    work.draft.pdf.docinfo["/Title"] = f"{owner} {TITLE}"
    work.draft.pdf.docinfo["/Producer"] = "gfpack"


def _index(work: _Binding, key: str) -> int:
    """Return the index within the volume of the first page of an own block."""
    return work.own.starts[key] - work.laid.first


def _number(work: _Binding, target: str) -> int:
    """Return the number of the page that a link of the templates names."""
    kind, _, label = target.partition(":")
    return work.own.spans[label].first if kind == "attachment" else work.own.starts[target]


def _bookmarks(work: _Binding) -> tuple[outline.Bookmark, ...]:
    volume = work.laid.volume
    front = ((cover_key(volume), "封面"), (contents_key(volume), "目录"))
    found = [outline.Bookmark(title, _index(work, key)) for key, title in front]
    for part in volume.parts:
        below = tuple(_bookmark(work, piece) for piece in part.pieces)
        indicator = part.section.indicator
        title = f"{indicator.id} {indicator.title.zh}" + ("（续）" if part.continued else "")
        found.append(outline.Bookmark(title, _index(work, divider_key(volume, part)), below))
    return tuple(found)


def _bookmark(work: _Binding, piece: Piece) -> outline.Bookmark:
    label = piece.attachment.label
    title = f"附件 {label} {piece.attachment.title}" + ("（续）" if piece.start else "")
    return outline.Bookmark(title, work.firsts[label], tuple(work.bookmarks[label]))


def _save(work: _Binding, target: Path) -> None:
    """Save with all streams as they are, under an id that follows from what is bound."""
    import pikepdf

    labels = dict.fromkeys(run.attachment.label for run in work.laid.runs if run.attachment)
    held = (str(work.laid.first), *(digest_of(work.digests[label]) for label in labels))
    whole = hashlib.sha256("\0".join(held).encode()).digest()[:16]
    work.draft.pdf.trailer["/ID"] = pikepdf.Array([pikepdf.String(whole), pikepdf.String(whole)])
    work.draft.save(
        target,
        static_id=True,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )


def _about(kind: Any, attachment: Attachment | None, file: str, what: str = "") -> Finding:
    return finding(
        kind,
        evidence=attachment.evidence if attachment else None,
        place=Place(file),
        label=attachment.label if attachment else "",
        title=attachment.title if attachment else "",
        file=file,
        what=what,
    )
