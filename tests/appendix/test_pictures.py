"""Pictures: upright on their sheets, data passed through, nothing told that should not be."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from bound_client import a_photo
from bound_reading import SCALE, Bound
from PIL import Image, ImageCms

from gfpack.appendix.image_models import BadPicture
from gfpack.appendix.pictures import jpeg, png
from gfpack.evidence.models import FileKind
from gfpack.tools.worker import Failure

CORNERS = {
    1: ("red", "lime", "blue", "yellow"),
    2: ("lime", "red", "yellow", "blue"),
    3: ("blue", "yellow", "red", "lime"),
    4: ("yellow", "blue", "lime", "red"),
    5: ("red", "yellow", "blue", "lime"),
    6: ("yellow", "red", "lime", "blue"),
    7: ("blue", "lime", "red", "yellow"),
    8: ("lime", "blue", "yellow", "red"),
}
"""Upright corners (clockwise from the upper left) by EXIF orientation, written by hand."""

COLOURS = {"red": (254, 0, 0), "lime": (0, 255, 0), "blue": (0, 0, 254), "yellow": (255, 255, 0)}


def only_image(bound, label="1-1"):
    page = bound.reader.pages[bound.page_of(label) - 1]
    return page["/Resources"]["/XObject"]["/Photo"].get_object()


def frame_of(seen: Image.Image) -> Image.Image:
    """Return the picture on a rendered sheet: what lies within its coloured corners."""
    strong = [
        (x, y)
        for y in range(0, seen.height, 3)
        for x in range(0, seen.width, 3)
        if seen.getpixel((x, y)) in COLOURS.values()
    ]
    xs, ys = [x for x, _ in strong], [y for _, y in strong]
    return seen.crop((min(xs), min(ys), max(xs) + 1, max(ys) + 1))


@pytest.mark.parametrize("orientation", [0, *range(1, 9)])
def test_photos_stand_upright_whatever_their_orientation(client, orientation):
    photo = a_photo(orientation=orientation)
    client.add("p.jpg", photo, FileKind.JPEG, orientation=orientation or 1)
    bound = Bound(client)
    shown = frame_of(bound.seen(bound.page_of("1-1")))
    right, low = shown.width - 5, shown.height - 5
    seen = [shown.getpixel(at) for at in ((4, 4), (right, 4), (right, low), (4, low))]
    wanted = [COLOURS[name] for name in CORNERS[orientation or 1]]
    for one, other in zip(seen, wanted, strict=True):
        assert max(abs(a - b) for a, b in zip(one, other, strict=True)) < 8
    assert (shown.width > shown.height) == (orientation < 5)
    assert max(shown.size) > 395 * SCALE


def test_scan_data_passes_through_byte_for_byte_and_places_are_not_told(client):
    photo = a_photo(orientation=6, gps=True)
    assert b"SECRET PLACE" in photo
    client.add("p.jpg", photo, FileKind.JPEG, orientation=6)
    bound = Bound(client)
    stored = only_image(bound)._data
    start = photo.index(b"\xff\xda")
    assert stored[stored.index(b"\xff\xda") :] == photo[start:]
    for secret in (b"SECRET PLACE", b"Exif", b"made by somebody"):
        assert secret not in bound.path.read_bytes()
    assert not Image.open(io.BytesIO(stored)).getexif()
    assert Image.open(io.BytesIO(stored)).tobytes() == Image.open(io.BytesIO(photo)).tobytes()


def test_pictures_hidden_behind_the_first_are_cut_off(client):
    photo = a_photo()
    client.add("p.jpg", photo + b"\0\0trailer" + a_photo(gps=True), FileKind.JPEG)
    assert only_image(Bound(client))._data.endswith(photo[-20:])


def test_progressive_and_grey_jpegs_pass_through():
    for mode, options in (("RGB", {"progressive": True}), ("L", {})):
        stream = io.BytesIO()
        Image.effect_noise((90, 60), 60).convert(mode).save(stream, "JPEG", **options)
        content = stream.getvalue()
        kept = b"".join(content[start:end] for start, end in jpeg(content).parts)
        assert Image.open(io.BytesIO(kept)).tobytes() == Image.open(stream).tobytes()
        assert kept.count(b"\xff\xda") == stream.getvalue().count(b"\xff\xda")


def test_a_colour_profile_is_kept_and_used(client):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    stream = io.BytesIO()
    Image.new("RGB", (60, 40), "#204080").save(stream, "JPEG", icc_profile=profile)
    client.add("p.jpg", stream.getvalue(), FileKind.JPEG)
    space = only_image(Bound(client))["/ColorSpace"]
    assert space[0] == "/ICCBased"
    assert space[1].get_object()._data == profile


def test_a_cmyk_jpeg_of_photoshop_keeps_its_colours(client):
    stream = io.BytesIO()
    Image.new("CMYK", (300, 200), (0, 255, 255, 0)).save(stream, "JPEG", quality=95)
    client.add("p.jpg", stream.getvalue(), FileKind.JPEG)
    bound = Bound(client)
    assert list(only_image(bound)["/Decode"]) == [1, 0] * 4
    seen = bound.seen(bound.page_of("1-1"))
    red, green, blue = seen.getpixel((seen.width // 2, 160 * SCALE))
    assert red > 180
    assert green < 90
    assert blue < 90


def noise(mode: str, size: tuple[int, int] = (120, 80)) -> Image.Image:
    bands = [Image.effect_noise(size, 80) for _ in range(4)]
    return {
        "RGB": lambda: Image.merge("RGB", bands[:3]),
        "L": lambda: bands[0],
        "P": lambda: Image.merge("RGB", bands[:3]).quantize(40),
        "1": lambda: bands[0].convert("1"),
    }[mode]()


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "1"])
def test_a_png_that_pdf_can_show_keeps_its_compressed_data(client, mode):
    stream = io.BytesIO()
    image = noise(mode)
    image.save(stream, "PNG")
    client.add("p.png", stream.getvalue(), FileKind.PNG)
    bound = Bound(client)
    assert only_image(bound)._data in stream.getvalue()
    with pikepdf.open(bound.path) as pdf:
        page = pdf.pages[bound.page_of("1-1") - 1]
        shown = pikepdf.PdfImage(page.Resources.XObject.Photo).as_pil_image().convert("RGB")
    assert shown.tobytes() == image.convert("RGB").tobytes()


def test_transparent_parts_become_paper():
    image = Image.new("RGBA", (40, 30), (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (0, 0, 20, 30))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    assert png(stream.getvalue()) is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("alpha.png", FileKind.PNG),
        ("interlaced.png", FileKind.PNG),
        ("a.tif", FileKind.TIFF),
        ("a.bmp", FileKind.BMP),
        ("a.webp", FileKind.WEBP),
        ("a.gif", FileKind.GIF),
    ],
)
def test_other_pictures_are_shown_without_loss(client, name, kind):
    client.add(name, other_picture(name), kind)
    bound = Bound(client)
    assert bound.codes() == (["picture-transparent"] if name == "alpha.png" else [])
    stored = only_image(bound)
    assert stored["/Filter"] == "/FlateDecode"
    colour = stored.decode_as_image().convert("RGB").getpixel((5, 5))
    assert max(abs(a - b) for a, b in zip(colour, (200, 200, 200), strict=True)) <= 1


def other_picture(name: str) -> bytes:
    """Return a grey picture (200) of a kind that has to be decoded."""
    stream = io.BytesIO()
    if name == "alpha.png":
        Image.new("RGBA", (30, 20), (145, 145, 145, 128)).save(stream, "PNG")
    elif name == "interlaced.png":
        return interlaced(8, 8, 200)
    else:
        form = {"tif": "TIFF", "bmp": "BMP", "webp": "WEBP", "gif": "GIF"}[name.split(".")[1]]
        options = {"lossless": True} if form == "WEBP" else {}
        Image.new("RGB", (30, 20), (200, 200, 200)).save(stream, form, **options)
    return stream.getvalue()


def interlaced(width: int, height: int, grey: int) -> bytes:
    """Return an Adam7 grey PNG of one shade."""

    def chunk(name: bytes, body: bytes) -> bytes:
        whole = name + body
        return len(body).to_bytes(4, "big") + whole + zlib.crc32(whole).to_bytes(4, "big")

    passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2)]
    data = b""
    for x, y, dx, dy in [*passes, (0, 1, 1, 2)]:
        columns = len(range(x, width, dx))
        data += (b"\0" + bytes([grey]) * columns) * len(range(y, height, dy)) if columns else b""
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 0, 0, 0, 1])
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(data))
        + chunk(b"IEND", b"")
    )


def test_a_truncated_photo_is_bound_and_told(client):
    photo = a_photo((800, 600))
    client.add("p.jpg", photo[: len(photo) * 2 // 3], FileKind.JPEG, pixels=(800, 600))
    bound = Bound(client)
    assert bound.codes() == ["photo-truncated"]
    assert only_image(bound)["/Width"] == 800


@pytest.mark.parametrize("content", [b"", b"\xff\xd8", b"\xff\xd8\xff\xe0\x00\x00\xff\xd9", b"GIF"])
def test_what_is_no_jpeg_is_refused(content):
    with pytest.raises(BadPicture):
        jpeg(content)


def test_pictures_are_decoded_in_a_worker_and_one_that_breaks_it_is_told(client, monkeypatch):
    client.add("a.bmp", other_picture("a.bmp"), FileKind.BMP)
    asked = []
    broken = Failure("crash", "exit -11")

    def run(tasks, **_):
        asked.extend(tasks)
        yield from enumerate([broken] * len(tasks))

    monkeypatch.setattr("gfpack.tools.worker.run", run)
    assert Bound(client).codes() == ["attachment-not-bound"]
    assert asked


def test_a_small_picture_is_not_blown_up(client):
    client.add("p.jpg", a_photo((60, 40)), FileKind.JPEG)
    bound = Bound(client)
    shown = frame_of(bound.seen(bound.page_of("1-1")))
    assert shown.width <= 61 * SCALE


def test_a_licence_in_two_photos_is_one_attachment(client):
    from gfpack.evidence.models import Extent

    client.add("正面.jpg", a_photo(), FileKind.JPEG, supports=())
    client.add("反面.jpg", a_photo((300, 400)), FileKind.JPEG, supports=())
    extents = tuple(Extent(path, entry.facts.sha256, 1, 1) for path, entry in client.files.items())
    client.claim(extents, supports=("0.1",), title="营业执照")
    bound = Bound(client)
    assert [
        (one.label, bound.map.spans[one.label].page_count) for one in bound.map.attachments
    ] == [("0-1", 2)]
    assert "正面.jpg" in bound.text(4)
    assert "反面.jpg" in bound.text(5)
    assert "图2，共2幅" in bound.text(5)
