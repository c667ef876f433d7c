"""Signed and sealed pages (签章页): scans that take the place of pages gfpack made.

In: the project's folder `signed/`. Its files say by name which page they replace, `报告-3.pdf`
or `汇编-1.jpg`, in Chinese or English (`report-3.pdf`, `appendix-1.jpg`); a scan of several pages
replaces as many. Out: `SignedPage`s, and pages of an open PDF replaced by them. Evidence is never
replaced here: a signed paper is evidence itself.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from gfpack.appendix import kinds
from gfpack.appendix.draft import Draft
from gfpack.appendix.gallery import hung
from gfpack.appendix.image_models import BadPicture
from gfpack.appendix.layout import LaidVolume
from gfpack.appendix.materials import Photo
from gfpack.appendix.page import own_streams, view_of
from gfpack.appendix.pictures import placed
from gfpack.appendix.reasons import Unbindable
from gfpack.appendix.stamp import STREAMS
from gfpack.base.files import sha256_of, written_whole
from gfpack.base.findings import Finding, FindingKind, Place, finding
from gfpack.evidence.models import FileKind
from gfpack.evidence.sniff import kind_of
from gfpack.project.layout import STATE_DIR
from gfpack.tools import image, worker

FOLDER = "signed"
_DRAWN = "/Signed"
_REMEMBERED = "signed.json"
_REPLACEABLE = ("cover:", "section:")
"""Own blocks of the appendix; its contents hold links, everything else is evidence."""

Deliverable = Literal["report", "appendix"]
_NAME = re.compile(
    r"(?:(?P<report>报告|report)|(?P<appendix>汇编|附件汇编|appendix))"
    r"[\s_-]*第?\s*(?P<page>[1-9]\d{0,4})\s*页?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SignedPage:
    """One page of a scan, and the page it replaces."""

    file: Path
    index: int
    """Page of the scan, from 0."""
    photo: Photo | None
    """The scan, where it is a picture."""
    of: Deliverable
    page: int
    """Page of the deliverable, from 1, as printed."""


def signed_pages(folder: Path) -> tuple[tuple[SignedPage, ...], list[Finding]]:
    """Return what stands in the project's folder of signed pages, and what of it is no use."""
    found: list[SignedPage] = []
    wrong: list[Finding] = []
    place = folder / FOLDER
    files = sorted(one for one in place.iterdir() if one.is_file()) if place.is_dir() else []
    for file in files:
        if file.name.startswith((".", "~$")):
            continue
        name = _NAME.fullmatch(file.stem.strip())
        pages = _pages(file, name) if name else None
        if name is None:
            wrong.append(_about(kinds.SIGNED_NAME_UNKNOWN, file))
        elif not pages:
            wrong.append(_about(kinds.SIGNED_UNREADABLE, file))
        else:
            found += pages
    taken: dict[tuple[str, int], SignedPage] = {}
    for one in found:
        if taken.setdefault((one.of, one.page), one) is not one:
            wrong.append(_about(kinds.SIGNED_TWICE, one.file, page=one.page))
    return tuple(taken.values()), wrong


def _pages(file: Path, name: re.Match[str]) -> list[SignedPage]:
    of: Deliverable = "report" if name["report"] else "appendix"
    first = int(name["page"])
    kind = kind_of(file)
    if kind is FileKind.PDF:
        return [SignedPage(file, n, None, of, first + n) for n in range(_count(file))]
    if not kind.is_image:
        return []
    seen = worker.call(image.read, file)
    if isinstance(seen, worker.Failure) or seen.state != "readable" or not seen.pixels:
        return []
    width, height = seen.pixels
    upright = (height, width) if seen.orientation in (5, 6, 7, 8) else (width, height)
    photo = Photo(str(file), file, kind, 1, seen.orientation, upright, None)
    return [SignedPage(file, 0, photo, of, first)]


def _count(file: Path) -> int:
    import pikepdf

    try:
        with pikepdf.open(file) as pdf:
            return len(pdf.pages)
    except (pikepdf.PdfError, OSError):
        return 0


@dataclass
class Signing:
    """The signed pages of a project while its deliverables are made."""

    folder: Path
    pages: tuple[SignedPage, ...]
    findings: list[Finding]
    seen: dict[SignedPage, str] = field(default_factory=dict)
    """What stood on the pages that were replaced."""

    @classmethod
    def of(cls, folder: Path) -> Signing:
        """Return the signed pages of a project."""
        return cls(folder, *signed_pages(folder))

    def sign(self, draft: Draft, laid: LaidVolume) -> None:
        """Replace covers and dividers of a volume."""
        own = {
            number
            for run in laid.runs
            if (run.key or "").startswith(_REPLACEABLE)
            for number in range(run.first, run.last + 1)
        }
        mine = [one for one in self.pages if one.of == "appendix"]
        good = [(one.page - laid.first, one) for one in mine if one.page in own]
        self.seen |= {one: fingerprint(draft.pdf.pages[index]) for index, one in good}
        self.findings += replace(draft, good, keep_stamp=True)

    def finish(self) -> list[Finding]:
        """Return what was found, and what could not be replaced or has changed since."""
        if not self.pages:
            return self.findings
        mine = [one for one in self.pages if one.of == "appendix"]
        nowhere = [no_such_page(one) for one in mine if one not in self.seen]
        return [*self.findings, *nowhere, *changed(self.folder, self.seen)]


def replace(
    draft: Draft, pages: Iterable[tuple[int, SignedPage]], *, keep_stamp: bool
) -> list[Finding]:
    """Put scans in the place of pages (by index) of an open PDF; return what could not be put.

    The page keeps its size; the scan is fitted into it, upright, never cropped. `keep_stamp` keeps
    the page's last content streams, the stamp, on top.
    """
    wrong: list[Finding] = []
    pdf = draft.pdf
    for index, one in pages:
        try:
            drawn, content = _scan(draft, pdf.pages[index], one)
        except (Unbindable, BadPicture, OSError, ValueError, RuntimeError):
            wrong.append(_about(kinds.SIGNED_UNREADABLE, one.file))
            continue
        _put(pdf, pdf.pages[index], drawn, content, keep_stamp=keep_stamp)
    return wrong


def no_such_page(one: SignedPage) -> Finding:
    """Return the finding for a signed page that replaces nothing which can be replaced."""
    return _about(kinds.SIGNED_NO_SUCH_PAGE, one.file, page=one.page)


def fingerprint(page: Any) -> str:
    """Return a hash of what stands on a page, to be taken before it is replaced."""
    whole = hashlib.sha256()
    for stream in own_streams(page.obj)[:-STREAMS]:
        whole.update(stream.read_bytes())
    return whole.hexdigest()


def changed(folder: Path, seen: Mapping[SignedPage, str]) -> list[Finding]:
    """Return a finding for every page that is not what it was when its scan first replaced it.

    `seen` is a fingerprint of each replaced page; it is remembered in the project's state.
    """
    file = folder / STATE_DIR / _REMEMBERED
    try:
        known = dict(json.loads(file.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        known = {}
    now = {_name(one): mark for one, mark in seen.items()}
    stale = [one for one, mark in seen.items() if known.get(_name(one), mark) != mark]
    with written_whole(file) as temporary:
        temporary.write_text(json.dumps({**now, **known}, indent=1), "utf-8")
    return [_about(kinds.SIGNED_STALE, one.file, page=one.page) for one in stale]


def _name(one: SignedPage) -> str:
    return f"{one.of} {one.page} {sha256_of(one.file)}"


def _scan(draft: Draft, page: Any, one: SignedPage) -> tuple[Any, bytes]:
    """Return the scan as an object of `pdf`, and the content stream that draws it on the page."""
    import pikepdf

    view = view_of(page.obj)
    if one.photo is None:
        with pikepdf.open(one.file) as source:
            drawn = draft.pdf.copy_foreign(source.pages[one.index].as_form_xobject())
        room = pikepdf.Rectangle(view.left, view.bottom, view.right, view.top)
        name = pikepdf.Name(_DRAWN)
        return drawn, page.calc_form_xobject_placement(drawn, name, room, allow_expand=True)
    drawn = hung([one.photo]).image(draft, one.photo)
    width, height = one.photo.pixels
    scale = min(view.width / width, view.height / height)
    left, bottom = (view.width - width * scale) / 2, (view.height - height * scale) / 2
    turned = placed(one.photo.orientation, left, bottom, width * scale, height * scale)
    numbers = (" ".join(f"{part:.4f}" for part in matrix) for matrix in (view.matrix, turned))
    page_matrix, picture = numbers
    return drawn, f"q {page_matrix} cm {picture} cm {_DRAWN} Do Q\n".encode()


def _put(pdf: Any, page: Any, drawn: Any, content: bytes, *, keep_stamp: bool) -> None:
    """Draw nothing but the scan on a page, and the stamp."""
    import pikepdf

    streams = own_streams(page.obj)
    kept = streams[-STREAMS:] if keep_stamp else []
    fonts = page.obj.get("/Resources", {}).get("/Font") if keep_stamp else None
    resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary({_DRAWN: drawn}))
    if fonts is not None:
        resources["/Font"] = fonts
    page.obj["/Resources"] = resources
    opening = [pdf.make_stream(b"q\n")] if keep_stamp else []  # the stamp's restore once
    page.obj["/Contents"] = pikepdf.Array([*opening, pdf.make_stream(content), *kept])
    if "/Annots" in page.obj:
        del page.obj["/Annots"]


def _about(kind: FindingKind, file: Path, page: int | None = None) -> Finding:
    place = Place(f"{FOLDER}/{file.name}")
    return finding(kind, group=file.name, place=place, file=file.name, page=page or "")
