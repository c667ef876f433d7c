"""The pages gfpack sets: cover, contents, dividers, sheets, as they read."""

from __future__ import annotations

import pypdfium2
import pytest
from bound_client import ENTERPRISE, a_pdf, a_photo
from bound_reading import Bound
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gfpack.evidence.models import FileKind

LONG = (
    "能源管理制度汇编（含计量、统计、考核、奖惩、采购、设备、培训）《第三版》，自二〇二五年起施行。"
)


def lines_of(bound: Bound, number: int) -> list[str]:
    """Return the lines of a page as they are printed, top down."""
    with pypdfium2.PdfDocument(bound.path) as document:
        page = document[number - 1].get_textpage()
        rows: dict[int, list[tuple[float, str]]] = {}
        for index in range(page.count_rects()):
            left, bottom, right, top = page.get_rect(index)
            words = page.get_text_bounded(left, bottom, right, top)
            rows.setdefault(round(bottom / 3), []).append((left, words))
    return ["".join(w for _, w in sorted(rows[key])) for key in sorted(rows, reverse=True)]


def test_the_cover_says_who_what_and_how(client):
    client.third_party = True
    client.add("a.pdf", a_pdf("a"))
    cover = Bound(client).text(1)
    for words in ("证明材料汇编", ENTERPRISE, "GB/T36132-2018", "2025年", "江苏某绿色咨询有限公司"):
        assert words in cover
    assert "委托第三方" in cover
    assert "附件1件，共4页" in cover
    assert "未完成" not in cover


def test_what_is_not_complete_says_so(client):
    client.add("a.pdf", a_pdf("a"))
    assert "未完成" in Bound(client, complete=False).text(1)


def test_without_any_evidence_there_is_still_a_document(client):
    bound = Bound(client)
    assert bound.map.page_count == 2
    assert "尚无" in bound.text(2)


@pytest.mark.parametrize("shift", range(12))
def test_no_line_begins_with_closing_punctuation(client, shift):
    for number in range(6):
        title = "甲乙丙丁戊己庚辛壬癸子丑"[:shift] + LONG * (1 + number % 2)
        client.add(f"{number}.pdf", a_pdf("x"), supports=("1.2.1",), title=title)
    client.add("t.txt", (LONG * 30).encode(), FileKind.TEXT, supports=("1.2.1",))
    bound = Bound(client)
    for number in (2, 3, bound.page_of("1-7")):
        lines = lines_of(bound, number)
        assert len(lines) > 8
        for line in lines:
            assert not line.lstrip().startswith(tuple("，。）》、；：！？")), line


def test_rare_characters_are_there(client):
    rare = "喆堃䶮㎡℃①〔〕昉祎玥垚翀"
    client.add("p.jpg", a_photo(), FileKind.JPEG, title=rare)
    client.add("t.txt", rare.encode("gb18030"), FileKind.TEXT, title="说明")
    bound = Bound(client)
    for number in (2, 3, bound.page_of("1-1"), bound.page_of("1-2")):
        assert rare in bound.text(number)


def test_signs_the_font_lacks_are_set_otherwise(client):
    client.add("a.txt", "☑是 ☐否 ☒不适用 ✔ ✗ 10⁶ 10⁻³ m²".encode(), FileKind.TEXT, title="CO₂排放")
    bound = Bound(client)
    whole = "".join(bound.text(number) for number in range(1, bound.map.page_count + 1))
    assert "CO2排放" in whole
    assert "是否不适用106" in whole
    assert "m²" in whole
    assert not set(whole) & set("₂⁶⁻³☑☐☒✔✗")


def test_long_contents_run_over_pages_and_numbers_stay_right(client):
    for number in range(120):
        client.add(f"{number}.pdf", a_pdf(f"file{number}"), title=f"材料{number}{LONG}")
    bound = Bound(client)
    start = bound.page_of("1-1")
    assert start > 5
    for number in (0, 37, 119):
        assert f"file{number}" in bound.text(bound.page_of(f"1-{number + 1}"))
    contents = "".join(bound.text(page) for page in range(2, start))
    assert str(bound.page_of("1-120")) in contents


def test_a_text_file_of_many_pages_counts_as_many(client):
    client.add("log.txt", "\n".join(f"第{n}行" for n in range(300)).encode(), FileKind.TEXT)
    client.add("b.pdf", a_pdf("after"))
    bound = Bound(client)
    span = bound.map.spans["1-1"]
    assert span.page_count > 3
    assert "第299行" in bound.text(span.last)
    assert "after" in bound.text(bound.page_of("1-2"))


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(title=st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=60))
def test_any_title_can_be_bound(client, title):
    client.evidence.clear()
    client.add("a.pdf", a_pdf("a"), title=title or "x")
    bound = Bound(client)
    assert bound.map.page_count == 4
    assert bound.reader.outline[-1][0].title == f"附件 1-1 {title or 'x'}"


def test_markup_in_client_text_stays_text(client):
    title = '#panic() *粗* $x$ `a` <b> @c \\ #read("x") = 标题'
    client.add("a.pdf", a_pdf("a"), title=title)
    bound = Bound(client)
    assert "".join(title.split()) in bound.text(2)
