"""Permits, certificates of systems, and approvals."""

from __future__ import annotations

from benchmarks.reading import dates
from benchmarks.reading.kit import EMPTY_DAY, SMALL, TEN, Made, kind, other
from benchmarks.reading.paper import Facts, mark
from benchmarks.reading.parts import (
    HELD,
    boxed,
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

ZH = ("zh", "zh-padded", "zh-spaced", "han", "zh-padded-spaced")


def address(f: Facts) -> str:
    """Return the marked address."""
    return mark("address", f.client.address)


def provincial_permit(f: Facts) -> Made:
    """A province's permit of the years before the platform: sentence, then what may be let out."""
    number = f"子{f.pick('A', 'F', 'K')}{f.pick('A', 'B')}{f.issued.year}A{f.digits(4)}"
    f.notation = f.pick(*ZH)
    office = district_office(f, "生态环境局")
    day = issued(f)
    end = f.period(f.issued, f.until, f.pick("{a}至{b}", "自{a}至{b}止")) if f.until else ""
    rows = [("持 证 者", said(f, "holder")), ("信 用 代 码", said(f, "credit_code")), ("法定代表人", f.client.legal),
            ("排 污 地 址", address(f)), ("污染物种类", "废水（COD、氨氮）；废气（SO2、NOx、颗粒物）；噪声"),
            ("有 效 期 间", end)]  # fmt: skip
    blocks = [
        emblem("state", 20),
        title("子虚省排放污染物许可证", 29, fill="#145a32"),
        t(f"（正本）　　　{mark('number', number)}", 12.5, "center", above=10),
        space(6),
        t("　　根据《中华人民共和国环境保护法》《排污许可管理条例》和《子虚省排污许可证管理办法》，经审核，准予下列单位按许可内容排放污染物，特发此证。", 11.5),
        space(8),
        pairs("plain", [(a + "：", b) for a, b in rows if b], first=20, gap=9, label={"size": 12}, value={"size": 12}),
        down(),
        cols((2, 3), [t("持证者须将本正本悬挂于经营场所醒目处", 9), t("许可内容详见副本", 9)],
             [t(f"{office}（公章）", 12, "right"), t(day or EMPTY_DAY, 12, "right")]),
        seal(f, office, 520, -80),
    ]  # fmt: skip
    truth = values(
        f,
        number=number,
        address=f.client.address,
        valid_from=iso(f.issued),
        valid_until=iso(f.until),
    )
    look = f.look(width=842, height=595, rim="wave", ink="#1e8449", margin=[84, 56, 84, 52])
    return blocks, truth, look


def registration_form(f: Facts) -> Made:
    """The registration with its many numbered rows, as the platform exports it."""
    code = f.client.code if f.trap == "code-confusable" else f.code
    number = f"{code}001{f.pick(*'WXYZ')}"
    end = f.period(f.issued, f.until, "{a} 至 {b}") if f.until else ""
    first = [("单位名称（1）", said(f, "holder"), "登记编号", mark("number", number)),
             ("省份（2）", f.client.place[0], "地市（3）", f.client.place[1]), ("区县（4）", f.client.place[2], "注册地址（5）", f.client.address),
             ("生产经营场所地址（6）", address(f), "行业类别（7）", f.client.trade + "制造"),
             ("中心经度（8）", f"120°{f.rng.randint(10, 50)}′{f.digits(2)}″", "中心纬度（9）", f"31°{f.rng.randint(10, 50)}′{f.digits(2)}″"),
             ("统一社会信用代码（10）", said(f, "credit_code"), "组织机构代码（11）", "/"),
             ("法定代表人（12）", f.client.legal, "联系方式", f"000-{f.digits(8)}")]  # fmt: skip
    last = [("登记时间", issued(f) or "/", "有效期", end or "/")]
    works = [
        ["机加工", f.client.trade, f"{f.rng.randint(2, 90)}00", "吨/年"],
        ["表面清洗", "清洗件", f"{f.rng.randint(2, 90)}0", "万件/年"],
    ]
    blocks = [
        title("固定污染源排污登记表", 19),
        t(f"（{f.pick('■首次登记　□延续登记　□变更登记', '□首次登记　■延续登记　□变更登记')}）", 10.5, "center"),
        space(6),
        pairs("grid", [*first, *last], widths=(20, 32, 17, 31), inset=5, label={"size": 9}, value={"size": 9}),
        table((2, 2, 2, 2), ("生产工艺名称", "主要产品", "主要产品产能", "计量单位"), works, label={"size": 9}, value={"size": 9}),
        table((3, 3, 3), ("废气排放形式", "废气污染治理设施", "数量"), [["有组织", "布袋除尘器", "2"], ["无组织", "/", "/"]], label={"size": 9}, value={"size": 9}),
        table((3, 3, 3), ("废水治理设施", "治理工艺", "排放去向"), [["生活污水处理系统", "化粪池", "□不外排　■间接排放"]], label={"size": 9}, value={"size": 9}),
        table((3, 3, 4), ("工业固体废物名称", "是否属于危险废物", "去向"), [["废边角料", "□是　■否", "■利用：外售"], ["废机油", "■是　□否", "■处置：送有资质单位"]], label={"size": 9}, value={"size": 9}),
        t("注：（1）按经工商行政管理部门核准，进行法人登记的名称填写，并与单位公章名称一致。（6）指排污单位实际生产经营场所地址。（7）按照《国民经济行业分类》填报。（10）法人和其他组织唯一的18位代码。", 8, above=10),
        t("打印自全国排污许可证管理信息平台（企业端）——登记回执已生成", 8, "right", fill="#666666"),
        down(),
    ]  # fmt: skip
    truth = values(
        f,
        number=number,
        address=f.client.address,
        valid_from=iso(f.issued),
        valid_until=iso(f.until),
    )
    return blocks, truth, f.look(margin=[48, 54, 48, 46])


def zertifikat(f: Facts) -> Made:
    """A German body's certificate for China: two languages, validity in a line."""
    number = (
        f"01 100 {f.digits(6)}/{f.pick('01', '02')}"
        if f.pick(0, 1)
        else f"QM{f.digits(2)} {f.digits(5)} CN"
    )
    scope = f"{f.client.trade}产品的{f.pick('设计和制造', '生产与销售')}"
    norm = f.pick("ISO 9001:2015", "GB/T 19001-2016/ISO 9001:2015")
    end = (
        f"证书有效期　Validity: 自 {f.day('valid_from', f.issued)} 至 {f.day('valid_until', f.until)}"
        if f.until
        else ""
    )
    first = f"首次颁证 First certification {f.day('first_issued', f.first)}" if issued(f) else ""
    blocks = [
        cols((3, 1), [t("Certificate", 34, fill="#003366"), t("质 量 管 理 体 系 认 证 证 书", 14, fill="#003366")], [emblem("mark", 30, "right", text="TZX", ink="#003366")]),
        rule(ink="#003366", line=4),
        space(14),
        pairs("plain", [("标准\nStandard", mark("standard", norm)), ("证书登记号码\nCertificate Registr. No.", mark("number", number)),
                        ("证书持有者\nCertificate Holder", f"{said(f, 'holder')}\n{said(f, 'credit_code')}\n{address(f)}"),
                        ("适用范围\nScope", mark("scope", scope)),
                        ("", "通过审核，特此证明该组织的质量管理体系满足上述标准要求。\nProof has been furnished by means of an audit that the requirements are met.")],
              widths=(30, 70), gap=16, label={"size": 10, "fill": "#003366"}, value={"size": 12}),
        space(10),
        t(end, 11),
        t(first, 11),
        down(),
        cols((1, 1), [t(issued(f), 11), t("颁证日 Date", 8.5)], [t("T.Z.X. 子虚认证（南柯）有限公司", 10.5), t("乌有市镜水大道88号 · 200000", 8.5)]),
        seal(f, "子虚认证（南柯）有限公司", 260, -85, shape="oval"),
        rule(ink="#003366"),
        t("www.tzx.example　查询电话 400-000-0000　证书可在 CNCA 网站查询", 8, fill="#666666"),
    ]  # fmt: skip
    truth = values(f, number=number, standard=norm, scope=scope, address=f.client.address, valid_from=iso(f.issued),
                   valid_until=iso(f.until), first_issued=iso(f.first), next_surveillance=None)  # fmt: skip
    return [b for b in blocks if b.get("text") != ""], truth, f.look(margin=[70, 60, 62, 50])


def ohs(f: Facts) -> Made:
    """A domestic body's: addresses of three sorts, days along the foot, a box for yearly marks."""
    number = f"CN{f.digits(3)}-OHS{f.issued.year}-{f.digits(4)}"
    scope = (
        f"{f.client.trade}的{f.pick('生产', '研发、生产')}及其所涉及场所的相关职业健康安全管理活动"
    )
    norm = f.pick("GB/T45001-2020/ISO45001:2018", "GB/T 45001-2020 idt ISO 45001:2018")
    by = "蜃楼中安质环认证中心有限公司"
    days = [
        ("初次获证", f.day("first_issued", f.first) if issued(f) else ""),
        ("本次换证", issued(f)),
        ("有效期限至", f.day("valid_until", f.until)),
    ]
    shown = [d for d in days if d[1]]
    blocks = [
        t(f"注册号：{mark('number', number)}", 11, "right"),
        title("职业健康安全管理体系认证证书", 25, fill="#7d6608", above=14),
        down(0.4),
        t("兹　证　明", 13, "center"),
        t(said(f, "holder"), 19, "center", above=8),
        t(f"组织机构信用代码 {said(f, 'credit_code')}", 10.5, "center"),
        t(f"注册地址：{f.client.address}", 10.5, "center"),
        t(f"审核地址：{address(f)}", 10.5, "center"),
        t(f"职业健康安全管理体系符合　{mark('standard', norm)}", 12, "center", above=16),
        t("该体系覆盖范围", 11, "center", above=12, bold=True),
        t(mark("scope", scope), 12.5, "center"),
        t("（涉及行政许可的，应在许可范围内有效）", 9, "center"),
        down(0.6),
        cols((1,) * len(shown), *[[t(b, 11.5, "center"), t(a, 9.5, "center")] for a, b in shown]) if shown else space(4),
        down(0.5),
        cols((1, 1, 1), *[[boxed([t(f"第{n}次监督审核\n合格标识粘贴处", 9, "center", fill="#888888")], ink="#999999", inset=12)] for n in "一二"], [f.qr(26, "right")]),
        down(0.4),
        t(by, 15, "center"),
        seal(f, by, 160, -80),
        t(f"签发人：{f.person()}　　中国·蜃楼市黄粱区梦蝶大道{f.rng.randint(2, 80)}号", 9, "center", above=10),
    ]  # fmt: skip
    truth = values(f, number=number, standard=norm, scope=scope, address=f.client.address, valid_until=iso(f.until),
                   valid_from=None, first_issued=iso(f.first), next_surveillance=None)  # fmt: skip
    return blocks, truth, f.look(rim="double", ink="#b7950b", margin=[76, 70, 76, 60])


def enms(f: Facts) -> Made:
    """Landscape, ruled: what is certified on the left, days and marks on the right."""
    number = f"{f.digits(3)}{f.issued:%y}En{f.digits(4)}R{f.pick(0, 1)}M"
    scope = f"{f.client.trade}产品生产过程的能源采购、储存、加工转换、分配和使用管理"
    norm = f.pick("GB/T 23331-2020/ISO 50001:2018", "GB/T 23331-2020 / RB/T 101-2013")
    by, next_ = "华胥节能认证有限公司", dates.shifted(f.issued, 0, 340)
    left = [("获证组织", said(f, "holder")), ("信用代码", said(f, "credit_code")), ("经营地址", address(f)), ("依据标准", mark("standard", norm)),
            ("认证范围及边界", mark("scope", scope)), ("能源类别", "电力、天然气、热力、水")]  # fmt: skip
    right = [("首次注册", f.day("first_issued", f.first) if issued(f) else ""), ("颁　　发", issued(f)), ("到　　期", f.day("valid_until", f.until)),
             ("下次监督审核最迟", f.day("next_surveillance", next_) if issued(f) and f.trap != "first-after-issue" else "")]  # fmt: skip
    shown = [r for r in right if r[1]]
    blocks = [
        cols((1, 3, 1), [emblem("oval", 24, "left", text="HXEC", ink="#0e6655")], [title("能源管理体系认证证书", 27, fill="#0e6655"), t("ENERGY MANAGEMENT SYSTEM CERTIFICATE", 10, "center")], [f.qr(24, "right")]),
        t(f"No. {mark('number', number)}", 11, "center", above=6),
        space(10),
        cols((3, 2), [pairs("grid", left, first=24, inset=7, ink="#0e6655", label=TEN, value=TEN)],
             [pairs("plain", shown, first=50, gap=16, label={"size": 9.5, "fill": "#0e6655"}, value={"size": 11.5}) if shown else space(2), t("本证书须与年度保持通知书一并使用。", 9, above=12)]),
        down(),
        t(by, 14, "right"),
        t("HUAXU ENERGY CERTIFICATION CO., LTD.", 8.5, "right"),
        seal(f, by, 540, -80, "认证专用章"),
    ]  # fmt: skip
    truth = values(f, number=number, standard=norm, scope=scope, address=f.client.address, valid_until=iso(f.until), valid_from=None,
                   first_issued=iso(f.first), next_surveillance=iso(next_))  # fmt: skip
    return (
        blocks,
        truth,
        f.look(width=842, height=595, rim="single", ink="#0e6655", margin=[56, 48, 56, 46]),
    )


def eia_box(f: Facts) -> Made:
    """The last leaf of a report's form: the authority's opinion in a box, number above, day below."""
    number = f"{f.client.place[1][:1]}{f.client.place[2][:1]}环管〔{f.issued.year}〕{f.rng.randint(2, 300)}号"
    f.notation = f.pick(*ZH)
    p = f"{f.client.trade}生产线{f.pick('扩建', '技改', '迁建')}项目"
    office = district_office(f, "生态环境局")
    inside = [
        t("审批意见：", 12, bold=True),
        t(mark("number", number), 12, "right"),
        t(f"　　根据{said(f, 'holder')}报送的由{other(f, '环境工程')}编制的《{p}环境影响报告表》（报批稿）及技术评估意见，经研究，提出如下审批意见：", leading=1.0),
        t(f"　　1. 同意该项目在{address(f)}实施，总投资{f.rng.randint(900, 9000)}万元。环评报告表可作为项目环境管理的依据。", leading=1.0),
        t("　　2. 厂区实行雨污分流。生产废水经预处理达标后纳入市政污水管网；工艺废气收集处理后高空排放。", leading=1.0),
        t("　　3. 合理布局高噪声设备，厂界噪声执行3类标准；危险废物委托有资质的单位处置，并执行转移联单制度。", leading=1.0),
        t("　　4. 项目性质、规模、地点、工艺发生重大变动的，须重新报批。自批准之日起超过5年方开工的，应报我局重新审核。", leading=1.0),
        t("　　5. 项目竣工后，你单位应按规定开展自主验收，并依法申领排污许可证。", leading=1.0),
        space(60),
        t(f"经办人：{f.person()}　　　　　　　　　　（公章）{issued(f) or EMPTY_DAY}", 11.5, "right"),
        seal(f, office, 280, -85),
        space(20),
    ]  # fmt: skip
    blocks = [
        t("（续建设项目环境影响报告表）", 9, "right"),
        boxed(
            [
                t("行业主管部门预审意见：", 12, bold=True),
                space(24),
                t(f"（公章）{EMPTY_DAY}", 11, "right"),
            ],
            inset=10,
        ),
        boxed(inside, inset=10),
        down(),
    ]
    return (
        blocks,
        values(f, number=number, address=f.client.address),
        f.look(size=11.5, footer="- 46 -"),
    )


def acceptance_letter(f: Facts) -> Made:
    """The authority's letter on solid waste and noise, under its own head."""
    f.issued = dates.shifted(f.issued, -7)
    office = district_office(f, "环境保护局")
    number = f"{f.client.place[1][:1]}环验函〔{f.issued.year}〕{f.rng.randint(2, 180)}号"
    f.notation = f.pick(*ZH)
    p = f"年产{f.pick('600万件', '2万吨', '30万套')}{f.client.trade}项目"
    blocks = [
        title(office, 25, fill="#c8102e", tracking=0.05),
        rule(ink="#c8102e", line=3),
        rule(ink="#c8102e", line=0.8),
        t(mark("number", number), 12.5, "right", above=10),
        title(f"关于{p}固体废物、噪声\n污染防治设施竣工环境保护验收意见的函", 17, above=20, leading=1.0),
        space(10),
        t(f"{said(f, 'holder')}：", 13),
        t(f"　　你公司报来的《{p}竣工环境保护验收申请》及附送材料收悉。经现场检查和审查，现函复如下：", 13, leading=1.1, above=6),
        t(f"　　一、该项目建设地址为{address(f)}，环境影响报告书于{f.issued.year - 2}年经批准（环审批〔{f.issued.year - 2}〕{f.digits(2)}号），{f.issued.year - 1}年{f.rng.randint(1, 12)}月投入试生产。", 13, leading=1.1, above=6),
        t("　　二、项目固体废物分类收集，设有规范的危险废物暂存间；主要噪声源采取了减振、隔声措施，厂界噪声监测值达标。", 13, leading=1.1, above=6),
        t("　　三、该项目环境保护手续齐全，落实了“三同时”要求，同意固体废物、噪声污染防治设施通过竣工环境保护验收。", 13, leading=1.1, above=6),
        down(),
        t(office + "　　", 13, "right"),
        t((issued(f) or "　　年　月　日") + "　　", 13, "right"),
        seal(f, office, 280, -85),
        down(0.5),
        rule(),
        t(f"抄送：{f.client.place[1]}环境监察支队，{f.client.place[2]}管委会。", 11),
    ]  # fmt: skip
    return blocks, values(f, number=number, address=f.client.address), f.look()


def coded_filing(f: Facts) -> Made:
    """A province's sheet of the coded project: sections down the side, the authority and day at its head."""
    code = f"{f.issued:%y%m}-330199-{f.pick('04', '07')}-{f.pick('01', '02')}-{f.digits(6)}"
    p = f"年新增{f.rng.randint(2, 60)}万{f.pick('套', '件')}{f.client.trade}{f.pick('零土地技改', '数字化车间')}项目"
    total = f.rng.randint(900, 9000)
    head = f"备案机关：{district_office(f, '经济和信息化局')}" + (
        f"　　　　备案日期：{issued(f)}" if issued(f) else ""
    )
    one = [("项目代码", mark("number", code), "项目名称", p), ("项目类型", "备案类（内资技术改造项目）", "建设性质", f.pick("改建", "扩建")),
           ("项目详细地址", address(f), "国标行业", f.client.trade + "制造"), ("拟开工时间", f"{f.issued.year}年{f.rng.randint(1, 12)}月", "拟建成时间", f"{f.issued.year + 2}年{f.rng.randint(1, 12)}月")]  # fmt: skip
    two = [("项目（法人）单位", said(f, "holder"), "法人类型", "企业法人"), ("项目法人证照号码", said(f, "credit_code"), "单位地址", f.client.address),
           ("法定代表人", f.client.legal, "项目负责人", f.person())]  # fmt: skip
    money = [
        [
            f"{total}.0000",
            f"{total * 7 // 10}.0000",
            f"{total // 10}.0000",
            "0.0000",
            f"{total - total * 7 // 10 - total // 10}.0000",
        ]
    ]
    blocks = [
        title("子虚省工业企业“零土地”技术改造项目备案通知书", 17),
        t("项目备案（赋码）信息表", 13, "center"),
        space(10),
        t(head, 10),
        t("一、项目基本情况", 11, bold=True, above=8), space(3),
        pairs("grid", one, widths=(16, 36, 15, 33), label=SMALL, value=SMALL),
        t("二、项目投资情况（万元）", 11, bold=True, above=8), space(3),
        table((1, 1, 1, 1, 1), ("总投资", "设备购置", "安装工程", "土建工程", "铺底流动资金"), money, label=SMALL, value=SMALL),
        t("三、项目单位情况", 11, bold=True, above=8), space(3),
        pairs("grid", two, widths=(16, 36, 15, 33), label=SMALL, value=SMALL),
        t("四、项目变更情况", 11, bold=True, above=8), space(3),
        pairs("grid", [("变更记录", "无")], widths=(16, 84), label=SMALL, value=SMALL),
        t("说明：1. 项目代码是项目整个建设周期唯一身份标识，一项一码。2. 项目备案后，项目法人、建设地点、规模、内容发生重大变更或者放弃建设的，应当及时告知备案机关并修改相关信息。3. 备案两年内未开工或未办理延期的，备案信息自动失效。", 9, above=12),
        seal(f, district_office(f, "经济和信息化局"), 300, -70),
        down(),
    ]  # fmt: skip
    return blocks, values(f, number=code, address=f.client.address), f.look(margin=[50, 60, 50, 50])


def energy_reply(f: Facts) -> Made:
    """A zone's red head: number and signer on one line, annex, copies and print line at the foot."""
    office = f"{f.client.place[1]}经济技术开发区行政审批局"
    number = f"{f.client.place[1][:1]}开审批能〔{f.issued.year}〕{f.rng.randint(2, 90)}号"
    f.notation = f.pick("zh", "zh-padded", "han", "zh-spaced")
    p = f"{f.client.trade}绿色制造{f.pick('一期', '二期', '改扩建')}项目"
    got = f.on(dates.shifted(f.issued, 0, -f.rng.randint(6, 25)))
    blocks = [
        title(f"{office}文件", 25, fill="#d4000f"),
        space(12),
        cols((1, 1), [t(mark("number", number), 12)], [t(f"签发人：{f.person()}", 12, "right")]),
        rule(ink="#d4000f", line=2),
        title(f"关于{p}\n节能审查的批复", 18, above=16, leading=1.0),
        t(f"{said(f, 'holder')}：", 12.5, above=12),
        t(f"　　报来《关于{p}节能审查的申请》及相关材料（项目代码：{f.issued:%y%m}-320599-89-01-{f.digits(6)}）于{got}受理。依据《固定资产投资项目节能审查办法》，结合专家评审意见，批复如下：", 12.5, leading=1.0),
        t(f"　　一、项目单位统一社会信用代码{said(f, 'credit_code')}。项目建成后，年综合能源消费量不超过{f.rng.randint(1000, 9000)}吨标准煤（当量值），其中电力{f.rng.randint(300, 3000)}万千瓦时。", 12.5, leading=1.0),
        t("　　二、项目采用的工艺、设备符合国家产业政策，能效水平达到行业先进值，我局同意通过节能审查。", 12.5, leading=1.0),
        t("　　三、请严格落实各项节能措施，选用能效2级及以上用能设备，完善能源计量体系。建成投用前应组织节能验收。", 12.5, leading=1.0),
        t("　　四、本批复自下发之日起两年内未开工建设的，自动失效。", 12.5, leading=1.0),
        t("　　附件：项目能源消费汇总表", 12.5, above=12),
        down(),
        t(office, 12.5, "right"),
        t(issued(f), 12.5, "right"),
        seal(f, office, 280, -85),
        t("（此件公开发布）", 11.5),
        down(0.4),
        rule(),
        t(f"抄送：{f.client.place[1]}发展和改革委员会，{f.client.place[1]}节能监察中心。", 10.5),
        rule(),
        t(f"{f.client.place[1]}经济技术开发区行政审批局办公室　　　　　　　　共印6份", 10.5),
    ]  # fmt: skip
    return blocks, values(f, number=number), f.look()


NAMED = ("no-dates", *HELD[:2])
CODED = ("no-dates", *HELD)
ENDING = ("expired", "leap-day")
SYSTEM = ("first-after-issue", *ENDING, *CODED)
TYPES = {
    **kind("discharge-permit-original", provincial_permit, "排污许可证正本", 5, *ENDING, *CODED),
    **kind(
        "discharge-registration", registration_form, "固定污染源排污登记回执", 5, *ENDING, *CODED
    ),
    **kind("qms-certificate", zertifikat, "质量管理体系认证证书", 3, *SYSTEM),
    **kind("ohs-certificate", ohs, "职业健康安全管理体系认证证书", 3, *SYSTEM),
    **kind("enms-certificate", enms, "能源管理体系认证证书", 3, *SYSTEM),
    **kind("eia-approval", eia_box, "环评批复", 3, *NAMED),
    **kind("environmental-acceptance", acceptance_letter, "竣工环保验收意见", 3, *NAMED),
    **kind("project-approval", coded_filing, "项目备案证", 3, *CODED),
    **kind("energy-review-opinion", energy_reply, "节能审查意见", 3, *CODED),
}
