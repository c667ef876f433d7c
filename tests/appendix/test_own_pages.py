"""The pages gfpack sets: cover, contents, dividers, sheets, as they read."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from bound_client import DAY, ENTERPRISE, Client, a_pdf, a_photo
from bound_reading import Bound
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gfpack.appendix.bind import bind
from gfpack.appendix.models import PageMap
from gfpack.assessment.models import (
    Assessment,
    GroupResult,
    GroupState,
    RequirementResult,
    Verdict,
)
from gfpack.checklist.models import Proof
from gfpack.evidence.models import FileKind
from gfpack.package import bound_pdf
from gfpack.package.references import check_jumps, check_pages
from gfpack.project.models import AppendixOptions, State

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


def bound_with(client: Client, case=None, **options) -> tuple[PageMap, bound_pdf.BoundPdf, str]:
    """Bind with options; return the page map, what a stranger reads of it, and all its text."""
    target = client.folder / "build" / "汇编.pdf"
    wanted = AppendixOptions.model_validate(options)
    page_map, _ = bind(case or client.case(), target, complete=True, options=wanted)
    files = [target.parent / one.file for one in page_map.volumes]
    text = ""
    for file in files:
        with pypdfium2.PdfDocument(file) as document:
            text += "\f".join(page.get_textpage().get_text_bounded() for page in document) + "\f"
    seen = bound_pdf.joined([bound_pdf.read(file) for file in files])
    return page_map, seen, text


def wrong_with(seen: bound_pdf.BoundPdf) -> list[str]:
    """Return what verify says of the pages and jumps."""
    spans, found = check_pages(seen)
    return [one.code for one in (*found, *check_jumps(seen, spans))]


@pytest.mark.parametrize("volumes", [{}, {"most_pages": 14}, {"shape": "per-indicator"}])
def test_printed_on_both_sides_contents_and_dividers_are_on_the_right(client, volumes):
    for number, supports in enumerate(("0.1", "1.1.1", "1.2.1", "3.1.1")):
        client.add(f"{number}.pdf", a_pdf("a", "b", "c")[:], supports=(supports,))
    client.add("large.pdf", a_pdf(*"abcdefghijklmnopq"), supports=("3.1.1",))
    page_map, seen, text = bound_with(client, two_sided=True, **volumes)
    assert wrong_with(seen) == []
    pages = text.split("\f")
    for number, page in enumerate(pages, 1):
        if page.startswith(("目", "返回目录")) or "返回目录" in page:
            assert number % 2 == 1, number
    blanks = [number for number, page in enumerate(pages, 1) if "本页空白" in page]
    assert blanks and all(number % 2 == 0 for number in blanks)
    assert all(str(number) in pages[number - 1] for number in blanks)
    assert all(one.first % 2 == 1 and one.last % 2 == 0 for one in page_map.volumes)
    covered = {n for s in page_map.spans.values() for a, b in s.stretches for n in range(a, b + 1)}
    assert not covered & set(blanks)


def test_printed_on_one_side_there_is_no_blank_page(client):
    client.add("a.pdf", a_pdf("a"))
    client.add("b.pdf", a_pdf("a"), supports=("3.1.1",))
    assert "本页空白" not in bound_with(client)[2]


def test_pages_of_a_divided_attachment_stand_whole_in_the_contents(client):
    client.add("a.pdf", a_pdf(*["x"] * 40), title="大件" * 40)
    page_map, seen, text = bound_with(client, most_pages=20)
    assert wrong_with(seen) == []
    stretches = page_map.spans["1-1"].text.split("、")
    assert len(stretches) > 2
    contents = "".join(text.split("\f")[1].split())
    assert "、".join(stretches) in contents
    assert all(one in text.split("\f")[1] for one in stretches)


def lacking(client: Client, *, confirmed: bool = True):
    """Return a case whose requirements lack proof: 1.1.2 in part, 3.1.1 wholly, 0.2 any."""
    case = client.case()
    group = {"title": {"zh": "证书", "en": "certificate"}, "any_of": [["t"]]}
    groups = [{"id": "g", **group}, {"id": "h", **group, "title": {"zh": "台账", "en": "ledger"}}]
    proof = Proof.model_validate({"groups": groups, "confidence": "high", "reason": "x"})
    states = {
        "0.1": (State.MET, True, ()),
        "0.2": (State.UNKNOWN, False, ()),
        "1.1.1": (State.MET, False, (GroupState.UNCONFIRMED, GroupState.PROVEN)),
        "1.1.2": (State.UNKNOWN, False, (GroupState.PROVEN, GroupState.WANTING)),
        "1.2.1": (State.NOT_APPLICABLE, False, (GroupState.WANTING, GroupState.WANTING)),
        "3.1.1": (State.UNKNOWN, False, (GroupState.WANTING, GroupState.WANTING)),
    }
    results = {
        key: RequirementResult(
            key,
            state,
            state,
            proven,
            tuple(GroupResult(one, s) for one, s in zip("gh", held, strict=False)),
        )
        for key, (state, proven, held) in states.items()
    }
    tops = [case.checklist.model_dump(mode="json")]
    _ask(tops[0], {key for key, (_, _, held) in states.items() if held}, proof)
    checklist = type(case.checklist).model_validate(tops[0])
    judged = Assessment(DAY, results, Verdict.OPEN, (), ())
    return replace(case, checklist=checklist, assessment=judged)


def _ask(node, wanted: set[str], proof: Proof) -> None:
    """Give the requirements in a dumped checklist a proof rule; 1.1.2 is no veto."""
    for part in node if isinstance(node, list) else [node]:
        for requirement in part.get("requirements", []):
            requirement["veto"] = requirement["id"] != "1.1.2"
            if requirement["id"] in wanted:
                requirement["proof"] = proof.model_dump(mode="json")
        for name in ("general", "indicators"):
            _ask(part.get(name, []), wanted, proof)


def test_the_contents_end_with_what_is_missing_veto_first(client):
    client.add("a.pdf", a_pdf("a"))
    case = lacking(client)
    _, seen, text = bound_with(client, case, list_missing=True)
    assert wrong_with(seen) == []
    listed = "".join(text.split("\f")[1].split()).partition("尚缺的证明材料")[2]
    ids = [one for one in ("0.2", "3.1.1", "1.1.2") if f"{one}要求" in listed]
    assert ids == sorted(ids, key=listed.index) == ["0.2", "3.1.1", "1.1.2"]
    assert "证书；台账" in listed
    for there in ("0.1要求", "1.1.1要求", "1.2.1要求"):
        assert there not in listed
    assert listed.count("一票否决") == 2


def test_what_is_missing_is_listed_on_request_only(client):
    client.add("a.pdf", a_pdf("a"))
    assert "尚缺" not in bound_with(client, lacking(client))[2]


def test_a_file_for_one_indicator_lists_what_that_one_lacks(client):
    client.add("a.pdf", a_pdf("a"), supports=("1.1.1", "3.1.1"))
    _, _, text = bound_with(client, lacking(client), list_missing=True, shape="per-indicator")
    first, second = text.split("尚缺的证明材料")[1:]
    assert "1.1.2" in first.split("\f")[0] and "3.1.1" not in first.split("\f")[0]
    assert "3.1.1" in second.split("\f")[0]
