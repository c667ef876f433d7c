"""Whether a written address can be that of a plant: generous in what is left out, strict in street
and number.

In: addresses as Chinese papers write them. Out: yes, no, or None where it cannot be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gfpack.base.patterns import lazy_pattern
from gfpack.base.text import chinese_number, normalised

_STREET = lazy_pattern(
    r"(?P<street>[\u3400-\u9fff]{2,30}?(?:大道|大街|公路|路|街|道|巷|弄|里))"
    r"(?:[东西南北中]段)?(?P<number>\d{1,5}|[一二三四五六七八九十百〇]{1,4})(?:[-—~]\d+)?号"
)
_PLOT = lazy_pattern(r"(?P<plot>[a-z]?\d{1,4}(?:-\d+)?)(?:号)?(?:地块|宗地)")
_CITY = lazy_pattern(r"(?:^|省|自治区|州)(?P<city>[\u3400-\u9fff]{2,5}?)市")
_AREA_END = "省市区县旗镇乡村州盟园道处社)"
_HAN = lazy_pattern(r"[\u3400-\u9fff]")


def may_be(written: str, own: Iterable[str]) -> bool | None:
    """Return whether an address (or one of several in `written`) is one of the plant's own.

    None where too little is written to tell: no street and number, no plot, another language.
    """
    there = normalised(written)
    if not _HAN.search(there):
        return None
    told = [_same(there, normalised(one)) for one in own]
    if True in told:
        return True
    return False if told and None not in told else None


def _same(one: str, other: str) -> bool | None:
    if one in other or other in one:
        return True
    streets, others = [*_streets(one)], [*_streets(other)]
    if streets and others:
        return any(
            number == its_number and _same_street(street, its_street)
            for street, number in streets
            for its_street, its_number in others
        ) and not _other_city(one, other)
    plots, its_plots = {*_PLOT.findall(one)}, {*_PLOT.findall(other)}
    if plots and its_plots and not plots & its_plots:
        return False
    return False if _other_city(one, other) else None


def _streets(text: str) -> Iterator[tuple[str, int]]:
    """Yield every street with its number; the street still carries what stands before it."""
    for found in _STREET.finditer(text):
        number = chinese_number(found["number"])
        if number is not None:
            yield found["street"], number


def _same_street(one: str, other: str) -> bool:
    """Whether two streets are the same but for the districts before them."""
    for length in range(2, min(len(one), len(other)) + 1):
        if one[-length:] != other[-length:]:
            return False
        before = (one[:-length], other[:-length])
        if all(not rest or rest[-1] in _AREA_END for rest in before):
            return True
    return False


def _other_city(one: str, other: str) -> bool:
    """Whether both name a city, and neither names one of the other's."""
    cities, its_cities = _CITY.findall(one), _CITY.findall(other)
    return bool(cities and its_cities) and not (
        any(city in other for city in cities) or any(city in one for city in its_cities)
    )
