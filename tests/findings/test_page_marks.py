"""Page numbers within a file: what is missing for certain, and what may be on unmarked pages."""

from __future__ import annotations

import make
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gfpack.base.findings import Finding
from gfpack.base.messages import Lang
from gfpack.findings.find import find
from gfpack.findings.page_marks import parts


def marked(*marks: str) -> dict[int, str]:
    """Return marks by page; an empty one is a page without."""
    return {page: mark for page, mark in enumerate(marks, start=1) if mark}


@pytest.mark.parametrize(
    ("marks", "missing"),
    [
        (["1/3", "2/3", "3/3"], [()]),
        (["1/3", "3/3"], [(2,)]),
        (["2/3", "3/3"], [(1,)]),
        (["1/8"], [(2, 3, 4, 5, 6, 7, 8)]),
        (["1/3", "", "3/3"], [()]),
        (["", "1/3", "2/3"], [()]),
        (["1/9", "2/9", "5/9", "", "", "", ""], [(3, 4)]),
        (["1/2", "2/2", "1/2", "2/2"], [(), ()]),
        (["1/2", "2/2", "1/3", "2/3"], [(), (3,)]),
        (["1/1", "1/1"], [()]),
        (["1/3", "3/3", "2/3"], [()]),
        (["5/3", "x", "0/0"], []),
    ],
)
def test_what_is_missing(marks: list[str], missing: list[tuple[int, ...]]) -> None:
    assert [part.missing for part in parts(marked(*marks), len(marks))] == missing


@pytest.mark.parametrize(
    ("marks", "in_order"),
    [(["1/3", "2/3", "3/3"], True), (["1/3", "3/3", "2/3"], False), (["1/3", "2/3", "2/3"], False)],
)
def test_the_order_of_pages(marks: list[str], in_order: bool) -> None:
    assert parts(marked(*marks), len(marks))[0].in_order is in_order


@given(
    st.integers(2, 30).flatmap(
        lambda total: st.tuples(st.just(total), st.sets(st.integers(1, total), max_size=total - 1))
    )
)
def test_pages_taken_out_of_a_numbered_document_are_exactly_what_is_missing(
    drawn: tuple[int, set[int]],
) -> None:
    total, out = drawn
    left = [f"{number}/{total}" for number in range(1, total + 1) if number not in out]
    (part,) = parts(marked(*left), len(left))
    assert set(part.missing) == out


@given(st.lists(st.sampled_from(["", "1/2", "2/2", "3/7", "7/7", "1/1"]), max_size=12))
def test_as_many_pages_as_are_unmarked_are_never_called_missing(marks: list[str]) -> None:
    for part in parts(marked(*marks), len(marks)):
        assert not {number for _, number in part.numbers} & set(part.missing)


def found(text: str) -> list[Finding]:
    return [one for one in find(make.case(text)) if one.code == "document-incomplete"]


REPORT = """
    evidence:
      a:
        {type: report, file: evidence/FILE.pdf, pages: 3, last: 3, readings: [
          {field: page_of, value: 1/9}, {field: page_of, value: 2/9, page: 2},
          {field: page_of, value: 6/9, page: 3}]}
    """


def test_missing_pages_are_told_as_ranges() -> None:
    (one,) = found(REPORT)
    assert "缺第 3–5、7–9 页" in one.message(Lang.ZH)
    assert one.severity == "warning"


def test_an_excerpt_may_lack_pages() -> None:
    assert not found(REPORT.replace("FILE", "审核报告（节选）"))


def test_pages_out_of_order_are_information_only() -> None:
    text = REPORT.replace("1/9", "2/3").replace("2/9", "1/3").replace("6/9", "3/3")
    (one,) = found(text.replace("value: 2/3}", "value: 2/3, page: 1}"))
    assert (one.severity, one.params["pages_zh"]) == ("info", "2、1、3")
