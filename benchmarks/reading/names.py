"""Who appears in the drawn documents: every one is plainly invented (子虚, 乌有, 亡是 mean “nobody”).

Out: a `Party` with a name, a credit code whose check digits are right, an address, people.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
BODY_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
REGIONS = ("320599", "330199", "370299", "440399", "420199", "510199")
"""Ending in 99: given to no district."""

PLACES = (
    ("子虚省", "乌有市", "槐安区"),
    ("子虚省", "蜃楼市", "黄粱区"),
    ("亡是省", "南柯市", "镜花区"),
    ("亡是省", "烂柯市", "水月县"),
    ("无何有省", "华胥市", "海市新区"),
    ("无何有省", "太虚市", "幻海经济开发区"),
)
ROADS = ("空中路", "梦蝶大道", "蜃气路", "无名街", "捕风路", "刻舟路", "画饼路", "镜水大道")
BRANDS = (
    "子虚", "乌有", "亡是", "南柯", "黄粱", "蜃楼", "槐安", "太虚", "镜花", "烂柯", "华胥", "捕影",
    "刻舟", "画饼", "水月", "梦蝶", "空谷", "无何",
)  # fmt: skip
TRADES = (
    "精密轴承", "新型建材", "电子材料", "汽车零部件", "纺织印染", "包装材料", "化工", "铝业", "轮胎",
    "食品", "玻璃制品", "电池材料", "机械制造", "塑料科技", "金属制品", "半导体照明",
)  # fmt: skip
FORMS = (
    "有限公司",
    "股份有限公司",
    "有限公司",
    "（集团）有限公司",
    "科技股份有限公司",
    "有限责任公司",
)
SURNAMES = "陆沈王周赵钱孙李吴郑冯陈褚卫蒋韩杨朱秦许何吕施张"
GIVEN = ("明轩", "逸", "敏", "启航", "晓岚", "建国", "若水", "志远", "思齐", "海燕", "立新", "一鸣")
ENGLISH = ("Wuyou", "Zixu", "Wangshi", "Nanke", "Huangliang", "Shenlou", "Taixu", "Huaian")
ENGLISH_TRADES = ("Precision Bearing", "New Materials", "Electronics", "Auto Parts", "Machinery")


@dataclass(frozen=True)
class Party:
    """An invented enterprise: names, code, address, people and trade."""

    name: str
    english: str
    code: str
    address: str
    english_address: str
    place: tuple[str, str, str]
    legal: str
    trade: str


def person(rng: Random) -> str:
    """Return an invented name."""
    return rng.choice(SURNAMES) + rng.choice(GIVEN)


def credit_code(rng: Random) -> str:
    """Return a unified social credit code of no district, both check digits right (GB 32100)."""
    body = "MA" + "".join(rng.choice(ALPHABET) for _ in range(6))
    total = sum(w * _value(c) for w, c in zip(BODY_WEIGHTS, body, strict=True))
    last = {10: "X", 11: "0"}.get(11 - total % 11, str(11 - total % 11))
    return with_check("91" + rng.choice(REGIONS) + body + last)


def with_check(first: str) -> str:
    """Return the 17 characters with the 18th that belongs to them."""
    total = sum(w * ALPHABET.index(c) for w, c in zip(WEIGHTS, first, strict=True))
    return first + ALPHABET[-total % 31]


def _value(char: str) -> int:
    return int(char) if char.isdigit() else ord(char) - 55


def party(rng: Random) -> Party:
    """Return an invented enterprise."""
    place = rng.choice(PLACES)
    brand, trade = rng.choice(BRANDS), rng.choice(TRADES)
    head = rng.choice((place[1][:-1], place[1][:-1], place[0], ""))
    form = rng.choice(FORMS)
    number = rng.randint(1, 999)
    english = rng.choice(ENGLISH)
    return Party(
        name=f"{head}{brand}{trade}{form}",
        english=f"{english} {rng.choice(ENGLISH_TRADES)} Co., Ltd.",
        code=credit_code(rng),
        address=f"{place[0]}{place[1]}{place[2]}{rng.choice(ROADS)}{number}号",
        english_address=f"No. {number}, {english} Road, Wuyou City, Zixu Province, P.R. China",
        place=place,
        legal=person(rng),
        trade=trade,
    )
