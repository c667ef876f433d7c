"""References are held against the pages themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from gfpack.appendix.digest import digest_of
from gfpack.appendix.models import Span
from gfpack.appendix.stamp import Stamp
from gfpack.base.messages import Lang
from gfpack.package.bound_pdf import BoundPdf, Jump, SeenPage, joined
from gfpack.package.citations import Citation, citations
from gfpack.package.index import Row
from gfpack.package.references import check_citations, check_index, check_jumps, check_pages

A, B = Span(2, 3), Span(4, 4)
SPANS = {"1-1": A, "3-10": B}
DIGESTS = {"1-1": digest_of([b"2", b"3"]), "3-10": digest_of([b"4"])}


def bound(*stamps: Stamp | None, labels: Sequence[str] = ()) -> BoundPdf:
    """Return pages that hold their number."""
    shown = labels or [str(number) for number in range(1, len(stamps) + 1)]
    pages = tuple(
        SeenPage(stamp, label, str(number).encode())
        for number, (stamp, label) in enumerate(zip(stamps, shown, strict=True), 1)
    )
    return BoundPdf(pages, (), ())


def good() -> list[Stamp | None]:
    return [Stamp(1), Stamp(2, "1-1", 1, 2), Stamp(3, "1-1", 2, 2), Stamp(4, "3-10", 1, 1)]


def codes(stamps: Sequence[Stamp | None], labels: Sequence[str] = ()) -> set[str]:
    return {one.code for one in check_pages(bound(*stamps, labels=labels))[1]}


@pytest.mark.parametrize(
    ("text", "label", "pages"),
    [
        ("附件 3-2，第 45–47 页", "3-2", ((45, 47),)),
        ("附件 3-2，第 45 页", "3-2", ((45, 45),)),
        ("附件3-2,第45-47页", "3-2", ((45, 47),)),
        ("附件\u00a03-2，第\u00a045–47\u00a0页", "3-2", ((45, 47),)),
        ("附件 3‑2（第 45～47 页）", "3-2", ((45, 47),)),
        ("附件 3-2，第 45–47、52、60–61 页", "3-2", ((45, 47), (52, 52), (60, 61))),
        ("附件 3-2 营业执照", "3-2", None),
    ],
)
def test_a_citation_is_read_in_every_form(
    text: str, label: str, pages: tuple[tuple[int, int], ...] | None
) -> None:
    [found] = citations(f"见{text}；余略")
    assert (found.label, found.pages) == (label, pages)


def test_good_pages_say_where_each_attachment_stands() -> None:
    assert check_pages(bound(*good())) == (SPANS, [])


def test_a_page_without_a_stamp_is_told() -> None:
    pages = good()
    pages[0] = None
    assert codes(pages) == {"package-page-number-missing"}


def test_a_page_added_in_front_shifts_every_printed_number() -> None:
    found = check_pages(bound(None, *good()))[1]
    wrong = [one for one in found if one.code == "package-page-number-wrong"]
    assert [one.place.page for one in wrong if one.place] == [2, 3, 4, 5]


def test_a_label_of_the_reader_that_differs_is_told() -> None:
    assert codes(good(), ["1", "2", "iii", "4"]) == {"package-page-number-wrong"}


@pytest.mark.parametrize("gone", [1, 2])
def test_a_missing_page_of_an_attachment_is_told(gone: int) -> None:
    pages = good()
    del pages[gone]
    assert "package-attachment-broken" in codes(pages)


def test_an_attachment_in_two_places_is_told() -> None:
    pages = [*good(), Stamp(5, "1-1", 1, 1)]
    assert codes(pages) == {"package-attachment-broken"}


def test_a_last_attachment_that_breaks_off_is_told() -> None:
    assert codes(good()[:2]) == {"package-attachment-broken"}


def in_volumes() -> BoundPdf:
    """Return two volumes, with 1-1 in both, given in the wrong order."""
    first = (Stamp(1), Stamp(2, "1-1", 1, 3))
    second = (Stamp(3), Stamp(4), Stamp(5, "1-1", 2, 3), Stamp(6, "1-1", 3, 3))
    marks = (Jump("附件 1-1 甲（续）", 3),)
    pages = [SeenPage(one, str(one.page), str(one.page).encode()) for one in (*first, *second)]
    return joined(
        [
            BoundPdf(tuple(pages[2:]), marks, ()),
            BoundPdf(tuple(pages[:2]), (Jump("附件 1-1 甲", 2),), (Jump("1-1 甲 2、5–6", 2, 1),)),
        ]
    )


def test_an_attachment_may_go_on_behind_the_front_pages_of_the_next_volume() -> None:
    spans, found = check_pages(in_volumes())
    assert found == []
    assert spans["1-1"].text == "2、5–6"
    assert list(check_jumps(in_volumes(), spans)) == []
    assert in_volumes().digests == {"1-1": digest_of([b"2", b"5", b"6"])}
    cited = [Citation("附件 1-1", "1-1", ((2, 2), (5, 6)))]
    assert list(check_citations(cited, spans)) == []


def test_own_pages_within_a_volume_break_an_attachment() -> None:
    stamps = [Stamp(1), Stamp(2, "1-1", 1, 2), Stamp(3), Stamp(4, "1-1", 2, 2)]
    assert "package-attachment-broken" in codes(stamps)


def cite(label: str, *pages: int) -> Citation:
    return Citation(f"附件 {label}", label, ((pages[0], pages[-1]),) if pages else None)


def test_right_citations_are_silent() -> None:
    cited = [cite("1-1", 2, 3), cite("3-10", 4), cite("1-1")]
    assert list(check_citations(cited, SPANS)) == []


@pytest.mark.parametrize(
    ("cited", "code"),
    [
        ([cite("1-1", 2, 4), cite("1-1", 2, 3), cite("3-10", 4)], "package-citation-wrong"),
        ([cite("1-1", 2), cite("1-1", 2, 3), cite("3-10", 4)], "package-citation-wrong"),
        ([cite("9-9", 2), cite("1-1", 2, 3), cite("3-10", 4)], "package-citation-unknown"),
        ([cite("1-1", 2, 3)], "package-attachment-never-cited"),
    ],
)
def test_a_wrong_citation_is_told(cited: list[Citation], code: str) -> None:
    assert [one.code for one in check_citations(cited, SPANS)] == [code]


@pytest.mark.parametrize("cited", [[], [cite("1-1")]])
def test_no_citation_at_all_is_a_failure(cited: list[Citation]) -> None:
    assert "package-no-citation" in {one.code for one in check_citations(cited, {})}


def test_the_index_must_agree_with_the_pages() -> None:
    first, second = DIGESTS.values()
    right = [Row("1-1", "2–3", first), Row("3-10", "4", second)]
    wrong = [Row("1-1", "2", first), Row("4-4", "9", "x"), Row("3-10", "4", "other")]
    pages = bound(*good())
    assert list(check_index(right, pages, SPANS)) == []
    assert [(one.code, one.group) for one in check_index(wrong, pages, SPANS)] == [
        ("package-index-differs", "1-1"),
        ("package-attachment-content-changed", "3-10"),
        ("package-index-differs", "4-4"),
    ]


def jumps(bookmarks: list[Jump], links: list[Jump]) -> list[tuple[str, str | None]]:
    pages = BoundPdf((), tuple(bookmarks), tuple(links))
    return [(one.code, one.group) for one in check_jumps(pages, SPANS)]


def test_bookmarks_and_links_must_land_on_the_pages_they_name() -> None:
    marks = [Jump("1 基础设施", 1), Jump("附件 1-1 甲", 2), Jump("附件 3-10 乙", 4)]
    links = [Jump("1-1 甲 . . 2–3", 2, on=1), Jump("3-10 乙 2024 . . 4", 4, on=1)]
    assert jumps(marks, links) == []
    marks[1] = Jump("附件 1-1 甲", 3)
    links[1] = Jump("3-10 乙 2024 . . 4", 0, on=1)
    assert [code for code, _ in jumps(marks, links)] == [
        "package-link-wrong",
        "package-link-wrong",
        "package-link-missing",
        "package-link-missing",
    ]


@pytest.mark.parametrize(
    ("line", "page", "holds"),
    [
        ("1-1 甲 . . 2–3", 2, True),
        ("1-1 甲 . . 2–4", 2, False),
        ("1-1 甲 . . 3", 2, False),
        ("9-9 甲 . . 2", 2, False),
        ("1-1 甲 BR1-3、BR1-4、 2–3", 2, True),
        ("3-10 乙 BR1-3、BR1-4、 4", 4, True),
        ("3-10 乙 BR1-3、BR1-4、 5", 4, False),
        ("3-10 乙 BR1 4", 4, True),
        ("3-10 乙 3 – 4", 4, False),
        ("3-10 乙 14", 4, False),
        ("1.1 建筑 1", 1, True),
        ("1.1 建筑 3", 3, False),
        ("1.1 建筑 1", 4, False),
        ("返回目录 ↑", 1, True),
        ("二期 2024", 4, True),
    ],
)
def test_a_line_of_the_contents_must_print_and_reach_the_right_page(
    line: str, page: int, holds: bool
) -> None:
    marks = [Jump("1.1 建筑", 1), Jump("附件 1-1 甲", 2), Jump("附件 3-10 乙", 4)]
    links = [Jump("1-1 甲 2–3", 2, on=1), Jump("3-10 乙 4", 4, on=1), Jump(line, page, on=1)]
    assert jumps(marks, links) == ([] if holds else [("package-link-wrong", line)])


def test_what_an_attachment_lacks_is_said_in_one_language() -> None:
    for one in check_jumps(bound(*good()), SPANS):
        assert not re.search("[\u3400-\u9fff]", one.message(Lang.EN))
        assert "bookmark" not in one.message(Lang.ZH)
