"""Contracts, credit printouts, proofs and declarations.

Labels: holder (in a contract the party that buys or entrusts; else who it is about), credit_code,
number, issued (the day of signing, or of the query in a printout), valid_from and valid_until.
"""

from __future__ import annotations

from benchmarks.reading.names import party
from benchmarks.reading.paper import Facts, mark
from benchmarks.reading.parts import HELD, iso, table
from benchmarks.reading.types.approvals import office
from benchmarks.reading.types.sheets import Sheet, issued, kind, said, values


def _contract(f: Facts, type_: str, title: str, tag: str, other: str, what: str) -> Sheet:
    number = f.pick(f"{tag}-{f.issued.year}-{f.digits(3)}", f"{tag}{f.issued.year}{f.digits(4)}",
                    f"{tag}({f.issued.year})第{f.digits(3)}号")  # fmt: skip
    second = party(f.rng).name.replace("有限", f"{f.pick('环保', '物资')}有限", 1)
    dated = f.until is not None and f.trap != "no-dates"
    start = f.issued
    period = f.period(start, f.until) if dated and f.until else ""
    return Sheet(
        type_, title, second,
        values(f, number=number, valid_from=iso(start), valid_until=iso(f.until)),
        [(f.pick("甲方", f"甲方（{other}）"), said(f, "holder")), ("乙方", second), ("合同标的", what),
         (f.pick("合同期限", "有效期", "合同有效期"), period), ("甲方地址", f.client.address)],
        [f"甲方（{other}）：{said(f, 'holder')}", f"乙方：{second}", f"　　经甲乙双方友好协商，就{what}事宜订立本合同。",
         f"　　一、合同期限：{period}。" if period else "　　一、合同期限以双方另行约定为准。",
         "　　二、双方应遵守国家环境保护法律法规，乙方应具备相应资质，提供的产品和服务不得含有国家明令禁止的有害物质。",
         "　　三、本合同一式四份，甲乙双方各执两份，盖章后生效。"],
        (f.pick("合同编号", "合同号", "编号"), mark("number", number)), (f.pick("签订日期", "签约日期", "签署日期"), issued(f)),
        below="合同专用章",
    )  # fmt: skip


def hazardous(f: Facts) -> Sheet:
    """The contract on the disposal of hazardous waste."""
    title = f.pick("危险废物委托处置合同", "危险废物处置服务合同", "工业危险废物委托处置协议")
    s = _contract(
        f,
        "hazardous-waste-contract",
        title,
        f.pick("WF", "HW", "GF"),
        f.pick("产废单位", "委托方"),
        "危险废物的收集、运输和处置",
    )
    waste = [
        ["1", "废矿物油", "HW08", "900-249-08", "12"],
        ["2", "废包装桶", "HW49", "900-041-49", "5"],
    ]
    s.body = [
        table((1, 3, 2, 3, 2), ("序号", "废物名称", "类别", "废物代码", "预计量（吨/年）"), waste)
    ]
    return s


def purchase(f: Facts) -> Sheet:
    """The purchase contract with environmental demands."""
    s = _contract(
        f,
        "green-purchase-contract",
        f.pick("绿色采购合同", "原辅材料采购合同（含环保要求）", "绿色采购协议"),
        f.pick("CG", "PO", "LSCG"),
        f.pick("需方", "采购方", "买方"),
        "原辅材料及包装物的采购",
    )
    s.text[4] = (
        "　　二、环保要求：供方产品应符合 GB/T 26572 有害物质限量，优先采用可回收包装，并提供环境管理体系认证证书。"
    )
    return s


def lease(f: Facts) -> Sheet:
    """The lease of a plant; the tenant is the second party in prose."""
    s = _contract(
        f,
        "lease-contract",
        f.pick("厂房租赁合同", "工业厂房租赁协议"),
        "ZL",
        f.pick("承租方", "承租人"),
        "工业厂房租赁",
    )
    s.text[4] = "　　二、出租方保证所出租厂房产权清晰，承租方不得擅自改变厂房用途。"
    return s


def credit_china(f: Facts) -> Sheet:
    """The public credit report."""
    number = f"XYZG{f.issued:%Y%m%d}{f.digits(6)}"
    s = Sheet(
        "credit-china-report", f.pick("法人和非法人组织公共信用信息报告", "公共信用信息报告"), "信用中国",
        values(f, number=number),
        [("企业名称", said(f, "holder")), ("统一社会信用代码", said(f, "credit_code")), ("法定代表人", f.client.legal),
         ("登记状态", "存续"), ("行政处罚", "0条"), ("严重失信主体名单", "0条"), ("守信激励", f"{f.rng.randint(0, 3)}条")],
        [],
        ("报告编号", mark("number", number)), (f.pick("报告生成日期", "查询时间", "查询日期"), issued(f)), ink="#c0392b",
    )  # fmt: skip
    s.body = [
        table((1, 2, 2), ("序号", "信息类别", "信息条数"), [["1", "行政管理", "6"], ["2", "信用承诺", "2"], ["3", "经营异常", "0"]])
    ]  # fmt: skip
    return s


def publicity(f: Facts) -> Sheet:
    """The page of the publicity system."""
    founded = f.on(f.issued.replace(year=f.issued.year - f.rng.randint(4, 15), day=11))
    s = Sheet(
        "credit-publicity-report", f.pick("企业信用信息公示报告", "企业信用信息查询结果"), "国家企业信用信息公示系统",
        values(f, address=f.client.address),
        [("企业名称", said(f, "holder")), ("统一社会信用代码", said(f, "credit_code")), ("法定代表人", f.client.legal),
         ("成立日期", founded), ("住所", mark("address", f.client.address)), ("登记机关", office(f, "市场监督管理局")),
         ("登记状态", "存续（在营、开业、在册）")],
        [],
        when=(f.pick("查询日期", "打印时间", "报告生成时间"), issued(f)), ink="#1f4e9c",
    )  # fmt: skip
    s.body = [
        table((2, 3), ("项目", "结果"), [["行政处罚信息", "暂无"], ["列入经营异常名录信息", "暂无"], ["列入严重违法失信名单信息", "暂无"]])
    ]  # fmt: skip
    return s


def clean(f: Facts) -> Sheet:
    """An authority's proof of no violation."""
    since = f.issued.year - 3
    return Sheet(
        "no-accident-certificate", f.pick("无违法违规证明", "守法证明", "证　明"), office(f, "应急管理局", "生态环境局", "市场监督管理局"),
        values(f),
        [("企业名称", said(f, "holder")), ("统一社会信用代码", said(f, "credit_code")), ("证明事项", f"{since}年以来未发生较大及以上安全、环保、质量事故，无重大违法违规记录")],
        [f"　　兹证明{said(f, 'holder')}（统一社会信用代码：{said(f, 'credit_code')}）自{since}年1月1日以来，在我局管辖范围内未发生较大及以上安全、环保、质量事故，无重大违法违规行为记录。",
         "　　特此证明。"],
        when=(f.pick("出具日期", "开具日期"), issued(f)),
    )  # fmt: skip


def _declared(f: Facts, type_: str, title: str, text: str) -> Sheet:
    return Sheet(
        type_, title, f.holder, values(f),
        [(f.pick("声明单位", "承诺单位"), said(f, "holder")), ("统一社会信用代码", said(f, "credit_code")),
         ("内容", text), ("法定代表人（签字）", f.client.legal)],
        [f"　　我单位{said(f, 'holder')}（统一社会信用代码：{said(f, 'credit_code')}）郑重声明：", "　　" + text,
         "　　如有不实，愿承担由此产生的一切法律责任。", f"法定代表人（签字）：{f.client.legal}"],
        when=(f.pick("日期", "签署日期"), issued(f)),
    )  # fmt: skip


def no_accident(f: Facts) -> Sheet:
    """The enterprise's own declaration of no accidents."""
    return _declared(f, "no-accident-declaration", f.pick("近三年无较大及以上事故声明", "无重大事故声明"),
                     "近三年未发生较大及以上安全、环保、质量等事故，未被列入严重失信名单。")  # fmt: skip


def truthful(f: Facts) -> Sheet:
    """The declaration that all is true."""
    return _declared(f, "truthfulness-declaration", f.pick("真实性承诺书", "绿色工厂申报材料真实性声明", "自我声明"),
                     "申报绿色工厂所提交的全部材料和数据真实、准确、完整，复印件与原件一致。")  # fmt: skip


CONTRACT = ("expired", "leap-day", "no-dates", *HELD[:2])
PROOF = ("no-dates", *HELD)
TYPES = {
    "hazardous-waste-contract": kind(
        hazardous, "letter grid cover stacked", "危废处置合同", 1, *CONTRACT
    ),
    "green-purchase-contract": kind(
        purchase, "letter four cover grid", "绿色采购合同", 1, *CONTRACT
    ),
    "lease-contract": kind(lease, "letter cover grid columns", "厂房租赁合同", 5, *CONTRACT),
    "credit-china-report": kind(
        credit_china, "platform cover four grid", "信用中国报告", 1, *PROOF
    ),
    "credit-publicity-report": kind(
        publicity, "platform stacked four columns", "公示系统查询", 1, *PROOF
    ),
    "no-accident-certificate": kind(
        clean, "letter grid certificate redhead", "守法证明", 1, *PROOF
    ),
    "no-accident-declaration": kind(
        no_accident, "letter grid stacked certificate", "无事故声明", 1, *PROOF
    ),
    "truthfulness-declaration": kind(
        truthful, "letter stacked grid certificate", "真实性承诺", 1, *PROOF
    ),
}
