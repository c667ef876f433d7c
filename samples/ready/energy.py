# ruff: noqa: E501
"""Indicator 3.1: energy statistics, diagnosis, sun and waste heat."""

from __future__ import annotations

from typing import Any

from samples.parties import ADDRESS, CODE, COMPANY, CONSULTANT
from samples.ready import figures as f
from samples.ready import scenes
from samples.ready.forms import form
from samples.ready.kit import (
    BREAK,
    MONTHS,
    bars,
    claim,
    company_paper,
    flow,
    gap,
    h1,
    item,
    note,
    p,
    pairs,
    paper,
    report,
    right,
    scanned,
    sign,
    split,
    table,
    text_pdf,
    title,
)
from samples.table import Item

_A = "05 能源与资源投入"


def files() -> list[Item]:
    """Return the files of this area."""
    where = f"{_A}/3.1 能源投入"
    return [
        item(
            f"{where}/附件5-1 205-1表 能源购进、消费与库存（2025）.pdf",
            text_pdf(form_205_1()),
            claim(
                "form-205-1",
                "form-205-1",
                "能源购进、消费与库存（205-1 表，2025 年）",
                "3.1.1 3.1.4 6.5.1 6.5.2",
                credit_code=CODE,
                issued="2026-01-18",
                years=2025,
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/工业节能诊断报告2025.pdf",
            text_pdf(_diagnosis()),
            claim(
                "energy-diagnosis",
                "energy-diagnosis-report",
                "工业节能诊断报告",
                "3.1.1 1.3.4",
                number="JN2025-056",
                issued="2025-07-25",
                years=2024,
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/附件5-3 能源管理系统 功能说明与验收.pdf",
            text_pdf(_centre()),
            claim(
                "energy-centre",
                "energy-centre",
                "能源管理系统建设与验收材料",
                "3.1.2",
                issued="2024-11-15",
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/IMG_20261023_能管中心.jpg",
            scenes.control_room("2026:10:23 10:08:11"),
            claim("photo-energy-centre", "energy-centre", "能源管理中心照片", "3.1.2", holder=None),
        ),
        item(
            f"{where}/光伏/光伏并网验收意见单 扫描.pdf",
            scanned(_grid(), "grid"),
            claim(
                "pv-grid",
                "pv-grid-connection",
                "分布式光伏并网验收意见单（2.1 MWp）",
                "1.1.8 3.1.3 3.1.4 3.1.5",
                issued="2025-05-20",
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/光伏/2025年光伏发电量统计.pdf",
            text_pdf(_solar()),
            claim(
                "pv-output",
                "renewable-energy",
                "2025 年光伏发电量统计与电费结算汇总",
                "1.1.8 3.1.1 3.1.4 3.1.5",
                issued="2026-01-08",
                years=2025,
            ),
        ),
        item(
            f"{where}/光伏/屋顶.jpg",
            scenes.roof("2026:10:23 10:40:52", 3),
            claim("photo-pv", "pv-photos", "屋顶光伏电站照片", "3.1.3 1.1.8", holder=None),
        ),
        item(
            f"{where}/附件5-6 空压机余热回收项目验收.pdf",
            text_pdf(_waste_heat()),
            claim(
                "waste-heat",
                "waste-heat-project",
                "空压机及热处理余热回收项目验收报告",
                "3.1.6",
                issued="2025-08-28",
                years=2025,
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/余热回收现场（竖）.jpg",
            scenes.heat_recovery("2026:10:23 11:02:36", 3),
            claim(
                "photo-waste-heat",
                "waste-heat-project",
                "空压机余热回收现场照片",
                "3.1.6",
                holder=None,
            ),
        ),
    ]


def form_205_1() -> dict:
    """Return the energy form 205-1 of the year."""

    def row(
        name: str, unit: str, code: str, amount: Any, money: Any, factor: Any, tce: Any
    ) -> list[Any]:
        return [
            {"t": name, "align": "l"},
            unit,
            code,
            0,
            amount,
            money,
            amount,
            amount,
            0,
            factor,
            tce,
        ]

    parts = f.ENERGY_PARTS
    rows = [
        row("天然气", "万立方米", "15", f.GAS, "191.7", "13.30", parts["天然气"]),
        row("柴油", "吨", "20", f.DIESEL, "5.1", "1.4571", parts["柴油"]),
        row("电力", "万千瓦时", "34", f.POWER, "1129.4", "1.229", parts["外购电力"]),
        row(
            "其中：光伏发电（自发自用）",
            "万千瓦时",
            "—",
            f.SOLAR,
            "0",
            "1.229",
            parts["光伏自发自用"],
        ),
    ]
    rows.append(
        [
            {"t": "综合能源消费量（当量值）", "align": "l"},
            "吨标准煤",
            "40",
            "—",
            "—",
            "—",
            "—",
            "—",
            "—",
            "—",
            f.ENERGY,
        ]
    )
    return form(
        "205-1 表",
        "能源购进、消费与库存",
        2025,
        "见表",
        table(
            (
                "能源名称",
                "计量单位",
                "代码",
                "年初库存",
                "购进量 / 自产量",
                "金额（万元）",
                "工业生产消费",
                "合计消费",
                "年末库存",
                "折标系数",
                "折标准煤（吨）",
            ),
            rows,
            (2.2, 0.9, 0.6, 0.8, 1.1, 1, 1, 0.9, 0.8, 0.8, 1.1),
            size=8.5,
            pad=6,
        ),
        note(
            "说明：折标系数电力 1.229 吨标准煤/万千瓦时，天然气 13.30 吨标准煤/万立方米，柴油 1.4571 吨标准煤/吨；光伏自发自用电量按当量值计入。"
        ),
    )


def _diagnosis() -> dict:
    return report(
        "工业节能诊断报告",
        COMPANY,
        (("诊断机构：", CONSULTANT), ("报告编号：", "JN2025-056"), ("诊断期：", "2024 年度")),
        "2025 年 07 月 25 日",
        h1("一、企业概况"),
        p(
            f"企业位于{ADDRESS}，主要产品为精密滚动轴承。2024 年产量 5830 万套，工业总产值 43250 万元，综合能源消费量 2559.40 tce（当量值）。"
        ),
        h1("二、能源利用状况"),
        table(
            ("能源", "2023 年", "2024 年", "占比（2024）"),
            (
                ("电力（万 kW·h）", "1446.2", "1498.6", "71.9%"),
                ("光伏（万 kW·h）", "0", "96.8", "4.6%"),
                ("天然气（万 m³）", "51.2", "44.3", "23.0%"),
                ("柴油（t）", "6.8", "6.5", "0.4%"),
            ),
            (1.4, 1, 1, 1),
        ),
        p(
            "用能主要集中在热处理（38%）、磨加工（31%）、压缩空气（11%）和清洗烘干（7%）。能源结构以电力为主，清洁能源占比逐年上升，无煤炭消费。"
        ),
        bars(
            "各工序用能占比（%）",
            ["热处理", "磨加工", "空压", "清洗", "车削", "其他"],
            [38, 31, 11, 7, 6, 7],
            "#c77f2e",
        ),
        BREAK,
        h1("三、主要用能设备诊断"),
        table(
            ("设备", "诊断情况", "能效水平"),
            (
                ("空压机（4 台）", "永磁变频，比功率 6.1，余热未回收", "1 级"),
                ("网带炉（3 条）", "炉壁温升 41 K，排烟温度 186 ℃", "符合 GB/T 15318"),
                ("变压器（2 台）", "负载率 58%～61%", "2 级"),
                ("水泵（8 台）", "运行效率 77%", "节能评价值"),
                ("照明", "全部 LED，未分区控制", "—"),
            ),
            (1.2, 2.4, 1),
            aligns="clc",
        ),
        h1("四、节能措施建议"),
        table(
            ("序号", "措施", "投资（万元）", "年节能量（tce）", "建议时间"),
            (
                (1, "光伏二期 0.9 MWp", 315, 123, "2025 年"),
                (2, "空压机余热回收", 54, 38, "2025 年"),
                (3, "1# 车间照明分区智能控制", 38, 14, "2025 年"),
                (4, "网带炉排烟余热预热助燃空气", 62, 26, "2026 年"),
                (5, "电机系统永磁化 120 台", 212, 71, "2026 年"),
            ),
            (0.5, 2.4, 1, 1.1, 0.9),
        ),
        h1("五、结论"),
        p(
            "企业能源管理体系运行有效，用能结构合理，无国家明令淘汰的用能设备；采取上述措施后预计年节能 272 tce，单位产品综合能耗可降至 430 kgce/万套以下。"
        ),
        sign(CONSULTANT, "2025 年 07 月 25 日", seal=CONSULTANT),
        seal=CONSULTANT,
    )


def _centre() -> dict:
    return company_paper(
        "WY-NY-2024-06",
        title("能源管理系统功能说明与验收意见", 17),
        h1("一、系统架构"),
        flow("现场仪表 67 台", "采集网关 9 台", "时序数据库", "能源管理平台", "大屏 / 移动端"),
        h1("二、功能"),
        table(
            ("功能", "说明", "状态"),
            (
                ("能耗实时监测", "电、水、气、压缩空气、光伏 5 类，1 min 采集", "已启用"),
                ("分项计量与报表", "按车间、工序、设备日报月报", "已启用"),
                ("能效分析", "单位产品能耗、空压比功率、炉子热效率", "已启用"),
                ("异常报警", "越限、泄漏、待机能耗", "已启用"),
                ("需量与负荷预测", "15 min 需量控制", "已启用"),
                ("碳排放核算", "按 GB/T 32150 自动汇总", "已启用"),
            ),
            (1.2, 2.6, 0.8),
        ),
        h1("三、验收意见"),
        p(
            "2024 年 11 月 15 日，公司组织验收：系统功能符合合同和技术协议，数据完整率 99.6%，试运行三个月稳定，同意验收。"
        ),
        sign(COMPANY, "2024年11月15日"),
    )


def _grid() -> dict:
    return paper(
        title("分布式电源并网验收意见单", 20),
        gap(6),
        pairs(
            ("项目名称", f"{COMPANY} 2.1 MWp 屋顶分布式光伏发电项目（一期 1.2 MWp、二期 0.9 MWp）"),
            ("项目地址", ADDRESS),
            ("消纳方式", "自发自用、余电上网"),
            ("并网电压 / 并网点", "380 V / 3 个并网点"),
            ("计量装置", "双向电能表 3 只，YW-E-003～005"),
            ("验收项目", "线路、并网开关、继电保护、防孤岛、电能质量、计量装置，均合格"),
            ("验收结论", "同意并网"),
        ),
        sign("云梦供电服务中心", "2025年05月20日", seal="云梦供电服务中心"),
        numbered=False,
    )


def _solar() -> dict:
    own = split(float(f.SOLAR), 12, "solar", 2)
    rows = [
        [month, f"{own[n] + 0.6 + n % 3 * 0.2:.2f}", own[n], f"{0.6 + n % 3 * 0.2:.2f}", "已结算"]
        for n, month in enumerate(MONTHS)
    ]
    total = sum(float(row[1]) for row in rows)
    return company_paper(
        "WY-NY-2026-02",
        title("2025 年光伏发电量统计与结算汇总", 17),
        table(
            ("月份", "发电量（万 kW·h）", "自发自用（万 kW·h）", "上网（万 kW·h）", "结算"),
            [*rows, ["合计", f"{total:.2f}", f.SOLAR, f"{total - float(f.SOLAR):.2f}", ""]],
            (0.8, 1.3, 1.4, 1.2, 0.8),
            pad=5,
        ),
        bars("月度自发自用电量（万 kW·h）", [m.replace(" ", "") for m in MONTHS], own, "#e0a51b"),
        p(
            f"2025 年自发自用光伏电量 {f.SOLAR} 万 kW·h，占全厂用电量的 {f.SOLAR / (f.SOLAR + f.POWER) * 100:.1f}%，折 {f.ENERGY_PARTS['光伏自发自用']} tce，占综合能源消费量的 {f.SOLAR_SHARE}%；替代外购电减排 {f.SOLAR * 10 * f.GRID_FACTOR:.1f} tCO₂。"
        ),
        right("编制：周启航　审核：沈逸　　2026年01月08日"),
    )


def _waste_heat() -> dict:
    return company_paper(
        "WY-NY-2025-09",
        title("空压机及热处理余热回收项目验收报告", 17),
        h1("一、项目概况"),
        p(
            "在 4 台 75 kW 空压机上加装油气双回路换热器，配 8 t 保温水箱，供员工浴室与清洗线热水；网带炉淬火油冷却热量用于清洗液预热。投资 54 万元，2025 年 8 月投运。"
        ),
        h1("二、运行效果（72 h 测试）"),
        table(
            ("项目", "单位", "设计", "实测"),
            (
                ("热回收功率", "kW", "150", "158"),
                ("出水温度", "℃", "55", "56.4"),
                ("热水产量", "t/d", "40", "42.6"),
                ("空压机排气温度", "℃", "≤ 90", "84"),
            ),
            (1.5, 0.7, 1, 1),
        ),
        p(
            "年运行 6000 h 计，年回收热量约 3 240 GJ，替代电加热后折合节能约 38 tce/a；2025 年 8—12 月实际节能 15.2 tce。"
        ),
        h1("三、验收结论"),
        p("系统运行稳定，效果达到设计要求，同意验收。"),
        sign(COMPANY, "2025年08月28日"),
    )
