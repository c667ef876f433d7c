"""Walking structures of a stranger's PDF. In: an object. Out: what hangs from it, each once.

Trees may be cyclic, endless or of the wrong kind: every walk has an end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_MOST = 20_000
"""Nodes visited of one tree; a larger one is a trap, not a document."""

_DEEPEST = 64
"""Levels of form fields that are climbed."""


def is_dictionary(thing: Any) -> bool:
    """Return whether an object is a dictionary (a stream is none)."""
    import pikepdf

    return isinstance(thing, pikepdf.Dictionary)


def below(node: Any, *names: str) -> Any:
    """Return the dictionary found by following `names`; None where there is none."""
    for name in names:
        node = node.get(name) if is_dictionary(node) else None
    return node if is_dictionary(node) else None


def listed(holder: Any, name: str) -> list[Any]:
    """Return the members of an array in a dictionary; none where it is no array."""
    import pikepdf

    found = holder.get(name) if is_dictionary(holder) else None
    return list(found) if isinstance(found, pikepdf.Array) else []


def size(holder: Any, name: str) -> int:
    """Return how many members an array in a dictionary has; 0 where it is no array."""
    import pikepdf

    found = holder.get(name) if is_dictionary(holder) else None
    return len(found) if isinstance(found, pikepdf.Array) else 0


def pages_of(pdf: Any) -> list[Any]:
    """Return the page objects of a PDF in order.

    pikepdf looks through all pages each time one is asked for by number, but not in a loop.
    """
    return [page.obj for page in pdf.pages]


def tree(top: Any, children: str = "/Kids", most: int = _MOST) -> Iterator[Any]:
    """Yield the dictionaries of a tree, parents before children, each once."""
    seen: set[tuple[int, int]] = set()
    waiting, visited = [top], 0
    while waiting and visited < most:
        node = waiting.pop()
        visited += 1
        if not is_dictionary(node) or node.objgen in seen:
            continue
        if node.is_indirect:
            seen.add(node.objgen)
        yield node
        waiting.extend(reversed(listed(node, children)))


def named(top: Any) -> Iterator[tuple[str, Any]]:
    """Yield the entries of a name tree in order."""
    for node in tree(top):
        entries = listed(node, "/Names")
        for name, value in zip(entries[::2], entries[1::2], strict=False):
            yield text(name), value


def text(thing: Any) -> str:
    """Return a string object as one line of plain text; empty where it is none."""
    import pikepdf

    if not isinstance(thing, (pikepdf.String, str)):
        return ""
    plain = str(thing).encode("utf-8", "replace").decode()
    return " ".join("".join(one if one.isprintable() else " " for one in plain).split())[:120]


def inherited(field: Any, name: str) -> Any:
    """Return an entry of a form field, or of the nearest field above it that has one."""
    for _ in range(_DEEPEST):
        if not is_dictionary(field):
            return None
        if name in field:
            return field[name]
        field = field.get("/Parent")
    return None


def tops(page: Any) -> Iterator[Any]:
    """Yield the topmost field above every widget on a page that has one above it."""
    for annotation in listed(page, "/Annots"):
        field = annotation if is_dictionary(annotation) else None
        for _ in range(_DEEPEST):
            above = field.get("/Parent") if field is not None else None
            if not is_dictionary(above):
                break
            field = above
        if field is not None and field.is_indirect and "/Kids" in field:
            yield field


def drawn_by(page: Any) -> list[Any]:
    """Return the images and forms a page can draw, those within forms too, each once."""
    import pikepdf

    found: list[Any] = []
    seen: set[tuple[int, int]] = set()
    waiting = [page]
    while waiting:
        resources = waiting.pop().get("/Resources")
        objects = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
        for one in objects.values() if isinstance(objects, pikepdf.Dictionary) else ():
            if isinstance(one, pikepdf.Stream) and one.objgen not in seen:
                seen.add(one.objgen)
                found.append(one)
                waiting.append(one)
    return found
