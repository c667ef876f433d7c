"""Links within a source: they lead to the page they led to, wherever that was bound.

In: pages just copied. Out: links that lead to pages of the appendix; those whose page was not
bound lead nowhere, never to a page of another file that happens to use the same name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gfpack.appendix.fidelity.walking import is_dictionary, listed
from gfpack.appendix.outline import named_place

_LONGEST_CHAIN = 50


@dataclass(frozen=True, slots=True)
class Copied:
    """Pages of a source just copied, from its page `first` on; `there` are all it has."""

    source: Any
    there: Sequence[Any]
    path: Path
    first: int
    pages: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A link whose page is not there yet."""

    owner: Any
    key: str
    target: tuple[Path, int] | None
    view: list[Any]
    subject: object


class Links:
    """The links of one volume, while its pages come together."""

    def __init__(self) -> None:
        self._placed: dict[tuple[Path, int], Any] = {}
        self._waiting: list[_Waiting] = []

    def take(self, copied: Copied, dropped: Collection[str], subject: object) -> None:
        """Look through the links on pages just copied; `dropped` are names not carried along.

        `subject` is given back by `finish` for every link that leads nowhere.
        """
        finder = _Finder(copied.source, copied.there)
        for step, page in enumerate(copied.pages):
            self._placed.setdefault((copied.path, copied.first - 1 + step), page)
            if "/Annots" not in page:
                continue
            for owner, key in _places(page):
                found = finder.place(owner, key, dropped)
                if found is not None:
                    target = None if found[0] is None else (copied.path, found[0])
                    self._waiting.append(_Waiting(owner, key, target, found[1], subject))

    def finish(self) -> Iterator[object]:
        """Point what waited to its page; yield `about` for each link that leads nowhere."""
        import pikepdf

        for one in self._waiting:
            place = one.owner.get(one.key)
            if one.target is None:
                if isinstance(place, pikepdf.Array) and len(place) and is_dictionary(place[0]):
                    continue
            elif one.target in self._placed:
                page = self._placed[one.target]
                one.owner[one.key] = pikepdf.Array([page, *(one.view or [pikepdf.Name.Fit])])
                continue
            if one.key in one.owner:
                del one.owner[one.key]
            yield one.subject


class _Finder:
    """Named destinations of a source, resolved to page numbers."""

    def __init__(self, source: Any, pages: Sequence[Any]) -> None:
        self._source = source
        self._pages = pages
        self._numbers: dict[tuple[int, int], int] | None = None

    def place(
        self, owner: Any, key: str, dropped: Collection[str]
    ) -> tuple[int | None, list[Any]] | None:
        """Return where a link leads and how it is shown; None for a name that pikepdf carried.

        The index is None where the link names its page itself, -1 where it leads nowhere.
        """
        import pikepdf

        if "/SD" in owner:  # a place within tags, which would drag all of them along
            del owner["/SD"]
        place = owner[key]
        if not isinstance(place, pikepdf.Array):
            return self._find(place) if str(place) in dropped else None
        if len(place) and isinstance(place[0], int):
            return int(place[0]), list(place)[1:]
        return (None if len(place) else -1), []

    def _find(self, name: Any) -> tuple[int, list[Any]]:
        import pikepdf

        place = named_place(self._source, name)
        place = place.get("/D") if is_dictionary(place) else place
        if not isinstance(place, pikepdf.Array) or not len(place):
            return -1, []
        view = [one for one in list(place)[1:] if not isinstance(one, pikepdf.Object)]
        names = [
            pikepdf.Name(str(one)) for one in list(place)[1:2] if isinstance(one, pikepdf.Name)
        ]
        return self._number(place[0]), [*names, *view]

    def _number(self, page: Any) -> int:
        if isinstance(page, int):
            return page
        if self._numbers is None:
            self._numbers = {one.objgen: index for index, one in enumerate(self._pages)}
        return self._numbers.get(page.objgen, -1) if is_dictionary(page) else -1


def _places(page: Any) -> Iterator[tuple[Any, str]]:
    """Yield where the annotations of a page say what they lead to: (dictionary, key)."""
    for annotation in listed(page, "/Annots"):
        if not is_dictionary(annotation):
            continue
        if "/Dest" in annotation:
            yield annotation, "/Dest"
        action = annotation.get("/A")
        for _ in range(_LONGEST_CHAIN):
            if not is_dictionary(action):
                break
            if str(action.get("/S", "")) == "/GoTo" and "/D" in action:
                yield action, "/D"
            action = action.get("/Next")
