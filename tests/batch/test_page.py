"""The client matrix in a real browser: opened from a file, sorted, filtered, its links followed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pypdfium2
import pytest

from gfpack.base.messages import Lang
from gfpack.batch.models import Settings, What
from tests.batch.conftest import Unwatched, rename
from tests.batch.test_run import run
from tests.browser import PROGRAM, Browser

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="chromium is not installed")

DEADLINES = {"苏州乌有精密轴承": "2026-12-31", "安庆子虚": "2026-12-05", "北海乌有": "2026-11-20"}
"""Enterprises as they are not sorted, neither by sound, nor by sign, nor by time."""
ROWS = "Array.from(document.querySelectorAll('#matrix tbody tr'))"
SHOWN = (
    f"{ROWS}.filter(one => one.checkVisibility()).map(one => one.querySelector('a').textContent)"
)
HEADS = "Array.from(document.querySelectorAll('#matrix thead button'))"
LINKS = "Array.from(document.querySelectorAll('a')).map(one => one.href)"


@pytest.fixture(scope="session")
def page(
    built: Path, tiny_project: Path, tmp_path_factory: pytest.TempPathFactory, today: date
) -> Path:
    """Return the page of a firm with three clients, one with a package, and a broken one."""
    root = tmp_path_factory.mktemp("firm") / "绿色 100% #1"
    shutil.copytree(built, root)
    (root / "坏 broken").mkdir()
    (root / "坏 broken" / "gfpack.yaml").write_text("enterprise: [", "utf-8")
    for folder in ("乙 (2)", "丙"):
        shutil.copytree(tiny_project, root / folder)
    clients = ("客户 甲&乙", "乙 (2)", "丙")
    for folder, (name, day) in zip(clients, DEADLINES.items(), strict=True):
        rename(root / folder, f"{name}有限公司")  # the first keeps its name, and so its package
        file = root / folder / "gfpack.yaml"
        text = re.sub(r"(?m)^deadline: .*$", f"deadline: {day}", file.read_text("utf-8"))
        file.write_text(text, "utf-8")
    settings = Settings(What.CHECK, Lang.ZH, today)
    run(root, settings, Unwatched())
    return root / "batch.html"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("browser")) as started:
        yield started


@pytest.fixture
def opened(browser: Browser, page: Path) -> Iterator[Browser]:
    """Return the browser with the page just opened; it asks for nothing more, nothing is wrong."""
    browser.asked.clear()
    browser.said.clear()
    browser.open(page)
    yield browser
    assert (browser.asked, browser.said) == ([page.as_uri()], [])


def head(title: str) -> str:
    return f"{HEADS}.find(one => one.textContent === {title!r})"


def shown(browser: Browser) -> list[str]:
    return [one.removesuffix("有限公司") for one in browser.value(SHOWN)]


def by_deadline() -> list[str]:
    return sorted(DEADLINES, key=DEADLINES.__getitem__)


def test_a_heading_sorts_both_ways_by_number_or_by_sound(opened: Browser) -> None:
    assert shown(opened) == by_deadline()
    opened.click(head("企业"))
    assert shown(opened) == ["安庆子虚", "北海乌有", "苏州乌有精密轴承"]
    opened.click(head("企业"))
    assert shown(opened) == ["苏州乌有精密轴承", "北海乌有", "安庆子虚"]
    assert opened.value("document.querySelector('[aria-sort]').ariaSort") == "descending"
    opened.click(head("剩余天数"))
    assert shown(opened) == by_deadline()
    opened.press("Enter")  # the heading has the cursor
    assert shown(opened) == by_deadline()[::-1]
    for title in opened.value(f"{HEADS}.map(one => one.textContent)"):
        opened.click(head(title))
        assert sorted(shown(opened)) == sorted(DEADLINES)


def test_what_is_typed_or_chosen_hides_the_others(opened: Browser) -> None:
    opened.click("document.getElementById('search')")
    opened.type("安庆")
    assert shown(opened) == ["安庆子虚"]
    assert "1" in opened.value("document.getElementById('shown').textContent")
    opened.type("没有")
    assert shown(opened) == []
    opened.value("document.getElementById('search').select()")
    opened.type("有限公司")
    assert sorted(shown(opened)) == sorted(DEADLINES)
    opened.click("document.getElementById('changed-only')")
    assert shown(opened) == ["苏州乌有精密轴承"]  # the only one with an earlier run to compare with
    opened.click("document.getElementById('changed-only').parentElement")
    opened.click(head("剩余天数"))
    assert shown(opened) == by_deadline()
    choose = (
        "(() => {{ const it = document.getElementById('verdict'); it.value = {0!r};"
        " it.dispatchEvent(new Event('change')); return it.value; }})()"
    )
    (verdict,) = opened.value(
        "Array.from(document.querySelectorAll('#verdict option')).slice(1).map(o => o.value)"
    )
    assert opened.value(choose.format(verdict)) == verdict
    assert len(shown(opened)) == 3


def follow(browser: Browser, page: Path) -> None:
    """Follow the links of a page: each leads to a folder below its own."""
    links = [Path(unquote(urlsplit(one).path)) for one in browser.value(LINKS)]
    assert len(links) == len(DEADLINES) + 1
    assert all(one.is_dir() and one.is_relative_to(page.parent) for one in links)
    browser.click("document.querySelector('td.k a')")
    browser.until(lambda: "packages" in browser.address())
    browser.until(lambda: browser.value("document.readyState") == "complete")
    there = Path(unquote(urlsplit(browser.address()).path))
    assert there.parent.name == "packages"
    assert any(one.name in browser.value("document.body.textContent") for one in there.iterdir())


def test_links_lead_to_what_stands_there(browser: Browser, page: Path) -> None:
    browser.open(page)
    follow(browser, page)


def test_links_lead_there_also_when_the_folder_was_moved(
    browser: Browser, page: Path, tmp_path: Path
) -> None:
    moved = Path(shutil.copytree(page.parent, tmp_path / "搬走 & moved?"))
    browser.open(moved / page.name)
    follow(browser, moved / page.name)


def test_printed_it_holds_every_client_and_no_controls(opened: Browser, tmp_path: Path) -> None:
    opened.printed(tmp_path / "printed.pdf")
    with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as pdf:
        text = "".join(pdf[number].get_textpage().get_text_range() for number in range(len(pdf)))
    assert all(name in re.sub(r"\s", "", text) for name in DEADLINES)
    assert "查找" not in text
