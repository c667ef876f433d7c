"""Reduced versions: under the size asked for, all the same but for the pictures' pixels."""

from __future__ import annotations

import io
from decimal import Decimal

import pikepdf
import pytest
from bound_client import Client, a_pdf
from bound_reading import Bound, rendered
from PIL import Image, ImageChops, ImageFilter
from pypdf import PdfReader

from gfpack.appendix.bind import bind
from gfpack.appendix.kept import Kept
from gfpack.appendix.reduce import LEAST, reduce
from gfpack.appendix.reduced import is_reduced, reduced_name
from gfpack.evidence.models import FileKind
from gfpack.package import layout
from gfpack.project.models import AppendixOptions
from gfpack.tools import worker


def a_scene(size=(2400, 1800), seed=0):
    """Return something as hard to compress as a photo."""
    noise = Image.effect_noise(size, 60 + seed).filter(ImageFilter.GaussianBlur(1.2))
    slope = Image.linear_gradient("L").resize(size)
    return Image.merge("RGB", (noise, ImageChops.add(noise, slope, 2), slope))


def coded(image, form="JPEG", **options):
    stream = io.BytesIO()
    image.save(stream, form, **({"quality": 93} if form == "JPEG" else {}) | options)
    return stream.getvalue()


def a_scan(word, image):
    """Return a page with a full-page picture and a text over it."""
    with pikepdf.open(io.BytesIO(a_pdf(word))) as pdf:
        page = pdf.pages[0]
        picture = pdf.make_stream(coded(image))
        picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        picture.Width, picture.Height = image.size
        picture.BitsPerComponent, picture.ColorSpace = 8, pikepdf.Name.DeviceRGB
        picture.Filter = pikepdf.Name.DCTDecode
        page.obj.Resources.XObject = pikepdf.Dictionary(Im=picture)
        page.contents_add(b"q 595 0 0 842 0 0 cm /Im Do Q", prepend=True)
        stream = io.BytesIO()
        pdf.save(stream, static_id=True)
        return stream.getvalue()


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """Return a bound appendix of photos, a scan, a PNG and a text."""
    client = Client(tmp_path_factory.mktemp("client"))
    for number in range(3):
        photo = coded(a_scene(seed=number), exif=turned(6 if number else 1))
        client.add(f"p{number}.jpg", photo, FileKind.JPEG, orientation=6 if number else 1)
    client.add("scan.pdf", a_scan("scan", a_scene((1650, 2340), 5)))
    client.add("grey.png", coded(a_scene((1200, 900)).convert("L"), "PNG"), FileKind.PNG)
    client.add("text.pdf", a_pdf("one", "two"))
    return Bound(client)


def turned(orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif


def titles(outline):
    for one in outline:
        yield from titles(one) if isinstance(one, list) else [one.title]


def said(path):
    """Return all that must stay: texts, links, bookmarks, labels, sizes."""
    reader = PdfReader(path)
    links = [
        [
            (str(a.get_object().get("/Rect")), "/Dest" in a.get_object())
            for a in p.get("/Annots", [])
        ]
        for p in reader.pages
    ]
    texts = [page.extract_text() for page in reader.pages]
    sizes = [(page.mediabox, page.rotation) for page in reader.pages]
    return texts, links, list(titles(reader.outline)), reader.page_labels, sizes


def test_a_reduced_version_fits_and_keeps_all_but_pixels(full, tmp_path):
    target = tmp_path / "r.pdf"
    outcome = reduce(full.path, target, Decimal("1.2"))
    assert outcome.fits
    assert outcome.level
    assert target.stat().st_size == outcome.size <= 1_200_000 < full.path.stat().st_size
    assert outcome.size > 600_000, "smaller, and worse, than it had to be"
    assert said(target) == said(full.path)
    properties = PdfReader(target).metadata
    assert f"{outcome.level.dpi} dpi" in properties.subject
    assert str(outcome.level.quality) in properties.subject
    for page in range(1, full.map.page_count + 1):
        before, after = rendered(full.path.read_bytes(), page), rendered(target.read_bytes(), page)
        blurred = [one.filter(ImageFilter.GaussianBlur(6)) for one in (before, after)]
        histogram = ImageChops.difference(*blurred).convert("L").histogram()
        assert sum(n * count for n, count in enumerate(histogram)) / sum(histogram) < 4


def test_text_stays_as_sharp_as_it_was(full, tmp_path):
    target = tmp_path / "r.pdf"
    reduce(full.path, target, Decimal(1))
    page = full.page_of("1-6")
    assert rendered(full.path.read_bytes(), page) == rendered(target.read_bytes(), page)


def test_more_room_gives_better_pictures(full, tmp_path):
    levels = [reduce(full.path, tmp_path / "r.pdf", Decimal(mb)).level for mb in ("1", "2")]
    assert levels[1].dpi > levels[0].dpi >= LEAST.dpi
    assert levels[1].quality > levels[0].quality >= LEAST.quality


def test_what_would_be_illegible_is_not_made(full, tmp_path):
    target = tmp_path / "r.pdf"
    outcome = reduce(full.path, target, Decimal("0.2"))
    assert not outcome.fits
    assert outcome.size > 200_000
    assert not target.exists()


def test_a_small_file_needs_none(full, tmp_path):
    assert reduce(full.path, tmp_path / "r.pdf", Decimal(900)).level is None
    assert not (tmp_path / "r.pdf").exists()


def test_any_number_of_workers_gives_the_same_bytes(full, tmp_path):
    made = []
    for workers in (1, 3):
        target = tmp_path / f"{workers}.pdf"
        reduce(full.path, target, Decimal(1), workers=workers)
        made.append(target.read_bytes())
    assert made[0] == made[1]


def test_black_and_white_cmyk_and_masked_pictures_are_left_alone(client, tmp_path):
    fax = Image.effect_noise((1600, 1200), 90).point(lambda v: 255 * (v > 128)).convert("1")
    client.add("fax.tif", coded(fax, "TIFF", compression="group4"), FileKind.TIFF)
    ink = a_scene((900, 700)).convert("CMYK")
    client.add("ink.jpg", coded(ink), FileKind.JPEG)
    client.add("p.jpg", coded(a_scene()), FileKind.JPEG)
    bound, target = Bound(client), tmp_path / "r.pdf"
    assert reduce(bound.path, target, Decimal("1.1")).fits
    with pikepdf.open(bound.path) as before, pikepdf.open(target) as after:
        for label in ("1-1", "1-2", "1-3"):
            index = bound.page_of(label) - 1
            old, new = (
                next(iter(pdf.pages[index].obj.Resources.XObject.values()))
                for pdf in (before, after)
            )
            assert (old.read_raw_bytes() == new.read_raw_bytes()) == (label != "1-3")


def test_binding_makes_the_sizes_asked_for_and_tells_of_each(tmp_path):
    client = Client(tmp_path)
    client.add("p.jpg", coded(a_scene()), FileKind.JPEG)
    target = tmp_path / "out" / "汇编.pdf"
    sizes = (Decimal("0.5"), Decimal(50), Decimal("0.01"))
    options = AppendixOptions(reduced_mb=sizes)
    page_map, findings = bind(client.case(), target, complete=True, options=options)
    assert page_map.reduced == ("汇编-压缩版-0.5MB.pdf",)
    assert sorted(one.name for one in target.parent.iterdir()) == [
        "汇编-压缩版-0.5MB.pdf",
        "汇编.pdf",
    ]
    assert [one.code for one in findings] == [
        "appendix-small-already",
        "appendix-reduced",
        "appendix-not-reduced",
    ]
    assert findings[1].params["name"] == page_map.reduced[0]


def test_a_reduced_version_is_never_taken_for_the_appendix(tmp_path):
    folder = tmp_path / layout.VOLUMES
    folder.mkdir()
    for name in ("第1册.pdf", reduced_name("第1册.pdf", Decimal(20)), "压缩版说明.pdf"):
        (folder / name).touch()
    assert layout.appendix_files(tmp_path) == [
        f"{layout.VOLUMES}/压缩版说明.pdf",
        f"{layout.VOLUMES}/第1册.pdf",
    ]
    assert is_reduced("a-压缩版-20MB.pdf")


def test_a_hostile_picture_in_a_bound_pdf_is_left_as_it_is(tmp_path):
    scan = a_scan("x", a_scene((1650, 2340)))
    with pikepdf.open(io.BytesIO(scan)) as pdf:
        image = pdf.pages[0].obj.Resources.XObject.Im
        bad = pdf.make_stream(b"\xff\xd8" + b"garbage" * 20_000)
        for key in ("/Type", "/Subtype", "/Width", "/Height", "/BitsPerComponent", "/ColorSpace"):
            bad[key] = image[key]
        bad.Filter = pikepdf.Name.DCTDecode
        pdf.pages[0].obj.Resources.XObject.Bad = bad
        pdf.save(tmp_path / "s.pdf", static_id=True)
    assert reduce(tmp_path / "s.pdf", tmp_path / "r.pdf", Decimal("0.7")).fits
    with pikepdf.open(tmp_path / "r.pdf") as pdf:
        assert pdf.pages[0].obj.Resources.XObject.Bad.read_raw_bytes().startswith(b"\xff\xd8garb")


def test_reduced_again_nothing_is_decoded_and_the_bytes_are_the_same(full, tmp_path, monkeypatch):
    kept = Kept(tmp_path / "kept", 10**9)
    first, again = tmp_path / "1" / "r.pdf", tmp_path / "2" / "r.pdf"
    fresh = reduce(full.path, first, Decimal(1), kept=kept)
    asked = []
    monkeypatch.setattr(worker, "run", lambda tasks, **_: iter(asked.extend(tasks) or ()))
    assert reduce(full.path, again, Decimal(1), kept=kept) == fresh
    assert asked == []
    assert again.read_bytes() == first.read_bytes()


def test_a_damaged_picture_that_was_kept_is_made_again(full, tmp_path):
    kept = Kept(tmp_path / "kept", 10**9)
    first, again = tmp_path / "1" / "r.pdf", tmp_path / "2" / "r.pdf"
    reduce(full.path, first, Decimal(1), kept=kept)
    for entry in (tmp_path / "kept").iterdir():
        entry.write_bytes(entry.read_bytes()[:-40] + bytes(40))
    reduce(full.path, again, Decimal(1), kept=kept)
    assert again.read_bytes() == first.read_bytes()
