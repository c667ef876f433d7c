"""Bookmarks: those of the sources are found here, and all are written into the appendix.

In: a client's PDF, later the layout. Out: `Bookmark` trees whose pages are indexes. Copying pages
loses outlines, so they are walked, resolved to pages and pointed to where those pages now stand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

_DEEPEST = 6
_MOST = 3000
"""Bookmarks taken from one file; a file with more is a trap, not a help."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A title and the index of its page, with what stands below it."""

    title: str
    page: int
    below: tuple[Bookmark, ...] = ()


def of_source(pdf: Any, pages: Sequence[Any], first: int, last: int) -> tuple[Bookmark, ...]:
    """Return the bookmarks of a source that lead to its pages `first`…`last` (from 1).

    `pages` are all pages of the source. The index of page `first` is 0. A bookmark that leads
    elsewhere is left out; what stands below it moves up.
    """
    outlines = pdf.Root.get("/Outlines")
    if not _is_dictionary(outlines):
        return ()
    places = {page.objgen: index for index, page in enumerate(pages)}
    seen: set[tuple[int, int]] = set()

    def page_of(item: Any) -> int | None:
        index = places.get(_target(pdf, pages, item))
        if index is None or not first - 1 <= index < last:
            return None
        return index - (first - 1)

    return _level(outlines.get("/First"), page_of, seen, _DEEPEST)


def _level(
    item: Any,
    page_of: Callable[[Any], int | None],
    seen: set[tuple[int, int]],
    left: int,
) -> tuple[Bookmark, ...]:
    found: list[Bookmark] = []
    while left and _is_dictionary(item) and item.objgen not in seen and len(seen) < _MOST:
        seen.add(item.objgen)
        below = _level(item.get("/First"), page_of, seen, left - 1)
        page, title = page_of(item), _title(item)
        if page is None or not title:
            found.extend(below)
        else:
            found.append(Bookmark(title, page, below))
        item = item.get("/Next")
    return tuple(found)


def moved(bookmarks: Sequence[Bookmark], by: int) -> tuple[Bookmark, ...]:
    """Return bookmarks whose pages stand `by` indexes further on."""
    return tuple(Bookmark(one.title, one.page + by, moved(one.below, by)) for one in bookmarks)


def write(pdf: Any, bookmarks: tuple[Bookmark, ...], destination: Callable[[int], Any]) -> None:
    """Write the bookmarks into a PDF; only the first level is open."""
    with pdf.open_outline() as outline:
        outline.root.extend(_item(bookmark, destination) for bookmark in bookmarks)


def _item(bookmark: Bookmark, destination: Callable[[int], Any]) -> Any:
    from pikepdf import OutlineItem

    made = OutlineItem(bookmark.title, destination(bookmark.page))
    made.is_closed = True
    made.children.extend(_item(child, destination) for child in bookmark.below)
    return made


def _title(item: Any) -> str:
    import pikepdf

    title = item.get("/Title")
    return " ".join(str(title).split()) if isinstance(title, pikepdf.String) else ""


def _target(pdf: Any, pages: Sequence[Any], item: Any) -> tuple[int, int] | None:
    """Return the object number of the page a bookmark leads to."""
    import pikepdf

    to = item.get("/Dest")
    action = item.get("/A")
    if to is None and _is_dictionary(action) and action.get("/S") == pikepdf.Name.GoTo:
        to = action.get("/D")
    if isinstance(to, (pikepdf.String, pikepdf.Name)):
        to = named_place(pdf, to)
    if _is_dictionary(to):
        to = to.get("/D")
    if not isinstance(to, pikepdf.Array) or not len(to):
        return None
    page = to[0]
    if _is_dictionary(page):
        found = page.objgen
    elif isinstance(page, int) and 0 <= page < len(pages):
        found = pages[page].objgen
    else:
        return None
    return int(found[0]), int(found[1])


def named_place(pdf: Any, name: Any) -> Any:
    """Return what a named destination of a source is; None where there is none."""
    import pikepdf

    if isinstance(name, pikepdf.Name):
        old = pdf.Root.get("/Dests")
        return old.get(str(name)) if _is_dictionary(old) else None
    names = pdf.Root.get("/Names")
    tree: Any = names.get("/Dests") if _is_dictionary(names) else None
    if not _is_dictionary(tree):
        return None
    try:
        return pikepdf.NameTree(tree).get(str(name))
    except (KeyError, ValueError, pikepdf.PdfError):
        return None


def _is_dictionary(thing: Any) -> bool:
    import pikepdf

    return isinstance(thing, pikepdf.Dictionary)
