"""Draws a large fictitious client: 60 PDFs (40 scans, 20 texts), 50 photos of 12 MP, 10 PNG scans.

In: an empty folder. Out: a gfpack project with about 360 MB of evidence, each file an evidence of
its own, named as clients name them. Drawn small (`toy`), it has a tenth of the files.
"""

from __future__ import annotations

import io
import random
from pathlib import Path

import pikepdf
from PIL import Image, ImageDraw

from benchmarks.appendix.client import Client
from gfpack.checklist.load import load_types
from gfpack.tools.typesetter import Typesetter

SCANS, TEXTS, PHOTOS, PNGS = 40, 20, 50, 10


def draw(folder: Path, *, times: int = 1, toy: bool = False) -> None:
    """Draw the project into `folder`, with so many `times` the files."""
    chance = random.Random(36132)
    evidence = folder / "evidence"
    evidence.mkdir(parents=True)
    counts = (times * one for one in (SCANS, TEXTS, PHOTOS, PNGS))
    scans, texts, photos, pngs = (one // 10 if toy else one for one in counts)
    names = iter(_names(scans + texts + photos + pngs))
    papers = [_scan(chance) for _ in range(2 if toy else 12)]
    for _ in range(scans):
        pages = chance.choice((1, 2, 4, 8, 12, 20, 40))
        _scanned(evidence / f"{next(names)}.pdf", papers, pages, chance)
    for number in range(texts):
        text(evidence / f"{next(names)}.pdf", 1 + 2 * number % 24, chance)
    for number in range(photos):
        (evidence / f"{next(names)}.jpg").write_bytes(photo(number, chance))
    for _ in range(pngs):
        noisy((1240, 1754), chance, 18).save(evidence / f"{next(names)}.png")
    Client(folder).write()


def _names(count: int) -> list[str]:
    titles = [one.title.zh for one in load_types().types]
    return [f"{number + 1:03} {titles[number % len(titles)]}" for number in range(count)]


def noisy(size: tuple[int, int], chance: random.Random, strength: int) -> Image.Image:
    paper = Image.effect_noise(size, strength).point(lambda v: min(255, v + 100)).convert("RGB")
    draw = ImageDraw.Draw(paper)
    for _ in range(60):
        x, y = chance.randrange(size[0]), chance.randrange(size[1] * 9 // 10)
        draw.rectangle((x, y, x + 180, y + 12), fill=(40, 40, 60))
    return paper


def _scan(chance: random.Random) -> bytes:
    stream = io.BytesIO()
    page = noisy((1654, 2339), chance, 12)
    ImageDraw.Draw(page).rectangle((0, 2200, 1654, 2339), fill="white")
    page.save(stream, "JPEG", quality=52)
    return stream.getvalue()


def _scanned(path: Path, scans: list[bytes], pages: int, chance: random.Random) -> None:
    with pikepdf.Pdf.new() as pdf:
        for number in range(pages):
            scan = chance.choice(scans)
            mark = f"{path.stem} {number}".encode()
            comment = b"\xff\xfe" + (len(mark) + 2).to_bytes(2, "big") + mark
            _picture_page(pdf, scan[:2] + comment + scan[2:], (1654, 2339))
            if chance.random() < 0.1:
                pdf.pages[-1].obj.Rotate = 90
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(path.stem, 0))
        pdf.save(path)


def _picture_page(pdf: pikepdf.Pdf, jpeg: bytes, size: tuple[int, int]) -> None:
    pdf.add_blank_page(page_size=(595, 842))
    image = pikepdf.Stream(pdf, jpeg)
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height = size
    image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
    image.Filter = pikepdf.Name.DCTDecode
    page = pdf.pages[-1].obj
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
    page.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Im0 Do Q")


def text(path: Path, pages: int, chance: random.Random) -> None:
    words = "本报告依据现行国家标准编制监测数据由具有资质的机构提供企业应当妥善保存原始记录"
    body = ["".join(chance.choice(words) for _ in range(900)) for _ in range(pages)]
    template = path.with_suffix(".typ")
    template.write_text(
        '#set text(font: "Noto Sans CJK SC")\n'
        "#for part in json(bytes(sys.inputs.data)).body [#part #pagebreak(weak: true)]",
        "utf-8",
    )
    path.write_bytes(Typesetter(template).pdf({"body": body}))
    template.unlink()


def photo(number: int, chance: random.Random) -> bytes:
    small = Image.effect_noise((1000, 750), 50).resize((4000, 3000), Image.Resampling.BICUBIC)
    grain = Image.effect_noise((4000, 3000), 26)
    image = Image.merge("RGB", (Image.blend(small, grain, 0.4), small, grain))
    ImageDraw.Draw(image).rectangle((900, 900, 2400, 1900), fill=(chance.randrange(255), 90, 60))
    exif = Image.Exif()
    exif[0x0112] = (1, 3, 6, 8)[number % 4]
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=72, exif=exif)
    return stream.getvalue()
