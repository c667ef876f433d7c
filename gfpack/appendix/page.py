"""One bound page, as pikepdf shows it: its view, its own content, its stamp.

In: a page just copied into the appendix. Out: the page with gfpack's content streams around its
own, and what the digest takes of it.
"""

from __future__ import annotations

from typing import Any

from gfpack.appendix.digest import IMAGE_HEAD, ImageHead, PageContent
from gfpack.appendix.draft import Draft
from gfpack.appendix.ending import Ending, ending
from gfpack.appendix.fidelity.walking import drawn_by
from gfpack.appendix.materials import Photo
from gfpack.appendix.pictures import placed
from gfpack.appendix.scaled import Drawings, resize, scaled_to, take_along, user_unit
from gfpack.appendix.setting import Frame
from gfpack.appendix.stamp import WORDS, Shrink, Stamp, View, after, before, printed_box, shown
from gfpack.appendix.stamp_font import of_one_byte

A4 = (0.0, 0.0, 595.276, 841.89)
LETTER = (0.0, 0.0, 612.0, 792.0)
"""What readers show where a page does not say how large it is."""
_FONT = "/Gf"


def view_of(page: Any) -> View:
    """Return how a page is seen: CropBox within MediaBox, and /Rotate."""
    media = _box(page.get("/MediaBox")) or LETTER
    crop = (_box(page["/CropBox"]) if "/CropBox" in page else None) or media
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    if right - left < 1 or top - bottom < 1:
        left, bottom, right, top = media
    return View(left, bottom, right, top, _rotation(page["/Rotate"]) if "/Rotate" in page else 0)


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


def content_of(page: Any, streams: list[Any], draft: Draft) -> PageContent:
    """Return what the digest takes of a page that has not been stamped yet."""
    contents = [stream.read_raw_bytes() for stream in streams]
    objects, known = [], []
    for one in drawn_by(page):
        left = draft.left(one)
        if left is None:
            objects.append(_head(one))
        else:
            known.append(left.digest)
    return PageContent(contents, objects, known)


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
    """Stamps pages of one PDF with one shared font.

    What stamps have in common is written once, and what says how a page lies is read once: there
    are thousands of pages, and few sizes and shapes.
    """

    def __init__(self, pdf: Any, stamp_pages: Any) -> None:
        page = stamp_pages.pages[0]
        self._pdf = pdf
        self._font = pdf.copy_foreign(next(iter(page.Resources.Font.values())))
        self._plain = pdf.make_stream(before(View(*A4), None))
        self._codes = of_one_byte(pdf, self._font)
        self._words = [self._codes.coded(one) for one in WORDS]
        self._views: dict[tuple[bytes, bytes, int], View] = {}
        self._around: dict[tuple[View, str, float, Ending, str], tuple[Any, Area]] = {}

    def stamp(
        self,
        page: Any,
        streams: list[Any],
        stamp: Stamp,
        place: str | None,
        drawings: Drawings = "as-they-are",
    ) -> tuple[View, Area]:
        """Print `stamp` on a page at `place`, or after shrinking the page where that is None.

        A page larger than the sheet `drawings` names is scaled to it. Returns how the page is seen,
        and the rectangle of the stamp in user space, for a link over it.
        """
        import pikepdf

        view, ends = self._view(page), ending(streams)
        first, sheet = self._plain, view
        if place is None or drawings != "as-they-are" or ends.opened != 1:
            first, sheet, place = self._first(page, view, place, drawings, ends.opened)
        codes, name = stamp.said(self._words), self._name(page)
        around, area = self._stamped(sheet, place, self._codes.width(codes), ends, name)
        last = self._pdf.make_stream(shown(codes))
        page["/Contents"] = pikepdf.Array([first, *streams, around, last])
        return sheet, area

    def _first(
        self, page: Any, view: View, place: str | None, drawings: Drawings, opened: int
    ) -> tuple[Any, View, str]:
        """Shrink or scale a page where that is needed; return what goes before its content."""
        shrink = None if place else Shrink.of(view)
        sheet = view
        fitted = scaled_to(view, drawings, user_unit(page))
        if fitted is not None:
            (shrink, sheet), place = fitted, None
            resize(page, sheet)
        if shrink is not None:
            take_along(self._pdf, page, shrink)
        plain = shrink is None and opened == 1
        first = self._plain if plain else self._pdf.make_stream(before(view, shrink, opened))
        return first, sheet, place or "bottom"

    def _view(self, page: Any) -> View:
        import pikepdf

        media = page.get("/MediaBox")
        # `get` takes long to tell of what is not there
        crop = page["/CropBox"] if "/CropBox" in page else media  # noqa: SIM401
        turned = page["/Rotate"] if "/Rotate" in page else 0  # noqa: SIM401
        if not isinstance(media, pikepdf.Array) or not isinstance(crop, pikepdf.Array):
            return view_of(page)
        written = media.unparse()
        cropped = written if crop is media else crop.unparse()
        key = written, cropped, turned and _rotation(turned)
        view = self._views.get(key)
        if view is None:
            view = view_of(page)
            if b"R" not in written + cropped:  # else numbers stand elsewhere
                self._views[key] = view
        return view

    def _stamped(
        self, view: View, place: str, width: float, ends: Ending, name: str
    ) -> tuple[Any, Area]:
        """Return what goes between a page's content and its number, and where that will stand."""
        key = view, place, width, ends, name
        known = self._around.get(key)
        if known is None:
            stream = self._pdf.make_stream(after(view, place, width, ends, name=name))
            known = self._around[key] = stream, _area(view, place, width)
        return known

    def _name(self, page: Any) -> str:
        """Put the font into the page's resources and return its name there."""
        import pikepdf

        resources = page.get("/Resources")
        if not isinstance(resources, pikepdf.Dictionary):
            resources = page["/Resources"] = pikepdf.Dictionary()
        fonts = resources.get("/Font")
        if not isinstance(fonts, pikepdf.Dictionary):
            fonts = resources["/Font"] = pikepdf.Dictionary()
        name, number = _FONT, 0
        while name in fonts and fonts[name].objgen != self._font.objgen:
            number += 1
            name = f"{_FONT}{number}"
        fonts[name] = self._font
        return name


def _area(view: View, place: str, width: float) -> Area:
    left, bottom, wide, high = printed_box(view, place, width)
    x0, y0 = view.to_user(left, bottom)
    x1, y1 = view.to_user(left + wide, bottom + high)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


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
