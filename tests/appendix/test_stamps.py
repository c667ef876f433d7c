"""A number on every page: printed at the visible edge, upright, on top, covering nothing."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
from bound_client import a_pdf
from bound_reading import SCALE, Bound, box_on, changed, inside, rendered
from PIL import Image, ImageChops

from gfpack.appendix.stamp import Stamp, parse_stamp, stamp_text
from gfpack.base.stamp_places import PLACES
from gfpack.evidence.models import PageFacts

ODD_PAGES = {
    "plain": {},
    "rotate 90": {"Rotate": 90},
    "rotate 180": {"Rotate": 180},
    "rotate 270": {"Rotate": 270},
    "rotate -90": {"Rotate": -90},
    "A3 landscape": {"size": (1191, 842)},
    "landscape, rotate 90": {"size": (842, 595), "Rotate": 90},
    "shifted": {"MediaBox": [-100, -50, 500, 800]},
    "crop": {"MediaBox": [-100, -50, 700, 900], "CropBox": [50, 60, 546, 782]},
    "crop, rotate 90": {"CropBox": [50, 60, 546, 782], "Rotate": 90},
    "crop, rotate 180": {"CropBox": [50, 60, 546, 782], "Rotate": 180},
    "crop, rotate 270": {"CropBox": [50, 60, 546, 782], "Rotate": 270},
    "upside down box": {"MediaBox": [595, 842, 0, 0]},
    "crop beyond media": {"CropBox": [-500, 100, 5000, 5000]},
}


def facts(place: str | None) -> tuple[PageFacts, ...]:
    return (PageFacts(0, 0, place),)


def printed(bound: Bound, number: int) -> Stamp | None:
    """Read a stamp as a stranger would: the last two content streams, the font's map."""
    page = bound.reader.pages[number - 1]
    around, content = (one.get_object().get_data() for one in page["/Contents"][-2:])
    font = next(
        font.get_object()
        for name, font in page["/Resources"]["/Font"].items()
        if f" {name} ".encode() in around
    )
    return parse_stamp(stamp_text(content, font["/ToUnicode"].get_object().get_data()))


@pytest.mark.parametrize("name", ODD_PAGES)
@pytest.mark.parametrize("place", ["bottom", "top-right"])
def test_the_stamp_stands_upright_at_the_visible_edge_and_nowhere_else(client, name, place):
    source = a_pdf("word", **ODD_PAGES[name])
    client.add("straight.pdf", a_pdf("x"), pages=(1, 1))
    client.add("odd.pdf", source, pages=(1, 1))
    client.files["evidence/straight.pdf"] = _with(client, "straight.pdf", place)
    client.files["evidence/odd.pdf"] = _with(client, "odd.pdf", place)
    bound = Bound(client)
    seen = bound.seen(bound.page_of("1-2"))
    found = changed(rendered(source), seen)
    assert found is not None
    assert inside(found, box_on(seen, place))
    straight = bound.seen(bound.page_of("1-1"))
    upright = straight.crop(box_on(straight, place))
    assert _alike(seen.crop(box_on(seen, place)), upright)


def _with(client, name, place):

    entry = client.files[f"evidence/{name}"]
    return replace(entry, facts=replace(entry.facts, pages=facts(place)))


def _alike(one: Image.Image, other: Image.Image) -> bool:
    """Whether two stamps that differ in one digit (and half a pixel) look the same."""
    size = (one.width // 4, one.height // 4)
    pair = [picture.convert("L").resize(size) for picture in (one, other)]
    difference = ImageChops.difference(*pair)
    upside_down = ImageChops.difference(pair[0].rotate(180), pair[1])
    return _sum(difference) < 0.5 * _sum(upside_down)


def _sum(image: Image.Image) -> int:
    return sum(value * count for value, count in enumerate(image.histogram()))


@pytest.mark.parametrize("place", PLACES)
def test_every_place_can_be_used(client, place):
    source = a_pdf("word")
    client.add("a.pdf", source)
    client.files["evidence/a.pdf"] = _with(client, "a.pdf", place)
    bound = Bound(client)
    seen = bound.seen(bound.page_of("1-1"))
    assert inside(changed(rendered(source), seen), box_on(seen, place))


@pytest.mark.parametrize("name", ["plain", "rotate 90", "crop, rotate 180", "crop, rotate 270"])
def test_where_no_place_is_free_the_content_shrinks_and_keeps_its_looks(client, name):
    source = _framed(**ODD_PAGES[name])
    client.add("full.pdf", source, pages=(1, 1))
    client.files["evidence/full.pdf"] = _with(client, "full.pdf", None)
    bound = Bound(client)
    seen, before = bound.seen(bound.page_of("1-1")), rendered(source)
    assert seen.size == before.size
    strip = seen.crop((0, seen.height - 30 * SCALE, seen.width, seen.height))
    stamp = ImageChops.invert(strip.convert("L")).point(lambda v: 255 * (v > 24)).getbbox()
    box = box_on(seen, "bottom")
    shift = seen.height - 30 * SCALE
    assert inside((stamp[0], stamp[1] + shift, stamp[2], stamp[3] + shift), box)
    scale = min(0.95, 1 - 34 * SCALE / seen.height)
    small = before.resize((int(before.width * scale), int(before.height * scale)))
    left = (seen.width - small.width) // 2
    content = seen.crop((left, 0, left + small.width, small.height))
    assert _sum(ImageChops.difference(small, content).convert("L")) < 3 * small.width * small.height


def _framed(**entries) -> bytes:
    """Return a page printed to its very edges, and beyond its CropBox."""
    with pikepdf.open(io.BytesIO(a_pdf("word", **entries))) as pdf:
        pdf.pages[0].contents_add(b"0.3 0.6 0.3 rg -900 -900 3000 3000 re f", prepend=True)
        stream = io.BytesIO()
        pdf.save(stream)
        return stream.getvalue()


def test_annotations_and_fields_move_with_the_shrunk_page(client):
    with pikepdf.open(io.BytesIO(a_pdf("word"))) as pdf:
        square = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=[100, 100, 200, 200],
            QuadPoints=[100, 200, 200, 200, 100, 100, 200, 100],
        )
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(square)])
        stream = io.BytesIO()
        pdf.save(stream)
    client.add("a.pdf", stream.getvalue(), pages=(1, 1))
    client.files["evidence/a.pdf"] = _with(client, "a.pdf", None)
    bound = Bound(client)
    page = bound.reader.pages[bound.page_of("1-1") - 1]
    annotation = page["/Annots"][0].get_object()
    rect = [float(part) for part in annotation["/Rect"]]
    assert rect == pytest.approx([109.875, 137.1, 204.875, 232.1])
    assert float(annotation["/QuadPoints"][1]) == pytest.approx(232.1)


@pytest.mark.parametrize(
    "content",
    [b"q 5 0 0 5 0 0 cm 0 0 1 1 re f", b"Q Q 1 0 0 rg 0 0 9 9 re f", b"q q 0 0 9 9 re W n Q"],
)
def test_pages_that_leave_the_state_open_or_close_too_much_are_stamped_all_the_same(
    client, content
):
    with pikepdf.open(io.BytesIO(a_pdf("word"))) as pdf:
        pdf.pages[0].contents_add(content)
        stream = io.BytesIO()
        pdf.save(stream)
    client.add("a.pdf", stream.getvalue())
    bound = Bound(client)
    seen = bound.seen(bound.page_of("1-1"))
    assert inside(changed(rendered(stream.getvalue()), seen), box_on(seen, "bottom"))


def test_every_page_says_its_number_label_and_place_and_readers_show_the_same(client):
    client.add("a.pdf", a_pdf("a", "b", "c"), supports=("0.1",))
    client.add("b.pdf", a_pdf("d"), supports=("3.1.1",))
    bound = Bound(client)
    stamps = [printed(bound, number) for number in range(1, bound.map.page_count + 1)]
    assert [one.text for one in stamps] == [
        *("1", "2", "3"),
        *(f"附件 0-1 第 {n} 页 共 3 页 · {n + 3}" for n in (1, 2, 3)),
        *("7", "附件 3-1 第 1 页 共 1 页 · 8"),
    ]
    assert bound.reader.page_labels == [str(n) for n in range(1, 9)]
    assert "附件0-1第2页共3页·5" in bound.text(5)


def test_a_page_of_an_earlier_appendix_is_stamped_anew(client, tmp_path):
    client.add("a.pdf", a_pdf("a"))
    first = Bound(client)
    client.add("old.pdf", first.path.read_bytes(), supports=("3.1.1",), title="旧汇编")
    again = Bound(client)
    start = again.page_of("3-1")
    assert printed(again, start + 3) == Stamp(start + 3, "3-1", 4, 4)


def test_what_is_no_stamp_is_not_read_as_one():
    assert parse_stamp("附件 3-2 第 1 页 共 4 页 · 45") == Stamp(45, "3-2", 1, 4)
    assert parse_stamp("45") == Stamp(45)
    assert parse_stamp("附件 3-2 第 1 页 共 4 页") is None
    assert parse_stamp("第 45 页") is None


def test_converted_pages_are_looked_at_for_a_free_place(client):
    source = a_pdf("word")
    with pikepdf.open(io.BytesIO(source)) as pdf:
        pdf.pages[0].contents_add(b"BT /F1 10 Tf 290 18 Td (- 7 -) Tj ET")
        stream = io.BytesIO()
        pdf.save(stream)
    client.add("a.pdf", stream.getvalue(), pages=(1, 1))
    entry = client.files["evidence/a.pdf"]

    client.files["evidence/a.pdf"] = replace(entry, facts=replace(entry.facts, pages=()))
    bound = Bound(client)
    seen = bound.seen(bound.page_of("1-1"))
    assert inside(changed(rendered(stream.getvalue()), seen), box_on(seen, "bottom-right"))
