# ruff: noqa: E501
"""Clause 0.1: what was filed, assessed, approved and accepted, for both phases."""

from __future__ import annotations

from samples.parties import ADDRESS, COMPANY, office
from samples.ready import assessment
from samples.ready.kit import (
    centre,
    claim,
    gap,
    item,
    letter,
    p,
    pairs,
    paper,
    plain,
    scanned,
    sign,
    table,
    text_pdf,
    title,
)
from samples.table import Item

_A = "01 主体资格与合规"
ONE = "年产3000万套精密轴承新建项目"
TWO = "年产4000万套精密轴承智能化改扩建项目"


def files() -> list[Item]:
    """Return the files of this area."""
    where = f"{_A}/立项 环评 验收"
    return [
        item(
            f"{where}/附件1-1 备案证（一期）.pdf",
            scanned(
                _filing(
                    "苏云发改备〔2012〕61号",
                    ONE,
                    "2012年08月20日",
                    21600,
                    "新建厂房 28000 平方米，购置数控车床、磨床、热处理线等设备 186 台（套），形成年产 3000 万套精密轴承的能力",
                ),
                "filing-1",
            ),
            claim(
                "filing-phase-1",
                "project-approval",
                "项目备案证（一期）",
                "0.1 1.1.2",
                number="苏云发改备〔2012〕61号",
                issued="2012-08-20",
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/附件1-2 江苏省投资项目备案证（二期改扩建）.pdf",
            text_pdf(
                _filing(
                    "云行审备〔2019〕118号",
                    TWO,
                    "2019年03月12日",
                    32800,
                    "改造现有厂房并扩建 16016 平方米，购置自动化磨超连线、真空热处理炉、清洗涂油线等设备 142 台（套），新增年产 4000 万套精密轴承，全厂合计 7000 万套",
                )
            ),
            claim(
                "filing-phase-2",
                "project-approval",
                "项目备案证（二期）",
                "0.1 1.1.2",
                number="云行审备〔2019〕118号",
                issued="2019-03-12",
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/环评批复1期 扫描.pdf",
            scanned(
                assessment.eia_approval("苏云环建〔2012〕97号", ONE, "2012年11月06日"), "eia-1"
            ),
            claim(
                "eia-approval-phase-1",
                "eia-approval",
                "环境影响报告表批复（一期）",
                "0.1 1.1.2 1.3.9",
                number="苏云环建〔2012〕97号",
                issued="2012-11-06",
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/环评批复2期.pdf",
            text_pdf(assessment.eia_approval("云环审〔2019〕56号", TWO, "2019年06月18日")),
            claim(
                "eia-approval-phase-2",
                "eia-approval",
                "环境影响报告表批复（二期）",
                "0.1 1.1.2 1.3.9",
                number="云环审〔2019〕56号",
                issued="2019-06-18",
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/附件1-4 环境影响报告表（二期 报批稿）.pdf",
            text_pdf(assessment.eia_report()),
            claim(
                "eia-report-phase-2",
                "eia-report",
                "环境影响报告表（二期）",
                "0.1 1.1.2 1.3.9",
                issued="2019-05-10",
            ),
        ),
        item(
            f"{where}/竣工环保验收意见 一期(2014).pdf",
            scanned(
                assessment.acceptance("一期", ONE, "2014年05月22日", "2014年04月14日至15日"),
                "acc-1",
            ),
            claim(
                "acceptance-phase-1",
                "environmental-acceptance",
                "竣工环境保护验收意见（一期）",
                "0.1 1.1.2",
                issued="2014-05-22",
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/竣工环保验收意见 二期(自主验收).pdf",
            text_pdf(assessment.acceptance("二期", TWO, "2021年01月15日", "2020年11月23日至24日")),
            claim(
                "acceptance-phase-2",
                "environmental-acceptance",
                "竣工环境保护验收意见（二期）",
                "0.1 1.1.2",
                issued="2021-01-15",
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/附件1-6 节能审查意见.pdf",
            text_pdf(_energy_review()),
            claim(
                "energy-review",
                "energy-review-opinion",
                "节能审查意见（二期）",
                "0.1 1.1.2",
                number="云发改能审〔2019〕23号",
                issued="2019-05-27",
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/安全设施竣工验收评价 意见.pdf",
            scanned(_safety(), "safety"),
            claim(
                "safety-acceptance",
                "safety-acceptance",
                "安全设施竣工验收意见（二期）",
                "0.1 1.1.2",
                issued="2020-12-28",
                seal_seen=True,
            ),
        ),
        item(
            f"{_A}/安全生产标准化三级企业证书.pdf",
            text_pdf(_safety_certificate()),
            claim(
                "safety-standardisation",
                "safety-standardisation",
                "安全生产标准化三级证书",
                "0.1",
                number="苏云AQBJXⅢ202500088",
                issued="2025-08-20",
                valid_from="2025-08-20",
                valid_until="2028-08-19",
                seal_seen=True,
            ),
        ),
    ]


def _filing(number: str, project: str, day: str, money: int, content: str) -> dict:
    return paper(
        title("江苏省投资项目备案证", 22),
        centre(f"备案证号：{number}"),
        gap(),
        pairs(
            ("项目名称", project),
            ("项目法人单位", COMPANY),
            ("法人单位经济类型", "有限责任公司"),
            ("建设地点", ADDRESS),
            ("建设性质", "新建" if project == ONE else "改扩建"),
            ("项目总投资", f"{money} 万元"),
            ("建设规模及内容", content),
            (
                "法人单位承诺",
                "对备案项目信息的真实性、合法性和完整性负责；项目符合国家产业政策；依法依规办理各项报建审批手续后开工建设。",
            ),
            (
                "安全生产要求",
                "要强化安全生产管理，按照相关规章制度压实项目建设单位及相关责任主体安全生产及监管责任，严防安全生产事故发生。",
            ),
        ),
        sign(
            office("行政审批局" if project == TWO else "发展和改革局"),
            day,
            seal=office("行政审批局" if project == TWO else "发展和改革局"),
        ),
        numbered=False,
    )


def _energy_review() -> dict:
    bureau = office("发展和改革局")
    return letter(
        f"{bureau}文件",
        "云发改能审〔2019〕23号",
        title(f"关于{COMPANY}{TWO}节能报告的审查意见", 16),
        plain(f"{COMPANY}：", 12),
        p(
            "你公司报来的节能报告及有关材料收悉。依据《固定资产投资项目节能审查办法》，经组织评审，提出审查意见如下："
        ),
        p("一、原则同意所报项目节能报告。"),
        p(
            "二、项目建成后，年综合能源消费量不高于 2960 吨标准煤（当量值），其中电力 1720 万千瓦时、天然气 58 万立方米；单位产品综合能耗不高于 480 千克标准煤/万套。"
        ),
        p(
            "三、项目应选用达到 2 级及以上能效的空压机、变压器、电机和水泵，热处理炉余热应予回收，预留屋顶分布式光伏接入条件。"
        ),
        p("四、严格按 GB 17167 配备能源计量器具，建立能源管理制度和统计台账。"),
        p("五、项目投入生产前应完成节能验收。建设内容、能效水平发生重大变动的，应当提出变更申请。"),
        sign(bureau, "2019年05月27日", seal=bureau),
    )


def _safety() -> dict:
    return paper(
        title(f"{TWO}安全设施竣工验收意见", 16),
        p(
            "依据《建设项目安全设施“三同时”监督管理办法》，2020 年 12 月 28 日，我公司组织设计、施工、监理、安全评价单位及专家 3 名，对本项目安全设施进行竣工验收。"
        ),
        table(
            ("序号", "检查内容", "检查情况", "结论"),
            (
                (1, "安全预评价、安全设施设计专篇审查", "手续齐全，意见已落实", "符合"),
                (2, "热处理炉天然气泄漏报警与紧急切断", "已安装并联锁，测试合格", "符合"),
                (3, "危化品库防爆、通风、围堰", "独立设置，符合设计", "符合"),
                (4, "特种设备登记、检验", "空压储气罐、电梯、叉车均在检验有效期内", "符合"),
                (5, "安全管理机构、制度、操作规程", "设安环部，专职安全员 3 人", "符合"),
                (6, "应急预案及演练", "已备案，2020-12-09 演练", "符合"),
            ),
            (0.5, 2.2, 2.2, 0.8),
        ),
        p(
            "验收组认为：本项目安全设施与主体工程同时设计、同时施工、同时投入使用，符合国家有关法律法规和标准要求，同意通过验收。"
        ),
        sign(COMPANY, "2020年12月28日"),
    )


def _safety_certificate() -> dict:
    return {
        "frame": "permit",
        "wide": True,
        "margin": {"x": 20, "y": 18},
        "heading": "安全生产标准化证书",
        "part": "三级企业（机械）",
        "number": "苏云AQBJXⅢ202500088",
        "left": [
            ("单位名称：", COMPANY),
            ("评审标准：", "企业安全生产标准化基本规范 GB/T 33000"),
            ("有效期：", "2025 年 08 月 20 日至 2028 年 08 月 19 日"),
        ],
        "office": office("应急管理局"),
        "day": "2025 年 08 月 20 日",
    }
