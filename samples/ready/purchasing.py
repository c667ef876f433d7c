# ruff: noqa: E501
"""Indicator 3.3: suppliers, incoming inspection, agreements."""

from __future__ import annotations

from samples.parties import COMPANY
from samples.ready.kit import (
    BREAK,
    centre,
    claim,
    company_paper,
    gap,
    h1,
    item,
    items,
    p,
    pairs,
    paper,
    plain,
    right,
    scanned,
    sign,
    table,
    text_pdf,
    title,
)
from samples.table import Item

_A = "05 能源与资源投入"


def files() -> list[Item]:
    """Return the files of this area."""
    where = f"{_A}/3.3 采购"
    return [
        item(
            f"{where}/附件5-18 供方选择、评价和再评价准则.pdf",
            text_pdf(_criteria()),
            claim(
                "supplier-criteria",
                "supplier-criteria",
                "供方选择、评价和再评价准则（含环保要求）",
                "3.3.1",
                number="WY-CX-31",
                issued="2024-03-01",
            ),
        ),
        item(
            f"{where}/合格供方名录2025.pdf",
            text_pdf(_suppliers()),
            claim(
                "supplier-list",
                "approved-supplier-list",
                "合格供方名录（2025 年）",
                "3.3.1",
                issued="2025-12-30",
                years=2025,
            ),
        ),
        item(
            f"{where}/供方年度评价记录 2025.pdf",
            scanned(_evaluations(), "suppliers", 95),
            claim(
                "supplier-records",
                "supplier-evaluation-records",
                "供方评价、再评价记录（2025 年）",
                "3.3.1",
                issued="2025-12-22",
                years=2025,
            ),
        ),
        item(
            f"{where}/进货检验规程.pdf",
            text_pdf(_procedure()),
            claim(
                "inspection-procedure",
                "inspection-procedure",
                "进货检验规程",
                "3.3.2",
                number="WY-JY-01",
                issued="2024-03-01",
            ),
        ),
        item(
            f"{where}/附件5-22 进货检验记录（2025 抽样）.pdf",
            text_pdf(_inspections()),
            claim(
                "inspection-records",
                "inspection-records",
                "进货检验记录（2025 年抽样）",
                "3.3.2",
                issued="2025-12-31",
                years=2025,
            ),
        ),
        item(
            f"{where}/采购技术协议-环保条款（2025）扫描.pdf",
            scanned(_contract(), "contract"),
            claim(
                "green-contract",
                "green-purchase-contract",
                "采购技术协议（含有害物质、可回收材料、能效要求）",
                "3.3.3",
                issued="2025-01-06",
                seal_seen=True,
            ),
        ),
    ]


def _criteria() -> dict:
    return company_paper(
        "WY-CX-31",
        title("供方选择、评价和再评价准则", 18),
        h1("1　选择"),
        p(
            "供方应依法设立，持有有效的营业执照、排污许可证（或登记回执）；优先选择通过 GB/T 24001、GB/T 23331 认证及列入绿色工厂名单的供方。"
        ),
        h1("2　评价内容与权重"),
        table(
            ("项目", "权重", "内容", "否决条件"),
            (
                ("质量", "35%", "批次合格率、PPM", "—"),
                ("交付", "20%", "准时交付率", "—"),
                ("价格服务", "15%", "成本、响应", "—"),
                ("环保", "20%", "环保手续、达标、有害物质、包装回收", "环保处罚未整改"),
                ("能源与碳", "10%", "能耗、绿色电力、碳数据", "使用淘汰设备"),
            ),
            (1, 0.6, 2.2, 1.3),
        ),
        h1("3　再评价"),
        p(
            "A、B 类供方每年再评价一次，C 类每两年一次；得分低于 70 分限期整改，低于 60 分取消资格。2025 年共评价 86 家，取消 1 家。"
        ),
        right("编制：采购部　批准：沈逸　　2024年03月01日实施"),
    )


def _suppliers() -> dict:
    kinds = (
        "轴承钢",
        "钢球",
        "保持架",
        "锻件",
        "防锈油",
        "切削液",
        "清洗剂",
        "包装",
        "砂轮",
        "热处理耗材",
        "物流",
        "备件",
    )
    heads = ("子虚", "乌有", "亡是公", "云梦", "青丘", "孟诸")
    rows = [
        [
            n + 1,
            f"{('江苏', '浙江', '上海', '山东')[n % 4]}{heads[n % 6]}{kinds[n % 12]}有限公司",
            kinds[n % 12],
            "ABC"[n % 3],
            "√" if n % 4 else "√（24001、23331）",
            78 + n * 7 % 21,
            "合格",
        ]
        for n in range(48)
    ]
    return company_paper(
        "WY-CG-2025-01",
        title("合格供方名录（2025 年，节选 A、B、C 类主要供方）", 16),
        table(
            ("序号", "供方名称", "供应产品", "类别", "环保资料", "得分", "结论"),
            rows,
            (0.5, 2.4, 1, 0.6, 1.4, 0.6, 0.6),
            pad=3.2,
            size=8.5,
        ),
        right("编制：采购部　批准：沈逸　　2025年12月30日"),
    )


def _evaluations() -> dict:
    def sheet(name: str, kind: str, scores: tuple[int, ...], remark: str) -> list:
        names = (
            ("质量（35）", "批次合格率"),
            ("交付（20）", "准时率"),
            ("价格服务（15）", "响应"),
            ("环保（20）", "手续齐全、达标、包装周转"),
            ("能源与碳（10）", "能耗、绿电、碳数据"),
        )
        return [
            title("供方评价（再评价）记录表", 17),
            pairs(("供方名称", name), ("供应产品", kind), ("评价日期", "2025 年 12 月 22 日")),
            table(
                ("项目（满分）", "评价内容", "得分"),
                [[a, b, s] for (a, b), s in zip(names, scores, strict=True)],
                (1.2, 2, 0.7),
                pad=8,
            ),
            p(f"环保资料核查：{remark}"),
            p(f"总分 {sum(scores)}，结论：☑ 继续保持合格供方　□ 限期整改　□ 取消"),
            right("采购：宋词　品保：唐风　安环：王敏"),
        ]

    return paper(
        *sheet(
            "江苏子虚特钢有限公司",
            "轴承钢",
            (33, 18, 13, 19, 9),
            "排污许可证有效至 2028-03；废钢配比 62%",
        ),
        BREAK,
        *sheet("浙江乌有钢球有限公司", "钢球", (32, 19, 12, 17, 7), "排污登记有效；环境协议已续签"),
        BREAK,
        *sheet(
            "上海云梦润滑油有限公司", "防锈油", (34, 17, 12, 18, 8), "提供 SDS、低 VOCs 检测报告"
        ),
        head=f"{COMPANY}　WY-CG-JL-07",
    )


def _procedure() -> dict:
    return company_paper(
        "WY-JY-01",
        title("进货检验规程", 18),
        h1("1　范围"),
        p("适用于轴承钢、锻件、钢球、保持架、油液、包装等采购品的检验和验证。"),
        h1("2　检验项目"),
        table(
            ("物料", "检验项目", "抽样", "方法", "环保要求"),
            (
                (
                    "轴承钢",
                    "化学成分、低倍、碳化物、硬度",
                    "每炉号",
                    "光谱、金相",
                    "放射性、回收钢声明",
                ),
                ("锻件", "尺寸、硬度、脱碳", "GB/T 2828.1 Ⅱ", "量具、金相", "—"),
                ("钢球", "直径变动、表面、硬度", "GB/T 2828.1 Ⅱ", "比较仪", "—"),
                ("保持架", "尺寸、材质", "GB/T 2828.1 Ⅱ", "投影仪、XRF", "RoHS 筛查"),
                ("油液、清洗剂", "外观、粘度、VOCs", "每批", "SDS、报告", "低 VOCs 限值"),
                ("包装", "尺寸、强度", "每批", "—", "可回收标识"),
            ),
            (1, 2, 1.1, 1, 1.3),
            pad=7,
        ),
        h1("3　处置"),
        p("不合格品隔离、标识、评审；环保项目不合格一律退货并通知采购部启动供方再评价。"),
        right("编制：品保部　批准：沈逸　　2024年03月01日"),
    )


def _inspections() -> dict:
    stuff = (
        ("轴承钢 GCr15", "江苏子虚特钢", "光谱、硬度、金相", "炉号 C25"),
        ("钢球 G10", "浙江乌有钢球", "直径、硬度", "批 B25"),
        ("保持架", "山东青丘保持架", "尺寸、XRF", "批 R25"),
        ("防锈油", "上海云梦润滑油", "粘度、VOCs 报告", "批 Y25"),
        ("清洗剂", "江苏孟诸清洗剂", "pH、VOCs 报告", "批 Q25"),
        ("纸箱", "苏州乌有包装", "强度、标识", "批 Z25"),
    )
    rows = [
        [
            n + 1,
            f"2025-{n // 3 + 1:02}-{3 + n * 5 % 25:02}",
            stuff[n % 6][0],
            stuff[n % 6][1],
            f"{stuff[n % 6][3]}{n + 1:03}",
            stuff[n % 6][2],
            "合格" if n != 17 else "不合格，退货",
            ("唐风", "白露", "江月")[n % 3],
        ]
        for n in range(36)
    ]
    return company_paper(
        "WY-JY-JL-01",
        title("进货检验记录（2025 年抽样）", 17),
        table(
            ("序号", "日期", "物料", "供方", "批号", "检验项目", "结论", "检验员"),
            rows,
            (0.5, 1, 1.1, 1.3, 1, 1.3, 1, 0.7),
            size=8.5,
            pad=4,
        ),
        p(
            "2025 年进货检验 1 864 批，合格 1 851 批，合格率 99.3%；不合格 13 批均已退货或让步评审。"
        ),
        right("品保部　　2025年12月31日"),
    )


def _contract() -> dict:
    return paper(
        title("采购技术协议", 20),
        centre("协议编号：WY-CG-2025-008"),
        gap(4),
        plain(f"甲方（需方）：{COMPANY}"),
        plain("乙方（供方）：江苏子虚特钢有限公司"),
        p("双方就 GCr15 轴承钢的质量、环境和能源要求达成如下协议，作为采购合同的组成部分："),
        items(
            "一、质量：按 GB/T 18254 执行，氧含量不大于 8 ppm。",
            "二、有害物质：不得检出放射性超标；铅、镉、汞、六价铬等符合 GB/T 26572；按批提供声明。",
            "三、可回收材料：短流程钢废钢配比不低于 60%，提供炉号追溯和回收声明；包装采用可循环吊带和托架，周转率不低于 95%。",
            "四、能效与碳：乙方应提供吨钢综合能耗和碳足迹数据，优先使用绿色电力，不得使用国家明令淘汰的设备。",
            "五、环保手续：乙方应持有有效的排污许可证，发生环保处罚应在 5 日内告知甲方。",
            "六、甲方每年对乙方进行再评价，环保、能源不合格的有权暂停采购。",
        ),
        p("本协议自 2025 年 1 月 6 日起生效，有效期至 2027 年 12 月 31 日。"),
        sign("甲方（盖章）：" + COMPANY, "2025 年 01 月 06 日", above=10),
        sign(
            "乙方（盖章）：江苏子虚特钢有限公司",
            "2025 年 01 月 06 日",
            seal="江苏子虚特钢有限公司",
            word="合同专用章",
            above=60,
        ),
        numbered=False,
    )
