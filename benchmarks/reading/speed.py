"""How fast reading is, beside the bare libraries. In: drawn documents. Out: `Speed` rows.

Sight: a page of a certificate, rendered, searched, read and its fields found, against the same
picture given whole to the engine as it comes; processor time of one thread, page by page in turn.
Text: the whole of `gfpack collect` against a process that opens the same PDFs with pypdfium2 and
takes their text; wall time, in turn.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from gfpack.evidence.models import FileKind
from gfpack.evidence.scanned import look_at
from gfpack.project.layout import EVIDENCE_DIR
from gfpack.tools import page_pictures

MEDIAN, WORST, TEXT = 0.8, 2.5, 2.0
MOST_PAGES, ROUNDS = 40, 3
_BARE = """
import sys, pathlib, pypdfium2
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.pdf")):
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            page.get_textpage().get_text_bounded()
"""


@dataclass(frozen=True)
class Speed:
    """A ratio and the bound it has to keep."""

    what: str
    ratio: float
    bound: float
    of: int
    told: str = ""

    @property
    def held(self) -> bool:
        """Whether it is kept."""
        return self.ratio <= self.bound

    def line(self) -> str:
        """Return it for printing."""
        kept = "held" if self.held else "BROKEN"
        return f"{self.what:44} {self.ratio:8.2f}  ≤ {self.bound:.1f}  of {self.of:5}  {kept}{self.told}"


def of_sight(folder: Path, labels: Iterable[Mapping[str, Any]]) -> Iterator[Speed]:
    """Yield how long pages of scanned certificates take beside the bare engine."""
    import numpy
    from rapidocr import RapidOCR

    bare = RapidOCR(
        params={
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )

    def whole(path: Path) -> None:
        for _, picture in page_pictures.of_pdf(path, [1]):
            bare(numpy.asarray(picture)[:, :, ::-1].copy())

    def ours(path: Path) -> None:
        look_at(path, FileKind.PDF, [1], 1)

    certificates = [
        folder / one["file"]
        for one in labels
        if one["kind"] == "scan" and "certificate" in one["what"]
    ][:MOST_PAGES]
    for path in certificates[:1]:  # models are loaded by the first page
        whole(path)
        ours(path)
    took = [(_seconds(ours, path), _seconds(whole, path)) for path in certificates]
    ratios = [mine / theirs for mine, theirs in took]
    told = f"  ({median(m for m, _ in took):.2f} s a page, bare {median(b for _, b in took):.2f} s)"
    yield Speed("certificate page ÷ bare engine, median", median(ratios), MEDIAN, len(took), told)
    yield Speed("certificate page ÷ bare engine, worst", max(ratios), WORST, len(took))


def of_text(project: Callable[[Path], None], papers: Iterable[Path], folder: Path) -> Speed:
    """Return how long collecting PDFs with text takes beside taking their text.

    `project` makes an empty project; `folder` is thrown away.
    """
    shutil.rmtree(folder, ignore_errors=True)
    project(folder)
    evidence = folder / EVIDENCE_DIR
    for path in papers:
        os.link(path, evidence / path.name)
    kept = {path.name for path in folder.iterdir()}
    ratios = []
    for _ in range(ROUNDS):
        for path in folder.iterdir():
            if path.name not in kept:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        theirs = _wall("-c", _BARE, str(evidence))
        ratios.append(_wall("-m", "gfpack", "collect", str(folder), "--no-ocr") / theirs)
    count = sum(1 for _ in evidence.glob("*.pdf"))
    return Speed("PDFs with text collected ÷ bare text", median(ratios), TEXT, count)


def _seconds(work: Callable[[Path], None], path: Path) -> float:
    began = time.process_time()
    work(path)
    return time.process_time() - began


def _wall(*command: str) -> float:
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *command],
        check=False,
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        env={k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"},
    )
    if done.returncode not in (0, 1):
        raise SystemExit(f"exit {done.returncode}")
    return time.perf_counter() - began
