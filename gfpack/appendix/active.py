"""Active content: what a bound page must not do when somebody opens the appendix.

In: pages just copied from a client's PDF. Out: the kinds of active content that were removed
(`JavaScript`, `Launch`, …). Plain links, form fields and their looks stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

_HARMLESS = frozenset({"/GoTo", "/Named", "/URI", "/Hide", "/ResetForm", "/Thread"})
_ACTIVE_ANNOTATIONS = frozenset(
    {"/RichMedia", "/Screen", "/Movie", "/Sound", "/3D", "/FileAttachment"}
)
_WEB = ("http://", "https://", "mailto:")
_DEEPEST = 32


def tame(pages: Iterable[Any]) -> set[str]:
    """Remove active content from pages and their annotations; return what it was."""
    removed: set[str] = set()
    for page in pages:
        if "/AA" in page:
            del page["/AA"]
            removed.add("AA")
        kept = []
        for annotation in _annotations(page):
            kind = str(annotation.get("/Subtype", ""))
            if kind in _ACTIVE_ANNOTATIONS:
                removed.add(kind[1:])
                continue
            _tame_dictionary(annotation, removed)
            kept.append(annotation)
        if "/Annots" in page and len(kept) != _length(page["/Annots"]):
            _replace(page, kept)
    return removed


def tame_fields(fields: Any) -> set[str]:
    """Remove active content from form fields and their parents; return what it was."""
    removed: set[str] = set()
    for field in _walk(fields, _DEEPEST):
        _tame_dictionary(field, removed)
    return removed


def catalogue_says(root: Any) -> set[str]:
    """Return the active content a source's catalogue holds; none of it is ever copied."""
    found: set[str] = set()
    action = root.get("/OpenAction")
    if _is_dictionary(action):
        found |= _harm(action)
    if "/AA" in root:
        found.add("AA")
    names = root.get("/Names")
    if _is_dictionary(names):
        found |= {name[1:] for name in ("/JavaScript", "/EmbeddedFiles") if name in names}
    form = root.get("/AcroForm")
    if _is_dictionary(form) and "/XFA" in form:
        found.add("XFA")
    return found


def _tame_dictionary(holder: Any, removed: set[str]) -> None:
    if "/AA" in holder:
        del holder["/AA"]
        removed.add("AA")
    action = holder.get("/A")
    if action is None:
        return
    harm = _harm(action) if _is_dictionary(action) else {"A"}
    if harm:
        del holder["/A"]
        removed |= harm


def _harm(action: Any, depth: int = 0) -> set[str]:
    """Return what is harmful in an action and those that follow it."""
    kind = str(action.get("/S", ""))
    harm = set() if kind in _HARMLESS else {kind[1:] or "A"}
    if kind == "/URI" and not str(action.get("/URI", "")).lower().startswith(_WEB):
        harm.add("URI")
    following = action.get("/Next")
    if following is None:
        return harm
    if depth > _DEEPEST:
        return harm | {"Next"}
    chain = [following] if _is_dictionary(following) else list(following)
    for one in chain:
        harm |= _harm(one, depth + 1) if _is_dictionary(one) else {"Next"}
    return harm


def _annotations(page: Any) -> Iterator[Any]:
    listed = page.get("/Annots")
    if listed is None or not _length(listed):
        return
    for annotation in list(listed):
        if _is_dictionary(annotation):
            yield annotation


def _walk(fields: Any, left: int) -> Iterator[Any]:
    if left == 0 or fields is None:
        return
    for field in list(fields):
        if _is_dictionary(field):
            yield field
            yield from _walk(field.get("/Kids"), left - 1)


def _length(listed: Any) -> int:
    import pikepdf

    return len(listed) if isinstance(listed, pikepdf.Array) else 0


def _replace(page: Any, kept: list[Any]) -> None:
    import pikepdf

    page["/Annots"] = pikepdf.Array(kept)


def _is_dictionary(thing: Any) -> bool:
    import pikepdf

    return isinstance(thing, pikepdf.Dictionary)
