"""Statistical forms, training records and internal audits.

Labels: holder (the reporting unit), credit_code, years (of the data), issued (the day of filling).
The forms' own approval number and term are printed and are no facts of the paper: valid_until None.
"""

from __future__ import annotations

from functools import partial

from benchmarks.reading.paper import Facts, mark
from benchmarks.reading.parts import HELD, table
from benchmarks.reading.types.sheets import Sheet, issued, kind, said, values

FORMS = {
    "form-205-1": ("能源购进、消费与库存", "205-1表", ("能源名称", "计量单位", "购进量", "消费量", "期末库存"),
                   (("电力", "万千瓦时", "1203.5", "1203.5", "/"), ("天然气", "万立方米", "88.2", "88.2", "/"))),
    "form-204-1": ("工业产销总值及主要产品产量", "B204-1表", ("指标名称", "计量单位", "本年", "上年", "备注"),
                   (("工业总产值", "千元", "356120", "340011", "/"), ("工业销售产值", "千元", "349800", "335020", "/"))),
}  # fmt: skip


def statistics(what: str, f: Facts) -> Sheet:
    """A statistical form of one year."""
    name, number, head, lines = FORMS[what]
    year = f.issued.year - 1
    s = Sheet(
        what, name, f.holder, values(f, years=[str(year)], valid_until=None),
        [("单位详细名称", said(f, "holder")), ("统一社会信用代码", said(f, "credit_code")), ("报告期", f"{mark('years', str(year))}年1－12月"),
         ("制定机关", "国家统计局"), ("文号", f"国统字〔{year}〕{f.rng.randint(80, 120)}号"), ("有效期至", f"{year + 1}年1月"),
         ("单位负责人", f.person()), ("填表人", f.person())],
        [], ("表号", number), (f.pick("报出日期", "填报日期"), issued(f)),
    )  # fmt: skip
    s.body = [table((3, 2, 2, 2, 2), head, lines)]
    return s


def training(f: Facts) -> Sheet:
    """A training record with who attended."""
    s = Sheet(
        "training-record", f.pick("培训记录表", "绿色制造培训签到表"), f.holder, values(f),
        [("单位名称", said(f, "holder")), ("培训主题", "绿色工厂标准与节能管理"), ("培训讲师", f.person()), ("培训地点", "一楼会议室")],
        [], when=("培训日期", issued(f)),
    )  # fmt: skip
    s.body = [
        table(
            (1, 2, 2, 2),
            ("序号", "姓名", "部门", "签到"),
            [[str(n), f.person(), "生产部", "已到"] for n in range(1, 7)],
        )
    ]
    return s


def audit(f: Facts) -> Sheet:
    """An internal audit's report."""
    return Sheet(
        "internal-audit", f.pick("内部审核报告", "管理体系内部审核报告"), f.holder, values(f),
        [("受审核单位", said(f, "holder")), ("审核组长", f.person()), ("审核范围", "各部门、车间"), ("审核结论", "体系运行有效")],
        [f"　　{said(f, 'holder')}按年度计划组织了管理体系内部审核，覆盖各部门和车间。", f"　　审核组长：{f.person()}。审核结论：体系运行有效，开具一般不符合项2项。"],
        when=("审核日期", issued(f)),
    )  # fmt: skip


TYPES = {
    what: kind(partial(statistics, what), "four stacked platform columns", said_[0], 1, "no-dates", *HELD)
    for what, said_ in FORMS.items()
} | {
    "training-record": kind(training, "four stacked columns platform", "培训记录", 1, "no-dates", *HELD[:2]),
    "internal-audit": kind(audit, "cover letter grid four", "内审报告", 1, "no-dates", *HELD[:2]),
}  # fmt: skip
