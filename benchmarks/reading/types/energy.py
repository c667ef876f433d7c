"""Energy and carbon: verification, audit, footprint, green-power certificate, cleaner production.

Labels: holder, credit_code, number, issued, standard, and years (of the data, not of the issue).
"""

from __future__ import annotations

from functools import partial

from benchmarks.reading.paper import Facts, mark
from benchmarks.reading.parts import HELD
from benchmarks.reading.types.sheets import Sheet, issued, kind, said, values

REPORTS = {
    "ghg-verification": ("温室气体排放核查报告", "核查", "GB/T 32150-2015", "Greenhouse Gas Verification"),
    "energy-audit-report": ("能源审计报告", "审计", "GB/T 17166-2019", "Energy Audit Report"),
    "product-carbon-footprint": ("产品碳足迹报告", "评价", "ISO 14067:2018", "Product Carbon Footprint"),
    "cleaner-production-acceptance": ("清洁生产审核验收意见", "审核", "", "Cleaner Production"),
}  # fmt: skip
BODIES = ("亡是公低碳技术有限公司", "南柯节能服务有限公司", "镜湖国际检验认证集团有限公司")


def report(what: str, f: Facts) -> Sheet:
    """A report or statement on the data of one year."""
    name, word, norm, english = REPORTS[what]
    year, number = (
        str(f.issued.year - 1),
        f"{f.pick('HC', 'NT', 'WY')}-{f.issued.year}-{f.digits(4)}",
    )
    by = f.pick(*BODIES)
    basis = f"依据{mark('standard', norm)}" if norm else "依据《清洁生产审核办法》"
    return Sheet(
        what, name, by, values(f, number=number, years=[year], standard=norm or None),
        [(f"受{word}单位", said(f, "holder")), ("统一社会信用代码", said(f, "credit_code")),
         (f"{word}年度", mark("years", year) + "年"), (f"{word}依据", mark("standard", norm)), (f"{word}机构", by)],
        [f"　　受{said(f, 'holder')}（统一社会信用代码：{said(f, 'credit_code')}）委托，{by}{basis}对该单位{mark('years', year)}年度数据开展{word}工作。",
         f"　　{word}结论：数据真实、边界完整，同意通过。"],
        (f.pick("报告编号", "编号"), mark("number", number)), (f.pick("报告日期", "签发日期"), issued(f)), english=english,
    )  # fmt: skip


def green(f: Facts) -> Sheet:
    """The certificate of green power: quantity and month of production."""
    year, number = str(f.issued.year - 1), f"GEC{f.digits(14)}"
    return Sheet(
        "green-certificate", f.pick("绿色电力证书", "可再生能源绿色电力证书"), "子虚能源证书核发中心", values(f, number=number, years=[year]),
        [("持有人", said(f, "holder")), ("统一社会信用代码", said(f, "credit_code")), ("证书数量", f"{f.rng.randint(10, 9000)}个（1个=1000千瓦时）"),
         ("电量生产年月", f"{mark('years', year)}年{f.rng.randint(1, 12)}月"), ("项目名称", "幻海一期光伏发电项目")],
        [], ("证书编号", mark("number", number)), (f.pick("核发日期", "交易日期"), issued(f)),
        english="Green Electricity Certificate", ink="#196f3d",
    )  # fmt: skip


TRAPS = ("no-dates", *HELD)
TYPES = {
    what: kind(partial(report, what), "cover letter grid stacked", said_[0], 1, *TRAPS)
    for what, said_ in REPORTS.items()
} | {"green-certificate": kind(green, "certificate stacked columns platform", "绿证", 1, *TRAPS)}
