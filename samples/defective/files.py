"""What is wrong with the files: lost, broken, locked, empty, unknown, changed behind our backs."""

from __future__ import annotations

from samples.defective.edits import (
    EARLIER,
    besides,
    cut_off,
    damaged,
    empty,
    locked,
    lost,
    said,
    withheld,
)
from samples.defective.models import Defect, Planted
from samples.ready.kit import claim, p, paper, text_pdf, title

_MATERIALS = "evidence/05 能源与资源投入/3.2 资源投入"

DEFECTS = (
    Defect(
        "duties-never-sent",
        "职责分配表一直没有发来。",
        (withheld("duties"),),
        (Planted("veto-unproven", "0.5"),),
    ),
    Defect(
        "publication-never-sent",
        "社会责任报告有，公开的截图没有。",
        (withheld("csr-published"),),
        (Planted("partly-proven", "2.4.1"),),
    ),
    Defect(
        "recycled-steel-lost",
        "确认过的文件被人移走。",
        (lost("recycled-steel"),),
        (
            Planted(
                "file-missing",
                "3.2.4",
                "recycled-steel",
                f"{_MATERIALS}/再生钢材使用证明（供方）.pdf",
            ),
            Planted("met-without-proof", "3.2.4"),
        ),
    ),
    Defect(
        "refrigerants-cut-off",
        "微信传文件断了，只收到前三分之一。",
        (damaged("gases", cut_off),),
        (
            Planted("file-unreadable", "3.2.5", "gases", f"{_MATERIALS}/制冷剂清单.pdf"),
            Planted("met-without-proof", "3.2.5"),
        ),
    ),
    Defect(
        "cleaner-audit-locked",
        "清洁生产审核报告设了打开密码。",
        (damaged("cleaner-audit", locked),),
        (
            Planted(
                "file-encrypted",
                "6.3.1",
                "cleaner-audit",
                "evidence/08 绩效/清洁生产/清洁生产审核报告（2023）节选.pdf",
            ),
        ),
    ),
    Defect(
        "recyclability-empty",
        "计算书是 0 字节。",
        (damaged("recyclability", empty),),
        (
            Planted(
                "file-empty",
                "4.5.1",
                "recyclability",
                "evidence/06 产品/可回收利用率计算书GBT20862.pdf",
            ),
            Planted("met-without-proof", "4.5.1"),
            Planted("met-without-proof", "4.5.2"),
        ),
    ),
    Defect(
        "friction-report-shortened",
        "摩擦力矩报告换成了节选，台账里仍写到第 5 页。",
        (said("friction", first=1, last=5),),
        (
            Planted(
                "pages-missing", "4.3.1", "friction", "evidence/06 产品/轴承摩擦力矩检测报告.pdf", 1
            ),
        ),
    ),
    Defect(
        "waste-heat-replaced",
        "确认以后又换了一版余热项目验收报告。",
        (said("waste-heat", seen=EARLIER),),
        (
            Planted(
                "confirmed-but-changed",
                "3.1.6",
                "waste-heat",
                "evidence/05 能源与资源投入/3.1 能源投入/附件5-6 空压机余热回收项目验收.pdf",
                1,
            ),
        ),
    ),
    Defect(
        "nobody-knows-what",
        "一份情况说明挂到了采购条款下，没写是哪类材料。",
        (
            besides(
                "05 能源与资源投入/3.3 采购/关于有关事项的补充材料.pdf",
                text_pdf(paper(title("补充材料"), p("有关事项已经办理，特此补充。"))),
                claim("extra", None, "关于有关事项的补充材料", "3.3.1"),
            ),
        ),
        (
            Planted(
                "evidence-type-unknown",
                "3.3.1",
                "extra",
                "evidence/05 能源与资源投入/3.3 采购/关于有关事项的补充材料.pdf",
                1,
            ),
        ),
    ),
    Defect(
        "centre-not-confirmed",
        "能源中心验收材料没有人确认过。",
        (said("energy-centre", confirmed=False),),
        (
            Planted(
                "evidence-unconfirmed",
                "3.1.2",
                "energy-centre",
                "evidence/05 能源与资源投入/3.1 能源投入/附件5-3 能源管理系统 功能说明与验收.pdf",
                1,
            ),
        ),
    ),
    Defect(
        "stray-file",
        "夹带了一份无关的通知。",
        (
            besides(
                "09 其他/关于国庆放假的通知.pdf",
                text_pdf(
                    paper(title("关于国庆节放假的通知"), p("10 月 1 日至 7 日放假，共 7 天。"))
                ),
            ),
        ),
        (Planted("file-unmatched", file="evidence/09 其他/关于国庆放假的通知.pdf"),),
    ),
)
