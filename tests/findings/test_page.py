"""The page for a browser: every finding once, nothing fetched, nothing of a file taken for code."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter

import pytest
from listed_plant import FORMULA, SCRIPT, plant
from lxml import html

from gfpack.base.messages import Lang
from gfpack.findings.as_html import as_html


def page(lang: Lang = Lang.ZH, **more: str) -> html.HtmlElement:
    judged, case = plant(**more)  # type: ignore[arg-type]
    return html.document_fromstring(as_html(judged, case, lang))


@pytest.mark.parametrize("lang", list(Lang))
def test_every_open_finding_is_there_once_the_worst_first(lang: Lang) -> None:
    judged, _ = plant()
    rows = page(lang).xpath("//tr[@data-severity]")
    assert [row.get("data-severity") for row in rows] == [one.severity for one in judged.open]
    for row, one in zip(rows, judged.open, strict=True):
        assert row.xpath(".//p[@class='message']")[0].text == one.message(lang).replace("\x1b", " ")
        assert row.xpath(".//p[@class='advice']")[0].text == one.advice(lang)
        assert one.code in row.text_content()
    assert [row.get("id") for row in rows] == [f"f{n}" for n in range(1, len(rows) + 1)]


def test_verdict_counts_points_and_days_are_told() -> None:
    text = page().text_content()
    for part in ("结论：不符合申报条件", "取决于以下 1 条：1.12", "121", "天后截止 2026-06-30"):
        assert part in text
    points = page().xpath("//p[contains(@class, 'points')]")[0].text_content()
    assert "工作分值(非官方)" in points


def test_overviews_count_and_lead_to_each_finding() -> None:
    judged, _ = plant()
    for name in ("indicators", "persons"):
        links = page().xpath(f"//section[@id='{name}']//a/@href")
        assert Counter(links) == Counter(f"#f{n}" for n in range(1, len(judged.open) + 1))
    persons = page().xpath("//section[@id='persons']//tbody/tr/th/text()")
    assert persons == ["行政部 陈主任", "设备部 王工", "安环部", "—"]


def test_days_left_count_to_the_day_on_which_to_begin() -> None:
    rows = page().xpath("//tr[@data-severity]")
    codes = {
        row.xpath(".//p[@class='place']")[0].text_content().split(" ")[-1]: row for row in rows
    }
    assert codes["veto-unmet"].get("data-days") == "107"
    assert codes["lead-time-too-long"].get("data-days") == "-193"
    assert codes["answer-missing"].get("data-days") == ""


def test_what_was_overridden_and_what_is_little_sure_are_listed() -> None:
    (row,) = page().xpath("//section[@id='overridden']//tbody/tr")
    cells = [cell.text_content() for cell in row]
    assert cells[3:] == ["李工 <b>", "2026-03-01", "=已看原件"]
    (row,) = page().xpath("//section[@id='doubtful']//tbody/tr")
    assert "1.12" in row.text_content()
    assert "工作判断" in row.text_content()


def test_names_from_strangers_are_text() -> None:
    judged, case = plant()
    text = as_html(judged, case, Lang.ZH)
    assert "<script>alert" not in text
    assert "\x1b" not in text
    tree = html.document_fromstring(text)
    assert len(tree.xpath("//script")) == 1
    assert SCRIPT in tree.xpath("//span[@class='file']/text()")
    assert FORMULA in tree.xpath("//span[@class='file']/text()")


def test_a_hostile_enterprise_breaks_out_of_no_attribute() -> None:
    nasty = '"><img src=x onerror=alert(1)>{{7*7}}'
    given = f"""
        requirements: {{1.1: {{answer: unknown}}}}
        project: {{enterprise: {{name: '{nasty}'}}, responsible: {{"1": '{nasty}'}}}}
        """
    tree = page(text=given)
    assert tree.xpath("//img") == []
    assert tree.xpath("//h1/text()") == [nasty]
    assert tree.xpath("//tr[@data-severity]/@data-person")[0] == nasty


def test_nothing_is_fetched_and_only_our_own_script_may_run() -> None:
    judged, case = plant()
    text = as_html(judged, case, Lang.ZH)
    tree = html.document_fromstring(text)
    assert tree.xpath("//link | //img | //iframe | //object | //*[@src] | //base | //form") == []
    assert {href[0] for href in tree.xpath("//@href")} == {"#"}
    assert not re.search(r"url\(|@import|https?:|//cdn", text)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    for name in ("style", "script"):
        content = re.search(f"<{name}>(.*?)</{name}>", text, re.DOTALL)
        assert content
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy


def test_every_link_leads_somewhere_and_every_filter_has_its_choices() -> None:
    tree = page()
    ids = set(tree.xpath("//@id"))
    assert {href[1:] for href in tree.xpath("//@href")} <= ids
    used = set(re.findall(r'at\("(\w+)"\)', tree.xpath("//script")[0].text))
    assert used <= ids
    for name, data in (("indicator", "data-indicator"), ("person", "data-person")):
        choices = set(tree.xpath(f"//select[@id='{name}']/option/@value"))
        assert {value or "—" for value in tree.xpath(f"//tr/@{data}")} <= choices


def test_without_the_script_the_list_is_there_and_the_filters_are_not() -> None:
    tree = page()
    assert tree.xpath("//div[@id='filters']/@hidden")
    assert not tree.xpath("//tr[@hidden]")


def test_a_page_without_findings_says_so() -> None:
    tree = page(text="{requirements: {1.1: {points: 100}}, evidence: {a: {type: x}}}")
    assert "没有发现问题" in tree.text_content()
    assert tree.xpath("//tr[@data-severity]") == []


@pytest.mark.parametrize("lang", list(Lang))
def test_the_page_is_in_one_language(lang: Lang) -> None:
    tree = page(lang)
    assert tree.get("lang") == {"zh": "zh-CN", "en": "en"}[lang]
    assert "{" not in tree.xpath("//main")[0].text_content().replace("{shown}", "")
