# ruff: noqa: E501
"""Indicator 1.3: meters, their ledger, network, certificates and photos."""

from __future__ import annotations

from samples.paint import office
from samples.parties import COMPANY
from samples.ready import figures as f
from samples.ready import metering, scenes, verification
from samples.ready.kit import (
    BREAK,
    MONTHS,
    claim,
    company_paper,
    h2,
    item,
    p,
    right,
    scanned,
    split,
    table,
    text_pdf,
    title,
    workbook,
)
from samples.table import Item

_A = "03 基础设施/1.3 设备设施"
_METER_HEAD = (
    "序号",
    "名称",
    "型号规格",
    "准确度等级",
    "测量范围",
    "生产厂家",
    "出厂编号",
    "管理编号",
    "安装地点及用途",
    "级别",
    "检定周期",
    "检定有效期至",
    "状态",
)


def files() -> list[Item]:
    """Return the files of this area."""
    return [*_papers(), *_photos()]


def _papers() -> list[Item]:
    where = f"{_A}/计量"
    rows = metering.meter_rows()
    sheet = office.Sheet(
        "计量台账",
        "能源和水计量器具一览表（2025 年度）",
        _METER_HEAD,
        rows,
        (6, 14, 12, 11, 14, 12, 13, 12, 26, 16, 10, 14, 8),
        "编制：周启航　审核：沈逸　2025-12-31",
    )
    ledger = company_paper(
        "WY-JL-2025-01",
        title("能源和水计量器具一览表（2025 年度）", 16),
        table(
            _METER_HEAD,
            rows,
            (0.5, 1.3, 1, 0.9, 1.3, 1, 1.2, 1.1, 2, 1.3, 0.7, 1.2, 0.6),
            size=7,
            pad=3.2,
        ),
        right("编制：周启航　审核：沈逸　　2025年12月31日"),
        wide=True,
        margin={"x": 14, "top": 22, "bottom": 16},
    )
    diagram = {
        "frame": "meter-network",
        "wide": True,
        "margin": {"x": 16, "y": 13},
        "name": f"{COMPANY}　能源和水计量网络图",
        "foot": "编制：设备部 周启航　审核：沈逸　2025-12-31",
        "systems": metering.systems(),
    }
    return [
        item(
            f"{where}/计量器具台账（电、水、气）2025.xlsx",
            workbook(sheet),
            claim(
                "meters-sheet",
                "meter-ledger",
                "能源和水计量器具一览表（电子台账）",
                "1.3.5",
                years=2025,
            ),
        ),
        item(
            f"{where}/附件3-16 能源和水计量器具一览表 打印.pdf",
            text_pdf(ledger),
            claim(
                "meters",
                "meter-ledger",
                "能源和水计量器具一览表（2025 年度）",
                "1.3.5 1.3.6 1.3.7",
                issued="2025-12-31",
                years=2025,
            ),
        ),
        item(
            f"{where}/能源计量网络图.pdf",
            text_pdf(diagram),
            claim(
                "meter-network",
                "meter-network-diagram",
                "能源和水计量网络图",
                "1.3.6 1.3.7",
                issued="2025-12-31",
            ),
        ),
        item(
            f"{where}/计量器具配备率 完好率统计.pdf",
            text_pdf(_fitting()),
            claim(
                "meter-fitting",
                "meter-fitting-rate",
                "计量器具配备率统计表",
                "1.3.5",
                issued="2025-12-31",
                years=2025,
            ),
        ),
        item(
            f"{where}/检定证书/检定证书合集（电表 水表 气表）.pdf",
            scanned(verification.certificates(), "verify", 100),
            claim(
                "verify-electricity",
                "meter-verification",
                "电能表检定证书（YW-E-001）",
                "1.3.5",
                first=1,
                last=1,
                number="DN2023-08317",
                issued="2023-09-01",
                valid_until="2029-08-31",
                seal_seen=True,
            ),
            claim(
                "verify-water",
                "meter-verification",
                "水表检定证书（YW-W-001）",
                "1.3.5",
                first=2,
                last=2,
                number="LL2025-09146",
                issued="2025-09-15",
                valid_until="2027-09-14",
                seal_seen=True,
            ),
            claim(
                "verify-gas",
                "meter-verification",
                "气体涡轮流量计检定证书（YW-G-001）",
                "1.3.5",
                first=3,
                last=3,
                number="LL2025-08097",
                issued="2025-08-10",
                valid_until="2027-08-09",
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/检定证书/汽车衡检定证书 2026.pdf",
            text_pdf(
                verification.certificate(
                    "检 定 证 书",
                    "HQ2026-07012",
                    "电子汽车衡",
                    "SCS-60",
                    "YW-Q-002",
                    "Ⅲ 级合格",
                    "2026年07月01日",
                    "2027年06月30日",
                    "JJG 539",
                )
            ),
            claim(
                "verify-scale",
                "meter-verification",
                "电子汽车衡检定证书（YW-Q-002）",
                "1.3.5",
                number="HQ2026-07012",
                issued="2026-07-01",
                valid_until="2027-06-30",
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/2025年抄表记录（电水气）.pdf",
            text_pdf(_readings()),
            claim(
                "meter-readings",
                "meter-reading-records",
                "2025 年能源和水抄表记录",
                "1.3.5 1.3.6 1.3.7",
                issued="2026-01-04",
                years=2025,
            ),
        ),
    ]


def _fitting() -> dict:
    rows = (
        ("电力", "2 / 2 / 100%", "15 / 15 / 100%", "26 / 26 / 100%", "GB 17167"),
        ("光伏电力", "3 / 3 / 100%", "—", "—", "GB 17167"),
        ("天然气", "1 / 1 / 100%", "—", "4 / 4 / 100%", "GB 17167"),
        ("柴油", "1 / 1 / 100%", "—", "—", "GB 17167"),
        ("水", "1 / 1 / 100%", "11 / 11 / 100%", "—", "GB/T 24789"),
        ("压缩空气（载能工质）", "—", "3 / 3 / 100%", "—", "GB 17167"),
    )
    return company_paper(
        "WY-JL-2025-03",
        title("计量器具配备率、完好率统计表（2025 年）", 17),
        table(
            (
                "种类",
                "进出单位（应配/实配/率）",
                "次级单位（应配/实配/率）",
                "主要设备（应配/实配/率）",
                "要求",
            ),
            rows,
            (1.2, 1.5, 1.5, 1.5, 0.9),
            pad=8,
        ),
        p(
            "2025 年计量器具周期检定（校准）率 100%，完好率 100%，准确度等级符合 GB 17167、GB/T 24789 要求。照明、空调、冷却塔、空压机、用水等已实现分项计量。"
        ),
        right("编制：周启航　审核：沈逸　　2025年12月31日"),
    )


def _readings() -> dict:
    power, solar = split(float(f.POWER), 12, "power", 2), split(float(f.SOLAR), 12, "solar", 2)
    gas, water, reuse = (
        split(float(f.GAS), 12, "gas", 2),
        split(float(f.WATER_IN), 12, "water", 0),
        split(float(f.WASTE_WATER_REUSED), 12, "reuse", 0),
    )
    rows = [
        [month, power[n], solar[n], gas[n], int(water[n]), int(reuse[n])]
        for n, month in enumerate(MONTHS)
    ]
    return company_paper(
        "WY-JL-2025-05",
        title("2025 年能源和水抄表记录（月汇总）", 17),
        table(
            (
                "月份",
                "外购电（万 kW·h）",
                "光伏自用（万 kW·h）",
                "天然气（万 m³）",
                "取水（m³）",
                "回用水（m³）",
            ),
            [*rows, ["合计", f.POWER, f.SOLAR, f.GAS, f.WATER_IN, f.WASTE_WATER_REUSED]],
            (0.8, 1.2, 1.2, 1, 1, 1),
            pad=6,
        ),
        p(
            "抄表时间为每月最后一日 24:00，由能源管理系统自动采集、值班员复核；月汇总与供电、供水、燃气结算单核对一致。"
        ),
        BREAK,
        h2("附：12 月分表抄见数（节选）"),
        table(
            ("管理编号", "位置", "上月示数", "本月示数", "用量"),
            [
                [tag, place, 100000 + n * 4217, 100000 + n * 4217 + 3100 + n * 83, 3100 + n * 83]
                for n, (tag, place) in enumerate(
                    (row[7], row[8]) for row in metering.meter_rows()[5:41]
                )
            ],
            (1, 2, 1, 1, 0.8),
            pad=3.6,
            size=8.5,
        ),
        right("抄表：钱程　复核：周启航　　2026年01月04日"),
    )


def _photos() -> list[Item]:
    where = f"{_A}/计量/表具照片"
    return [
        item(
            f"{where}/进水总表 YW-W-001.jpg",
            scenes.meter("2026:10:22 14:05:51", "0068412", "m³", "YW-W-001", "厂区进水总表", 6),
            claim(
                "photo-meter-water",
                "meter-photos",
                "厂区进水总表照片（YW-W-001）",
                "1.3.5 1.3.6",
                holder=None,
            ),
        ),
        item(
            f"{where}/天然气总表.jpg",
            scenes.meter(
                "2026:10:22 14:22:09", "0042617", "m³ 天然气", "YW-G-001", "天然气总表", 8
            ),
            claim(
                "photo-meter-gas",
                "meter-photos",
                "天然气总表照片（YW-G-001）",
                "1.3.5 1.3.6",
                holder=None,
            ),
        ),
        item(
            f"{where}/IMG_20261022_143015.jpg",
            scenes.electric_meter(
                "2026:10:22 14:30:15",
                ("正向有功 总", "008 812.46 kW·h"),
                "YW-E-001",
                "1# 总降压进线",
                metering.serial("YW-E-001"),
            ),
            claim(
                "photo-meter-power",
                "meter-photos",
                "1# 进线总电能表照片（YW-E-001）",
                "1.3.5 1.3.6",
                holder=None,
            ),
        ),
        item(
            f"{where}/空压站分表.jpg",
            scenes.electric_meter(
                "2026:10:22 14:41:30",
                ("有功 总", "001 206.88 kW·h"),
                "YW-E-015",
                "空压站（分项）",
                metering.serial("YW-E-015"),
                3,
            ),
            claim(
                "photo-meter-compressor",
                "meter-photos",
                "空压站分项电能表照片（YW-E-015）",
                "1.3.6 1.3.7",
                holder=None,
            ),
        ),
        item(
            f"{where}/回用水表（竖拍）.jpg",
            scenes.meter("2026:10:22 15:02:47", "0012160", "m³", "YW-W-007", "回用水产水", 6),
            claim(
                "photo-meter-reuse",
                "meter-photos",
                "回用水表照片（YW-W-007）",
                "1.3.6 1.3.7 6.4.5",
                holder=None,
            ),
        ),
    ]
