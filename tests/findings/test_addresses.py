"""Whether a written address can be the plant's: rows of addresses as papers write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gfpack.findings.address import may_be

OWN = ("江苏省苏州市云梦区子虚路 88 号",)


@pytest.mark.parametrize(
    "written",
    [
        "江苏省苏州市云梦区子虚路88号",
        "苏州市子虚路８８号",
        "云梦开发区子虚路 88 号（A 区）",
        "云梦区子虚路88-1号3幢",
        "子虚路八十八号",
        "江苏省苏州市",
        "上海市嘉定区亡是公路 16 号；江苏省苏州市云梦区子虚路 88 号",
    ],
)
def test_what_is_left_out_or_written_otherwise_does_not_matter(written: str) -> None:
    assert may_be(written, OWN) is True


@pytest.mark.parametrize(
    "written",
    [
        "江苏省苏州市云梦区子虚路86号",
        "江苏省苏州市云梦区乌有路88号",
        "苏州市云梦区金子虚路88号",
        "上海市浦东新区子虚路88号",
        "上海市嘉定区安亭镇",
    ],
)
def test_another_street_number_or_city_is_another_place(written: str) -> None:
    assert may_be(written, OWN) is False


@pytest.mark.parametrize("written", ["云梦工业园三期", "No. 88 Zixu Road, Suzhou", "", "详见附件"])
def test_what_cannot_be_compared_is_no_other_place(written: str) -> None:
    assert may_be(written, OWN) is None


def test_plots_are_compared_where_there_is_no_street() -> None:
    assert may_be("无锡市新吴区 B-12 号地块", ["无锡市新吴区 C-3 号地块"]) is False
    assert may_be("无锡新吴 B-12 号地块", ["无锡市新吴区 B-12 号地块"]) is not False


def test_a_city_within_a_city_is_no_other_city() -> None:
    assert may_be("昆山市前进路9号", ["江苏省苏州市昆山开发区前进路9号"]) is True


def test_one_of_several_sites_is_enough_and_no_site_tells_nothing() -> None:
    assert may_be("苏州市子虚路88号", ["南通市亡是路1号", *OWN]) is True
    assert may_be("苏州市子虚路88号", []) is None


@given(st.text(), st.text())
def test_any_text_can_be_compared(one: str, other: str) -> None:
    assert may_be(one, [other]) in (True, False, None)


@given(st.text(alphabet="苏州市云梦区子虚路镇道街里号0189- ", max_size=60))
def test_an_address_is_its_own(one: str) -> None:
    assert may_be(one, [one]) is not False
