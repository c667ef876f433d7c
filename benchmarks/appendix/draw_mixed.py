"""Draws clients of other kinds: mixed files, thousands of small ones, photos alone, one long paper.

In: an empty folder. Out: a project. HEIC photos need ImageMagick with a HEIC encoder; where there
is none the mixed client has none, and decoding HEIC is not measured.
"""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import tempfile
from pathlib import Path

import pikepdf
from PIL import Image, ImageDraw

from benchmarks.appendix.client import Client
from benchmarks.appendix.draw import noisy, photo
from benchmarks.intake import papers
from gfpack.checklist.load import load_types

_PARTIES = ("苏州另一环保设备有限公司",)
_WORDS = ("measured", "year", "energy", "water", "steam", "record", "meter", "sum", "month")


def mixed(folder: Path, plain: Client, *, toy: bool = False) -> None:
    """Draw a client with scans, photos, office files, HEIC photos and transparent PNGs."""
    evidence = _empty(folder)
    chance = random.Random(36132)
    few = 1 if toy else 10
    for kind in (".pdf", ".jpg"):
        for one in [file for file in plain.files if file.suffix == kind][: 2 * few]:
            shutil.copyfile(one, evidence / one.name)
    types = load_types().types
    report = next(one for one in types if one.form == "report")
    ledger = next(one for one in types if one.form == "ledger")
    for number in range(few):
        docx = papers.docx(report, chance, _PARTIES)
        (evidence / f"说明{number:02}.docx").write_bytes(docx)
        transparent(evidence / f"截屏{number:02}.png", chance)
    for number in range(-(-few // 2)):
        (evidence / f"台账2025-{number:02}.xlsx").write_bytes(papers.xlsx(ledger, chance))
        heic(evidence / f"IMG_{number:04}.heic", number, chance)
    Client(folder).write()


def many(folder: Path, files: int) -> None:
    """Draw a client of many small files, each different: six of ten PDFs, the others JPEGs."""
    evidence = _empty(folder)
    for number in range(files):
        if number % 10 < 6:
            _small_pdf(evidence / f"文件{number:05}.pdf", number)
        else:
            _small_jpeg(evidence / f"照片{number:05}.jpg", number)
    Client(folder).write()


def photos(folder: Path, plain: Client) -> None:
    """Draw a client that sent nothing but photos."""
    evidence = _empty(folder)
    for one in plain.files:
        if one.suffix == ".jpg":
            shutil.copyfile(one, evidence / one.name)
    Client(folder).write()


def alone(folder: Path, file: Path | None = None) -> None:
    """Draw a client that sent one file; without one, a small photo."""
    evidence = _empty(folder)
    if file is None:
        _small_jpeg(evidence / "a.jpg", 0)
    else:
        shutil.copyfile(file, evidence / file.name)
    Client(folder).write()


def long_paper(file: Path, pages: int) -> None:
    """Draw one PDF of many text pages, each of about 1.8 kB, as office programs write them."""
    with pikepdf.Pdf.new() as pdf:
        font = pdf.make_indirect(_font())
        for number in range(pages):
            _text_page(pdf, font, number, 56)
        pdf.save(file)


def transparent(file: Path, chance: random.Random) -> None:
    """Draw a PNG whose corner is transparent, so that it must be decoded."""
    picture = noisy((1240, 1754), chance, 18).convert("RGBA")
    ImageDraw.Draw(picture).rectangle((0, 0, 200, 200), fill=(255, 255, 255, 0))
    picture.save(file, compress_level=1)


def heic(file: Path, number: int, chance: random.Random) -> bool:
    """Draw a photo of 12 MP as phones write it; return whether there is an encoder."""
    program = shutil.which("magick") or shutil.which("convert")
    if program is None:
        return False
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "a.jpg"
        source.write_bytes(photo(number, chance))
        words = [program, source, "-quality", "50", file]
        done = subprocess.run([str(one) for one in words], check=False, capture_output=True)
    return done.returncode == 0 and file.is_file()


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    evidence = folder / "evidence"
    evidence.mkdir(parents=True)
    return evidence


def _font() -> pikepdf.Dictionary:
    name = pikepdf.Name
    return pikepdf.Dictionary(Type=name.Font, Subtype=name.Type1, BaseFont=name.Helvetica)


def _text_page(pdf: pikepdf.Pdf, font: pikepdf.Object, number: int, rows: int) -> None:
    size = ((595, 842), (842, 595), (612, 792))[number % 3]
    pdf.add_blank_page(page_size=size)
    page = pdf.pages[-1].obj
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    chance = random.Random(number)
    words = " ".join(chance.choice(_WORDS) + str(chance.randrange(1000)) for _ in range(rows * 7))
    cut = [words[start : start + 80] for start in range(0, rows * 80, 80)]
    lines = "".join(f"({line}) Tj T*\n" for line in cut)
    page.Contents = pdf.make_stream(f"BT /F1 8 Tf 9 TL 60 {size[1] - 60} Td\n{lines}ET".encode())


def _small_pdf(file: Path, number: int) -> None:
    with pikepdf.Pdf.new() as pdf:
        font = pdf.make_indirect(_font())
        for page in range(1 + number % 2):
            _text_page(pdf, font, 2 * number + page, 4)
        pdf.save(file)


def _small_jpeg(file: Path, number: int) -> None:
    picture = Image.new("RGB", (320, 240), (number % 251, number // 251 % 251, 90))
    ImageDraw.Draw(picture).text((20, 20), f"{number:05}", fill="white")
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=75)
    file.write_bytes(stream.getvalue())
