"""The meters themselves: the ledger of all seventy, and how they hang together."""

from __future__ import annotations


def meter_rows() -> list[list[object]]:
    """Return the ledger of meters: 72 rows, with the numbers that the photos show."""
    rows: list[list[object]] = []

    def add(
        name: str,
        model: str,
        grade: str,
        span: str,
        maker: str,
        tag: str,
        place: str,
        level: str,
        cycle: str,
        until: str,
    ) -> None:
        number = len(rows) + 1
        rows.append(
            [
                number,
                name,
                model,
                grade,
                span,
                maker,
                f"{tag[3]}{20190000 + number * 137}",
                tag,
                place,
                level,
                cycle,
                until,
                "合格",
            ]
        )

    for n in range(1, 3):
        add(
            "电能表",
            "DTSD-88",
            "0.5S 级",
            "3×1.5(6) A",
            "子虚仪表",
            f"YW-E-{n:03}",
            f"{n}# 总降压进线（外购电总表）",
            "进出用能单位",
            "6 年",
            "2029-08-31",
        )
    for n in range(3, 6):
        add(
            "电能表",
            "DTSD-88",
            "0.5S 级",
            "3×1.5(6) A",
            "子虚仪表",
            f"YW-E-{n:03}",
            f"光伏并网点 {n - 2}#",
            "进出用能单位",
            "6 年",
            "2030-05-20",
        )
    shops = (
        "1# 车间 1F",
        "1# 车间 2F",
        "1# 车间 3F",
        "2# 车间",
        "3# 车间 1F",
        "3# 车间 2F",
        "4# 综合楼",
        "5# 仓库",
        "污水站",
        "空压站",
        "照明总路",
        "空调总路",
        "冷却塔",
        "食堂",
        "充电桩",
    )
    for n, shop in enumerate(shops, 6):
        add(
            "电能表",
            "DTS-66",
            "1.0 级",
            "3×20(80) A",
            "子虚仪表",
            f"YW-E-{n:03}",
            f"{shop}（分项）",
            "主要次级用能单位",
            "6 年",
            "2029-08-31",
        )
    devices = (
        "1# 空压机",
        "2# 空压机",
        "3# 空压机",
        "4# 空压机",
        "真空炉 1#",
        "真空炉 2#",
        "真空炉 3#",
        "真空炉 4#",
        "网带炉 1#",
        "网带炉 2#",
        "网带炉 3#",
        "清洗线 1#",
        "清洗线 2#",
        "清洗线 3#",
        "清洗线 4#",
        "清洗线 5#",
        "清洗线 6#",
        "磨床线 A",
        "磨床线 B",
        "磨床线 C",
        "磨床线 D",
        "车床线 A",
        "车床线 B",
        "装配线 A",
        "装配线 B",
        "废气风机",
    )
    for n, device in enumerate(devices, 21):
        add(
            "电能表",
            "DTS-66",
            "1.0 级",
            "3×20(80) A",
            "子虚仪表",
            f"YW-E-{n:03}",
            device,
            "主要用能设备",
            "6 年",
            "2029-08-31",
        )
    for n, (place, level) in enumerate(
        (
            ("厂区进水总表", "进出用水单位"),
            ("生产用水", "次级"),
            ("生活用水", "次级"),
            ("冷却塔补水", "次级"),
            ("清洗线用水", "次级"),
            ("研磨液配制", "次级"),
            ("回用水产水", "次级"),
            ("绿化浇洒（雨水）", "次级"),
            ("4# 综合楼", "次级"),
            ("食堂", "次级"),
            ("污水站出水", "次级"),
            ("消防补水", "次级"),
        ),
        1,
    ):
        add(
            "超声波水表" if n in (1, 7, 11) else "水表",
            "WS-100" if n < 3 else "LXS-50",
            "2 级",
            "0.3～60 m³/h",
            "乌有水表",
            f"YW-W-{n:03}",
            place,
            level,
            "2 年",
            "2027-09-14",
        )
    for n, place in enumerate(("天然气总表", "网带炉 1#", "网带炉 2#", "网带炉 3#", "食堂"), 1):
        add(
            "气体涡轮流量计" if n == 1 else "气体罗茨流量计",
            "LWQ-80" if n == 1 else "LLQ-50",
            "1.0 级" if n == 1 else "1.5 级",
            "8～160 m³/h",
            "亡是公仪表",
            f"YW-G-{n:03}",
            place,
            "进出用能单位" if n == 1 else "主要用能设备",
            "2 年",
            "2027-08-09",
        )
    for n, place in enumerate(("压缩空气总管", "1# 车间支管", "3# 车间支管"), 1):
        add(
            "热式气体流量计",
            "RS-80",
            "2.5 级",
            "0～3000 Nm³/h",
            "亡是公仪表",
            f"YW-A-{n:03}",
            place,
            "次级",
            "2 年",
            "2027-08-09",
        )
    for n, place in enumerate(("油库柴油", "地磅", "钢屑地磅", "危废间台秤"), 1):
        add(
            "加油机流量计" if n == 1 else "电子汽车衡" if n < 4 else "电子台秤",
            "JY-20" if n == 1 else "SCS-60" if n < 4 else "TCS-1",
            "0.3 级" if n == 1 else "Ⅲ 级",
            "—",
            "子虚衡器",
            f"YW-Q-{n:03}",
            place,
            "进出用能单位",
            "1 年",
            "2027-06-30",
        )
    return rows


def serial(tag: str) -> str:
    """Return the maker's number of a meter, as the ledger has it."""
    return next(str(row[6]) for row in meter_rows() if row[7] == tag)


def systems() -> list[dict]:
    return [
        {
            "title": "一、电力",
            "root": "外购电 10 kV\nYW-E-001、002\n光伏 YW-E-003～005",
            "colour": "#fff2cc",
            "branches": [
                {
                    "name": "1# 车间 YW-E-006～008",
                    "leaves": ["磨床线 A～D", "清洗线 1#～6#", "装配线 A、B"],
                },
                {"name": "2# 车间 YW-E-009", "leaves": ["真空炉 1#～4#", "网带炉 1#～3#"]},
                {"name": "3# 车间 YW-E-010～011", "leaves": ["车床线 A、B"]},
                {
                    "name": "公用 YW-E-014～018",
                    "leaves": ["空压机 1#～4#", "照明总路", "空调总路", "冷却塔"],
                },
                {"name": "办公生活 YW-E-012、019、020", "leaves": ["综合楼", "食堂", "充电桩"]},
            ],
        },
        {
            "title": "二、水",
            "root": "市政自来水\nYW-W-001",
            "colour": "#dbeef9",
            "branches": [
                {
                    "name": "生产 YW-W-002",
                    "leaves": ["冷却塔补水 W-004", "清洗线 W-005", "研磨液 W-006"],
                },
                {"name": "生活 YW-W-003", "leaves": ["综合楼 W-009", "食堂 W-010"]},
                {"name": "回用 YW-W-007", "leaves": ["研磨、冷却补水"]},
            ],
        },
        {
            "title": "三、天然气与压缩空气",
            "root": "天然气 YW-G-001",
            "colour": "#fde3d3",
            "branches": [
                {"name": "热处理", "leaves": ["网带炉 G-002", "网带炉 G-003", "网带炉 G-004"]},
                {"name": "食堂 YW-G-005", "leaves": ["灶具"]},
                {"name": "压缩空气 YW-A-001", "leaves": ["1# 车间 A-002", "3# 车间 A-003"]},
            ],
        },
    ]
