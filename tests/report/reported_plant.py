"""A plant by hand, against the shipped 2018 table: every requirement answered, some with photos."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from gfpack.appendix.models import PageMap, Span
from gfpack.appendix.plan import attachments
from gfpack.assessment.assess import assess
from gfpack.base.files import sha256_of
from gfpack.checklist.load import load, load_types
from gfpack.checklist.models import Checklist, EvidenceTypes
from gfpack.evidence.models import (
    Evidence,
    Extent,
    FileFacts,
    FileKind,
    PageFacts,
    ProjectFileEntry,
    Register,
)
from gfpack.findings.case import Case
from gfpack.project.models import Answer, Answers, Project, ProjectFile

CHECKLIST, TYPES = load("factory/gbt36132-2018"), load_types()
PHOTO_TYPE = next(one.id for one in TYPES.types if one.form == "photo")
PHOTO_REQUIREMENTS = ("1.2.1", "1.3.1", "2.1.1")
ENTERPRISE: dict[str, Any] = {
    "name": "苏州某某轴承有限公司",
    "former_names": [{"name": "苏州某某精密机械厂", "until": "2016-05-03"}],
    "credit_code": "91320500MA1XXXXX0K",
    "industry": "滚动轴承制造",
    "industry_code": "3451",
    "nature": "民营企业",
    "region": "江苏省苏州市",
    "address": "苏州市某某区某某路 88 号",
    "postcode": "215000",
    "legal_representative": "王某某",
    "legal_representative_phone": "0512-00000000",
    "registration_authority": "苏州市某某区市场监督管理局",
    "registered_capital": "5000 万元人民币",
    "established": "2009-03-18",
    "term": "长期",
    "contact": {
        "department": "安全环保部",
        "name": "李某",
        "phone": "0512-00000001",
        "mobile": "13800000000",
        "email": "ehs@example.com",
    },
    "sites": [{"name": "本部厂区", "address": "苏州市某某区某某路 88 号"}],
    "products": ["深沟球轴承", "圆锥滚子轴承"],
    "introduction": "公司从事精密滚动轴承的研发、制造和销售。\n产品用于电机、汽车和风电——"
    "其中“深沟球轴承”为主要产品……",
}
STATEMENT = (
    "公司已建立并运行相应的管理制度，由安全环保部归口管理，生产、设备和采购部门按职责落实；"
    "评价年度内的检查记录完整，未发现不符合项。"
)
_KINDS = {".jpg": FileKind.JPEG, ".png": FileKind.PNG, ".pdf": FileKind.PDF}


def project(folder: Path, checklist: Checklist = CHECKLIST, **changes: Any) -> Project:
    """Return a project that lacks nothing; `enterprise`, `file` and `answers` overlay it."""
    answers = {one: Answer(state="met", statement=STATEMENT) for one in checklist.requirements()}
    return Project(
        folder=folder,
        file=ProjectFile.model_validate(
            {
                "enterprise": ENTERPRISE | changes.get("enterprise", {}),
                "checklist": checklist.id,
                "evaluation_year": 2025,
                "deadline": "2026-06-30",
                "circumstances": {
                    one.id: next(iter(one.choices)) for one in checklist.circumstances
                },
                "next_steps": "扩建屋顶光伏。\n完善能源管理中心。",
                **changes.get("file", {}),
            }
        ),
        answers=Answers(answers=answers | changes.get("answers", {})),
    )


def evidence_of(folder: Path, checklist: Checklist, photos: int = 0) -> Register:
    """Return one confirmed PDF per first alternative of every proof group, and some photos."""
    files: dict[str, ProjectFileEntry] = {}
    found: dict[str, Evidence] = {}
    for requirement in checklist.requirements().values():
        for group in requirement.proof.groups if requirement.proof else ():
            for kind in group.any_of[0]:
                one = found.get(kind) or _evidence(files, kind, f"evidence/{kind}.pdf")
                supports = tuple(dict.fromkeys((*one.supports, requirement.id)))
                found[kind] = replace(one, supports=supports)
    for number in range(photos):
        path = f"evidence/照片/现场 {number:02}.jpg"
        taken = _evidence(files, PHOTO_TYPE, path, sha=sha256_of(folder / path))
        wanted = PHOTO_REQUIREMENTS[number % len(PHOTO_REQUIREMENTS)]
        found[path] = replace(
            taken, id=f"photo-{number:02}", title=f"现场照片 {number}", supports=(wanted,)
        )
    return Register(files=files, evidence=tuple(found.values()))


def _evidence(
    files: dict[str, ProjectFileEntry], kind: str, path: str, sha: str = "ab" * 32
) -> Evidence:
    page = PageFacts(595, 842)
    files[path] = ProjectFileEntry(
        path, FileFacts(sha, 1000, _KINDS[Path(path).suffix], pages=(page,))
    )
    title = TYPES.by_id()[kind].title.zh
    return Evidence(kind, kind, title, (Extent(path, sha, 1, 1),), confirmed=True)


def page_map_of(case: Case) -> PageMap:
    """Return the page map of an appendix in which every attachment has three pages, photos one."""
    spans: dict[str, Span] = {}
    page = 9
    bound = attachments(case)
    for one in bound:
        last = page if one.evidence.startswith("photo") else page + 2
        spans[one.label] = Span(page, last)
        page = last + 2
    return PageMap(bound, spans, dict.fromkeys(spans, "00"), page)


def case_of(
    folder: Path,
    *,
    checklist: Checklist = CHECKLIST,
    types: EvidenceTypes = TYPES,
    register: Register | None = None,
    **changes: Any,
) -> Case:
    """Return the case of a plant; see `project` for what can be changed."""
    plant = project(folder, checklist, **changes)
    held = register if register is not None else evidence_of(folder, checklist)
    result = assess(checklist, types, plant, held, plant.valid_on)
    return Case(checklist, types, plant, held, result, plant.valid_on, date(2026, 3, 1))


def photo(path: Path, number: int = 0, size: tuple[int, int] = (2400, 1800)) -> None:
    """Draw a photo that lies on its side: its EXIF says to turn it (6), and where it was taken."""
    from PIL import Image, ImageDraw

    image = Image.linear_gradient("L").resize(size).convert("RGB")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, size[0] // 2, size[1] // 2), fill=(200, 40 + number % 200, 40))
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (31.0, 18.0, 0.0), 3: "E", 4: (120.0, 35.0, 0.0)})
    image.save(path, exif=exif, quality=90, comment=b"GPS 31.3 N")
