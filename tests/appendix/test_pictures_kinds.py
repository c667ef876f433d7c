"""Pictures of every kind and depth look in the appendix as they do by themselves."""

from __future__ import annotations

import io
import sys
import zlib
from pathlib import Path

import pypdfium2
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evidence"))

import heic
from bound_client import a_photo
from bound_reading import Bound
from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageOps

from gfpack.evidence.models import Extent, FileKind
from gfpack.package.page_look import Pair, PhotoSource, looks

Transpose = Image.Transpose
INVERSE = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_90,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_270,
}
"""How an upright picture is stored under an EXIF orientation."""


def drawn(size=(120, 90)):
    """Return an upright picture without symmetry, smooth enough for any compression."""
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    w, h = size
    draw.rectangle((0, 0, w // 2, h // 3), fill=(200, 30, 30))
    draw.rectangle((w // 2, h // 2, w - 1, h - 1), fill=(30, 60, 190))
    draw.rectangle((0, h // 2, w // 4, h - 1), fill=(20, 140, 60))
    return image


def text_like(size=(120, 90)):
    return drawn(size).convert("L").point(lambda value: 255 * (value > 120)).convert("1")


def file_of(image, form, **options):
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def only_image(bound, label="1-1"):
    page = bound.reader.pages[bound.page_of(label) - 1]
    return page["/Resources"]["/XObject"]["/Photo"].get_object()


def seen(bound, label="1-1", size=(120, 90)):
    """Return the picture as PDFium draws it on its sheet, scaled to `size`."""
    pdf = pypdfium2.PdfDocument(bound.path)
    page = pdf[bound.page_of(label) - 1]
    (image,) = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    left, low, right, top = image.get_pos() if hasattr(image, "get_pos") else image.get_bounds()
    whole = page.render(scale=3).to_pil().convert("RGB")
    pdf.close()
    height = whole.height
    box = tuple(round(part) for part in (3 * left, height - 3 * top, 3 * right, height - 3 * low))
    return whole.crop(box).resize(size, Image.Resampling.BOX)


def far(one, other):
    """Return by how much two pictures differ where edges do not count: mean of 255."""
    one, other = one.convert("RGB"), other.convert("RGB")
    difference = ImageChops.difference(one, other).convert("L")
    histogram = difference.histogram()
    return sum(value * count for value, count in enumerate(histogram)) / sum(histogram)


def bound_picture(client, name, content, kind, **facts):
    client.add(name, content, kind, **facts)
    return Bound(client)


@pytest.mark.parametrize("compression", ["group3", "group4", "tiff_ccitt"])
def test_a_fax_passes_through_and_looks_the_same(client, compression):
    image = text_like()
    content = file_of(image, "TIFF", compression=compression, tiffinfo={278: image.height})
    bound = bound_picture(client, "a.tif", content, FileKind.TIFF)
    stored = only_image(bound)
    assert stored["/Filter"] == "/CCITTFaxDecode"
    assert stored._data in content
    assert far(seen(bound), image) < 6


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("compression", ["group4", "tiff_lzw"])
def test_a_tiff_stands_upright_whatever_its_orientation(client, compression, orientation):
    image = text_like() if compression == "group4" else drawn()
    stored = image.transpose(INVERSE[orientation]) if orientation > 1 else image
    content = file_of(
        stored, "TIFF", compression=compression, tiffinfo={274: orientation, 278: stored.height}
    )
    bound = bound_picture(
        client, "a.tif", content, FileKind.TIFF, orientation=orientation, pixels=stored.size
    )
    assert far(seen(bound), image) < 6


def test_a_fax_in_strips_is_joined_without_loss(client):
    image = text_like((400, 300))
    content = file_of(image, "TIFF", compression="group4", tiffinfo={278: 16})
    bound = bound_picture(client, "a.tif", content, FileKind.TIFF)
    stored = only_image(bound)
    assert stored["/Filter"] == "/CCITTFaxDecode"
    assert stored["/Height"] == 300
    assert far(seen(bound, size=(400, 300)), image) < 6


def test_light_on_dark_faxes_keep_their_sense(client):
    content = bytearray(
        file_of(text_like(), "TIFF", compression="group4", tiffinfo={278: 90, 262: 1})
    )
    there = Image.open(io.BytesIO(bytes(content)))
    bound = bound_picture(client, "a.tif", bytes(content), FileKind.TIFF)
    assert far(seen(bound), there) < 6


def test_every_page_of_a_tiff_keeps_its_own_shape(client):
    pages = [drawn(), text_like((60, 200)), drawn((200, 60)).convert("L")]
    content = file_of(
        pages[0], "TIFF", save_all=True, append_images=pages[1:], compression="tiff_lzw"
    )
    entry = client.add("scan.tif", content, FileKind.TIFF, supports=())
    sha = entry.extents[0].sha256
    client.claim((Extent("evidence/scan.tif", sha, 1, 3),), supports=("0.1",), title="扫描件")
    bound = Bound(client)
    span = bound.map.spans["0-1"]
    assert span.page_count == 3
    pdf = pypdfium2.PdfDocument(bound.path)
    for number, page in zip(range(span.first, span.last + 1), pages, strict=True):
        (image,) = pdf[number - 1].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        left, low, right, top = image.get_bounds()
        assert (right - left) / (top - low) == pytest.approx(page.width / page.height, rel=0.03)
    pdf.close()


@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize("form", ["jp2", "j2k"])
def test_jpeg_2000_passes_through(client, form, mode):
    image = drawn().convert(mode)
    stream = io.BytesIO()
    image.save(stream, "JPEG2000", no_jp2=form == "j2k", irreversible=False)
    bound = bound_picture(client, f"a.{form}", stream.getvalue(), FileKind.JP2)
    stored = only_image(bound)
    assert stored["/Filter"] == "/JPXDecode"
    assert bound.codes() == []
    assert far(seen(bound), image) < 3


def test_transparent_jpeg_2000_is_decoded(client):
    image = drawn().convert("RGBA")
    image.putalpha(Image.new("L", image.size, 128))
    bound = bound_picture(client, "a.jp2", file_of(image, "JPEG2000"), FileKind.JP2)
    assert only_image(bound)["/Filter"] == "/FlateDecode"
    assert bound.codes() == ["picture-transparent"]


@pytest.mark.parametrize("bits", [1, 2, 4, 8, 16])
def test_grey_pngs_of_any_depth_keep_their_data_and_shades(client, bits):
    most = (1 << bits) - 1
    shades = [0, most // 3, 2 * most // 3, most]
    content = grey_png(shades, bits)
    bound = bound_picture(client, "a.png", content, FileKind.PNG)
    stored = only_image(bound)
    assert stored["/BitsPerComponent"] == bits
    assert stored._data in content
    shown = seen(bound, size=(64, 64))
    for column, shade in enumerate(shades):
        grey = shown.getpixel((8 + 16 * column, 32))[0]
        assert abs(grey - round(shade / most * 255)) <= 3


def test_sixteen_bits_of_colour_are_passed_through(client):
    content = colour_png((0xFFFF, 0x8000, 0x1234))
    bound = bound_picture(client, "a.png", content, FileKind.PNG)
    assert only_image(bound)["/BitsPerComponent"] == 16
    shown = seen(bound).getpixel((60, 45))
    assert all(abs(a - b) <= 2 for a, b in zip(shown, (255, 128, 0x12), strict=True))


def grey_png(shades, bits):
    """Return a PNG of 64 x 64 pixels in four columns."""
    row = "".join(f"{shade:0{bits}b}" * 16 for shade in shades)
    data = (b"\0" + int(row, 2).to_bytes(8 * bits, "big")) * 64
    return a_png(64, 64, bits, 0, data)


def colour_png(colour):
    data = (b"\0" + b"".join(value.to_bytes(2, "big") for value in colour) * 40) * 30
    return a_png(40, 30, 16, 2, data)


def a_png(width, height, bits, colour, data):
    def chunk(name, body):
        whole = name + body
        return len(body).to_bytes(4, "big") + whole + zlib.crc32(whole).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([bits, colour, 0, 0, 0])
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def test_the_colour_profile_of_a_png_is_used(client):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = file_of(drawn(), "PNG", icc_profile=profile)
    space = only_image(bound_picture(client, "a.png", content, FileKind.PNG))["/ColorSpace"]
    assert space[0] == "/ICCBased"
    assert space[1].get_object()._data == profile


def sixteen():
    image = Image.new("I;16", (120, 90))
    for x in range(120):
        for y in range(90):
            image.putpixel((x, y), x * 546)
    return image


def floating():
    return drawn().convert("L").convert("F").point(lambda value: value * (1 / 255) + 0)


@pytest.mark.parametrize(
    ("name", "image", "wanted"),
    [
        ("i16", sixteen(), sixteen().convert("I").point(lambda v: v / 257).convert("L")),
        ("lab", ImageCms.profileToProfile(
            drawn(),
            ImageCms.createProfile("sRGB"),
            ImageCms.createProfile("LAB"),
            outputMode="LAB",
        ), drawn()),
        ("cmyk", drawn().convert("CMYK"), None),
        ("ycbcr", drawn().convert("YCbCr"), drawn()),
        ("float", floating(), drawn().convert("L")),
        ("palette", drawn().quantize(8), drawn()),
    ],
)  # fmt: skip
def test_tiffs_of_odd_depths_and_colours_look_right(client, name, image, wanted):
    content = file_of(image, "TIFF", compression="raw")
    bound = bound_picture(client, f"{name}.tif", content, FileKind.TIFF)
    if wanted is None:  # CMYK stays CMYK; each reader has its own idea of ink
        assert only_image(bound)["/ColorSpace"] == "/DeviceCMYK"
        red, green, blue = seen(bound).getpixel((10, 10))
        assert red > 150 > 110 > max(green, blue)
    else:
        assert far(seen(bound), wanted) < 4


@pytest.mark.parametrize("transform", [0, 2])
def test_cmyk_and_ycck_jpegs_of_adobe_look_as_pillow_reads_them(client, transform):
    image = drawn().convert("CMYK")
    content = file_of(image, "JPEG", quality=95)
    assert b"Adobe" in content
    if transform == 2:
        ycck = Image.merge(
            "CMYK", (*ImageOps.invert(drawn()).convert("YCbCr").split(), image.getchannel("K"))
        )
        content = file_of(ycck, "JPEG", quality=95)
        at = content.index(b"Adobe") + 11
        content = content[:at] + b"\2" + content[at + 1 :]
    wanted = Image.open(io.BytesIO(content)).convert("RGB")
    bound = bound_picture(client, "a.jpg", content, FileKind.JPEG)
    assert only_image(bound)["/Filter"] == "/DCTDecode"
    for at in ((20, 10), (100, 80), (10, 80), (110, 10)):
        red, green, blue = seen(bound).getpixel(at)
        pillow = wanted.getpixel(at)
        order = sorted(range(3), key=lambda n: pillow[n])
        assert max(abs(a - b) for a, b in zip((red, green, blue), pillow, strict=True)) < 75
        if max(pillow) - min(pillow) > 100:
            assert (red, green, blue)[order[-1]] == max(red, green, blue)


def test_heic_is_stored_as_jpeg_of_high_quality(client, tmp_path):
    pytest.importorskip("pi_heif")
    content = heic.photo(tmp_path / "a.heic").read_bytes()
    bound = bound_picture(client, "a.heic", content, FileKind.HEIC, pixels=(160, 120))
    assert only_image(bound)["/Filter"] == "/DCTDecode"
    shown = seen(bound, size=(160, 120))
    wanted = {(20, 20): (230, 40, 38), (140, 100): (250, 250, 248), (140, 20): (39, 91, 200)}
    for at, colour in wanted.items():
        assert all(abs(a - b) < 8 for a, b in zip(shown.getpixel(at), colour, strict=True))


@pytest.mark.parametrize(
    ("form", "kind"), [("GIF", FileKind.GIF), ("WEBP", FileKind.WEBP), ("PNG", FileKind.PNG)]
)
def test_of_moving_pictures_the_first_frame_is_bound_and_told(client, form, kind):
    frames = [drawn(), Image.new("RGB", (120, 90), "black")]
    content = file_of(frames[0], form, save_all=True, append_images=frames[1:], duration=90)
    bound = bound_picture(client, "moving", content, kind)
    assert bound.codes() == ["picture-animated"]
    assert far(seen(bound), drawn()) < 5


def test_clear_pictures_without_a_clear_pixel_need_no_word(client):
    bound = bound_picture(client, "a.png", file_of(drawn().convert("RGBA"), "PNG"), FileKind.PNG)
    assert bound.codes() == []
    assert far(seen(bound), drawn()) < 3


def test_equal_pictures_in_different_files_are_stored_once(client):
    photo = file_of(Image.effect_noise((400, 300), 90), "JPEG", quality=90)
    for number in range(4):
        client.add(f"{number}.jpg", photo, FileKind.JPEG, title=f"照片{number}")
    bound = Bound(client)
    start = photo.index(b"\xff\xda")
    assert bound.path.read_bytes().count(photo[start : start + 64]) == 1
    assert len(bound.map.attachments) == 4


def test_photos_of_phones_whose_orientation_is_0_are_bound_upright(client):
    bound = bound_picture(client, "p.jpg", a_photo(orientation=0), FileKind.JPEG)
    assert bound.codes() == []


LARGE = (960, 720)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ["tiff_lzw", "group4", "jp2", "gif", "png16", "cmyk"])
def test_verification_finds_the_same_picture(client, form, orientation):
    if form in ("tiff_lzw", "group4", "cmyk"):
        image = {"group4": text_like(LARGE), "cmyk": drawn(LARGE).convert("CMYK")}.get(
            form, drawn(LARGE)
        )
        stored = image.transpose(INVERSE[orientation]) if orientation > 1 else image
        way = "tiff_lzw" if form == "cmyk" else form
        options = {"compression": way, "tiffinfo": {274: orientation, 278: stored.height}}
        content, kind = file_of(stored, "TIFF", **options), FileKind.TIFF
        size = stored.size
    elif orientation > 1:
        pytest.skip("tells no orientation")
    elif form == "png16":
        content, kind, size = file_of(sixteen().resize(LARGE), "PNG"), FileKind.PNG, LARGE
    else:
        kind, name = {"jp2": (FileKind.JP2, "JPEG2000"), "gif": (FileKind.GIF, "GIF")}[form]
        content, size = file_of(drawn(LARGE), name), LARGE
    client.add("a", content, kind, orientation=orientation, pixels=size)
    bound = Bound(client)
    number = bound.page_of("1-1")
    source = PhotoSource(str(client.folder / "evidence" / "a"), 1, orientation)
    assert looks([Pair(str(bound.path), number - 1, number, photos=(source,))]) == ("same",)
