"""Scans. In: page pictures of a paper. Out: a PDF of JPEG pages, as an office scanner makes it."""

from __future__ import annotations

import io
import random
import zlib
from collections.abc import Sequence

import pikepdf
from PIL import Image, ImageChops, ImageFilter

from samples.paint import sheet


def pdf(paper: sheet.Paper, *, seed: str, ppi: int = 110, quality: int = 58) -> bytes:
    """Return `paper` as it comes from the scanner: slightly tilted pictures without text."""
    pages = [
        picture(page, seed=f"{seed}{number}", quality=quality)
        for number, page in enumerate(sheet.pictures(paper, ppi))
    ]
    return bound(pages, ppi)


def picture(png: bytes, *, seed: str, quality: int = 58, tilt: float | None = None) -> bytes:
    """Return one scanned page as JPEG: tilted, on greyish paper, with dust and a dark edge."""
    chance = random.Random(zlib.crc32(seed.encode()))
    page = Image.open(io.BytesIO(png)).convert("RGB")
    angle = chance.uniform(-0.9, 0.9) if tilt is None else tilt
    page = page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=(236, 235, 230))
    page = ImageChops.multiply(page, Image.new("RGB", page.size, (248, 246, 240)))
    small = (page.width // 3, page.height // 3)
    dust = Image.frombytes("L", small, chance.randbytes(small[0] * small[1]))
    dust = dust.filter(ImageFilter.GaussianBlur(1)).resize(page.size)
    page = Image.blend(page, Image.merge("RGB", (dust, dust, dust)), 0.035)
    edge = Image.linear_gradient("L").rotate(90).resize((max(8, page.width // 60), page.height))
    page.paste(ImageChops.multiply(page.crop((0, 0, *edge.size)), Image.merge("RGB", (edge,) * 3)))
    out = io.BytesIO()
    page.save(out, "JPEG", quality=quality)
    return out.getvalue()


def bound(pages: Sequence[bytes], ppi: int) -> bytes:
    """Return JPEG pages as a PDF whose images are these very bytes."""
    document = pikepdf.new()
    for jpeg in pages:
        width, height = Image.open(io.BytesIO(jpeg)).size
        image = pikepdf.Stream(
            document,
            jpeg,
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=width,
            Height=height,
            ColorSpace=pikepdf.Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=pikepdf.Name.DCTDecode,
        )
        across, down = width * 72 / ppi, height * 72 / ppi
        document.add_blank_page(page_size=(across, down))
        page = document.pages[-1]
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=image))
        draw = f"q {across:.2f} 0 0 {down:.2f} 0 0 cm /Scan Do Q".encode()
        page.Contents = document.make_stream(draw)
    out = io.BytesIO()
    document.save(out, deterministic_id=True)
    return out.getvalue()
