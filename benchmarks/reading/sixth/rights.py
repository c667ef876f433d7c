"""Title to land, a purchase, a lease, the publicity system's report."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from benchmarks.reading import dates
from benchmarks.reading.kit import CODED, EMPTY_DAY, ENDING, NAMED, SMALL, Made, kind
from benchmarks.reading.names import party
from benchmarks.reading.paper import Facts, mark
from benchmarks.reading.parts import (
    cols,
    district_office,
    down,
    emblem,
    iso,
    pairs,
    rule,
    seal,
    space,
    t,
    table,
    title,
)  # fmt: skip
from benchmarks.reading.types.sheets import issued, said, values


def title_sheet(f: Facts) -> Made:
    """The electronic certificate on one sheet: number over the table, notes in its last row, office below."""
    office, place = (
        f"{f.client.place[1]}{f.pick('自然资源和规划局', '不动产登记中心')}",
        f.client.place,
    )
    f.notation = f.pick("zh", "zh-padded", "dashes")
    number = f"{f.pick('子', '亡', '无')}({f.issued.year}){place[1]}不动产权第{f.digits(7)}号"
    got = dates.shifted(f.issued, -f.rng.randint(1, 12), f.rng.randint(3, 90))
    end = dates.shifted(got, 50, -1)
    land, built = f.rng.randint(8000, 90000), f.rng.randint(5000, 60000)
    rows = [
        ("权利人", said(f, "holder")), ("共有情况", "单独所有"), ("坐落", mark("address", f.client.address)),
        ("不动产单元号", f"{f.digits(6)}{f.digits(6)}GB{f.digits(5)}F{f.digits(8)}"), ("权利类型", "国有建设用地使用权/房屋所有权"),
        ("权利性质", f.pick("出让/自建房", "出让/市场化商品房", "出让/其他")), ("用途", f.pick("工业用地/厂房", "工业用地/工业")),
        ("面积", f"宗地面积{land}.{f.digits(2)}㎡/房屋建筑面积{built}.{f.digits(2)}㎡"),
        ("使用期限", f"{f.on(got)}起{f.on(end)}止"),
        ("权利其他状况", f"房屋结构：钢筋混凝土结构\n房屋总层数：{f.rng.randint(2, 6)}层，所在层数：1-{f.rng.randint(2, 6)}层\n竣工时间：{got.year + 1}年"),
        ("附记", f"1、业务编号：{f.issued:%Y%m}{f.digits(7)}\n2、权利人证件种类：营业执照\n3、原产权证号：子国用（{got.year}）第{f.digits(5)}号"),
    ]  # fmt: skip
    blocks = [
        emblem("state", 18),
        title("不动产权证书", 26, fill="#9b1c1c"),
        t("（电子证照）", 11, "center"),
        space(10),
        t(mark("number", number), 13, "center"),
        space(8),
        pairs("grid", rows, first=22, inset=8, label={"size": 11}, value={"size": 11}),
        space(26),
        cols((1, 2), [f.qr(30)], [t(f"登记机构：{office}", 12, "right"), t(f"登记日期：{issued(f) or EMPTY_DAY}", 12, "right", above=8)]),
        seal(f, office, 320, -95, "不动产登记专用章"),
        down(),
        t("根据《中华人民共和国民法典》等法律法规，本电子证书与纸质证书具有同等法律效力。", 9, "center"),
    ]  # fmt: skip
    return blocks, values(f, number=number, address=f.client.address), f.look(paper="#fffdf7")


def purchase(f: Facts) -> Made:
    """The usual contract of industrial goods: supplier first, goods in a table, both in two columns below."""
    other = party(f.rng)
    number = f.pick(
        f"{f.issued:%Y%m%d}-{f.digits(2)}",
        f"HT-CG-{f.issued:%y%m}-{f.digits(3)}",
        f"CGHT{f.issued.year}{f.digits(5)}",
    )
    many = [(f.rng.randint(2, 40) * 100, f.rng.randint(4, 90)) for _ in "abc"]
    goods = [[str(n), what, grade, "kg", str(q), f"{p}.00", f"{q * p:,}.00"]
             for n, ((q, p), (what, grade)) in enumerate(zip(many, (("水性涂料", "WB-210"), ("可降解包装膜", "0.05mm"), ("再生铝锭", "ADC12")), strict=True), 1)]  # fmt: skip
    total = sum(q * p for q, p in many)
    goods.append(["合计", "", "", "", "", "", f"{total:,}.00"])
    term = (
        f"　　九、本合同有效期{f.period(f.issued, f.until, f.pick('自{a}至{b}', '从{a}起至{b}止', '：{a}—{b}'))}，传真件、扫描件有效。"
        if f.until
        else "　　九、本合同经双方签字盖章后生效，传真件、扫描件有效。"
    )
    clauses = [
        "　　二、质量要求：按供方企业标准及需方确认的样品执行，随货提供出厂检验报告。",
        "　　三、绿色采购要求：供方产品应符合GB/T 26572-2011限用物质限量要求，优先使用可再生、可回收材料，供方应保持有效的环境管理体系认证，并配合需方的绿色供应商评价。",
        f"　　四、交货时间及地点：按需方订单分批交货，送至{f.client.address}。",
        "　　五、运输方式及费用：汽运，运费由供方承担，包装物由供方回收。",
        "　　六、验收：货到七日内提出异议。",
        f"　　七、结算方式：货到票到后{f.pick(30, 60, 90)}天电汇。",
        "　　八、争议解决：协商不成的，由需方所在地人民法院管辖。",
        term,
    ]
    left = [("供方（盖章）：", other.name), ("地址：", other.address), ("法定代表人：", other.legal), ("委托代理人：", f.person()),
            ("开户行：", "乌有银行刻舟支行"), ("账号：", f.digits(17)), ("税号：", other.code)]  # fmt: skip
    right = [("需方（盖章）：", said(f, "holder")), ("地址：", f.client.address), ("法定代表人：", f.client.legal), ("委托代理人：", f.person()),
             ("开户行：", "乌有银行画饼支行"), ("账号：", f.digits(17)), ("税号：", said(f, "credit_code"))]  # fmt: skip
    blocks = [
        title(f.pick("绿色产品购销合同", "原辅材料绿色采购合同", "绿色采购合同"), 21),
        space(8),
        cols((3, 2), [t(f"供方：{other.name}", 10.5), t(f"需方：{said(f, 'holder')}", 10.5, above=5)],
             [t(f"合同编号：{mark('number', number)}", 10.5), t(f"签订地点：{f.client.place[1]}", 10.5, above=5),
              t(f"签订时间：{issued(f) or EMPTY_DAY}", 10.5, above=5)]),
        t("　　一、产品名称、规格、数量、金额", 10.5, above=10),
        space(3),
        table((1.2, 3, 2, 1.2, 1.8, 2, 2.6), ("序号", "产品名称", "规格型号", "单位", "数量", "单价（元）", "金额（元）"), goods, label={"size": 9.5}, value={"size": 9.5}),
        *[t(c, 10.5, above=4) for c in clauses],
        space(10),
        cols((1, 1), [t(a + b, 9.5, above=4) for a, b in left], [t(a + b, 9.5, above=4) for a, b in right]),
        seal(f, other.name, 60, -100, "合同专用章"),
        seal(f, f.holder, 300, -100, "合同专用章"),
        down(),
    ]  # fmt: skip
    dated = f.until is not None
    more = {
        "number": number,
        "valid_from": iso(f.issued) if dated else None,
        "valid_until": iso(f.until),
    }
    return blocks, values(f, **more), f.look(size=10.5, leading=0.6)


def lease(f: Facts) -> Made:
    """A plain lease as firms write it themselves: parties in lines, numbered articles, signing days below."""
    other = party(f.rng)
    signed = f.issued - timedelta(days=f.rng.randint(0, 24))
    day = "" if f.trap == "no-dates" else mark("issued", f.on(signed))
    number = f.pick(
        f"ZL{signed.year}-{f.digits(3)}",
        f"{signed:%Y%m%d}{f.digits(2)}",
        f"CFZL-{signed.year}-{f.digits(2)}",
    )
    area, price = f.rng.randint(1200, 9000), f.rng.randint(14, 32)
    term = (
        f"　　1、租赁期限为{f.years}年，{f.period(f.issued, f.until, f.pick('自{a}起至{b}止', '从{a}起，至{b}止', '即{a}至{b}'))}。"
        if f.until else "　　1、租赁期限为三年，起止时间以双方交接确认单为准。"
    )  # fmt: skip
    certificate = f"子（{signed.year - 4}）{other.place[1]}不动产权第{f.digits(7)}号"
    parts = [
        ("第一条　厂房情况", [f"　　1、甲方将位于{other.address}的{f.pick('1', '2', '3')}号厂房（以下简称租赁物）租赁给乙方使用，建筑面积{area}平方米，产权证号：{certificate}。",
                             "　　2、租赁物用途为生产、仓储及办公，未经甲方同意乙方不得改变用途。"]),
        ("第二条　租赁期限", [term, "　　2、租赁期满，乙方如需续租，应提前三个月书面通知甲方，同等条件下乙方享有优先权。"]),
        ("第三条　租金及押金", [f"　　1、租金为每月每平方米{price}元，年租金合计人民币{area * price * 12:,}元，每半年支付一次，先付后用。",
                               f"　　2、乙方应于签约后五日内支付押金人民币{area * price * 2:,}元，期满无息退还。水、电费按表计量，由乙方承担。"]),
        ("第四条　双方责任", ["　　1、乙方应遵守国家环保、消防及安全生产规定，自行办理相关手续，因乙方原因造成的损失由乙方承担。",
                            "　　2、甲方应保证租赁物权属清楚，并负责房屋主体结构的维修。"]),
        ("第五条　其他", ["　　本合同一式两份，甲乙双方各执一份，自双方签字盖章之日起生效。未尽事宜，双方协商解决。"]),
    ]  # fmt: skip
    body = [
        b
        for head, lines in parts
        for b in (t(head, 11.5, bold=True, above=8), *[t(x, 11, above=2) for x in lines])
    ]
    blocks = [
        t(f"编号：{mark('number', number)}", 10.5, "right"),
        title(f.pick("厂房租赁合同", "厂房租赁协议书", "工业厂房租赁合同"), 23),
        space(12),
        t(f"出租方（以下简称甲方）：{other.name}", 11.5),
        t(f"承租方（以下简称乙方）：{said(f, 'holder')}", 11.5, above=5),
        t("　　根据《中华人民共和国民法典》及有关规定，经双方友好协商，就厂房租赁事宜订立本合同。", 11, above=6),
        *body,
        space(22),
        cols((1, 1),
             [t("甲方（盖章）：", 11), t(f"代表人（签字）：{other.legal}", 11, above=10), t(f"签约日期：{day or EMPTY_DAY}", 11, above=10)],
             [t("乙方（盖章）：", 11), t(f"代表人（签字）：{f.client.legal}", 11, above=10), t(f"签约日期：{day or EMPTY_DAY}", 11, above=10)]),
        seal(f, other.name, 60, -75),
        seal(f, f.holder, 290, -75),
        down(),
    ]  # fmt: skip
    dated = f.until is not None
    more = {
        "number": number,
        "valid_from": iso(f.issued) if dated else None,
        "valid_until": iso(f.until),
        "issued": iso(signed),
    }
    return blocks, values(f) | more, f.look(footer="第 {p} 页 共 {n} 页", leading=0.65)


def publicity(f: Facts) -> Made:
    """The system's report: the name large, when it was made, the licence in four columns, lists after it."""
    f.notation = f.pick("zh", "zh", "zh-padded", "dashes")
    founded = dates.shifted(f.issued, -f.rng.randint(4, 19), f.rng.randint(2, 90))
    changed = dates.shifted(f.issued, -1, -f.rng.randint(5, 200))
    office = district_office(f, f.pick("市场监督管理局", "行政审批局"))
    clock = f" {f.rng.randint(8, 17):02}:{f.rng.randint(10, 59)}:{f.rng.randint(10, 59)}"
    clock = clock if f.notation == "dashes" and f.pick(0, 1) else ""
    licence = [("统一社会信用代码", said(f, "credit_code"), "企业名称", said(f, "holder")),
               ("类型", f.pick("有限责任公司(自然人投资或控股)", "其他有限责任公司", "股份有限公司(非上市)"), "法定代表人", f.client.legal),
               ("注册资本", f"{f.rng.randint(5, 200)}00万人民币", "成立日期", f.on(founded)),
               ("营业期限自", f.on(founded), "营业期限至", "无固定期限"),
               ("登记机关", office, "核准日期", f.on(changed)),
               ("登记状态", "存续（在营、开业、在册）", "住所", mark("address", f.client.address))]  # fmt: skip
    scope = [
        (
            "经营范围",
            f"{f.client.trade}产品研发、制造、销售；货物进出口；技术服务、技术转让。（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
        )
    ]
    owners = [
        ["1", f.person(), "自然人股东", "非公示项"],
        ["2", party(f.rng).name, "企业法人", "营业执照"],
    ]
    allowed = [
        [
            "1",
            f"{f.digits(6)}号",
            "食品经营许可" if f.client.trade == "食品" else "特种设备使用登记",
            f.on(dates.shifted(changed, 0, 40)),
            office,
        ]
    ]
    head: dict[str, Any] = {"size": 12.5, "bold": True, "fill": "#0b4a8f"}
    blocks = [
        cols((1, 6), [emblem("state", 20, "left")], [t("国家企业信用信息公示系统", 18, bold=True, fill="#0b4a8f"), t("National Enterprise Credit Information Publicity System（样）", 8.5)]),
        rule(ink="#0b4a8f", line=2),
        title("企业信用信息公示报告", 21, above=12),
        t(said(f, "holder"), 15, "center", above=10),
        t(f"报告生成日期：{issued(f)}{clock}" if issued(f) else "", 10.5, "center", above=6),
        t("■ 营业执照信息", above=12, **head),
        space(4),
        pairs("grid", licence, widths=(16, 34, 14, 36), inset=6, label=SMALL, value=SMALL),
        pairs("grid", scope, widths=(16, 84), inset=6, label=SMALL, value=SMALL),
        t("■ 股东及出资信息", above=12, **head),
        space(4),
        table((1, 5, 2.5, 2.5), ("序号", "股东名称", "股东类型", "证照/证件类型"), owners, label=SMALL, value=SMALL),
        t("■ 行政许可信息", above=12, **head),
        space(4),
        table((1, 2, 3, 3, 4), ("序号", "许可编号", "许可文件名称", "有效期自", "许可机关"), allowed, label=SMALL, value=SMALL),
        t("■ 行政处罚信息", above=12, **head),
        t("　　暂无行政处罚信息", 10),
        t("■ 列入经营异常名录信息　　■ 列入严重违法失信名单（黑名单）信息", above=8, **head),
        t("　　暂无相关信息", 10),
        down(),
        t("本报告内容由企业登记机关及其他政府部门公示，企业对其自行公示信息的真实性、合法性负责。", 8.5, "center"),
    ]  # fmt: skip
    return (
        blocks,
        values(f, address=f.client.address),
        f.look(footer="http://www.gsxt.example　　第 {p} 页 / 共 {n} 页", margin=[52, 50, 52, 50]),
    )


TYPES = {
    **kind("title-certificate", title_sheet, "不动产权证", 3, *NAMED),
    **kind("green-purchase-contract", purchase, "绿色采购合同", 1, *ENDING, *CODED),
    **kind("lease-contract", lease, "厂房租赁合同", 5, *ENDING, *NAMED),
    **kind("credit-publicity-report", publicity, "公示系统查询", 1, *CODED),
}
