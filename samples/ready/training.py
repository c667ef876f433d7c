"""Clause 0.8: training plan, attendance, tests."""

from __future__ import annotations

from samples.parties import EHS, ENERGY, MANAGER
from samples.ready import scenes
from samples.ready.kit import (
    BREAK,
    centre,
    claim,
    company_paper,
    gap,
    h2,
    item,
    items,
    note,
    p,
    pairs,
    right,
    scanned,
    table,
    text_pdf,
    title,
)
from samples.table import Item

_A = "02 管理职责"
_STAFF = (
    "张卫东",
    "李秀兰",
    "王建国",
    "陈晓峰",
    "刘海燕",
    "杨志强",
    "赵敏华",
    "黄文杰",
    "周丽娟",
    "吴国平",
    "徐静怡",
    "孙立军",
    "马晓燕",
    "朱振宇",
    "胡春梅",
    "郭永康",
    "何佳怡",
    "林子轩",
    "高凤霞",
    "罗建明",
    "郑伟",
    "梁雪",
    "谢东升",
    "宋雨桐",
    "唐志远",
    "许美玲",
    "邓凯",
    "冯瑞",
    "曹颖",
    "彭浩然",
    "曾庆",
    "萧然",
    "田甜",
    "董明",
    "潘岳",
    "袁立",
    "蔡琴",
    "蒋涛",
    "余欢",
    "杜鹃",
)


def files() -> list[Item]:
    """Return the files of this area."""
    return [
        item(
            f"{_A}/培训/2025年绿色制造培训计划.pdf",
            text_pdf(_training_plan()),
            claim(
                "training-plan-2025",
                "training-plan",
                "2025 年绿色制造培训计划",
                "0.8",
                issued="2025-01-06",
                years=2025,
            ),
        ),
        item(
            f"{_A}/培训/培训记录 签到+课件+考核（2025年3月）.pdf",
            scanned(_training("2025-03-18", "绿色工厂评价通则与公司绿色目标宣贯", 0), "train1", 95),
            claim(
                "training-record-1",
                "training-record",
                "绿色制造培训记录（2025 年 3 月）",
                "0.8",
                issued="2025-03-18",
                years=2025,
            ),
        ),
        item(
            f"{_A}/培训/培训记录 签到+课件+考核（2025年9月）.pdf",
            scanned(_training("2025-09-16", "节能节水与危险废物规范化管理", 7), "train2", 95),
            claim(
                "training-record-2",
                "training-record",
                "绿色制造培训记录（2025 年 9 月）",
                "0.8",
                issued="2025-09-16",
                years=2025,
            ),
        ),
        item(
            f"{_A}/培训/IMG_20250318_培训现场.jpg",
            scenes.training("2025:03:18 14:12:07"),
            claim(
                "training-photo",
                "training-record",
                "绿色制造培训现场照片",
                "0.8",
                issued="2025-03-18",
                years=2025,
            ),
        ),
    ]


def _training_plan() -> dict:
    return company_paper(
        "WY-PX-2025-01",
        title("2025 年绿色制造教育培训计划", 17),
        table(
            ("序号", "培训内容", "对象", "时间", "学时", "考核方式"),
            (
                (
                    1,
                    "绿色工厂评价通则与公司绿色目标宣贯",
                    "全体管理人员、班组长",
                    "2025-03",
                    4,
                    "笔试",
                ),
                (2, "能源管理与计量器具使用", "设备、动力人员", "2025-04", 4, "笔试"),
                (3, "环境法律法规与排污许可证管理", "安环、车间主任", "2025-06", 4, "笔试"),
                (4, "节能节水与危险废物规范化管理", "全体班组长、仓管", "2025-09", 4, "笔试"),
                (5, "产品生态设计与有害物质控制", "技术、采购、品保", "2025-11", 6, "案例"),
            ),
            (0.5, 2.6, 1.6, 0.8, 0.6, 0.8),
            pad=8,
        ),
        p("培训覆盖率 100%，考核合格率不低于 95%；未合格者补训补考。"),
        right("编制：人事行政部　批准：沈逸　　2025年01月06日"),
    )


def _training(day: str, subject: str, start: int) -> dict:
    names = [_STAFF[(start + n) % len(_STAFF)] for n in range(36)]
    rows = [
        [
            n + 1,
            names[n],
            ("1# 车间", "2# 车间", "设备部", "安环部", "采购部", "品保部")[n % 6],
            n + 19,
            names[n + 18],
            ("技术部", "3# 车间", "生产部", "仓储部", "1# 车间", "人事行政部")[n % 6],
        ]
        for n in range(18)
    ]
    scores = [[name, 82 + (n * 7 + start) % 18, "合格"] for n, name in enumerate(names[:12])]
    return company_paper(
        f"WY-PX-{day[:7]}",
        title("培训签到表", 18),
        pairs(
            ("培训主题", subject),
            ("时间、地点", f"{day} 14:00—18:00　三楼培训室"),
            ("讲师", f"{EHS}、{ENERGY}"),
            ("应到 / 实到", "36 / 36 人"),
        ),
        table(
            ("序号", "签名", "部门", "序号", "签名", "部门"),
            rows,
            (0.6, 1.2, 1.2, 0.6, 1.2, 1.2),
            pad=5.5,
        ),
        BREAK,
        title("课件摘要", 16),
        centre(subject, 13),
        gap(6),
        items(
            "1. 为什么做：政策要求、客户要求与公司方针目标；",
            "2. 做什么：基础设施、管理体系、能源资源投入、产品、环境排放、绩效六个方面；",
            "3. 我的岗位：节约每一度电、每一方水，危险废物分类入库、称重、贴签、登记；",
            "4. 案例：空压机压力下调 0.05 MPa，年节电 6.2 万 kW·h。",
        ),
        h2("考核成绩（节选）"),
        table(("姓名", "成绩", "结论"), scores, (1, 1, 1)),
        note("平均分 91.3，合格率 100%。培训效果评价：达到预期。"),
        right(f"评价人：{MANAGER}　　{day}"),
    )
