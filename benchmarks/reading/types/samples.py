"""What laboratories test: of each sort its names, points, results, methods and limits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.reading.paper import Facts

Rows = Callable[[Facts], list[list[str]]]


@dataclass(frozen=True)
class Test:
    """One sort of test: what it is called, what is tested and how, what its result table looks like."""

    id: str
    titles: tuple[str, ...]
    english: str
    tag: str
    what: str
    head: tuple[str, ...]
    rows: Rows
    methods: tuple[tuple[str, str, str], ...]
    limit: str
    product: str = ""


def _of(f: Facts, low: float, high: float, places: int = 1) -> str:
    return f"{f.rng.uniform(low, high):.{places}f}"


def _gas(f: Facts) -> list[list[str]]:
    made = []
    for n in range(1, f.rng.randint(2, 4)):
        for what, high, limit in (
            ("颗粒物", 18, "120"),
            ("非甲烷总烃", 40, "60"),
            ("二氧化硫", 30, "550"),
        ):
            made.append([f"DA00{n}排气筒出口", what, _of(f, 1, high), _of(f, 0.01, 0.4, 3), limit])
    return made  # fmt: skip


def _water(f: Facts) -> list[list[str]]:
    return [
        ["废水总排口DW001", what, _of(f, low, high, places), unit, limit]
        for what, low, high, places, unit, limit in (
            ("pH值", 6.6, 7.9, 1, "无量纲", "6～9"), ("化学需氧量", 40, 300, 0, "mg/L", "500"),
            ("氨氮", 1, 30, 2, "mg/L", "45"), ("总磷", 0.2, 6, 2, "mg/L", "8"),
            ("悬浮物", 12, 200, 0, "mg/L", "400"), ("石油类", 0.1, 9, 2, "mg/L", "20"),
        )
    ]  # fmt: skip


def _noise(f: Facts) -> list[list[str]]:
    return [
        [f"N{n} {side}厂界外1m", "生产设备", _of(f, 54, 64), _of(f, 44, 54), "65/55"]
        for n, side in enumerate(("东", "南", "西", "北"), 1)
    ]


def _all(f: Facts) -> list[list[str]]:
    gas = [[*r[:3], "mg/m³", r[4]] for r in _gas(f)[:3]]
    noise = [[r[0], "昼间噪声", r[2], "dB(A)", "65"] for r in _noise(f)]
    return gas + _water(f)[:4] + noise


def _indoor(f: Facts) -> list[list[str]]:
    return [
        [room, what, _of(f, low, high, 3), limit, "合格"]
        for room in ("办公楼二层会议室", "研发中心")
        for what, low, high, limit in (("甲醛", 0.01, 0.07, "0.08"), ("苯", 0.01, 0.05, "0.09"), ("总挥发性有机化合物", 0.1, 0.5, "0.60"))
    ]  # fmt: skip


def _light(f: Facts) -> list[list[str]]:
    return [
        [room, limit, str(f.rng.randint(int(limit), int(limit) + 90)), _of(f, 4, 8), "符合"]
        for room, limit in (
            ("机加工车间", "300"),
            ("装配车间", "300"),
            ("办公室", "300"),
            ("走廊", "100"),
        )
    ]


def _substances(f: Facts) -> list[list[str]]:
    names = (
        "铅 (Pb)",
        "镉 (Cd)",
        "汞 (Hg)",
        "六价铬 (Cr(VI))",
        "多溴联苯 (PBBs)",
        "多溴二苯醚 (PBDEs)",
    )
    return [[n, "mg/kg", f.pick("ND", "ND", str(f.rng.randint(3, 60))), "2" if "Cd" in n else "5", "100" if "Cd" in n else "1000"] for n in names]  # fmt: skip


def _motor(f: Facts) -> list[list[str]]:
    return [
        ["额定输出功率", "kW", "45", "45.1", "符合"], ["效率", "%", "≥94.2", _of(f, 94.3, 95.5), "符合"],
        ["功率因数", "/", "≥0.86", _of(f, 0.86, 0.9, 2), "符合"], ["温升", "K", "≤80", _of(f, 58, 76), "符合"],
    ]  # fmt: skip


GAS = ("颗粒物", "固定污染源排气中颗粒物测定 GB/T 16157-1996", "电子天平 AUW120D")
WATER = ("化学需氧量", "水质 化学需氧量的测定 HJ 828-2017", "滴定管 50mL")
NOISE = ("厂界噪声", "工业企业厂界环境噪声排放标准 GB 12348-2008", "多功能声级计 AWA6228+")
TESTS = (
    Test("waste-gas-monitoring", ("废气检测报告", "有组织废气检测报告", "固定污染源废气监测报告"), "Test Report", "Q", "有组织废气",
         ("检测点位", "检测项目", "排放浓度(mg/m³)", "排放速率(kg/h)", "限值"), _gas,
         (GAS, ("非甲烷总烃", "气相色谱法 HJ 38-2017", "气相色谱仪 GC-2014")), "GB 16297-1996 表2二级限值"),
    Test("waste-water-monitoring", ("废水检测报告", "水质检测报告（废水）", "废水监测报告"), "Test Report", "S", "工业废水",
         ("采样点位", "检测项目", "检测结果", "单位", "标准限值"), _water,
         (WATER, ("氨氮", "纳氏试剂分光光度法 HJ 535-2009", "分光光度计 T6")), "GB 8978-1996 表4三级限值"),
    Test("noise-monitoring", ("厂界噪声检测报告", "工业企业厂界环境噪声监测报告", "噪声检测报告"), "Noise Test Report", "Z", "厂界环境噪声",
         ("测点位置", "主要声源", "昼间Leq dB(A)", "夜间Leq dB(A)", "限值（昼/夜）"), _noise, (NOISE,), "GB 12348-2008 3类限值"),
    Test("combined-monitoring", ("废气、废水、噪声检测报告", "环境检测报告（废水、废气、噪声）", "排污单位自行监测报告（废气、废水、噪声）"), "Environmental Test Report", "H", "废气、废水、厂界噪声",
         ("检测点位", "检测项目", "检测结果", "单位", "限值"), _all, (GAS, WATER, NOISE), "GB 16297-1996、GB 8978-1996、GB 12348-2008"),
    Test("indoor-air-test", ("室内空气检测报告", "室内环境空气质量检测报告"), "Indoor Air Test Report", "K", "室内空气",
         ("检测地点", "检测项目", "结果(mg/m³)", "限值(mg/m³)", "单项判定"), _indoor,
         (("甲醛", "酚试剂分光光度法 GB/T 18204.2-2014", "分光光度计 722N"),), "GB/T 18883-2022 限值"),
    Test("lighting-test", ("照度检测报告", "照明（照度、功率密度）检测报告", "室内照明检测报告"), "Illumination Test Report", "G", "工作场所照明",
         ("检测场所", "标准值(lx)", "平均照度(lx)", "功率密度(W/m²)", "判定"), _light,
         (("照度", "照明测量方法 GB/T 5700-2023", "照度计 TES-1339"),), "GB/T 50034-2024 限值"),
    Test("hazardous-substance-test", ("有害物质（RoHS）检测报告", "限用物质检测报告", "RoHS检测报告"), "RoHS Test Report", "R", "产品",
         ("检测项目", "单位", "结果", "检出限", "限值"), _substances,
         (("铅、镉", "IEC 62321-5:2013", "ICP-OES 5110"), ("六价铬", "IEC 62321-7-2:2017", "UV-1800")), "GB/T 26572-2011 限量要求", "轴承密封圈（黑色橡胶）"),
    Test("product-efficiency-test", ("电动机能效检测报告", "产品能效检验报告", "能效检验报告"), "Energy Efficiency Test Report", "N", "产品",
         ("检验项目", "单位", "标准要求", "检验结果", "单项结论"), _motor,
         (("效率", "三相异步电动机试验方法 GB/T 1032-2023", "电机测试系统 WT1804"),), "GB 18613-2020 2级能效", "三相异步电动机"),
)  # fmt: skip
