"""The appendix put together: pages copied, stamped, linked and saved, in one pass and one save.

In: layout, own pages, a target for each volume. Out: the PDFs, the digest of every attachment,
findings.
"""

from __future__ import annotations

import hashlib
import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gfpack.appendix import kinds, outline
from gfpack.appendix.digest import ImageHead, PageContent, digest
from gfpack.appendix.fidelity.carry import Carrier
from gfpack.appendix.gallery import Gallery
from gfpack.appendix.layout import LaidVolume, Layout, Run, contents_key, cover_key, divider_key
from gfpack.appendix.materials import PdfPages
from gfpack.appendix.models import Attachment, BoundVolume, Span
from gfpack.appendix.own_pages import TITLE, OwnPages
from gfpack.appendix.page import Stamper, content_of, hang, own_streams
from gfpack.appendix.passwords import Passwords
from gfpack.appendix.scaled import Drawings
from gfpack.appendix.shared import Shared
from gfpack.appendix.signed import Signing
from gfpack.appendix.sources import Sources
from gfpack.appendix.stamp import Stamp
from gfpack.appendix.volumes import Piece
from gfpack.base.findings import Finding, Place, finding
from gfpack.base.progress import Progress
from gfpack.tools import worker
from gfpack.tools.pdf_read import free_places
from gfpack.tools.pdf_write import save

_OWN_PLACE = "bottom"


@dataclass
class _Binding:
    """What comes together while the pages of a volume are added."""

    pdf: Any
    own: OwnPages
    own_pdf: Any
    laid: LaidVolume
    volumes: Sequence[BoundVolume]
    pages: Mapping[str, int]
    """Page numbers of all own blocks."""
    stamper: Stamper
    gallery: Gallery
    carrier: Carrier
    passwords: Passwords
    drawings: Drawings
    spans: Mapping[str, Span]
    contents: defaultdict[str, list[PageContent]]
    """What each attachment's pages hold, in the volumes before too."""
    bookmarks: defaultdict[str, list[outline.Bookmark]] = field(
        default_factory=lambda: defaultdict(list)
    )
    shared: Shared = field(default_factory=Shared)
    views: list[Any] = field(default_factory=list)
    back: list[tuple[Any, tuple[float, float, float, float]]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def assemble(
    laid: Layout,
    own: OwnPages,
    galleries: Sequence[Gallery],
    targets: Sequence[Path],
    *,
    volumes: Sequence[BoundVolume],
    owner: str,
    passwords: Passwords,
    drawings: Drawings,
    signing: Signing,
    progress: Progress,
) -> tuple[dict[str, str], list[Finding]]:
    """Write each volume to its target; return the digests by label, and findings.

    `galleries` hold the pictures of each volume; `volumes` tell what the files will be called.

    Raises:
        Unbindable: a file cannot be bound after all; what was written is not whole.
    """
    import pikepdf

    contents: defaultdict[str, list[PageContent]] = defaultdict(list)
    findings: list[Finding] = []
    spans, pages, runs = laid.spans(), laid.own_pages(), len(laid.runs)
    done = 0
    for one, gallery, target in zip(laid.volumes, galleries, targets, strict=True):
        with (
            closing(gallery),
            gallery.open() as pdf,
            pikepdf.open(io.BytesIO(own.pdf)) as own_pdf,
            pikepdf.open(io.BytesIO(own.stamps)) as stamp_pages,
            Sources(passwords) as sources,
        ):
            stamper = Stamper(pdf, stamp_pages)
            work = _Binding(
                pdf,
                own,
                own_pdf,
                one,
                volumes,
                pages,
                stamper,
                gallery,
                Carrier(pdf, sources),
                passwords,
                drawings,
                spans,
                contents,
            )
            for run in one.runs:
                _add(work, run)
                done += 1
                progress(done, runs, run.attachment.title if run.attachment else "")
            work.carrier.finish()
            _finish(work, owner)
            signing.sign(pdf, one)
            _save(pdf, target, one, contents)
        findings += [*work.findings, *work.carrier.findings]
    return {label: digest(contents[label]) for label in spans}, findings


def _add(work: _Binding, run: Run) -> None:
    if run.pages is not None:
        places = _add_source_pages(work, run, run.pages)
    else:
        places = _add_own_pages(work, run)
    for step, place in enumerate(places):
        _stamp(work, run, run.first + step, place)


def _add_own_pages(work: _Binding, run: Run) -> tuple[str | None, ...]:
    start = work.own.starts[run.key or ""]
    for index in range(start, start + run.count):
        work.pdf.pages.append(work.own_pdf.pages[index])
    frames = work.own.frames.get(run.key or "", ())
    for photo, frame in zip(run.photos, frames, strict=True):
        hang(work.pdf.pages[-1], work.gallery.image(work.pdf, photo), photo, frame)
        about = kinds.of_picture(work.gallery.about(photo))
        work.findings += [_about(one, run.attachment, photo.file) for one in about]
    return (_OWN_PLACE,) * run.count


def _add_source_pages(work: _Binding, run: Run, pages: PdfPages) -> tuple[str | None, ...]:
    attachment = run.attachment
    if attachment is None:
        raise ValueError("pages of a client's file belong to an attachment")
    start = run.first - work.laid.first
    marks = work.carrier.bring(pages, start, attachment)
    for step in range(run.count):
        work.shared.share(work.pdf.pages[start + step].obj)
    work.bookmarks[attachment.label].extend(marks)
    if len(pages.facts) == pages.page_count:
        return tuple(facts.stamp for facts in pages.facts)
    return _free_places(pages, work.passwords.get(pages.sha256))


def _free_places(pages: PdfPages, password: str | None) -> tuple[str | None, ...]:
    """Return the places for stamps on pages nobody has looked at yet (converted, unlocked)."""
    seen = worker.call(free_places, pages.path, pages.first, pages.last, password)
    return (None,) * pages.page_count if isinstance(seen, worker.Failure) else tuple(seen)


def _stamp(work: _Binding, run: Run, number: int, place: str | None) -> None:
    page = work.pdf.pages[number - work.laid.first].obj
    streams = own_streams(page)
    stamp = Stamp(number)
    if run.attachment is not None:
        label = run.attachment.label
        work.contents[label].append(content_of(page, streams, _heads(work, run)))
        index, count = len(work.contents[label]), work.spans[label].page_count
        stamp = Stamp(number, label, index, count)
    drawings = work.drawings if run.pages else "as-they-are"
    view, area = work.stamper.stamp(page, streams, stamp.text, place, drawings)
    work.views.append(view)
    if stamp.index == 1:
        work.back.append((page, area))


def _heads(work: _Binding, run: Run) -> list[ImageHead]:
    """Return what the digest takes of a sheet's pictures, each once."""
    images = {work.gallery.image(work.pdf, one).objgen: one for one in run.photos}
    return [work.gallery.head(photo) for photo in images.values()]


def _finish(work: _Binding, owner: str) -> None:
    """Links, bookmarks, labels, title and language, when all pages are there."""
    import pikepdf

    contents = _index(work, contents_key(work.laid.volume))
    for page, area in work.back:
        _add_link(work, page, area, contents)
    _point_own_links(work)
    outline.write(work.pdf, _bookmarks(work), lambda page: _destination(work, page))
    root = work.pdf.Root
    numbered = pikepdf.Dictionary(S=pikepdf.Name.D, St=work.laid.first)
    labels = pikepdf.Array([0, numbered])
    root["/PageLabels"] = pikepdf.Dictionary(Nums=labels)
    root["/Lang"] = pikepdf.String("zh-CN")
    root["/ViewerPreferences"] = pikepdf.Dictionary(DisplayDocTitle=True)
    root["/PageMode"] = pikepdf.Name.UseOutlines
    work.pdf.docinfo["/Title"] = f"{owner} {TITLE}"
    work.pdf.docinfo["/Producer"] = "gfpack"


def _index(work: _Binding, key: str) -> int:
    """Return the index within the volume of the first page of an own block."""
    return work.pages[key] - work.laid.first


def _point_own_links(work: _Binding) -> None:
    """Turn the templates' `gfpack:…` links into jumps to pages, of this file or of another."""
    targets = {f"attachment:{label}": span.first for label, span in work.spans.items()}
    targets |= work.pages
    own = [run for run in work.laid.runs if run.pages is None]
    start = work.laid.first
    for index in (run.first - start + step for run in own for step in range(run.count)):
        for annotation in work.pdf.pages[index].obj.get("/Annots", []):
            uri = str(annotation.get("/A", {}).get("/URI", ""))
            if uri.startswith("gfpack:"):
                _point(work, annotation, targets[uri[len("gfpack:") :]])


def _point(work: _Binding, annotation: Any, page: int) -> None:
    import pikepdf

    del annotation["/A"]
    if work.laid.first <= page <= work.laid.last:
        annotation["/Dest"] = _destination(work, page - work.laid.first)
        return
    there = next(one for one in work.volumes if one.first <= page <= one.last)
    name = there.file.rpartition("/")[2]  # all volumes lie in one folder
    annotation["/A"] = pikepdf.Dictionary(
        S=pikepdf.Name.GoToR,
        F=pikepdf.Dictionary(Type=pikepdf.Name.Filespec, F=name, UF=name),
        D=pikepdf.Array([page - there.first, pikepdf.Name.Fit]),
    )


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
    first = next(
        run.first
        for run in work.laid.runs
        if run.attachment is not None and run.attachment.label == label
    )
    below = tuple(work.bookmarks[label])
    return outline.Bookmark(title, first - work.laid.first, below)


def _add_link(work: _Binding, page: Any, area: tuple[float, float, float, float], to: int) -> None:
    import pikepdf

    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=pikepdf.Array([round(part, 3) for part in area]),
        Border=pikepdf.Array([0, 0, 0]),
        F=4,
        Dest=_destination(work, to),
    )
    listed = page.get("/Annots")
    others = list(listed) if isinstance(listed, pikepdf.Array) else []
    page["/Annots"] = pikepdf.Array([*others, work.pdf.make_indirect(link)])


def _destination(work: _Binding, index: int) -> Any:
    """Return the destination of a page's visible upper left corner."""
    import pikepdf

    view = work.views[index]
    x, y = (round(part, 3) for part in view.to_user(0, view.height))
    return pikepdf.Array([work.pdf.pages[index].obj, pikepdf.Name.XYZ, x, y, None])


def _save(
    pdf: Any, target: Path, laid: LaidVolume, contents: Mapping[str, list[PageContent]]
) -> None:
    """Save with all streams as they are, under an id that follows from what is bound."""
    import pikepdf

    labels = dict.fromkeys(run.attachment.label for run in laid.runs if run.attachment)
    held = (str(laid.first), *(digest(contents[label]) for label in labels))
    whole = hashlib.sha256("\0".join(held).encode()).digest()[:16]
    pdf.trailer["/ID"] = pikepdf.Array([pikepdf.String(whole), pikepdf.String(whole)])
    save(
        pdf,
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
