"""Links of gfpack's own in a volume: jumps to pages of the appendix.

In: pages as they are placed, areas on them, numbers of the pages that are meant. Out: annotations
that lead to a page of the same file, or of another volume in the same folder.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from gfpack.appendix.models import BoundVolume

Area = tuple[float, float, float, float]
"""Left, bottom, right, top in the page's own coordinates, in points."""
_SCHEME = "gfpack:"
"""How the templates' links begin; what follows names an own block or an attachment."""


def taken_from(page: Any) -> list[tuple[Area, str]]:
    """Take the links off a page that the templates set; those of one row become one.

    Return where they are and the own block (by key) or `attachment:` with the label they lead to.
    """
    found: list[tuple[Area, str]] = []
    for annotation in page.get("/Annots", ()):
        uri = str(annotation.get("/A", {}).get("/URI", ""))
        if uri.startswith(_SCHEME):
            left, bottom, right, top = (float(part) for part in annotation["/Rect"])
            area, target = (left, bottom, right, top), uri.removeprefix(_SCHEME)
            if found and found[-1][1] == target:
                area = _around(found.pop()[0], area)
            found.append((area, target))
    if "/Annots" in page:
        del page["/Annots"]
    return found


def _around(one: Area, other: Area) -> Area:
    left, bottom = map(min, zip(one[:2], other[:2], strict=True))
    right, top = map(max, zip(one[2:], other[2:], strict=True))
    return left, bottom, right, top


@dataclass
class Links:
    """Writes the links of one volume."""

    pdf: Any
    volumes: Sequence[BoundVolume]
    """All there are."""
    first: int
    """Number of the volume's first page."""
    pages: Sequence[Any]
    """Those of the volume, in order."""
    views: Sequence[Any]
    """How each of them is seen."""
    _destinations: dict[int, Any] = field(default_factory=dict)
    _border: Any = None

    def add(self, page: Any, wanted: Iterable[tuple[Area, int]]) -> None:
        """Put links on a page: areas, and the number of the page each leads to."""
        import pikepdf

        if self._border is None:
            self._border = self.pdf.make_indirect(pikepdf.Array([0, 0, 0]))
        made = [self.pdf.make_indirect(self._link(area, number)) for area, number in wanted]
        listed = page.get("/Annots")
        others = list(listed) if isinstance(listed, pikepdf.Array) else []
        if made:
            page["/Annots"] = pikepdf.Array([*others, *made])

    def destination(self, index: int) -> Any:
        """Return the visible upper left corner of a page of this volume; links share it."""
        import pikepdf

        made = self._destinations.get(index)
        if made is None:
            view = self.views[index]
            x, y = (round(part, 3) for part in view.to_user(0, view.height))
            made = pikepdf.Array([self.pages[index], pikepdf.Name.XYZ, x, y, None])
            self._destinations[index] = made
        return made

    def _link(self, area: Area, number: int) -> Any:
        import pikepdf

        link = pikepdf.Dictionary(
            Subtype=pikepdf.Name.Link,
            Rect=pikepdf.Array([round(part, 3) for part in area]),
            Border=self._border,
        )
        index = number - self.first
        if 0 <= index < len(self.pages):
            link["/Dest"] = self.destination(index)
        else:
            link["/A"] = self._elsewhere(number)
        return link

    def _elsewhere(self, number: int) -> Any:
        """Return a jump to a page of another volume."""
        import pikepdf

        there = self.volumes[bisect_right(self.volumes, number, key=lambda one: one.first) - 1]
        name = there.file.rpartition("/")[2]  # all volumes lie in one folder
        return pikepdf.Dictionary(
            S=pikepdf.Name.GoToR,
            F=pikepdf.Dictionary(Type=pikepdf.Name.Filespec, F=name, UF=name),
            D=pikepdf.Array([number - there.first, pikepdf.Name.Fit]),
        )
