"""The pictures of a bound PDF that can be made smaller, and how large they are shown.

In: an open PDF. Out: for every picture, once, its object and the largest size it has on a page.
Left alone: masks, black and white, CMYK, what is small anyway, what has colours of its own kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gfpack.tools.smaller import Stored

_LEAST_BYTES = 20_000
_POINTS = 72.0
_LONGEST_CONTENT = 16_384
"""Bytes of a page's content up to which it is read for where a picture is drawn."""
_SPACES = {"/DeviceGray": 1, "/CalGray": 1, "/DeviceRGB": 3, "/CalRGB": 3}

_Matrix = tuple[float, float, float, float, float, float]
_UPRIGHT: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawn:
    """A picture of the PDF, and how large it is shown at most, in inches."""

    image: Any
    length: int
    pixels: tuple[int, int]
    inches: tuple[float, float]

    def box(self, dpi: int) -> tuple[int, int]:
        """Return the pixels it has at a resolution, never more than it has."""
        wide, high = (max(1, round(one * dpi)) for one in self.inches)
        return min(wide, self.pixels[0]), min(high, self.pixels[1])


def drawn(pdf: Any) -> tuple[Drawn, ...]:
    """Return the pictures of all pages that may be made smaller."""
    found: dict[tuple[int, int], Drawn] = {}
    unfit: set[tuple[int, int]] = set()
    for page in pdf.pages:
        for image, inches in _of_page(page):
            number = image.objgen
            known = found.get(number)
            if known is not None:
                known.inches = (
                    max(known.inches[0], inches[0]),
                    max(known.inches[1], inches[1]),
                )
            elif number not in unfit:
                length = int(image.get("/Length", 0))
                if length < _LEAST_BYTES or stored(image, data=False) is None:
                    unfit.add(number)
                else:
                    size = int(image.get("/Width")), int(image.get("/Height"))
                    found[number] = Drawn(image, length, size, inches)
    return tuple(found.values())


def stored(image: Any, *, data: bool = True) -> Stored | None:
    """Return an image as stored (`data` False: without its data); None where it is left alone."""
    try:
        return _stored(image, data=data)
    except (TypeError, ValueError, AttributeError, RuntimeError, IndexError):
        return None


def _stored(image: Any, *, data: bool) -> Stored | None:
    import pikepdf

    held = image.get("/Filter")
    if isinstance(held, pikepdf.Array) and len(held) == 1:
        held = held[0]
    bits = int(image.get("/BitsPerComponent", 8))
    colours = _colours(image.get("/ColorSpace"))
    odd = image.get("/ImageMask") or "/Decode" in image or "/Mask" in image
    if odd or colours is None or bits < 8 or not isinstance(held, pikepdf.Name):
        return None
    components, palette = colours
    form = _form(str(held), image, components, bits)
    if form is None or (form == "jpeg" and palette is not None):
        return None
    content = bytes(image.read_raw_bytes()) if data else b""
    size = int(image.get("/Width")), int(image.get("/Height"))
    return Stored(form, *size, bits, components, content, palette)


def _form(held: str, image: Any, components: int, bits: int) -> str | None:
    import pikepdf

    given = image.get("/DecodeParms")
    if isinstance(given, pikepdf.Array) and len(given) == 1:
        given = given[0]
    says: Any = given if isinstance(given, pikepdf.Dictionary) else {}
    if held in ("/DCTDecode", "/JPXDecode"):
        return None if says else "jpeg"
    if held != "/FlateDecode":
        return None
    predictor = int(says.get("/Predictor", 1))
    if predictor == 1:
        return "plain" if bits == 8 else None
    asked = int(says.get("/Colors", 1)), int(says.get("/BitsPerComponent", 8))
    fits = asked == (components, bits) and int(says.get("/Columns", 1)) == int(image.get("/Width"))
    return "png" if predictor >= 10 and fits else None


def _colours(space: Any) -> tuple[int, bytes | None] | None:
    """Return components and palette of a colour space; None for one that is left alone."""
    import pikepdf

    if isinstance(space, pikepdf.Name):
        count = _SPACES.get(str(space))
        return (count, None) if count else None
    if not isinstance(space, pikepdf.Array):
        return None
    name = str(space[0])
    if name == "/ICCBased":
        count = int(space[1].get("/N", 0))
        return (count, None) if count in (1, 3) else None
    if name == "/Indexed" and str(space[1]) == "/DeviceRGB":
        table = space[3]
        return 1, table.read_bytes() if isinstance(table, pikepdf.Stream) else bytes(table)
    count = _SPACES.get(name)
    return (count, None) if count else None


def _of_page(page: Any) -> Iterator[tuple[Any, tuple[float, float]]]:
    """Yield each image a page can draw, and in which size at most, in inches."""
    import pikepdf

    box = [float(one) for one in page.cropbox]
    long = max(abs(box[2] - box[0]), abs(box[3] - box[1]))
    places = _places(page)
    waiting, seen, top = [page.obj], set(), True
    while waiting:
        resources = waiting.pop().get("/Resources")
        listed = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
        for name, one in listed.items() if isinstance(listed, pikepdf.Dictionary) else ():
            if not isinstance(one, pikepdf.Stream) or one.objgen in seen:
                continue
            seen.add(one.objgen)
            kind = one.get("/Subtype")
            if kind == pikepdf.Name.Form:
                waiting.append(one)
            elif kind == pikepdf.Name.Image:
                sizes = places.get(name) if top and places is not None else None
                yield one, _inches(one, sizes, long)
        top = False


def _inches(
    image: Any, sizes: list[tuple[float, float]] | None, long: float
) -> tuple[float, float]:
    """Return how large an image is shown; where that is not known, as large as the page."""
    if sizes:
        return max(w for w, _ in sizes) / _POINTS, max(h for _, h in sizes) / _POINTS
    width, height = int(image.get("/Width", 1)), int(image.get("/Height", 1))
    scale = long / _POINTS / max(width, height, 1)
    return width * scale, height * scale


def _places(page: Any) -> dict[str, list[tuple[float, float]]] | None:
    """Return the sizes in points in which a page's short content draws its objects, by name."""
    import pikepdf

    contents = page.obj.get("/Contents")
    parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    if sum(int(one.get("/Length", 0)) for one in parts if one is not None) > _LONGEST_CONTENT:
        return None
    try:
        return _walked(pikepdf.parse_content_stream(page))
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        return None


def _walked(instructions: Any) -> dict[str, list[tuple[float, float]]]:
    found: dict[str, list[tuple[float, float]]] = {}
    now, kept = _UPRIGHT, [_UPRIGHT]
    for operands, operator in instructions:
        sign = str(operator)
        if sign == "q":
            kept.append(now)
        elif sign == "Q":
            now = kept.pop() if len(kept) > 1 else now
        elif sign == "cm":
            now = _times(tuple(float(one) for one in operands), now)
        elif sign == "Do":
            a, b, c, d, _, _ = now
            size = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
            found.setdefault(str(operands[0]), []).append(size)
    return found


def _times(one: tuple[float, ...], other: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )
