"""A minimal project: one text PDF, one licence in two photos, one turned photo, xlsx and docx."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw

from samples.paint import office, photo, sheet
from samples.parties import ADDRESS, CODE, COMPANY, EHS, LEGAL
from samples.parties import office as authority
from samples.table import Claim, Client, Confirmer, Draw, Item, Reply

PROJECT = f"""
# 最小样例：只有六个文件，供试用与测试；内容纯属虚构。
enterprise:
  name: {COMPANY}
  credit_code: {CODE}
  industry: 滚动轴承制造
  industry_code: "3451"
  legal_representative: {LEGAL}
  address: {ADDRESS}
checklist: factory/gbt36132-2018
tier: city
evaluation_year: 2025
deadline: 2026-12-31
review_days: 60
"""


def client() -> Client:
    """Return the minimal client."""
    return Client(PROJECT, _items(), _replies(), Confirmer(EHS, "2026-11-10"))


def write(content: bytes) -> Draw:
    """Return a drawer that writes `content`."""

    def draw(target: Path) -> None:
        target.write_bytes(content)

    return draw


def permit_paper(part: str) -> sheet.Paper:
    """Return the discharge permit of the samples' factory."""
    return {
        "frame": "permit",
        "heading": "排污许可证",
        "part": part,
        "number": f"{CODE}001Q",
        "left": [
            ("单位名称：", COMPANY),
            ("注册地址：", ADDRESS),
            ("法定代表人：", LEGAL),
            ("生产经营场所地址：", ADDRESS),
            ("行业类别：", "滚动轴承制造，表面处理（简化管理）"),
            ("统一社会信用代码：", CODE),
            ("有效期限：", "自 2024 年 07 月 15 日至 2029 年 07 月 14 日止"),
        ],
        "office": authority("生态环境局"),
        "day": "2024 年 07 月 15 日",
    }


def licence_paper(code: str = CODE) -> sheet.Paper:
    """Return the business licence of the samples' factory."""
    return {
        "frame": "licence",
        "wide": True,
        "margin": {"x": 14, "y": 13},
        "name": COMPANY,
        "code": code,
        "number": "320599000202403180088",
        "left": [
            ("名　　称", COMPANY),
            ("类　　型", "有限责任公司（自然人投资或控股）"),
            ("法定代表人", LEGAL),
            (
                "经营范围",
                "许可项目：道路货物运输（不含危险货物）。一般项目：轴承制造；轴承销售；"
                "轴承、齿轮和传动部件制造；机械零件、零部件加工；货物进出口；技术进出口。",
            ),
        ],
        "right": [
            ("注册资本", "8000 万元整"),
            ("成立日期", "2012 年 06 月 18 日"),
            ("营业期限", "长期"),
            ("住　　所", ADDRESS),
        ],
        "office": authority("行政审批局"),
        "day": "2024 年 03 月 18 日",
    }


def licence_photos(code: str = CODE) -> tuple[bytes, bytes]:
    """Return two photos of the licence on a desk: its left and its right half."""
    page = Image.open(io.BytesIO(sheet.pictures(licence_paper(code), 150)[0])).convert("RGB")
    middle, overlap = page.width // 2, page.width // 14
    halves = (
        page.crop((0, 0, middle + overlap, page.height)),
        page.crop((middle - overlap, 0, page.width, page.height)),
    )
    shots = (photo.Shot("2026:10:21 09:41:08"), photo.Shot("2026:10:21 09:41:30", orientation=3))
    return (
        photo.jpeg(_on_desk(halves[0], 1.2), shots[0], seed="licence-1", quality=82),
        photo.jpeg(_on_desk(halves[1], -0.8), shots[1], seed="licence-2", quality=82),
    )


def _on_desk(paper: Image.Image, angle: float) -> Image.Image:
    desk = Image.new("RGB", (1300, 1500), "#7a5a3c")
    grain = ImageDraw.Draw(desk)
    for y in range(0, 1500, 9):
        grain.line([(0, y), (1300, y + y % 5)], fill="#6f5034" if y % 2 else "#836243", width=3)
    paper = paper.resize((1130, round(paper.height * 1130 / paper.width)))
    turned = paper.convert("RGBA").rotate(angle, Image.Resampling.BICUBIC, expand=True)
    desk.paste(turned, ((1300 - turned.width) // 2, (1500 - turned.height) // 2), turned)
    return desk


def meter_scene(reading: str, unit: str, number: str, place: str) -> Image.Image:
    """Return a meter on a pipe with its label, upright."""
    picture = photo.room(photo.PORTRAIT)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 690, 1200, 850), fill="#8b98a5", outline="#5d6670", width=6)
    draw.line([(0, 715), (1200, 715)], fill="#c3ccd4", width=16)
    for x in (150, 1010):
        draw.rectangle((x, 640, x + 60, 900), fill="#6e7a86", outline="#4a535c", width=5)
    photo.dial(draw, (600, 690), 330, reading, unit)
    draw.rectangle((330, 1180, 870, 1440), fill="#fdfdf5", outline="#333333", width=4)
    photo.text(draw, (600, 1230), "计量器具", 46, "#b01919")
    photo.text(draw, (600, 1305), f"管理编号 {number}", 40)
    photo.text(draw, (600, 1375), place, 38)
    return picture


def _items() -> list[Item]:
    first, second = licence_photos()
    water = meter_scene("0068412", "m³", "YW-W-001", "厂区进水总表")
    ledger = office.Sheet(
        "计量器具台账",
        "能源和水计量器具一览表（2025 年度）",
        ("序号", "名称", "型号", "管理编号", "安装地点", "检定有效期至"),
        [
            (n, "电能表", "DTSD-88", f"YW-E-{n:03}", f"{n} 号配电柜", "2027-08-31")
            for n in range(1, 9)
        ],
        (6, 14, 16, 14, 20, 16),
    )
    plan = [
        {"kind": "title", "t": "绿色工厂中长期规划（2024—2028 年）"},
        {"kind": "h1", "t": "一、规划目标"},
        {
            "kind": "p",
            "t": "到 2028 年，单位产品综合能耗较 2023 年下降 12%，废水处理回用率达到 45%。",
        },
        {
            "kind": "table",
            "widths": [1, 1],
            "head": ["指标", "2028 年目标"],
            "rows": [["单位产品综合能耗", "0.40 tce/万套"]],
        },
    ]
    return [
        Item(
            "01 主体资格/营业执照-1.jpg",
            write(first),
            (
                Claim(
                    "business-licence",
                    "business-licence",
                    "营业执照（副本）",
                    ("0.1",),
                    also=("01 主体资格/营业执照-2.jpg",),
                    holder=COMPANY,
                    credit_code=CODE,
                    issued="2024-03-18",
                    valid_until="long-term",
                    seal_seen=True,
                ),
            ),
        ),
        Item("01 主体资格/营业执照-2.jpg", write(second)),
        Item(
            "02 环保/附件1-3 排污许可证正本.pdf",
            write(sheet.pdf(permit_paper("（正本）"))),
            (
                Claim(
                    "discharge-permit",
                    "discharge-permit-original",
                    "排污许可证（正本）",
                    ("0.1", "5.1.1", "5.2.1"),
                    holder=COMPANY,
                    credit_code=CODE,
                    number=f"{CODE}001Q",
                    issued="2024-07-15",
                    valid_from="2024-07-15",
                    valid_until="2029-07-14",
                    seal_seen=True,
                ),
            ),
        ),
        Item(
            "03 计量/现场照片/进水总表.jpg",
            write(photo.jpeg(water, photo.Shot("2026:10:22 14:05:51", 6), seed="water")),
            (Claim("water-meter-photo", "meter-photos", "厂区进水总表照片", ("1.3.5", "1.3.6")),),
        ),
        Item(
            "03 计量/计量器具台账2025.xlsx",
            lambda target: office.xlsx(target, [ledger]),
            (
                Claim(
                    "meter-ledger",
                    "meter-ledger",
                    "能源和水计量器具一览表",
                    ("1.3.5", "1.3.6"),
                    holder=COMPANY,
                    years=(2025,),
                ),
            ),
        ),
        Item(
            "04 管理/绿色工厂中长期规划.docx",
            lambda target: office.docx(target, plan),
            (
                Claim(
                    "mid-long-term-plan",
                    "mid-long-term-plan",
                    "绿色工厂中长期规划（2024—2028 年）",
                    ("0.7",),
                    holder=COMPANY,
                    valid_from="2024-01-01",
                    valid_until="2028-12-31",
                    years=(2024, 2025, 2026, 2027, 2028),
                ),
            ),
        ),
    ]


def _replies() -> dict[str, Reply]:
    return {
        "0.1": Reply("met", "公司依法设立并持有有效的营业执照和排污许可证。"),
        "0.7": Reply("met", "公司制定了 2024—2028 年绿色工厂中长期规划，目标已量化。"),
        "1.3.5": Reply("met", "公司按 GB 17167、GB/T 24789 配备能源和水计量器具，建有台账。"),
        "3.1.2": Reply("unmet", "尚未建设能源管理中心。"),
    }
