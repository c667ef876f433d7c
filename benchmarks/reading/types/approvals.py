"""Approvals: of projects, their environmental impact, energy use and acceptance; title to land.

Labels: holder (the unit that builds or owns), number (the document number as printed), issued,
credit_code and address where printed. Issuers and project names are printed, not labelled.
"""

from __future__ import annotations

from benchmarks.reading.paper import Facts, mark
from benchmarks.reading.parts import HELD
from benchmarks.reading.types.sheets import Sheet, issued, kind, said, values


def office(f: Facts, *what: str) -> str:
    """Return an authority of the client's place."""
    return f"{f.client.place[1]}{f.pick('', f.client.place[2])}{f.pick(*what)}"


def _document_number(f: Facts, *words: str) -> str:
    left, right = tuple(f.pick("〔〕", "〔〕", "〔〕", "[]", "［］", "（）"))
    place = f.client.place[1][:1] + f.pick("", f.client.place[2][:1])
    return f"{place}{f.pick(*words)}{left}{f.issued.year}{right}{f.pick('', '', '第')}{f.rng.randint(1, 380)}号"


def _project(f: Facts) -> str:
    many = f.pick("5000吨", "20万套", "3万件", "800万平方米")
    return f"年产{many}{f.client.trade}{f.pick('技术改造', '扩建', '新建', '智能化改造')}项目"


def _plot(f: Facts) -> str:
    return mark("address", f.client.address)


def eia(f: Facts) -> Sheet:
    """The reply to an environmental impact report."""
    p, kind_ = _project(f), f.pick("报告表", "报告书")
    number = _document_number(f, "环审", "环建", "环评", "审批环")
    return Sheet(
        "eia-approval", f"关于{f.holder}{p}环境影响{kind_}的{f.pick('批复', '审批意见')}",
        office(f, "生态环境局", "行政审批局"), values(f, number=number, address=f.client.address),
        [("建设单位", said(f, "holder")), ("统一社会信用代码", said(f, "credit_code")), ("项目名称", p),
         ("建设地点", _plot(f)), ("审批结论", f"同意{kind_}结论，从环境保护角度项目建设可行")],
        [f"{said(f, 'holder')}：", f"　　你公司报送的《{p}环境影响{kind_}》收悉。经研究，批复如下：",
         f"　　一、项目位于{_plot(f)}，总投资{f.rng.randint(800, 9000)}万元，其中环保投资{f.rng.randint(40, 400)}万元。"
         f"在落实{kind_}提出的各项污染防治措施的前提下，同意项目建设。",
         "　　二、项目应严格执行环保“三同时”制度，竣工后按规定开展环境保护验收。"],
        (f.pick("审批文号", "文号", "批复文号"), mark("number", number)), (f.pick("批复日期", "审批日期"), issued(f)),
    )  # fmt: skip


def acceptance(f: Facts) -> Sheet:
    """The opinion on completion, by the builder's own group."""
    p = _project(f)
    return Sheet(
        "environmental-acceptance", f"{p}竣工环境保护验收意见", f.holder, values(f, address=f.client.address),
        [("建设单位", said(f, "holder")), ("项目名称", p), ("建设地点", _plot(f)),
         ("环评批复", f"环审〔{f.issued.year - 2}〕{f.rng.randint(1, 99)}号"),
         ("验收结论", "环保设施已按批复要求落实，污染物达标排放，同意通过验收")],
        [f"　　{said(f, 'holder')}根据《建设项目竣工环境保护验收暂行办法》组织成立验收工作组，对“{p}”进行竣工环境保护验收，意见如下：",
         f"　　一、建设地点：{_plot(f)}。", f"　　二、审批情况：{f.issued.year - 2}年取得环评批复（环审〔{f.issued.year - 2}〕{f.rng.randint(1, 99)}号）。",
         "　　三、验收结论：项目环保手续齐全，污染防治设施已落实，验收工作组同意通过竣工环境保护验收。",
         f"　　验收组成员：{f.person()}　{f.person()}　{f.person()}"],
        when=(f.pick("验收日期", "验收时间"), issued(f)),
    )  # fmt: skip


def filing(f: Facts) -> Sheet:
    """The filing of an investment project."""
    number = f.pick(
        f"{f.issued.year}-320599-{f.digits(2)}-{f.pick('01', '02', '03')}-{f.digits(6)}",
        _document_number(f, "发改备", "行审备", "工信备"),
    )
    p = _project(f)
    return Sheet(
        "project-approval", f.pick("企业投资项目备案证", "投资项目备案登记证", "企业投资项目备案通知书"),
        office(f, "发展和改革局", "行政审批局", "工业和信息化局"), values(f, number=number, address=f.client.address),
        [("项目单位", said(f, "holder")), ("项目单位统一社会信用代码", said(f, "credit_code")), ("项目名称", p),
         ("建设地点", _plot(f)), ("总投资（万元）", str(f.rng.randint(900, 30000))), ("建设性质", f.pick("改建", "新建", "扩建"))],
        [f"{said(f, 'holder')}：", f"　　你单位（统一社会信用代码：{said(f, 'credit_code')}）报来的{p}备案材料收悉，建设地点为{_plot(f)}。经审查，符合备案条件，准予备案。",
         "　　项目单位应通过在线平台如实报送项目开工、进度和竣工信息。"],
        (f.pick("项目代码", "备案号", "备案证号"), mark("number", number)), (f.pick("备案日期", "备案时间"), issued(f)),
    )  # fmt: skip


def energy_review(f: Facts) -> Sheet:
    """The opinion on a project's energy use."""
    p, number = _project(f), _document_number(f, "发改能审", "节能审", "行审能", "发改环资")
    return Sheet(
        "energy-review-opinion", f"关于{f.holder}{p}节能报告的{f.pick('审查意见', '节能审查意见')}",
        office(f, "发展和改革委员会", "行政审批局"), values(f, number=number),
        [("项目单位", said(f, "holder")), ("信用代码", said(f, "credit_code")), ("项目名称", p),
         ("年综合能耗", f"{f.rng.randint(1000, 9000)}吨标准煤（当量值）"), ("审查结论", "原则同意该项目节能报告")],
        [f"{said(f, 'holder')}：", f"　　你公司（{said(f, 'credit_code')}）关于申请{p}节能审查的请示及节能报告收悉，现提出审查意见如下：",
         f"　　一、原则同意所报节能报告。项目年综合能源消费量{f.rng.randint(1000, 9000)}吨标准煤（当量值）。",
         "　　二、本意见自印发之日起2年内有效。逾期未开工建设的，应重新进行节能审查。"],
        (f.pick("文号", "审查文号", "编号"), mark("number", number)), (f.pick("印发日期", "审查日期"), issued(f)),
    )  # fmt: skip


def fire(f: Facts) -> Sheet:
    """The opinion on fire acceptance, or the receipt of its filing."""
    number, p = (
        _document_number(f, "建消验字", "住建消验", "公消验", "建消竣备字"),
        f.pick("1#生产厂房", "综合仓库", "二期厂房"),
    )
    return Sheet(
        "fire-acceptance", f.pick("特殊建设工程消防验收意见书", "建设工程消防验收意见书", "建设工程竣工验收消防备案凭证"),
        office(f, "住房和城乡建设局", "消防救援支队"), values(f, number=number, address=f.client.address),
        [("建设单位", said(f, "holder")), ("工程名称", p), ("工程地址", _plot(f)),
         ("建筑面积", f"{f.rng.randint(2000, 40000)}㎡"), ("结论", "综合评定该工程消防验收合格")],
        [f"{said(f, 'holder')}：", f"　　根据《中华人民共和国消防法》，你单位申请的{p}工程（地址：{_plot(f)}；建筑面积{f.rng.randint(2000, 40000)}平方米）消防验收，经资料审查、现场检查，结论如下：",
         "　　☑合格　　□不合格", "　　建筑物使用性质、布局改变或重新装修的，应依法重新办理。"],
        (f.pick("文书编号", "凭证文号", "编号"), mark("number", number)), (f.pick("签发日期", "出具日期"), issued(f)),
    )  # fmt: skip


def land(f: Facts) -> Sheet:
    """The certificate of real estate."""
    left, right = tuple(f.pick("（）", "()"))
    number = f"子{left}{f.issued.year}{right}{f.client.place[1]}不动产权第{f.digits(7)}号"
    until = f"{f.issued.year + f.rng.randint(30, 48)}年12月31日"
    return Sheet(
        "title-certificate", "不动产权证书", office(f, "自然资源和规划局", "不动产登记局"),
        values(f, number=number, address=f.client.address),
        [("权利人", said(f, "holder")), ("共有情况", "单独所有"), ("坐落", _plot(f)), ("不动产单元号", f.digits(26)),
         ("权利类型", "国有建设用地使用权/房屋所有权"), ("用途", "工业用地/工业"),
         ("面积", f"宗地面积{f.rng.randint(9000, 90000)}㎡"), ("使用期限", f"国有建设用地使用权 {until}止")],
        [f"　　权利人{said(f, 'holder')}单独所有位于{_plot(f)}的国有建设用地使用权及房屋所有权，用途为工业用地。",
         "　　本证书是权利人享有该不动产物权的证明。"],
        (f.pick("证号", "不动产权证号", "编号"), mark("number", number)), (f.pick("登记日期", "登簿日期"), issued(f)),
        ink="#a01828",
    )  # fmt: skip


NAMED = HELD[:2]
TYPES = {
    "eia-approval": kind(eia, "redhead letter grid platform", "环评批复", 3, "no-dates", *NAMED),
    "environmental-acceptance": kind(
        acceptance, "letter grid cover four", "竣工环保验收意见", 3, "no-dates", *NAMED
    ),
    "project-approval": kind(
        filing, "grid four letter certificate", "项目备案证", 3, "no-dates", *HELD
    ),
    "energy-review-opinion": kind(
        energy_review, "redhead letter four grid", "节能审查意见", 3, "no-dates", *HELD
    ),
    "fire-acceptance": kind(fire, "letter grid columns redhead", "消防验收", 3, "no-dates", *NAMED),
    "title-certificate": kind(
        land, "grid stacked certificate columns", "不动产权证", 3, "no-dates", *NAMED
    ),
}
