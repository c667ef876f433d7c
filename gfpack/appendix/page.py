"""One bound page, as pikepdf shows it: its view, its own content, its stamp.

In: a page just copied into the appendix. Out: the page with gfpack's two content streams around
its own, and what the digest takes of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gfpack.appendix.digest import IMAGE_HEAD, ImageHead, PageContent
from gfpack.appendix.ending import ending
from gfpack.appendix.materials import Photo
from gfpack.appendix.pictures import placed
from gfpack.appendix.scaled import Drawings, resize, scaled_to, take_along, user_unit
from gfpack.appendix.setting import Frame
from gfpack.appendix.stamp import Shrink, StampFont, View, after, before, printed_box, unicode_of

A4 = (0.0, 0.0, 595.276, 841.89)
LETTER = (0.0, 0.0, 612.0, 792.0)
"""What readers show where a page does not say how large it is."""


def view_of(page: Any) -> View:
    """Return how a page is seen: CropBox within MediaBox, and /Rotate."""
    media = _box(page.get("/MediaBox")) or LETTER
    crop = _box(page.get("/CropBox")) or media
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    if right - left < 1 or top - bottom < 1:
        left, bottom, right, top = media
    return View(left, bottom, right, top, _rotation(page.get("/Rotate")))


def complete(page: Any) -> None:
    """Write down how large a page is where it does not say so itself, so that no reader guesses."""
    import pikepdf

    if _box(page.get("/MediaBox")) is None:
        page["/MediaBox"] = pikepdf.Array(LETTER)


def own_streams(page: Any) -> list[Any]:
    """Return a page's content streams in order."""
    import pikepdf

    contents = page.get("/Contents")
    if isinstance(contents, pikepdf.Stream):
        return [contents]
    if isinstance(contents, pikepdf.Array):
        return [one for one in contents if isinstance(one, pikepdf.Stream)]
    return []


def content_of(page: Any, streams: list[Any], known: Sequence[bytes] = ()) -> PageContent:
    """Return what the digest takes of a page that has not been stamped yet.

    `known` are the digests of the images on a sheet of gfpack's own, which need not be read again.
    """
    objects = [] if known else [_head(one) for one in _objects(page)]
    return PageContent([stream.read_raw_bytes() for stream in streams], objects, known)


def hang(page: Any, image: Any, photo: Photo, frame: Frame) -> None:
    """Draw a photo upright into a frame on its sheet."""
    import pikepdf

    bottom = view_of(page).height - frame.y - frame.height
    matrix = placed(photo.orientation, frame.x, bottom, frame.width, frame.height)
    numbers = " ".join(f"{value:.4f}" for value in matrix)
    if "/XObject" not in page["/Resources"]:
        page["/Resources"]["/XObject"] = pikepdf.Dictionary()
    drawn = page["/Resources"]["/XObject"]
    name = f"/Photo{len(drawn) + 1}" if len(drawn) else "/Photo"
    drawn[name] = image
    pikepdf.Page(page).contents_add(f"q {numbers} cm {name} Do Q\n".encode())


Area = tuple[float, float, float, float]
"""Left, bottom, right, top in user space."""


class Stamper:
    """Stamps pages of one PDF with one shared font."""

    def __init__(self, pdf: Any, stamp_pages: Any) -> None:
        page = stamp_pages.pages[0]
        self._pdf = pdf
        self._font = pdf.copy_foreign(next(iter(page.Resources.Font.values())))
        self._plain = pdf.make_stream(before(View(*A4), None))
        self.font = _metrics(self._font)

    def stamp(
        self,
        page: Any,
        streams: list[Any],
        text: str,
        place: str | None,
        drawings: Drawings = "as-they-are",
    ) -> tuple[View, Area]:
        """Print `text` on a page at `place`, or after shrinking the page where that is None.

        A page larger than the sheet `drawings` names is scaled to it. Returns how the page is seen,
        and the rectangle of the stamp in user space, for a link over it.
        """
        view = sheet = view_of(page)
        ends = ending(streams)
        shrink = None if place else Shrink.of(view)
        fitted = scaled_to(view, drawings, user_unit(page))
        if fitted is not None:
            (shrink, sheet), place = fitted, None
            resize(page, sheet)
        plain = shrink is None and ends.opened == 1
        first = self._plain if plain else self._pdf.make_stream(before(view, shrink, ends.opened))
        if shrink is not None:
            take_along(self._pdf, page, shrink)
        name = self._name(page)
        last = after(sheet, place or "bottom", text, self.font, name=name, ending=ends)
        page["/Contents"] = self._pdf.make_indirect([first, *streams, self._pdf.make_stream(last)])
        return sheet, self._area(sheet, place or "bottom", text)

    def _area(self, view: View, place: str, text: str) -> Area:
        left, bottom, width, height = printed_box(view, place, text, self.font)
        x0, y0 = view.to_user(left, bottom)
        x1, y1 = view.to_user(left + width, bottom + height)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def _name(self, page: Any) -> str:
        """Put the font into the page's resources and return its name there."""
        import pikepdf

        if not isinstance(page.get("/Resources"), pikepdf.Dictionary):
            page["/Resources"] = pikepdf.Dictionary()
        resources = page["/Resources"]
        if not isinstance(resources.get("/Font"), pikepdf.Dictionary):
            resources["/Font"] = pikepdf.Dictionary()
        fonts, number = resources["/Font"], 0
        while True:
            name = f"/GfpackStamp{number or ''}"
            if name not in fonts:
                fonts[name] = self._font
            if fonts[name].objgen == self._font.objgen:
                return name
            number += 1


def _metrics(font: Any) -> StampFont:
    characters = unicode_of(font.ToUnicode.read_bytes())
    codes = {character: code for code, character in characters.items()}
    descendant = font.DescendantFonts[0]
    widths = _widths(list(descendant.get("/W", [])))
    default = float(descendant.get("/DW", 1000))
    return StampFont(codes, {c: widths.get(code, default) for c, code in codes.items()})


def _widths(entries: list[Any]) -> dict[int, float]:
    """Return widths by code from `first [w w …]` and `first last w` entries."""
    import pikepdf

    found: dict[int, float] = {}
    while entries:
        first, second = int(entries[0]), entries[1]
        if isinstance(second, pikepdf.Array):
            found |= {first + step: float(width) for step, width in enumerate(second)}
            entries = entries[2:]
        else:
            found |= dict.fromkeys(range(first, int(second) + 1), float(entries[2]))
            entries = entries[3:]
    return found


def _objects(page: Any) -> list[Any]:
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


def _head(image: Any) -> ImageHead:
    stored = memoryview(image.get_raw_stream_buffer())
    return ImageHead(len(stored), bytes(stored[:IMAGE_HEAD]))


def _box(numbers: Any) -> tuple[float, float, float, float] | None:
    try:
        x0, y0, x1, y1 = (float(number) for number in numbers)
    except (TypeError, ValueError):
        return None
    if x0 == x1 or y0 == y1:
        return None
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _rotation(value: Any) -> int:
    try:
        return int(value or 0) // 90 * 90 % 360
    except (TypeError, ValueError):
        return 0
