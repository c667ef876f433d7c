"""Which editions of standards still count, and what is wrong in a table of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gfpack.checklist.lint import lint
from gfpack.checklist.standards import cited, load_standards
from gfpack.checklist.wording import load_wording

STANDARDS = load_standards()


@pytest.mark.parametrize(
    ("words", "old"),
    [
        ("GB/T 19001-2016 / ISO 9001:2015", []),
        ("GB/T28001—2011 idt OHSAS18001：2007", ["GB/T 28001", "OHSAS 18001"]),
        ("ＧＢ／Ｔ ２３３３１－２０１２", ["GB/T 23331-2012"]),
        ("GBT 24001-2004、GB/T 19001-2016", ["GB/T 24001-2004"]),
        ("GB/T 45001-2020（代替 GB/T 28001-2011）", []),
        ("GB/T 19001", []),
        ("GB/T 33000-2016", []),
        ("证书编号 08825Q10286R4M，2025-05-12", []),
    ],
)
def test_old_editions_are_found_however_they_are_written(words: str, old: list[str]) -> None:
    assert [one.name for one in STANDARDS.outdated(words)] == old


def test_an_old_edition_may_still_be_certified_as_long_as_certificates_last() -> None:
    (edition,) = STANDARDS.outdated("ISO 9001:2008")
    assert not STANDARDS.none_left(edition, date(2018, 9, 15))
    assert STANDARDS.none_left(edition, date(2018, 9, 16))


def test_a_withdrawn_standard_is_certified_no_more() -> None:
    (edition,) = STANDARDS.outdated("OHSAS 18001:2007")
    assert STANDARDS.none_left(edition, date(2018, 3, 13))


def test_every_edition_that_is_gone_has_a_successor_that_counts() -> None:
    for one in STANDARDS.standards:
        if one.status != "in-force":
            assert STANDARDS.outdated(one.replaced_by or "") == ()
            assert list(cited(one.replaced_by or ""))


@given(st.text())
def test_any_words_can_be_searched(words: str) -> None:
    assert isinstance(STANDARDS.outdated(words), tuple)


def test_what_does_not_fit_together_is_told_at_its_place(tmp_path: Path) -> None:
    file = tmp_path / "standards.yaml"
    row = "{standard: GB/T 1000, edition: '2001', status: superseded, since: 2010-01-01"
    file.write_text(
        "sources: {K: known}\n"
        "standards:\n"
        f"  - {row}, replaced_by: GB/T 1000-2009, source: [K], confidence: high}}\n"
        f"  - {row}, replaced_by: GB/T 1000-2009, source: [X], confidence: high}}\n",
        "utf-8",
    )
    assert [(one.line, one.key) for one in lint(file)] == [
        (3, "checklist.no_successor"),
        (4, "checklist.edition_twice"),
        (4, "checklist.no_successor"),
        (4, "checklist.unknown_source"),
    ]


def test_every_list_of_words_is_filled_and_says_nothing_twice() -> None:
    for name, words in load_wording():
        assert words, name
        assert len(set(words)) == len(words), name


def test_a_project_may_bring_editions_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "standards.yaml").write_text(
        "sources: {N: a notice}\n"
        "standards:\n"
        "  - {standard: GB/T 19001, edition: '2016', status: superseded, since: 2027-01-01,\n"
        "     replaced_by: GB/T 19001-2026, source: [N], confidence: low}\n"
        "  - {standard: GB/T 19001, edition: '2026', status: in-force, since: 2027-01-01,\n"
        "     source: [N], confidence: low}\n",
        "utf-8",
    )
    (old,) = load_standards([tmp_path]).outdated("GB/T 19001-2016 / ISO 9001:2015")
    assert old.replaced_by == "GB/T 19001-2026"
    assert STANDARDS.outdated("GB/T 19001-2016 / ISO 9001:2015") == ()
