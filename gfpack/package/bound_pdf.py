"""The bound appendix as a stranger reads it: with pypdf, from the pages alone.

In: the finished PDF, or its volumes. Out: what is printed on every page, how a reader labels it,
the digest of each attachment's pages, and where bookmarks and contents links lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gfpack.appendix.digest import PageContent, digest_of, page_digest
from gfpack.appendix.stamp import Stamp, parse_stamp, stamp_text, streams_of_stamp

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_SCALED = re.compile(rb"[q\s]*([\d.]+) 0\.0000 0\.0000 [\d.]+ \S+ \S+ cm\s")
_NUMBER_BOX = re.compile(rb"1 1 1 rg ([-\d.]+) ([-\d.]+) ([\d.]+) ([\d.]+) re f")
_PHOTO = re.compile(r"/Photo\d*")


@dataclass(frozen=True, slots=True)
class Placing:
    """What gfpack's streams around a page's own content do with it, and what it put there."""

    shrink: float = 1.0
    stamp: tuple[float, float, float, float] | None = None
    """Left, bottom, width and height of the printed number on the page as it is seen."""
    photos: int = 0
    """How many photos gfpack hung on it."""


@dataclass(frozen=True, slots=True)
class SeenPage:
    """One page: the stamp printed on it (None: none can be read), and its label in a reader."""

    stamp: Stamp | None
    label: str
    digest: bytes = b""
    """Of an attachment's page: what it holds besides the stamp."""
    placing: Placing | None = None
    """Of an attachment's page."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A bookmark, or a link on one of gfpack's own pages. Pages count from 1; 0 is nowhere."""

    text: str
    page: int
    on: int | None = None
    """The page a link stands on; None for a bookmark."""


@dataclass(frozen=True, slots=True)
class BoundPdf:
    """What a stranger finds in the appendix, or in one volume of it."""

    pages: tuple[SeenPage, ...]
    bookmarks: tuple[Jump, ...]
    links: tuple[Jump, ...]
    starts: tuple[int, ...] = (1,)
    """The page, counted through all volumes, with which each begins."""
    files: tuple[str, ...] = ()
    """The path of each volume."""

    @property
    def digests(self) -> dict[str, str]:
        """The digest of each attachment by label, of its pages in the order in which they stand."""
        of_label: dict[str, list[bytes]] = {}
        for page in self.pages:
            if page.stamp is not None and page.stamp.label is not None:
                of_label.setdefault(page.stamp.label, []).append(page.digest)
        return {label: digest_of(pages) for label, pages in of_label.items()}


def joined(volumes: Sequence[BoundPdf]) -> BoundPdf:
    """Return the volumes as one appendix, its pages counted through all of them.

    The volumes stand in the order of the labels of their first pages, whatever their files are
    called.
    """
    found = BoundPdf((), (), (), ())
    for one in sorted(volumes, key=_first_label):
        before = len(found.pages)
        found = BoundPdf(
            pages=(*found.pages, *one.pages),
            bookmarks=(*found.bookmarks, *(_moved(jump, before) for jump in one.bookmarks)),
            links=(*found.links, *(_moved(jump, before) for jump in one.links)),
            starts=(*found.starts, before + 1),
            files=(*found.files, *one.files),
        )
    return found


def _first_label(one: BoundPdf) -> int:
    label = one.pages[0].label if one.pages else ""
    return int(label) if label.isdecimal() else 0


def _moved(jump: Jump, by: int) -> Jump:
    page = jump.page + by if jump.page else 0
    return replace(jump, page=page, on=None if jump.on is None else jump.on + by)


def read(file: Path) -> BoundPdf:
    """Return what stands in the appendix.

    Raises:
        Exception: whatever pypdf says of a file it cannot read.
    """
    from pypdf import PdfReader

    with PdfReader(file) as reader:
        pages = list(reader.pages)
        maps: dict[int, bytes] = {}
        stamps = [_stamp(page, maps) for page in pages]
        numbers = {_id(page): number for number, page in enumerate(pages, start=1)}
        own = [page for page, stamp in zip(pages, stamps, strict=True) if not _labelled(stamp)]
        return BoundPdf(
            pages=tuple(
                _seen(page, stamp, label)
                for page, stamp, label in zip(pages, stamps, reader.page_labels, strict=True)
            ),
            bookmarks=tuple(_bookmarks(reader, reader.outline)),
            links=tuple(jump for page in own for jump in _links(reader, page, numbers)),
            files=(str(file),),
        )


def _seen(page: PageObject, stamp: Stamp | None, label: str) -> SeenPage:
    if not _labelled(stamp):
        return SeenPage(stamp, label)
    return SeenPage(stamp, label, _digest(page), _placing(page))


def _placing(page: PageObject) -> Placing:
    streams = _streams(page)
    scaled = _SCALED.match(streams[0].get_data())
    box = _NUMBER_BOX.search(streams[-_of_stamp(streams)].get_data())
    photos = [one for one in _below(page, "/Resources", "/XObject") if _PHOTO.fullmatch(one)]
    return Placing(
        float(scaled[1]) if scaled else 1.0,
        (float(box[1]), float(box[2]), float(box[3]), float(box[4])) if box else None,
        len(photos),
    )


def _labelled(stamp: Stamp | None) -> bool:
    return stamp is not None and stamp.label is not None


def _streams(page: PageObject) -> list[Any]:
    """Return the content streams of a page as they stand in the file."""
    return [one.get_object() for one in _listed(page, "/Contents")]


def _stamp(page: PageObject, maps: dict[int, bytes]) -> Stamp | None:
    """Return what the last content stream prints; nothing else of the page is looked at."""
    streams = _streams(page)
    around = streams[-_of_stamp(streams) :][:1]
    if not around:
        return None
    set_up = around[0].get_data().partition(b"BT ")[2]
    name = set_up.partition(b" Tf")[0].rsplit(b"/", 1)[-1].split(b" ")[0]
    font = _below(page, "/Resources", "/Font", "/" + name.decode("latin-1"))
    if "/ToUnicode" not in font:
        return None
    key = font.raw_get("/ToUnicode").idnum
    if key not in maps:
        maps[key] = font["/ToUnicode"].get_object().get_data()
    return parse_stamp(stamp_text(streams[-1].get_data(), maps[key]))


def _of_stamp(streams: list[Any]) -> int:
    """Return how many of a page's last streams are its stamp."""
    return streams_of_stamp(streams[-1].get_data()) if streams else 1


def _digest(page: PageObject) -> bytes:
    """Return the digest of a page (see `appendix/digest.py`)."""
    streams = _streams(page)
    contents = [one._data for one in streams[1 : -_of_stamp(streams)]]
    return page_digest(PageContent(contents, list(_objects(page))))


def _objects(page: PageObject) -> Iterator[bytes]:
    """Yield images and forms reached through /XObject, those within forms too, each once."""
    from pypdf.generic import StreamObject

    seen: set[int] = set()
    waiting: list[Any] = [page]
    while waiting:
        for one in _below(waiting.pop(), "/Resources", "/XObject").values():
            held = one.get_object()
            if isinstance(held, StreamObject) and id(held) not in seen:
                seen.add(id(held))
                waiting.append(held)
                yield held._data


def _below(node: Any, *names: str) -> Any:
    """Return the dictionary found by following `names`, empty where there is none."""
    from pypdf.generic import DictionaryObject

    for name in names:
        node = node[name].get_object() if name in node else None
        if not isinstance(node, DictionaryObject):
            return DictionaryObject()
    return node


def _listed(node: Any, name: str) -> list[Any]:
    found = node[name].get_object() if name in node else None
    return list(found) if isinstance(found, list) else []


def _id(page: PageObject) -> int:
    reference = page.indirect_reference
    return reference.idnum if reference else -1


def _bookmarks(reader: PdfReader, outline: list[Any], depth: int = 0) -> Iterator[Jump]:
    """Yield gfpack's own bookmarks, two levels; those below came with the client's files."""
    for entry in outline:
        if isinstance(entry, list):
            if depth == 0:
                yield from _bookmarks(reader, entry, depth + 1)
        else:
            number = reader.get_destination_page_number(entry)
            yield Jump(str(entry.title), 0 if number is None else number + 1)


def _links(reader: PdfReader, page: PageObject, numbers: Mapping[int, int]) -> Iterator[Jump]:
    """Yield the links of one of gfpack's own pages with the line of text they stand on."""
    annotations = [one.get_object() for one in _listed(page, "/Annots")]
    links = [one for one in annotations if one.get("/Subtype") == "/Link"]
    printed = _printed(page) if links else []
    for link in links:
        target = _target(reader, link, numbers)
        if target is not None:
            low, high = sorted(float(link["/Rect"][side]) for side in (1, 3))
            line = "".join(text for y, text in printed if low - 2 <= y <= high + 2)
            yield Jump(" ".join(line.split()), target, numbers.get(_id(page)))


def _printed(page: PageObject) -> list[tuple[float, str]]:
    """Return the pieces of text of a page with their height above its lower edge."""
    pieces: list[tuple[float, str]] = []

    def note(text: str, user: list[float], matrix: list[float], *_: Any) -> None:
        y = matrix[4] * user[1] + matrix[5] * user[3] + user[5]
        pieces.append((y, text))

    page.extract_text(visitor_text=note)
    return pieces


def _target(reader: PdfReader, link: Any, numbers: Mapping[int, int]) -> int | None:
    """Return the page a link leads to (0: nowhere), or None for one that leaves the document."""
    action = _below(link, "/A")
    if action.get("/S") not in (None, "/GoTo"):
        return None
    place = link.get("/Dest") or action.get("/D")
    place = place.get_object() if place is not None else None
    if isinstance(place, str):
        named = reader.named_destinations.get(place)
        number = reader.get_destination_page_number(named) if named else None
        return 0 if number is None else number + 1
    if not isinstance(place, list) or not place:
        return 0
    reference = place.raw_get(0) if hasattr(place, "raw_get") else place[0]
    return numbers.get(getattr(reference, "idnum", -1), 0)
