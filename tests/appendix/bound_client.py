"""A small client for the tests of binding: real files in a folder, and a case around them."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image, ImageDraw

from gfpack.assessment.models import Assessment, Verdict
from gfpack.checklist.models import Checklist, EvidenceTypes
from gfpack.evidence.models import (
    Evidence,
    Extent,
    FileFacts,
    FileKind,
    FileState,
    PageFacts,
    ProjectFileEntry,
    Register,
)
from gfpack.findings.case import Case
from gfpack.project.models import Project, ProjectFile

ENTERPRISE = "苏州喆堃精密轴承有限公司"
DAY = date(2026, 6, 30)


def checklist() -> Checklist:
    """Return general group 0, and indicators 1 (1.1, 1.2) and 3 (3.1)."""

    def named(zh: str) -> dict[str, str]:
        return {"zh": zh, "en": zh}

    def row(key: str) -> dict[str, Any]:
        kind = "general" if key.startswith("0") else "basic"
        return {
            "id": key,
            "title": named(f"要求 {key}"),
            "kind": kind,
            "kind_confidence": "high",
            "veto": "true",
            "clause": key,
            "source": ["S"],
            "confidence": "high",
        }

    def node(key: str, zh: str, rows: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
        return {
            "id": key,
            "title": named(zh),
            "source": ["S"],
            "confidence": "high",
            "requirements": [row(one) for one in rows],
            **more,
        }

    first = [
        node("1.1", "建筑", ("1.1.1", "1.1.2")),
        node("1.2", "计量设备（能源计量器具、水计量器具，以及在线监测〔含第三方〕）", ("1.2.1",)),
    ]
    return Checklist.model_validate(
        {
            "id": "factory/test",
            "scheme": "factory",
            "standard": "GB/T 36132-2018",
            "edition": "2018",
            "title": named("绿色工厂评价通则"),
            "status": "in-force",
            "sources": {"S": "a source"},
            "raw_points": "100",
            "general": [node("0", "一般要求", ("0.1", "0.2"))],
            "indicators": [
                node("1", "基础设施", weight="60", indicators=first),
                node(
                    "3",
                    "能源与资源投入",
                    weight="40",
                    indicators=[node("3.1", "能源投入", ("3.1.1",))],
                ),
            ],
        }
    )


@dataclass
class Client:
    """A folder that fills up; `case()` is what stands in it so far."""

    folder: Path
    files: dict[str, ProjectFileEntry] = field(default_factory=dict)
    evidence: list[Evidence] = field(default_factory=list)
    third_party: bool = False

    def add(
        self,
        name: str,
        content: bytes,
        kind: FileKind = FileKind.PDF,
        *,
        supports: tuple[str, ...] = ("1.1.1",),
        title: str = "",
        pages: tuple[int, int] | None = None,
        **facts: Any,
    ) -> Evidence:
        """Put a file into the folder and take it as evidence."""
        path = f"evidence/{name}"
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        self.files[path] = ProjectFileEntry(path, _facts(content, kind, facts))
        found = self.files[path].facts
        first, last = pages or (1, max(1, len(found.pages)))
        extents = (Extent(path, found.sha256, first, last),)
        return self.claim(extents, supports=supports, title=title or target.stem)

    def claim(
        self, extents: tuple[Extent, ...], *, supports: tuple[str, ...], title: str
    ) -> Evidence:
        """Take page ranges as one evidence."""
        key = f"e{len(self.evidence) + 1:02d}"
        taken = next(
            (self.files[e.path].facts.taken for e in extents if e.path in self.files), None
        )
        one = Evidence(key, None, title, extents, supports, taken=taken)
        self.evidence.append(one)
        return one

    def set_aside(self, evidence: Evidence) -> None:
        """Declare an evidence to be none."""
        position = self.evidence.index(evidence)
        self.evidence[position] = replace(evidence, set_aside="重复")

    def case(self) -> Case:
        """Return the case as it stands."""
        by = {"kind": "third-party", "name": "江苏某绿色咨询有限公司"} if self.third_party else {}
        project = ProjectFile.model_validate(
            {
                "enterprise": {"name": ENTERPRISE},
                "checklist": "factory/test",
                "evaluation_year": 2025,
                "deadline": "2026-06-30",
                "compiled_by": by,
            }
        )
        return Case(
            checklist(),
            EvidenceTypes(sources={}, types=()),
            Project(folder=self.folder, file=project),
            Register(dict(self.files), tuple(self.evidence)),
            Assessment(DAY, {}, Verdict.OPEN, (), ()),
            DAY,
            DAY,
        )


def _facts(content: bytes, kind: FileKind, given: dict[str, Any]) -> FileFacts:
    found: dict[str, Any] = {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
    if kind is FileKind.PDF and "pages" not in given and given.get("state") is None:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            found["pages"] = tuple(PageFacts(0, 0, "bottom") for _ in pdf.pages)
    if kind.is_image and "pixels" not in given and given.get("state") is None:
        with Image.open(io.BytesIO(content)) as image:
            found["pixels"] = image.size
    return FileFacts(kind=kind, **{"state": FileState.READABLE, **found, **given})


def a_pdf(
    *words: str,
    size: tuple[float, float] = (595, 842),
    **entries: Any,
) -> bytes:
    """Return a PDF with one page per word; `entries` go into every page (`Rotate=90`, …)."""
    with pikepdf.Pdf.new() as pdf:
        font = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type1,
                BaseFont=pikepdf.Name.Helvetica,
            )
        )
        for word in words:
            pdf.add_blank_page(page_size=size)
            page = pdf.pages[-1].obj
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            x, y = size[0] / 2 - 60, size[1] / 2
            page.Contents = pdf.make_stream(
                f"0.9 0.95 1 rg {x - 60} {y - 60} 240 160 re f 0 g "
                f"BT /F1 24 Tf {x} {y} Td ({word}) Tj ET".encode()
            )
            for key, value in entries.items():
                page[f"/{key}"] = pikepdf.Array(value) if isinstance(value, list) else value
        stream = io.BytesIO()
        pdf.save(stream, deterministic_id=True)
        return stream.getvalue()


def a_photo(
    size: tuple[int, int] = (400, 300), *, orientation: int | None = None, gps: bool = False
) -> bytes:
    """Return a JPEG whose stored corners are red, green, blue and yellow (clockwise)."""
    image = Image.new("RGB", size, "#dddddd")
    draw = ImageDraw.Draw(image)
    w, h = size
    for colour, (x, y) in zip(
        ("red", "lime", "blue", "yellow"), ((0, 0), (1, 0), (1, 1), (0, 1)), strict=True
    ):
        left, top = x * (w - w // 4), y * (h - h // 4)
        draw.rectangle((left, top, left + w // 4, top + h // 4), fill=colour)
    exif = Image.Exif()
    if orientation is not None:
        exif[0x0112] = orientation
    if gps:
        exif.get_ifd(0x8825)[1] = "N"
        exif.get_ifd(0x8825)[2] = (31.0, 17.0, 59.0)
        exif[0x010E] = "SECRET PLACE"
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=88, exif=exif, comment=b"made by somebody")
    return stream.getvalue()
