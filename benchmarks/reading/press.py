"""From a paper to a file: set by Typst, then left as it is, scanned, or photographed.

Out: the file's bytes with the page and the box of each marked value (parts of the shown page).
"""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from random import Random
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image

from benchmarks.reading import camera, seals
from benchmarks.reading.paper import Paper, document
from gfpack.tools import fonts

TEMPLATE = Path(__file__).with_name("pages.typ")


class Press:
    """One worker's press: a folder with the template and the pictures of seals."""

    def __init__(self, folder: Path) -> None:
        """Lay the template into `folder`."""
        import typst

        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(TEMPLATE, folder / "pages.typ")
        faces = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(fonts.file().parent)],
        )
        self._compiler = typst.Compiler(
            str(folder / "pages.typ"), root=str(folder), font_paths=faces
        )

    def printed(self, rng: Random, paper: Paper) -> tuple[bytes, list[dict[str, Any]]]:
        """Return the PDF and its marked values with page and box."""
        used = self._stamp(rng, paper.blocks)
        data, seen = document(paper)
        made = self._compiler.compile(
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            timestamp=315532800,
            pdf_tags=False,
        )
        for file in used:
            file.unlink(missing_ok=True)
        assert isinstance(made, bytes), "a PDF is one file"
        return _told(made, seen)

    def _stamp(self, rng: Random, blocks: list[dict[str, Any]]) -> list[Path]:
        used: list[Path] = []
        for block in blocks:
            if block["k"] == "seal" and "name" in block:
                file = self._folder / f"seal-{rng.randrange(10**12)}.png"
                seals.stamp(
                    rng,
                    block.pop("name"),
                    block.pop("below", ""),
                    file,
                    block.pop("shape", "round"),
                )
                block["file"] = file.name
                block.setdefault("turn", rng.randint(-25, 25))
                used.append(file)
            for inner in (block.get("blocks", []), *block.get("parts", [])):
                used += self._stamp(rng, inner)
        return used


def _told(pdf: bytes, seen: Any) -> tuple[bytes, list[dict[str, Any]]]:
    """Take the links, which say where each marked value stands, out of the PDF."""
    boxes: dict[str, tuple[int, list[list[float]]]] = {}
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for number, page in enumerate(opened.pages, 1):
            _, _, wide, high = (float(v) for v in page.mediabox)
            for link in page.obj.get("/Annots", []):
                x0, y0, x1, y1 = (float(v) for v in link.Rect)
                here = boxes.setdefault(str(link.A.URI), (number, []))
                if here[0] == number:
                    here[1].append([x0 / wide, 1 - y1 / high, x1 / wide, 1 - y0 / high])
            if "/Annots" in page.obj:
                del page.obj["/Annots"]
        opened.save(out, deterministic_id=True)
    places = []
    for name, n, text in seen:
        number, parts = boxes[f"mark:{name}/{n}"]
        box = [f(p[i] for p in parts) for i, f in enumerate((min, min, max, max))]
        box = [round(v, 4) for v in box]
        places.append({"field": name, "seen": text, "page": number, "box": box})
    return out.getvalue(), places


def rendered(pdf: bytes, dpi: int) -> list[Image.Image]:
    """Return each page as a picture."""
    opened = pypdfium2.PdfDocument(pdf)
    made = [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in opened]
    opened.close()
    return made


def scanned(
    rng: Random, pdf: bytes, places: list[dict[str, Any]]
) -> tuple[bytes, list[dict[str, Any]], list[str]]:
    """Return the PDF as a scan, the places moved with it, and what was done to it."""
    dpi = rng.choice((150, 150, 200, 200, 200, 240, 300))
    turn = rng.choice((90, 180, 270)) if rng.random() < 0.05 else 0
    out = pikepdf.new()
    maps = []
    pages = rendered(pdf, dpi)
    for picture in pages:
        data, size, to = camera.scanned(rng, picture, turn)
        maps.append(to)
        _add(out, data, size, dpi)
    written = io.BytesIO()
    out.save(written, deterministic_id=True)
    done = [f"{dpi} dpi"] + ([f"turned {turn}"] if turn else [])
    return written.getvalue(), _moved(places, maps), done


def _add(out: pikepdf.Pdf, data: bytes, size: tuple[int, int], dpi: int) -> None:
    w, h = (round(v * 72 / dpi, 2) for v in size)
    with Image.open(io.BytesIO(data)) as picture:
        space = "/DeviceGray" if picture.mode == "L" else "/DeviceRGB"
    image = pikepdf.Stream(
        out, data, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=size[0],
        Height=size[1], ColorSpace=pikepdf.Name(space), BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
    )  # fmt: skip
    page = out.add_blank_page(page_size=(w, h))
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
    page.Contents = pikepdf.Stream(out, f"q {w} 0 0 {h} 0 0 cm /Im0 Do Q".encode())


def photographed(
    rng: Random, pdf: bytes, places: list[dict[str, Any]], surface: str
) -> tuple[bytes, list[dict[str, Any]], list[str]]:
    """Return the first page as a phone's photo, the places on it, and what was done."""
    page = rendered(pdf, 200 if surface == "desk" else 320)[0]
    long = rng.choice((2000, 2300, 2600)) if surface == "desk" else 1500
    part = long / max(page.size)
    size = (round(page.width * part), round(page.height * part))
    data, to = camera.photographed(
        rng, page.resize(size, Image.Resampling.LANCZOS), rng.uniform(0.04, 0.2)
    )
    return data, _moved([p for p in places if p["page"] == 1], [to]), [f"{long} px"]


def _moved(places: list[dict[str, Any]], maps: list[camera.Map]) -> list[dict[str, Any]]:
    made = []
    for place in places:
        x0, y0, x1, y1 = place["box"]
        points = [maps[place["page"] - 1](p) for p in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        box = [round(min(1, max(0, v)), 4) for v in (min(xs), min(ys), max(xs), max(ys))]
        made.append(place | {"box": box})
    return made
