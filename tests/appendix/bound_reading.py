"""The bound appendix as tests look at it: with pypdf, and rendered by pypdfium2."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
from bound_client import Client
from PIL import Image, ImageChops
from pypdf import PdfReader

from gfpack.appendix.bind import bind
from gfpack.appendix.models import PageMap
from gfpack.base.findings import Finding
from gfpack.base.stamp_places import box_of

SCALE = 2


class Bound:
    """A client's appendix, opened."""

    def __init__(self, client: Client, *, complete: bool = True) -> None:
        self.path = client.folder / "build" / "汇编.pdf"
        self.map: PageMap
        self.findings: list[Finding]
        self.map, self.findings = bind(client.case(), self.path, complete=complete)
        self.reader = PdfReader(self.path)

    def text(self, number: int) -> str:
        """Return the text of a page (from 1), without white space."""
        with pypdfium2.PdfDocument(self.path) as document:
            text = document[number - 1].get_textpage().get_text_bounded()
        return "".join(text.split())

    def page_of(self, label: str, step: int = 0) -> int:
        """Return the page an attachment starts at, or a later one of it."""
        return self.map.spans[label].first + step

    def seen(self, number: int) -> Image.Image:
        """Return a page as it is seen."""
        return rendered(self.path.read_bytes(), number)

    def codes(self) -> list[str]:
        """Return the codes of all findings."""
        return [one.code for one in self.findings]


def rendered(pdf: bytes, number: int = 1) -> Image.Image:
    """Return a page of a PDF as it is seen, forms drawn."""
    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        return document[number - 1].render(scale=SCALE).to_pil().convert("RGB")


def changed(one: Image.Image, other: Image.Image) -> tuple[int, int, int, int] | None:
    """Return the box within which two pictures differ."""
    assert one.size == other.size
    return ImageChops.difference(one, other).convert("L").point(lambda v: 255 * (v > 24)).getbbox()


def box_on(image: Image.Image, place: str) -> tuple[int, int, int, int]:
    """Return a stamp place in pixels of a rendered page."""
    left, bottom, right, top = box_of(place, image.width / SCALE, image.height / SCALE)
    return (
        int(left * SCALE),
        int(image.height - top * SCALE),
        int(right * SCALE),
        int(image.height - bottom * SCALE),
    )


def inside(inner: tuple[int, ...], outer: tuple[int, ...], slack: int = 1) -> bool:
    """Return whether a box lies in another."""
    return (
        inner[0] >= outer[0] - slack
        and inner[1] >= outer[1] - slack
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )


def target_of(bound: Bound, annotation: Any) -> int:
    """Return the page (from 1) a link leads to."""
    place = annotation.get("/Dest") or annotation["/A"]["/D"]
    place = place.get_object()
    if isinstance(place, str):
        place = bound.reader.named_destinations[place].dest_array
    wanted = place.raw_get(0) if hasattr(place, "raw_get") else place[0]
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(bound.reader.pages, 1)}
    return numbers[wanted.idnum]


def links_on(bound: Bound, number: int) -> list[int]:
    """Return where the links of a page lead."""
    found = [one.get_object() for one in bound.reader.pages[number - 1].get("/Annots", [])]
    return [target_of(bound, one) for one in found if one["/Subtype"] == "/Link"]


def check_with_qpdf(path: Path) -> str:
    """Return what pikepdf's own checker complains about."""
    import pikepdf

    with pikepdf.open(path) as pdf:
        return "\n".join(pdf.check_pdf_syntax())
