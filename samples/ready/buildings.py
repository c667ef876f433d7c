# ruff: noqa: E501
"""Indicator 1.1: land, buildings, the plan, rooms set apart."""

from __future__ import annotations

from samples.parties import COMPANY, LAB
from samples.ready import deeds, scenes
from samples.ready import figures as f
from samples.ready.kit import (
    claim,
    company_paper,
    h1,
    item,
    items,
    note,
    p,
    pairs,
    right,
    scanned,
    sign,
    table,
    test_report,
    text_pdf,
    title,
)
from samples.table import Item

_A = "03 基础设施/1.1 建筑"


def files() -> list[Item]:
    """Return the files of this area."""
    return [*_papers(), *_rooms()]


def _papers() -> list[Item]:
    bundle = f"{_A}/规划许可 三证合一扫描.pdf"
    return [
        item(
            f"{_A}/附件3-1 不动产权证书 扫描.pdf",
            scanned(deeds.deed(), "deed"),
            claim(
                "title-deed",
                "title-certificate",
                "不动产权证书",
                "0.1 1.1.1 6.1.1",
                number="苏（2021）云梦区不动产权第0008888号",
                issued="2021-06-08",
                valid_until="2062-09-15",
                seal_seen=True,
            ),
        ),
        item(
            bundle,
            scanned(deeds.three_permits(), "permits3"),
            claim(
                "land-planning",
                "land-planning-permit",
                "建设用地规划许可证",
                "0.1 1.1.2",
                first=1,
                last=1,
                number="地字第320599201200088号",
                issued="2012-09-20",
                seal_seen=True,
                remark="三个许可证扫描在同一个 PDF 里，按页拆成三份证据",
            ),
            claim(
                "construction-planning",
                "construction-planning-permit",
                "建设工程规划许可证",
                "0.1 1.1.1 1.1.2",
                first=2,
                last=2,
                number="建字第320599201900132号",
                issued="2019-07-22",
                seal_seen=True,
            ),
            claim(
                "construction-permit",
                "construction-permit",
                "建筑工程施工许可证",
                "0.1 1.1.1",
                first=3,
                last=3,
                number="320599201908160101",
                issued="2019-08-16",
                seal_seen=True,
            ),
        ),
        item(
            f"{_A}/附件3-3 工程竣工验收备案表.pdf",
            scanned(deeds.completion(), "completion"),
            claim(
                "completion",
                "building-completion",
                "房屋建筑工程竣工验收备案表",
                "0.1 1.1.1",
                number="云建竣备〔2020〕第176号",
                issued="2020-11-30",
                seal_seen=True,
            ),
        ),
        item(
            f"{_A}/附件3-4 消防验收意见书.pdf",
            text_pdf(deeds.fire()),
            claim(
                "fire",
                "fire-acceptance",
                "特殊建设工程消防验收意见书",
                "0.1 1.1.1",
                number="云建消验字〔2020〕第0092号",
                issued="2020-11-12",
                seal_seen=True,
            ),
        ),
        item(
            f"{_A}/附件3-5 厂区总平面图（A3）.pdf",
            text_pdf(deeds.site_plan()),
            claim(
                "site-plan",
                "layout-plan",
                "厂区总平面图及主要经济技术指标",
                "1.1.4 1.1.7 1.1.9 6.1.1 6.1.2 6.1.3 6.1.4",
                issued="2021-03-10",
                seal_seen=True,
            ),
        ),
        item(
            f"{_A}/建构筑物面积一览表2025.pdf",
            text_pdf(_areas()),
            claim(
                "floor-areas",
                "floor-area-list",
                "建（构）筑物面积一览表",
                "1.1.4 6.1.1 6.1.2 6.1.3 6.1.4",
                issued="2026-01-09",
                years=2025,
            ),
        ),
        item(
            f"{_A}/ZX2024-0520 室内空气检测报告.pdf",
            text_pdf(_air()),
            claim(
                "indoor-air",
                "indoor-air-test",
                "室内空气质量检测报告",
                "1.1.3",
                number="ZX2024-0520",
                issued="2024-05-28",
                seal_seen=True,
            ),
        ),
        item(
            f"{_A}/附件3-7 建筑节材与绿色建筑措施说明.pdf",
            text_pdf(_green_building()),
            claim(
                "green-building",
                "green-building-proof",
                "建筑节材、结构与场地绿化措施说明",
                "1.1.5 1.1.6 1.1.7 1.1.8 1.1.9",
                issued="2026-02-25",
            ),
        ),
    ]


def _rooms() -> list[Item]:
    where = f"{_A}/现场照片"
    return [
        item(
            f"{where}/危废间1.jpg",
            scenes.store(
                "2026:10:21 10:12:33", "危险废物暂存间", ("#f3c614", "#111111"), "HW08 HW09|HW49", 1
            ),
            claim(
                "photo-hazardous-waste-room",
                "hazardous-room-photos",
                "危险废物暂存间照片（7#，独立设置）",
                "1.1.4 5.3.1",
                holder=None,
            ),
        ),
        item(
            f"{where}/危化品库 门口.jpg",
            scenes.store(
                "2026:10:21 10:20:05", "危险化学品仓库", ("#b71c1c", "#ffffff"), "禁止烟火", 3
            ),
            claim(
                "photo-chemical-store",
                "hazardous-room-photos",
                "危险化学品仓库照片（6#，独立设置）",
                "1.1.4",
                holder=None,
            ),
        ),
        item(
            f"{where}/一般固废间.jpg",
            scenes.store(
                "2026:10:21 10:26:48", "一般固体废物间", ("#1c4f8f", "#ffffff"), "钢屑 包装"
            ),
            claim(
                "photo-waste-room",
                "hazardous-room-photos",
                "一般固体废物间照片",
                "1.1.4 5.3.1",
                holder=None,
            ),
        ),
        item(
            f"{where}/IMG_20261021_110233.jpg",
            scenes.greenery("2026:10:21 11:02:33"),
            claim(
                "photo-greenery",
                "green-building-proof",
                "厂前区绿化与透水铺装照片",
                "1.1.7",
                holder=None,
            ),
        ),
    ]


def _areas() -> dict:
    rows = [
        [no, name, structure, storeys, area, floor, "层高＞8 m，加倍计算" if no == "2#" else "—"]
        for no, name, structure, storeys, area, floor in deeds.BUILDINGS
    ]
    return company_paper(
        "WY-JZ-2025-01",
        title("建（构）筑物面积一览表", 17),
        table(
            ("编号", "名称", "结构", "层数", "占地面积（m²）", "计容建筑面积（m²）", "备注"),
            [*rows, ["合计", "", "", "", f.FOOTPRINT, f.FLOOR, ""]],
            (0.6, 1.6, 1.2, 0.6, 1.2, 1.5, 1.5),
            pad=6,
        ),
        p(
            f"容积率 = {f.FLOOR} ÷ {f.LAND} = {f.PLOT_RATIO}；建筑密度 = {f.FOOTPRINT} ÷ {f.LAND} × 100% = {f.DENSITY}%。"
        ),
        p(
            f"室外场地面积 {f.LAND - f.FOOTPRINT} m²，其中绿地 {f.GREEN_AREA} m²、透水铺装 {f.PERMEABLE - f.GREEN_AREA} m²，透水面积比例 {f.PERMEABLE / (f.LAND - f.FOOTPRINT) * 100:.1f}%。"
        ),
        note("数据取自不动产权证书、建设工程规划许可证附图与竣工图；2025 年内无新增建筑。"),
        right("编制：设备部　审核：沈逸　　2026年01月09日"),
    )


def _air() -> dict:
    rows = []
    for place in ("4# 楼 2F 开放办公区", "4# 楼 3F 会议室", "1# 车间装配区（恒温间）"):
        seed = len(place)
        rows += [
            [{"t": place, "down": 5}, "甲醛", "mg/m³", f"0.0{32 + seed % 9}", "≤ 0.08", "合格"],
            ["苯", "mg/m³", "＜0.005", "≤ 0.03", "合格"],
            ["氨", "mg/m³", f"0.0{61 + seed % 7}", "≤ 0.20", "合格"],
            ["氡", "Bq/m³", f"{38 + seed % 11}", "≤ 300", "合格"],
            ["TVOC", "mg/m³", f"0.1{4 + seed % 5}", "≤ 0.60", "合格"],
        ]
    return test_report(
        "ZX2024-0520",
        "室内空气",
        (
            ("委托单位：", COMPANY),
            ("检测地点：", "研发综合楼、1# 车间恒温间"),
            ("检测类别：", "委托检测"),
        ),
        "签发日期：2024 年 05 月 28 日",
        h1("一、检测概况"),
        pairs(
            ("采样日期", "2024 年 05 月 20 日"),
            ("检测日期", "2024 年 05 月 20 日至 24 日"),
            ("依据标准", "GB/T 18883-2022《室内空气质量标准》"),
            ("主要仪器", "气相色谱仪 GC-2014（编号 ZX-018）、测氡仪（ZX-043）"),
        ),
        h1("二、检测结果"),
        table(
            ("采样点位", "项目", "单位", "结果", "标准值", "判定"), rows, (2, 0.8, 0.9, 1, 1, 0.7)
        ),
        p("结论：所检点位甲醛、苯、氨、氡及 TVOC 均符合 GB/T 18883-2022 要求。"),
        sign(
            "编制：江月　审核：白露　签发：何处",
            LAB,
            "2024 年 05 月 28 日",
            seal=LAB,
            word="检验检测专用章",
        ),
    )


def _green_building() -> dict:
    return company_paper(
        "WY-JZ-2026-02",
        title("建筑节材、结构与场地绿化措施说明", 17),
        h1("一、建筑材料"),
        items(
            "1. 结构用钢 Q355B 占 86%，HRB400E 及以上钢筋占受力钢筋 94%；",
            "2. 围护采用岩棉夹芯板、蒸压加气混凝土砌块（利废 30%）；",
            "3. 500 km 以内生产的建筑材料重量占比 78.6%；预拌混凝土、预拌砂浆使用率 100%。",
        ),
        h1("二、建筑结构"),
        p(
            "1#、3#、5# 采用钢框架，2# 采用门式钢架，主体为可循环利用的钢结构体系，可再利用、可再循环材料重量占比 12.4%。"
        ),
        h1("三、场地与绿化"),
        p(
            f"绿地 {f.GREEN_AREA} m²，植物以香樟、桂花、垂丝海棠等乡土树种为主；厂前区人行道、停车位采用透水砖和植草砖，室外透水面积比例 33.8%。综合楼与车间之间设遮荫连廊 86 m。"
        ),
        h1("四、节水器具与可再生能源"),
        table(
            ("项目", "配置", "效果"),
            (
                ("节水器具", "感应龙头 68 只、双档便器 92 套，2 级及以上水效", "节水率 18%"),
                ("屋顶光伏", "2.1 MWp", f"2025 年自发自用 {f.SOLAR} 万 kW·h"),
                ("雨水利用", "雨水收集池 80 m³，用于绿化浇洒", "年用量约 2 100 m³"),
            ),
            (1, 2.4, 1.8),
        ),
        h1("五、多层厂房"),
        p("1# 车间 3 层、3# 车间 2 层、5# 仓库 3 层，多层厂房计容面积占生产仓储建筑的 80.2%。"),
        right("编制：设备部　审核：沈逸　　2026年02月25日"),
    )
