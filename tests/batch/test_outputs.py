from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook

from gfpack.batch.attend import attended
from gfpack.batch.models import Settings, What
from gfpack.cli import main
from tests.batch.test_run import ran

Firm = Callable[..., Path]
STRANGE = "=1+1<script>alert(1)</script>"


class Page(HTMLParser):
    """The links, rows and resources of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.resources: list[str] = []
        self.rows = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "a":
            self.links.append(told.get("href") or "")
        self.rows += tag == "tr" and "data-verdict" in told
        self.resources += [value or "" for key, value in attrs if key == "src"]
        self.resources += [told.get("href") or ""] if tag == "link" else []


def rows(book: Path, sheet: int = 0) -> list[dict[str, object]]:
    """Return the rows below the header, which is the row that names the client."""
    lines = list(load_workbook(book).worksheets[sheet].iter_rows(values_only=True))
    head = next(place for place, line in enumerate(lines) if "Client" in line)
    return [dict(zip(map(str, lines[head]), line, strict=True)) for line in lines[head + 1 :]]


def test_the_matrix_shows_every_client_those_that_failed_first(looked: Path) -> None:
    found = rows(looked / "batch.xlsx")
    assert [one["Client"] for one in found] == ["c", "第1轴承有限公司", STRANGE]
    assert "gfpack.yaml:" in str(found[0]["Reason and what to do"])
    assert str(found[1]["Veto requirements"]).startswith("0/51 ")
    assert found[1]["Days left"] == 39
    assert found[1]["Infrastructure"]
    assert found[1]["Findings gone"] is None  # nothing to compare with yet
    page = Page((looked / "batch.html").read_text("utf-8"))
    assert page.rows == 2
    assert page.resources == []


def test_names_of_strangers_are_text_in_page_and_sheet(looked: Path) -> None:
    assert "<script>alert" not in (looked / "batch.html").read_text("utf-8")
    sheet = load_workbook(looked / "batch.xlsx").worksheets[0]
    assert {one.data_type for line in sheet.iter_rows() for one in line} <= {"s", "n", "d"}


def test_request_lists_and_a_table_for_mail_merge(looked: Path) -> None:
    found = rows(looked / "batch-requests.xlsx")
    assert [one["Client"] for one in found] == ["第1轴承有限公司", STRANGE]
    for one in found:
        assert one["Missing"]
        assert one["Deadline"]
        assert (looked / str(one["Request list (Word)"])).is_file()
        assert (looked / str(one["Request list (Excel)"])).is_file()


def test_one_calendar_and_one_week_over_all_clients(looked: Path, settings: Settings) -> None:
    found = [attended(str(looked), one, replace(settings, what=What.REQUESTS)) for one in "ab"]
    events = sum(one.row.ics.count("BEGIN:VEVENT") for one in found if one.row)
    ics = (looked / "batch-calendar.ics").read_bytes()
    assert ics.count(b"BEGIN:VEVENT\r\n") == ics.count(b"END:VEVENT\r\n") == events > 0
    assert ics.count(b"BEGIN:VCALENDAR") == ics.count(b"END:VCALENDAR\r\n") == 1
    lines = ics.decode().replace("\r\n ", "").split("\r\n")
    uids = [one for one in lines if one.startswith("UID:")]
    assert len(uids) == len(set(uids)) == events
    week = rows(looked / "batch-week.xlsx")
    assert {one["Client"] for one in week} == {"第1轴承有限公司", STRANGE}
    assert all(int(str(one["Days left"])) <= 6 for one in week)


def test_what_changed_is_told_by_fingerprint(firm: Firm, settings: Settings) -> None:
    root = firm("a")
    ran(root, settings)
    ran(root, settings)
    assert [(one["New findings"], one["Findings gone"]) for one in rows(root / "batch.xlsx")] == [
        (0, 0)
    ]
    for file in (root / "a" / "evidence").rglob("*.*"):
        file.unlink()
    ran(root, settings)
    (found,) = rows(root / "batch.xlsx")
    changes = rows(root / "batch.xlsx", sheet=1)
    counts = [sum(one["Change"] == word for one in changes) for word in ("new", "gone")]
    assert [found["New findings"], found["Findings gone"]] == counts
    assert sum(counts) > 0


def test_links_to_packages_hold_when_the_folder_is_moved(built: Path) -> None:
    moved = built.with_name("moved")
    links = Page((moved / "batch.html").read_text("utf-8")).links
    assert any("packages" in one for one in links)
    assert all((moved / unquote(one)).is_dir() for one in links)
    sheet = load_workbook(moved / "batch.xlsx").worksheets[0]
    (link,) = (one.hyperlink for line in sheet.iter_rows() for one in line if one.hyperlink)
    assert (moved / unquote(link.target)).is_dir()


def test_a_matrix_that_somebody_edited_is_left_alone(firm: Firm, settings: Settings) -> None:
    root = firm("a")
    ran(root, settings)
    book = load_workbook(root / "batch.xlsx")
    book.worksheets[0]["A1"] = "mine"
    book.save(root / "batch.xlsx")
    edited = (root / "batch.xlsx").read_bytes()
    assert ran(root, settings).written.edited == (root.resolve() / "batch.xlsx",)
    assert (root / "batch.xlsx").read_bytes() == edited
    assert (root / "batch-v2.xlsx").is_file()


def test_the_command_says_what_came_and_leaves_with_the_worst_code(
    firm: Firm, capsys: pytest.CaptureFixture[str]
) -> None:
    root = firm("a", "b")
    shutil.rmtree(root / "b" / "evidence")
    (root / "b" / "gfpack.yaml").write_text("x: [", "utf-8")
    with pytest.raises(SystemExit) as left:
        main(["--lang", "en", "batch", str(root), "--jobs", "2", "--today", "2026-11-22"])
    out, err = capsys.readouterr()
    assert left.value.code == 3
    assert len(err.splitlines()) == 2
    assert "2 clients: nothing blocks 0, findings block 1, 1 failed" in out
    assert "gfpack.yaml:2:1:" in out
