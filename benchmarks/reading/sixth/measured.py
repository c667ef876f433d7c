"""Energy audit, cleaner production, waste gas, a meter verified."""

from __future__ import annotations

from datetime import timedelta

from benchmarks.reading import dates
from benchmarks.reading.kit import (
    CODED,
    EMPTY_DAY,
    ENDING,
    NAMED,
    SMALL,
    Made,
    kind,
)
from benchmarks.reading.names import party
from benchmarks.reading.paper import Facts, mark
from benchmarks.reading.parts import (
    HELD,
    cols,
    district_office,
    down,
    emblem,
    iso,
    new_page,
    pairs,
    rule,
    seal,
    space,
    t,
    table,
    title,
)  # fmt: skip
from benchmarks.reading.types.meters import METERS, meter
from benchmarks.reading.types.sheets import issued, said, values


def energy_audit(f: Facts) -> Made:
    """A report: the firm and its title on the cover, the auditors' sheet, a summary with a table."""
    year, by = str(f.issued.year - 1), f.pick("捕影节能科技有限公司", "烂柯能源技术咨询有限公司")
    f.notation = f.pick("zh", "zh-padded", "dots", "han")
    number = f.pick(
        f"NYSJ-{f.issued.year}-{f.digits(3)}",
        f"BY/SJ{f.issued:%y%m}-{f.digits(2)}",
        f"{f.issued.year}NS{f.digits(4)}",
    )
    power, gas, steam = f.rng.randint(400, 5000), f.rng.randint(20, 400), f.rng.randint(1000, 20000)
    coal = [power * 1.229, gas * 13.3, steam * 0.0948]
    used = [["电力", "万kWh", f"{power:,}", "1.229", f"{coal[0]:,.2f}"], ["天然气", "万m³", f"{gas:,}", "13.300", f"{coal[1]:,.2f}"],
            ["热力（蒸汽）", "t", f"{steam:,}", "0.0948", f"{coal[2]:,.2f}"], ["合计", "", "", "", f"{sum(coal):,.2f}"]]  # fmt: skip
    info = [("委托单位", said(f, "holder")), ("统一社会信用代码", said(f, "credit_code")), ("单位地址", f.client.address),
            ("审计单位", by), ("审计期", f"{mark('years', year)}年1月1日～{year}年12月31日"), ("审计依据", f"{mark('standard', 'GB/T 17166-2019')}《能源审计技术通则》"),
            ("审计组长", f.person()), ("审计组成员", f"{f.person()}　{f.person()}　{f.person()}"), ("审核／批准", f"{f.person()}／{f.person()}")]  # fmt: skip
    blocks = [
        t(f"报告编号：{mark('number', number)}", 11.5, "right"),
        down(0.5),
        t(said(f, "holder"), 22, "center", bold=True),
        title("能源审计报告", 34, above=18, tracking=0.1),
        t(f"（{mark('years', year)}年度）", 16, "center", above=12),
        down(),
        t(f"编制单位：{by}", 14, "center"),
        t(issued(f), 14, "center", above=10),
        seal(f, by, 175, -80),
        down(0.2),
        new_page(),
        title("审计基本信息表", 16),
        space(8),
        pairs("grid", info, first=26, inset=9, label={"size": 11}, value={"size": 11}),
        new_page(),
        title("摘　要", 16),
        t(f"　　根据国家和地方节能主管部门的要求，受{f.holder}委托，{by}组成审计组，对其{year}年度能源利用状况进行了审计。审计组查阅了能源统计报表、计量台账和财务凭证，并进行了现场测试。", 11.5, leading=0.9, above=8),
        t("　　一、企业能源消费情况见下表：", 11.5, above=6),
        space(4),
        table((3, 2, 2.5, 2.5, 3), ("能源种类", "单位", "消费量", "折标系数", "折标煤（tce）"), used, label={"size": 10}, value={"size": 10}),
        t(f"　　二、企业{year}年工业总产值{f.rng.randint(3000, 90000)}万元，万元产值综合能耗较{int(year) - 1}年下降{f.rng.randint(1, 9)}.{f.digits(1)}%。", 11.5, above=8),
        t(f"　　三、审计提出节能技术改造项目{f.rng.randint(3, 9)}项，预计年节能量{f.rng.randint(50, 600)}tce。", 11.5, above=6),
    ]  # fmt: skip
    look = f.look(cover=True, header=[f"{f.client.trade}企业能源审计", "{p}"])
    return blocks, values(f, number=number, years=[year], standard="GB/T 17166-2019"), look


def cleaner(f: Facts) -> Made:
    """The table of opinion: particulars in four columns, opinion in a tall cell, experts, the bureau below."""
    office, year = district_office(f, "生态环境局"), str(f.issued.year - 1)
    f.notation = f.pick("zh", "zh-padded", "zh-spaced", "dots")
    number = f.pick(
        f"QJ{f.issued.year}-{f.digits(3)}",
        f"{f.client.place[1][0]}清审验〔{f.issued.year}〕{f.rng.randint(2, 90)}号",
    )
    consultant = party(f.rng).name.replace("有限", "环保咨询有限", 1)
    rows = [("企业名称", said(f, "holder"), "法定代表人", f.client.legal),
            ("统一社会信用代码", said(f, "credit_code"), "所属行业", f.client.trade),
            ("企业地址", f.client.address, "联系人", f.person()),
            ("咨询服务机构", consultant, "审核类型", f.pick("强制性审核", "自愿性审核")),
            ("审核基准年", f"{mark('years', year)}年", "验收方式", f.pick("现场验收", "会议验收"))]  # fmt: skip
    free, paid = f.rng.randint(9, 26), f.rng.randint(1, 5)
    opinion = "\n".join((
        "　　专家组听取了企业和咨询机构的汇报，查看了现场，审阅了审核报告，形成验收意见如下：",
        "　　1. 企业按照《清洁生产审核办法》要求完成了本轮清洁生产审核，程序规范，资料较齐全。",
        f"　　2. 本轮共提出并实施无/低费方案{free}项、中/高费方案{paid}项，累计投入{f.rng.randint(60, 900)}万元；实施后年节电{f.rng.randint(5, 90)}万kWh，节水{f.rng.randint(500, 9000)}t，削减VOCs {f.rng.randint(1, 9)}.{f.digits(1)}t，取得经济效益{f.rng.randint(20, 300)}万元/年。",
        f"　　3. 企业清洁生产水平达到{f.pick('国内清洁生产先进水平（Ⅱ级）', '国内清洁生产一般水平（Ⅲ级）')}，主要目标已实现。",
        "　　4. 建议企业进一步完善能源、水计量体系，持续推行清洁生产。",
        "　　结论：同意通过清洁生产审核验收。",
    ))  # fmt: skip
    group = [
        ["组长", f.person(), "乌有理工大学", "教授"],
        ["组员", f.person(), "蜃楼市环境科学研究所", "高级工程师"],
        ["组员", f.person(), "南柯市节能协会", "高级工程师"],
    ]
    blocks = [
        title(f.pick("清洁生产审核验收意见表", "企业清洁生产审核验收意见"), 20),
        t(f"编号：{mark('number', number)}", 11, "right", above=6),
        space(4),
        pairs("grid", rows, widths=(18, 38, 16, 28), inset=7, label={"size": 10}, value={"size": 10}),
        pairs("grid", [("专家组\n验收意见", opinion)], widths=(18, 82), inset=9, label={"size": 10}, value={"size": 10.5}),
        t("验收专家组名单", 11, "center", above=10),
        space(4),
        table((1.5, 2, 4, 3), ("职务", "姓名", "工作单位", "职称"), group, label=SMALL, value=SMALL),
        t("主管部门意见：同意专家组验收意见。", 11, above=14),
        space(18),
        t(f"{office}（盖章）", 12, "right"),
        t(issued(f) or EMPTY_DAY, 12, "right", above=6),
        seal(f, office, 300, -80),
        down(),
    ]  # fmt: skip
    return blocks, values(f, number=number, years=[year]), f.look(leading=0.65)


def waste_gas(f: Facts) -> Made:
    """A laboratory's report: cover with lines, statement, particulars, results of each stack, hands."""
    lab = f.pick("镜花环境检测（乌有）有限公司", "槐安检测技术有限公司", "空谷检测科技有限公司")
    number = f.pick(
        f"HA{f.issued:%y%m}{f.digits(4)}",
        f"KG-HJ{f.issued.year}{f.digits(4)}",
        f"（{f.issued.year}）检测（气）字第{f.digits(4)}号",
    )
    f.notation = f.pick("zh", "zh-padded", "dashes", "dots")
    start = f.issued - timedelta(days=f.rng.randint(8, 18))
    days = [start + timedelta(days=n) for n in range(f.pick(1, 1, 2))]
    shown = f.pick("~", "、", "至").join(mark("sampled", f.on(d)) for d in days)
    ends = (days[0] + timedelta(days=1), days[-1] + timedelta(days=f.rng.randint(3, 6)))
    tested = "~".join(mark("tested", f.on(d)) for d in ends)
    ordered = party(f.rng).name if f.trap == "client-differs" else f.holder
    lasts = (
        f"（资质认定证书有效期至 {f.on(dates.shifted(f.issued, 3, 61))}）"
        if f.trap == "licence-dated"
        else ""
    )
    cma = f"{f.pick(21, 22, 23)}{f.digits(10)}"
    day = issued(f) or EMPTY_DAY
    front = [("项目名称", f"{f.client.trade}生产线有组织废气委托检测"), ("委托单位", ordered), ("受检单位", said(f, "holder")),
             ("检测类别", "委托检测"), ("报告日期", day)]  # fmt: skip
    facts = [("受检单位", said(f, "holder"), "联系人", f"{f.person()}"), ("受检单位地址", mark("address", f.client.address), "样品类别", "有组织废气"),
             ("采样日期", shown, "采样人员", f"{f.person()}、{f.person()}"), ("检测日期", tested, "样品状态", "滤筒、气袋完好"),
             ("检测目的", "了解废气污染物排放情况", "生产工况", f"正常，负荷{f.rng.randint(75, 98)}%")]  # fmt: skip
    methods = [["颗粒物", "固定污染源废气 低浓度颗粒物的测定 重量法 HJ 836-2017", "电子天平 JH-035", "1.0 mg/m³"],
               ["非甲烷总烃", "固定污染源废气 总烃、甲烷和非甲烷总烃的测定 气相色谱法 HJ 38-2017", "气相色谱仪 JH-012", "0.07 mg/m³"]]  # fmt: skip
    stacks = []
    for n in range(1, f.rng.randint(2, 4)):
        rows = []
        for what, high, limit, places in (("颗粒物", 18, "20", 1), ("非甲烷总烃", 40, "60", 2)):
            three = [f.rng.uniform(1.2, high) for _ in range(3)]
            flow = f.rng.randint(4000, 30000)
            rows += [[f"{what}排放浓度(mg/m³)", *[f"{v:.{places}f}" for v in three], f"{sum(three) / 3:.{places}f}", limit],
                     [f"{what}排放速率(kg/h)", *[f"{v * flow / 1e6:.3f}" for v in three], f"{sum(three) / 3 * flow / 1e6:.3f}", "/"]]  # fmt: skip
        stacks += [t(f"检测点位：DA00{n} 排气筒出口　　排气筒高度：{f.pick(15, 20, 25)}m　　标干流量：{flow} m³/h", 10, above=8), space(3),
                   table((4, 2, 2, 2, 2, 2), ("检测项目", "第一次", "第二次", "第三次", "均值", "限值"), rows, label=SMALL, value=SMALL)]  # fmt: skip
    statement = (
        "一、本报告无本公司检验检测专用章、骑缝章及CMA章无效。",
        "二、本报告无编制人、审核人、签发人签字无效，涂改、增删无效。",
        "三、本报告部分复制，或完整复制后未加盖本公司检验检测专用章无效。",
        "四、委托方送样的，本报告只对来样负责；对本报告有异议的，请于收到之日起15日内提出。",
    )
    blocks = [
        cols((1, 1), [emblem("oval", 22, "left", text="CMA", ink="#c8102e"), t(mark("cma", cma), 9.5)], [t(f"{lasts}", 8.5, "right")]),
        down(0.5),
        title("检 测 报 告", 36),
        t("TEST REPORT", 14, "center"),
        t(f"报告编号　{mark('number', number)}", 13, "center", above=14),
        down(0.7),
        pairs("lines", front, first=24, gap=16, label={"size": 13}, value={"size": 13}),
        down(),
        t(lab, 17, "center"),
        seal(f, lab, 175, -75, "检验检测专用章"),
        down(0.2),
        new_page(),
        title("检测报告说明", 17),
        space(8),
        *[t(s, 11.5, above=8) for s in statement],
        space(20),
        t(f"单位地址：无何有省华胥市海市新区刻舟路{f.rng.randint(3, 99)}号　　邮编：{f.digits(6)}　　电话：000-{f.digits(8)}", 10),
        new_page(),
        t("一、检测概况", 11.5, bold=True),
        space(4),
        pairs("grid", facts, widths=(16, 42, 14, 28), inset=6, label=SMALL, value=SMALL),
        t("二、检测方法、仪器及检出限", 11.5, bold=True, above=12),
        space(4),
        table((2, 6, 3, 2), ("检测项目", "检测方法及标准号", "仪器名称及编号", "检出限"), methods, label=SMALL, value=SMALL),
        t("三、有组织废气检测结果", 11.5, bold=True, above=12),
        *stacks,
        t(f"备注：限值参照《大气污染物综合排放标准》（DB 99/{f.digits(4)}-2021）表1，由委托方提供。", 9, above=6),
        space(20),
        cols((1, 1, 1), *[[t(f"{w}：{f.person()}", 11)] for w in ("编制", "审核", "签发")]),
        t(f"签发日期：{day}", 11, "right", above=10),
        seal(f, lab, 300, -60, "检验检测专用章"),
        t("（以下空白）", 10, "center", above=12),
    ]  # fmt: skip
    look = f.look(cover=True, numbered=True, margin=[58, 64, 58, 54], leading=0.65)
    look |= {
        "header": [
            f"报告编号：{number}",
            f.pick("第 {p} 页 共 {n} 页", "第{p}页 共{n}页", "共 {n} 页 第 {p} 页"),
        ]
    }
    if f.trap == "client-differs" and ordered == f.holder:
        f.traps.remove(f.trap)
    more = {
        "number": number,
        "address": f.client.address,
        "cma": cma,
        "sampled": [iso(d) for d in days],
        "tested": [iso(d) for d in ends],
        "valid_until": None,
    }
    return blocks, values(f, **more), look


def verified(f: Facts) -> Made:
    """The certificate as institutes print it: rows below the number, three hands, both days at the right."""
    m = meter(f, f.pick(*METERS[:7]))
    by = f.pick("蜃楼市计量检定测试所", "太虚市质量计量检测研究院", "无何有省计量院")
    f.notation = f.pick("zh-padded-spaced", "zh-spaced", "zh-padded", "zh")
    number = f.pick(
        f"{f.issued.year}{f.digits(8)}",
        f"DC{f.issued.year}-{f.digits(5)}",
        f"{f.pick('RL', 'DX')}字第{f.issued:%y}{f.digits(6)}号",
    )
    day = mark("calibrated", f.on(f.issued)) if f.trap != "no-dates" else EMPTY_DAY
    end = f.day("valid_until", f.until) or EMPTY_DAY
    rows = [("送 检 单 位", said(f, "holder")), ("计量器具名称", m.name), ("型 号 / 规 格", mark("model", m.model)), ("出 厂 编 号", mark("serials", m.serial)),
            ("制 造 单 位", mark("maker", m.maker)), ("检 定 依 据", f"{m.norm}"), ("检 定 结 论", f.pick("合格", f"{m.grade} 合格", f"准予作{m.grade}使用"))]  # fmt: skip
    own = f.on(dates.shifted(f.issued, 0, f.rng.randint(60, 300)))
    used = [
        [
            "标准装置",
            m.span,
            m.grade.replace("级", "") + "/3",
            f"〔{f.issued.year - 2}〕量标证字第{f.digits(3)}号",
            own,
        ]
    ]
    points = [
        [f"{p}%", f"{f.rng.uniform(-0.3, 0.3):+.2f}", "±0.5", "合格"] for p in (10, 30, 60, 100)
    ]
    blocks = [
        title(by, 20),
        title("检 定 证 书", 32, above=16),
        t("VERIFICATION CERTIFICATE", 11, "center"),
        t(f"证书编号：{mark('number', number)}", 12.5, "center", above=16),
        space(26),
        pairs("lines", rows, first=26, gap=15, label={"size": 13}, value={"size": 13}),
        down(0.6),
        cols((1, 1), [t("（检定专用章）", 12, "center", above=30)],
             [t(f"批 准 人　{f.person()}", 12, above=6), t(f"核 验 员　{f.person()}", 12, above=10), t(f"检 定 员　{f.person()}", 12, above=10)]),
        seal(f, by, 60, -95, "检定专用章"),
        down(0.6),
        t(f"检定日期　{day}", 12.5, "right"),
        t(f"有效期至　{end}", 12.5, "right", above=10),
        down(0.6),
        rule(),
        t(f"计量检定机构授权证书号：（无）法计〔{f.issued.year - 2}〕0{f.digits(4)}号　　　电话：000-{f.digits(8)}", 9.5),
        t(f"地址：无何有省太虚市空中路{f.rng.randint(2, 90)}号　　邮编：{f.digits(6)}　　传真：000-{f.digits(8)}", 9.5, above=3),
        new_page(),
        t("检定使用的计量标准", 11, bold=True),
        space(4),
        table((2.4, 3, 2.6, 3.6, 3), ("名称", "测量范围", "准确度等级", "证书编号", "有效期至"), used, label=SMALL, value=SMALL),
        t(f"检定地点：本院{f.pick('流量', '电学', '热工')}实验室　　温度：{f.rng.randint(19, 23)}.{f.digits(1)}℃　　相对湿度：{f.rng.randint(42, 68)}%", 10.5, above=10),
        t("检定结果", 11, bold=True, above=10),
        space(4),
        table((2, 3, 3, 2), ("检定点", "示值误差（%）", "最大允许误差（%）", "结论"), points, label=SMALL, value=SMALL),
        t("注：未经本单位书面批准，不得部分复印本证书。下次送检请带此证书。", 9, above=10),
    ]  # fmt: skip
    more = {
        "number": number,
        "serials": [m.serial],
        "model": m.model,
        "maker": m.maker,
        "calibrated": iso(f.issued),
        "valid_until": iso(f.until),
    }
    said_ = values(f, **more)
    said_.pop("issued")
    return blocks, said_, f.look(footer="第 {p} 页 共 {n} 页")


VERIFIED = (*ENDING, "no-dates", "serial-confusable", *HELD[:2])
TYPES = {
    **kind("energy-audit-report", energy_audit, "能源审计报告", 1, *CODED),
    **kind("cleaner-production-acceptance", cleaner, "清洁生产审核验收意见", 1, *CODED),
    **kind(
        "waste-gas-monitoring",
        waste_gas,
        "废气检测报告",
        1,
        "client-differs",
        "licence-dated",
        *NAMED,
    ),
    **kind(
        "verification-certificate", verified, "检定证书", 2, *VERIFIED, type_="meter-verification"
    ),
}
