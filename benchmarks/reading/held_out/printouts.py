"""A register's printout, an office's proof, a training sheet, a lease."""

from __future__ import annotations

from benchmarks.reading import dates
from benchmarks.reading.kit import CODED, ENDING, NAMED, SMALL, Made, kind
from benchmarks.reading.names import party
from benchmarks.reading.paper import Facts, mark
from benchmarks.reading.parts import (
    cols,
    district_office,
    down,
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


def register_printout(f: Facts) -> Made:
    """The register's own export: basic entries, those who hold shares, empty chapters."""
    f.notation = f.pick("zh", "zh-padded", "dashes")
    founded = f.on(dates.shifted(f.issued, -f.rng.randint(5, 16), 21))
    rows = [("·统一社会信用代码：", said(f, "credit_code")), ("·企业名称：", said(f, "holder")), ("·类型：", "有限责任公司(自然人投资或控股)"),
            ("·法定代表人：", f.client.legal), ("·注册资本：", f"{f.rng.randint(500, 9000)}.000000万人民币"), ("·成立日期：", founded),
            ("·登记机关：", district_office(f, "市场监督管理局")), ("·住所：", mark("address", f.client.address))]  # fmt: skip
    holders = [
        ["1", f.client.legal, "自然人股东", "非公示项"],
        ["2", f.person(), "自然人股东", "非公示项"],
    ]
    blocks = [
        title("企业信用信息公示报告", 25, fill="#1b3a6b"),
        t(f"报告生成时间：{issued(f)}" if issued(f) else "", 10.5, "center", above=8),
        rule(ink="#1b3a6b", line=1.5),
        t("营业执照信息", 13, bold=True, above=12),
        pairs("run", rows, gap=9, label={"size": 11, "fill": "#555555"}, value={"size": 11}),
        t("股东及出资信息", 13, bold=True, above=14),
        space(4),
        table((1, 3, 3, 3), ("序号", "股东名称", "股东类型", "证照/证件号码"), holders, label=SMALL, value=SMALL),
        *[t(f"{a}\n　　截至报告生成时，暂无{a}", 11, above=12) for a in ("行政处罚信息", "列入经营异常名录信息", "列入严重违法失信名单信息")],
        down(),
        t("信息来源：子虚省市场监督管理局。企业即时信息由企业自行申报，企业对其真实性、合法性负责。", 8.5),
    ]  # fmt: skip
    return blocks, values(f, address=f.client.address), f.look(footer="第 {p} 页 / 共 {n} 页")


def office_reply(f: Facts) -> Made:
    """An office's answer to the firm that asked: the span looked at, the proof, day below."""
    f.notation = f.pick("zh", "han", "zh-padded")
    office, since = district_office(f, "应急管理局"), f.issued.year - 3
    blocks = [
        space(30),
        title("关于企业安全生产情况的证明", 22),
        space(26),
        t(f"　　{said(f, 'holder')}（社会信用代码{said(f, 'credit_code')}）系我辖区内工业企业。经查询安全生产监管执法系统，该公司自{since}年1月1日至本证明出具之日，未发生生产安全死亡事故，未因违反安全生产法律法规受到我局行政处罚。", 14, leading=1.3),
        t("　　本证明仅用于该公司申报绿色制造名单，不作他用。", 14, above=10),
        space(40),
        t(office, 14, "right"),
        t(issued(f), 14, "right"),
        seal(f, office, 290, -85),
        down(),
        t(f"（联系人：{f.person()}，联系电话：000-{f.digits(8)}）", 10.5),
    ]  # fmt: skip
    return blocks, values(f), f.look()


def attendance(f: Facts) -> Made:
    """A sheet of a company's quality system: particulars in cells, content, who came."""
    came = [[str(n), f.person(), d, str(n + 6), f.person(), e] for n, (d, e) in enumerate(
        zip(("设备部", "生产部", "品管部", "仓储部", "行政部", "动力车间"), ("一车间", "二车间", "采购部", "安环部", "财务部", "技术部"), strict=True), 1)]  # fmt: skip
    rows = [("课程名称", "绿色制造与碳管理基础知识", "主讲人", f.person()), ("举办日期", issued(f), "课时", f"{f.pick(2, 3, 4)}小时"),
            ("培训方式", f.pick("集中授课", "内训"), "应到/实到", "12人/12人")]  # fmt: skip
    blocks = [
        t(said(f, "holder"), 15, "center"),
        title("员工教育培训实施记录", 19),
        t(f"表单编号：QR-HR-{f.digits(2)}　版本：A/1", 9, "right"),
        pairs("grid", rows, widths=(15, 42, 15, 28), label=SMALL, value={"size": 10}),
        pairs("grid", [("内容摘要", "1. 绿色工厂评价通则要点；2. 节能降耗与清洁生产措施；3. 温室气体核算基础。"),
                       ("效果评价", "☑笔试　□实操　□提问　　平均成绩：88分")], first=15, label=SMALL, value={"size": 10}),
        space(8),
        table((1, 2, 2, 1, 2, 2), ("No.", "姓名", "部门", "No.", "姓名", "部门"), came, label=SMALL, value={"size": 10}, inset=6),
        down(),
        cols((1, 1), [t(f"记录人：{f.person()}", 10)], [t(f"部门主管：{f.person()}", 10, "right")]),
    ]  # fmt: skip
    return blocks, values(f), f.look()


def lease_letter(f: Facts) -> Made:
    """A private lease: both parties on lines, numbered clauses, day of signing at the foot."""
    owner, number = party(f.rng), f"{f.pick('FZ', 'CF', 'ZLHT')}{f.issued:%Y%m}-{f.digits(2)}"
    term = (
        f"租期{f.years}年，{f.period(f.issued, f.until, '自{a}起至{b}止')}。"
        if f.until
        else "租期自交付之日起计算。"
    )
    blocks = [
        t(f"合同号：{mark('number', number)}", 10.5, "right"),
        title("工业用房租赁合同书", 21),
        space(12),
        t(f"出租方（以下简称甲方）：{owner.name}"),
        t(f"承租方（以下简称乙方）：{said(f, 'holder')}"),
        *[t(x, above=9) for x in (
            f"一、甲方将位于{owner.address}的厂房{f.rng.randint(900, 8000)}平方米出租给乙方使用，乙方用于生产经营。",
            f"二、{term}租赁期满，乙方在同等条件下享有优先承租权。",
            f"三、年租金人民币{f.rng.randint(20, 90)}万元，每半年支付一次，先付后用；押金{f.rng.randint(3, 9)}万元。",
            "四、水、电费按表计量，由乙方按月向甲方缴纳。",
            "五、乙方不得擅自转租，须落实消防安全和环境保护责任。",
            "六、本合同一式两份，双方各执一份，签字盖章后生效。")],
        down(),
        cols((1, 1), [t("甲方（盖章）："), t(f"代表人：{owner.legal}")], [t("乙方（盖章）："), t(f"代表人：{f.client.legal}")]),
        t(f"签约时间：{issued(f)}" if issued(f) else "签约时间：　　年　　月　　日", above=14),
        seal(f, f.holder, 290, -90, "合同专用章"),
        down(0.5),
    ]  # fmt: skip
    more = {"number": number, "valid_from": iso(f.issued), "valid_until": iso(f.until)}
    return blocks, values(f, **more), f.look()


TYPES = {
    **kind("credit-publicity-report", register_printout, "公示系统查询", 1, *CODED),
    **kind("no-accident-certificate", office_reply, "守法证明", 1, *CODED),
    **kind("training-record", attendance, "培训记录", 1, *NAMED),
    **kind("lease-contract", lease_letter, "厂房租赁合同", 5, *ENDING, *NAMED),
}
