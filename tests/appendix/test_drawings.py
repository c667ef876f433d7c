"""Large drawings: as they are, or scaled to a sheet with all that belongs to them."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
from bound_client import Client, a_pdf
from bound_reading import Bound, box_on, inside, rendered
from PIL import Image, ImageChops
from pypdf import PdfReader

from gfpack.appendix.bind import bind
from gfpack.evidence.models import PageFacts
from gfpack.package import bound_pdf
from gfpack.package.page_look import Pair, looks
from gfpack.package.references import check_jumps, check_pages
from gfpack.project.models import AppendixOptions

A4, A3 = (595, 842), (842, 1191)
SIZES = {
    "A3": {"size": (842, 1191)},
    "A1 landscape": {"size": (2384, 1684)},
    "A0": {"size": (2384, 3370)},
    "A1, rotate 90": {"size": (1684, 2384), "Rotate": 90},
    "A1, rotate 180": {"size": (2384, 1684), "Rotate": 180},
    "A1, rotate 270": {"size": (1684, 2384), "Rotate": 270},
    "shifted crop": {"MediaBox": [-300, 200, 2500, 2200], "CropBox": [-100, 300, 2300, 2000]},
    "shifted crop, rotate 90": {
        "CropBox": [100, 300, 1300, 2000],
        "size": (1400, 2200),
        "Rotate": 90,
    },
    "half inches": {"size": (1000, 700), "UserUnit": 2.5},
}


def scaled(client: Client, drawings: str = "a4") -> Bound:
    """Bind with drawings scaled."""
    made = Bound.__new__(Bound)
    made.path = client.folder / "build" / "汇编.pdf"
    wanted = AppendixOptions.model_validate({"drawings": drawings})
    made.map, made.findings = bind(client.case(), made.path, complete=True, options=wanted)
    made.reader = PdfReader(made.path)
    return made


def a_drawing(**entries) -> bytes:
    """Return a page with a mark in each visible corner, a hatching and a gradient."""
    with pikepdf.open(io.BytesIO(a_pdf("drawing", **entries))) as pdf:
        page = pdf.pages[0]
        x0, y0, x1, y1 = (float(side) for side in (page.obj.get("/CropBox") or page.mediabox))
        hatching = pdf.make_stream(b"1 0 0 rg 0 0 30 60 re f 0 0 1 rg 30 0 30 60 re f")
        for key, value in {"PatternType": 1, "PaintType": 1, "TilingType": 1, "XStep": 60}.items():
            hatching[f"/{key}"] = value
        hatching["/YStep"] = 60
        hatching["/BBox"] = pikepdf.Array([0, 0, 60, 60])
        hatching["/Resources"] = pikepdf.Dictionary()
        ramp = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 1, 0], C1=[1, 0, 1], N=1)
        shading = pikepdf.Dictionary(
            ShadingType=2,
            ColorSpace=pikepdf.Name.DeviceRGB,
            Coords=[x0, 0, x1, 0],
            Function=ramp,
        )
        gradient = pikepdf.Dictionary(PatternType=2, Shading=shading)
        page.Resources["/Pattern"] = pikepdf.Dictionary(
            H=pdf.make_indirect(hatching), G=pdf.make_indirect(gradient)
        )
        width, height = x1 - x0, y1 - y0
        page.contents_add(
            f"/Pattern cs /H scn {x0 + 60} {y0 + 60} {width / 3} {height / 3} re f "
            f"/G scn {x0 + width / 2} {y0 + height * 0.7} {width / 3} {height / 5} re f "
            f"0 g {x0} {y0} 40 40 re f {x1 - 60} {y1 - 60} 60 60 re f "
            f"6 w {x0 + 3} {y0 + 3} {width - 6} {height - 6} re S".encode()
        )
        stream = io.BytesIO()
        pdf.save(stream)
        return stream.getvalue()


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the mean difference of greys."""
    grey = ImageChops.difference(one, other).convert("L")
    return sum(v * n for v, n in enumerate(grey.histogram())) / (grey.width * grey.height)


@pytest.mark.parametrize("name", SIZES)
@pytest.mark.parametrize(("drawings", "sheet"), [("a4", A4), ("a3", A3)])
def test_a_large_drawing_comes_onto_the_sheet_whole_and_upright(client, name, drawings, sheet):
    source = a_drawing(**SIZES[name])
    client.add("d.pdf", source)
    before = rendered(source)
    bound = scaled(client, drawings)
    seen = bound.seen(bound.page_of("1-1"))
    landscape = before.width > before.height
    if name == "A3" and drawings == "a3":
        assert seen.size == before.size
        return
    wanted = sheet[::-1] if landscape else sheet
    assert [round(side / 2) for side in seen.size] == pytest.approx(wanted, abs=1)
    box = ImageChops.invert(seen.convert("L")).crop((0, 0, seen.width, seen.height - 68)).getbbox()
    width, height = box[2] - box[0], box[3] - box[1]
    assert width / height == pytest.approx(before.width / before.height, rel=0.02)
    assert max(width / seen.width, height / (seen.height - 68)) > 0.94
    small = before.resize((width, height), Image.Resampling.LANCZOS)
    assert difference(small, seen.crop(box)) < 6
    bottom = ImageChops.invert(seen.convert("L")).crop(
        (0, seen.height - 66, seen.width, seen.height)
    )
    left, top, right, low = bottom.getbbox()
    stamp = (left, top + seen.height - 66, right, low + seen.height - 66)
    assert inside(stamp, box_on(seen, "bottom"))


def test_drawings_keep_their_size_where_nothing_is_wished(client):
    client.add("d.pdf", a_pdf("x", size=(2384, 1684)))
    bound = Bound(client)
    assert bound.reader.pages[bound.page_of("1-1") - 1].mediabox.width == 2384


@pytest.mark.parametrize("size", [(595, 842), (612, 792), (300, 400), (842, 595), (595, 200)])
def test_what_is_no_larger_than_the_sheet_is_left_alone(client, size):
    client.add("d.pdf", a_pdf("x", size=size))
    bound = scaled(client)
    page = bound.reader.pages[bound.page_of("1-1") - 1]
    assert (page.mediabox.width, page.mediabox.height) == size


def test_vectors_and_text_stay_and_the_same_attachment_keeps_its_digest(client):
    client.add("d.pdf", a_drawing(size=(2384, 1684)))
    usual, small = Bound(client).map.digests, scaled(client).map.digests
    assert usual == small
    assert "drawing" in scaled(client).text(4)


def test_annotations_and_bookmarks_move_along_and_verify_finds_nothing(client):
    with pikepdf.open(io.BytesIO(a_pdf("one", "two", size=(2384, 1684)))) as pdf:
        square = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Square,
            Rect=[0, 0, 2384, 1684],
            C=[1, 0, 0],
        )
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(square)])
        stream = io.BytesIO()
        pdf.save(stream)
    client.add("d.pdf", stream.getvalue(), title="总平面图")
    bound = scaled(client)
    page = bound.reader.pages[bound.page_of("1-1") - 1]
    rect = [float(part) for part in page["/Annots"][0].get_object()["/Rect"]]
    scale = min(549 / 1684, 818 / 2384)
    assert rect[2] - rect[0] == pytest.approx(2384 * scale, rel=0.01)
    assert rect[3] - rect[1] == pytest.approx(1684 * scale, rel=0.01)
    assert rect[0] >= 0 and rect[1] >= 33
    seen = bound_pdf.joined([bound_pdf.read(bound.path)])
    spans, wrong = check_pages(seen)
    assert [*wrong, *check_jumps(seen, spans)] == []


def test_hatchings_scale_also_where_the_page_is_shrunk_for_its_number(client):
    source = a_drawing(size=(595, 842))
    client.add("d.pdf", source)
    entry = client.files["evidence/d.pdf"]
    facts = replace(entry.facts, pages=(PageFacts(0, 0, None),))
    client.files["evidence/d.pdf"] = replace(entry, facts=facts)
    bound = Bound(client)
    seen, before = bound.seen(bound.page_of("1-1")), rendered(source)
    scale = min(0.95, 1 - 68 / seen.height)
    small = before.resize((int(before.width * scale), int(before.height * scale)))
    left = (seen.width - small.width) // 2
    content = seen.crop((left, 0, left + small.width, small.height))
    assert difference(small, content) < 3


def test_pages_that_share_what_they_draw_with_are_scaled_each_once(client):
    with pikepdf.open(io.BytesIO(a_drawing(size=(2384, 1684)))) as pdf:
        pdf.pages.append(pdf.pages[0])
        stream = io.BytesIO()
        pdf.save(stream)
    client.add("d.pdf", stream.getvalue())
    bound = scaled(client)
    first, second = (bound.seen(bound.page_of("1-1", step)) for step in (0, 1))
    upper = (0, 0, first.width, first.height - 68)
    assert difference(first.crop(upper), second.crop(upper)) == 0


@pytest.mark.parametrize("name", SIZES)
def test_verify_draws_a_scaled_drawing_as_its_source_and_sees_when_it_is_not(client, name):
    client.add("d.pdf", a_drawing(**SIZES[name]))
    client.add("other.pdf", a_pdf("other", **SIZES[name]))
    bound = scaled(client)
    number = bound.page_of("1-1")
    placing = bound_pdf.read(bound.path).pages[number - 1].placing
    pairs = [
        Pair(
            str(bound.path),
            number - 1,
            number,
            source=str(client.folder / "evidence" / source),
            shrink=placing.shrink,
            stamp=placing.stamp,
        )
        for source in ("d.pdf", "other.pdf")
    ]
    assert looks(pairs) == ("same", "differs")
