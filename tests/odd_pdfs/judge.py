"""One odd PDF bound between two good neighbours, and PDFium's word on it. Runs in a worker.

In: bytes. Out: `Outcome`. What raises here would have ended the command in a fault.
"""

from __future__ import annotations

import hashlib
import random
import re
import tempfile
import time
from functools import lru_cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from tests.appendix.bound_client import Client, a_pdf

Outcome = tuple[str, str, str, float, bool]
"""What became of it (bound, refused, wrong), why, which pages differ, seconds, PDFium opens it."""

_SIDE = 700
"""Pixels of the longer side of a compared page."""
_FAR = 60
"""Grey levels between two blurred pages that count as a difference."""
_MOST = 0.0002
"""Share of pixels that may differ."""
_MOST_SHRUNK = 0.004
"""The same of a page that was shrunk: edges fall between pixels differently."""


_PRINTED = 150
"""Darkest grey where a number is printed."""


def try_bytes(content: bytes, twice: bool) -> Outcome:
    """Bind a file and compare; `twice` to see that the bytes come out the same."""
    with tempfile.TemporaryDirectory(prefix="gfpack-odd-") as folder:
        start = time.perf_counter()
        state, why, differs = _tried(Path(folder), content, twice)
        opens = _opens(content)
        return state, why, differs, time.perf_counter() - start, opens


def _tried(folder: Path, content: bytes, twice: bool) -> tuple[str, str, str]:
    from gfpack.package.bound_pdf import read

    path, page_map, findings = _bound(folder, content)
    problem = _neighbours(path, page_map)
    refused = [one for one in findings if one.code == "attachment-not-bound"]
    if refused:
        return ("wrong" if problem else "refused"), problem or refused[0].params["why_en"], ""
    seen = read(path)
    if dict(seen.digests) != dict(page_map.digests):
        problem = "digests differ for another reader"
    if [one.stamp and one.stamp.page for one in seen.pages] != list(range(1, len(seen.pages) + 1)):
        problem = "a printed number is missing"
    problem = problem or _dangerous(path)
    if twice:
        first = path.read_bytes()
        if _bound(folder, content)[0].read_bytes() != first:
            problem = "other bytes the second time"
    differs = _differences(content, path, page_map.spans["1-2"].first)
    told = ",".join(sorted({one.code for one in findings}))
    if problem:
        return "wrong", problem, differs
    return ("differs" if differs else "bound"), told, differs


def _bound(folder: Path, content: bytes) -> tuple[Path, Any, Any]:
    from gfpack.appendix.bind import bind
    from gfpack.evidence.facts import examine
    from gfpack.evidence.models import Extent, ProjectFileEntry

    client = Client(folder)
    client.add("before.pdf", _neighbour("before"))
    odd = folder / "evidence" / "odd.pdf"
    odd.write_bytes(content)
    facts = examine(odd, hashlib.sha256(content).hexdigest(), len(content)).facts
    client.files["evidence/odd.pdf"] = ProjectFileEntry("evidence/odd.pdf", facts)
    extent = Extent("evidence/odd.pdf", facts.sha256, 1, max(1, len(facts.pages)))
    client.claim((extent,), supports=("1.1.1",), title="odd")
    client.add("after.pdf", _neighbour("after"))
    target = folder / "out.pdf"
    page_map, findings = bind(client.case(), target, complete=True)
    return target, page_map, findings


@lru_cache(maxsize=4)
def _neighbour(word: str) -> bytes:
    return a_pdf(word, f"{word} two")


@lru_cache(maxsize=4)
def _neighbour_seen(word: str) -> bytes:
    with _open(_neighbour(word)) as document:
        return _masked(_render(document[0], 1.0), "bottom").tobytes()


def _open(source: bytes | Path) -> Any:
    import pypdfium2

    document = pypdfium2.PdfDocument(source)
    document.init_forms()
    return document


def _opens(content: bytes) -> bool:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(content) as document:
            return len(document) > 0 and document[0] is not None
    except pypdfium2.PdfiumError:
        return False


def _neighbours(path: Path, page_map: Any) -> str:
    """Return what is wrong with the neighbours."""
    with _open(path) as document:
        for label, word in (("1-1", "before"), ("1-3", "after")):
            page = document[page_map.spans[label].first - 1]
            if _masked(_render(page, 1.0), "bottom").tobytes() != _neighbour_seen(word):
                return f"the neighbour {word} looks different"
    return ""


def _dangerous(path: Path) -> str:
    content = path.read_bytes()
    for word in (b"/JavaScript", b"/Launch", b"/RichMedia", b"/SubmitForm", b"/XFA"):
        if word in content:
            return f"{word.decode()} is still there"
    return ""


def _differences(content: bytes, path: Path, first: int) -> str:
    """Return the pages that look different, and by how much."""
    import pikepdf

    found = []
    if not _opens(content):  # what PDFium cannot open there is nothing to compare with
        return ""
    with _open(content) as before, _open(path) as after, pikepdf.open(path) as bound:
        count = len(before)
        chosen = {0, count - 1, *random.Random(1).sample(range(count), min(count, 3))}
        for index in sorted(chosen):
            page = bound.pages[first - 1 + index].obj
            stamped = _stamped(page)
            share = _difference(before[index], after[first - 1 + index], stamped)
            if share > (_MOST if stamped[0] == 1.0 else _MOST_SHRUNK):
                found.append(f"p{index + 1}: {share:.3f}")
    return " ".join(found)


def _stamped(page: Any) -> tuple[float, tuple[float, ...]]:
    """Return by how much a page was shrunk, and the box of its number as the page is seen."""
    opening, closing = page.Contents[0].read_bytes(), page.Contents[-2].read_bytes()
    scale = re.search(rb"([\d.]+) 0\.0000 0\.0000 [\d.]+ [-\d.]+ [-\d.]+ cm", opening)
    box = re.search(rb"1 1 1 rg ([-\d. ]+) re f", closing)
    return (float(scale[1]) if scale else 1.0), tuple(map(float, box[1].split())) if box else ()


def _difference(before: Any, after: Any, stamped: tuple[float, tuple[float, ...]]) -> float:
    """Return the share of the page that looks different; 1: another size, 2: no number."""
    width, height = before.get_size()
    if min(width, height) <= 0:
        return 0.0
    if max(abs(one - two) for one, two in zip(after.get_size(), (width, height), strict=True)) > 1:
        return 1.0
    scale = min(4.0, _SIDE / max(width, height, 1.0))
    new = _render(after, scale)
    shown = Image.new("RGB", new.size, "white")
    old = _render(before, scale * stamped[0])
    shown.paste(old, (round((new.width - old.width) / 2), 0))
    blurred = [image.convert("L").filter(ImageFilter.BoxBlur(2)) for image in (shown, new)]
    changed = ImageChops.difference(*blurred).point(lambda grey: 255 * (grey > _FAR))
    left, bottom, wide, high = (part * scale for part in stamped[1])
    top = new.height - bottom - high
    box = (round(left - 4), round(top - 4), round(left + wide + 4), round(top + high + 4))
    if wide > 9 and high > 6 and new.crop(box).convert("L").getextrema()[0] > _PRINTED:
        return 2.0
    ImageDraw.Draw(changed).rectangle(box, fill=0)
    return changed.histogram()[255] / (changed.width * changed.height)


def _render(page: Any, scale: float) -> Image.Image:
    return page.render(scale=scale).to_pil().convert("RGB")


def _masked(image: Image.Image, place: str) -> Image.Image:
    """Return a page with the room of its number painted over."""
    from gfpack.base.stamp_places import box_of

    left, bottom, right, top = box_of(place, image.width, image.height)
    box = (left - 2, image.height - top - 2, right + 2, image.height - bottom + 2)
    ImageDraw.Draw(image).rectangle(box, fill="white")
    return image
