"""One file of a client as bytes, drawn fast: text PDFs, phone photos, Excel and Word files.

In: what the paper is of, and a random generator. Out: bytes, the same for the same generator.
"""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from docx import Document
from openpyxl import Workbook
from PIL import ExifTags, Image, ImageDraw

from gfpack.checklist.models import EvidenceType
from gfpack.tools.typesetter import Typesetter

COMPANY = "苏州某某精密轴承有限公司"
CODE = "91320599MA00000070"
_ELSEWHERE = "无锡某某机械制造有限公司"
_CHAT = (1280, 960)
"""Pixels that chat programs leave of a photo."""
_MOMENT = (2025, 12, 31, 8, 0, 0)
_SENTENCES = (
    "本报告依据现行国家标准编制，监测数据由具有资质的机构提供，企业妥善保存原始记录备查。",
    "各部门按照职责分工落实目标指标，每季度汇总一次，由安环部审核后报管理者代表批准。",
    "本次检查未发现不符合项，改进建议三条已列入年度工作计划，责任人和完成时间见附表。",
    "生产车间、辅助设施和办公区域的能源消耗分别计量，数据按月统计并与上年度同期比较。",
    "受检样品状态完好，检测环境温度和湿度符合方法标准的要求，仪器均在检定有效期之内。",
    "有关记录保存期不少于三年，电子文件每周备份一次，借阅和更改按文件控制程序执行。",
)


@cache
def _typesetter() -> Typesetter:
    return Typesetter(Path(__file__).with_name("paper.typ"))


def pdf(kind: EvidenceType, chance: random.Random, parties: Sequence[str]) -> bytes:
    """Return a text PDF of one to three pages that names its kind, holder, number and days."""
    issued = date(2023, 1, 1) + timedelta(days=chance.randrange(1000))
    holder = _ELSEWHERE if chance.random() < 0.01 else COMPANY
    facts = [
        f"单位名称：{holder}",
        f"统一社会信用代码：{CODE}",
        f"证书编号：{chance.randrange(10**9, 10**10)}",
        f"{chance.choice(kind.cues.text or (kind.title.zh,))}",
        f"签发日期：{_day(issued)}",
    ]
    if kind.validity.rule == "expires":
        until = issued + timedelta(days=365 * chance.choice((3, 3, 3, 1)))
        facts.append(f"有效期：{_day(issued)} 至 {_day(until)}")
    pages = [_lines(chance, 12) for _ in range(chance.choice((1, 1, 2, 3)))]
    if chance.random() < 0.005:
        pages[-1].append(f"编制单位：{chance.choice(parties)}")
    return _typesetter().pdf({"title": kind.title.zh, "facts": facts, "pages": pages})


def scan(chance: random.Random) -> bytes:
    """Return a PDF of one picture, as an office scanner writes it."""
    page = Image.effect_noise((620, 877), 12).point(lambda grey: min(255, grey + 110))
    _bars(page, chance)
    out = io.BytesIO()
    page.save(out, "PDF", resolution=75, title="", creationDate=None, modDate=None)
    return out.getvalue()


def photo(chance: random.Random) -> bytes:
    """Return a JPEG as a phone sends it through a chat, with EXIF; one in a hundred is dark."""
    small = Image.new("RGB", (16, 12))
    small.putdata([tuple(chance.randrange(40, 230) for _ in "rgb") for _ in range(192)])
    picture = small.resize(_CHAT, Image.Resampling.BICUBIC)
    _bars(picture, chance)
    if chance.random() < 0.01:
        picture = picture.point(lambda light: light // 8)
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Sample"
    exif[ExifTags.Base.Orientation] = chance.choice((1, 1, 1, 6))
    if chance.random() < 0.97:
        taken = f"2025:{chance.randrange(1, 13):02}:{chance.randrange(1, 29):02} 09:30:00"
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = taken
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=75, exif=exif)
    return out.getvalue()


def xlsx(kind: EvidenceType, chance: random.Random) -> bytes:
    """Return a ledger of thirty rows."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("2025年")
    sheet.append([f"{COMPANY} {kind.title.zh}"])
    sheet.append(["序号", "名称", "编号", "日期", "数量", "有效期至", "责任人"])
    for row in range(1, 31):
        serial = f"GF{chance.randrange(10**6):06}"
        until = f"2026-{chance.randrange(1, 13):02}-15"
        sheet.append([row, "电能表", serial, "2025-06-30", chance.randrange(999), until, "李工"])
    out = io.BytesIO()
    book.save(out)
    return _of_one_time(out.getvalue())


def docx(kind: EvidenceType, chance: random.Random, parties: Sequence[str]) -> bytes:
    """Return a record of a page or two; one in a hundred names another party."""
    document = Document()
    document.add_heading(kind.title.zh, 0)
    document.add_paragraph(f"{COMPANY}　2025 年 {chance.randrange(1, 13)} 月")
    for line in _lines(chance, 16):
        document.add_paragraph(line)
    if chance.random() < 0.01:
        document.add_paragraph(f"抄送：{chance.choice(parties)}")
    out = io.BytesIO()
    document.save(out)
    return _of_one_time(out.getvalue())


def archive(members: Sequence[tuple[str, bytes]]) -> bytes:
    """Return a zip of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for name, content in members:
            packed.writestr(zipfile.ZipInfo(name, _MOMENT), content)
    return out.getvalue()


def _of_one_time(content: bytes) -> bytes:
    """Return an office file without the time it was made at."""
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        members = [
            (name, b"" if name == "docProps/core.xml" else made.read(name))
            for name in made.namelist()
        ]
    return archive([(name, content) for name, content in members if content])


def _lines(chance: random.Random, count: int) -> list[str]:
    return [f"{chance.choice(_SENTENCES)}（{chance.randrange(10**4)}）" for _ in range(count)]


def _bars(picture: Image.Image, chance: random.Random) -> None:
    draw = ImageDraw.Draw(picture)
    for _ in range(14):
        x, y = chance.randrange(picture.width), chance.randrange(picture.height)
        grey = chance.randrange(220)
        fill = grey if picture.mode == "L" else (grey, chance.randrange(220), 60)
        draw.rectangle((x, y, x + 160, y + 20), fill=fill)


def _day(day: date) -> str:
    return f"{day.year}年{day.month:02}月{day.day:02}日"
