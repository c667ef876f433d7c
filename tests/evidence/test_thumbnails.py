"""The shelf of thumbnails: drawn once, thrown away at will, never of other bytes."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import evidence_papers as papers
import pytest
from PIL import Image

from gfpack.base.files import sha256_of
from gfpack.evidence import thumbnails as module
from gfpack.evidence.thumbnails import Drawable, Wanted, shelf
from gfpack.tools.thumbnail import LEGIBLE, SMALL


def wanted(file: Path, *pages: int) -> list[Wanted]:
    drawable = Drawable(sha256_of(file), file, "pdf" if file.suffix == ".pdf" else "picture")
    return [Wanted(drawable, page, SMALL) for page in pages or (1,)]


def test_what_was_drawn_is_there_after_the_file_is_gone(tmp_path: Path) -> None:
    file = papers.scan(tmp_path / "a.pdf", pages=2)
    asked = wanted(file, 1, 2)
    with shelf(tmp_path / ".gfpack" / "t.sqlite") as kept:
        kept.draw(asked)
    file.unlink()
    with shelf(tmp_path / ".gfpack" / "t.sqlite") as kept:
        kept.draw(asked)
        assert kept.holds(asked[0].file.sha256)
        assert all(kept.get(one.file.sha256, one.page, SMALL) for one in asked)
        assert kept.get(asked[0].file.sha256, 1, LEGIBLE) is None


def test_progress_counts_files_that_are_drawn_and_no_others(tmp_path: Path) -> None:
    files = [papers.scan(tmp_path / name, pages=2) for name in ("a.pdf", "b.pdf")]
    with files[1].open("ab") as stream:
        stream.write(b"\n")
    seen: list[tuple[int, int]] = []
    for _ in range(2):
        with shelf(tmp_path / "t.sqlite") as kept:
            asked = [one for file in files for one in wanted(file, 1, 2)]
            kept.draw(asked, lambda done, total, what: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]


def test_bytes_that_changed_meanwhile_are_not_shown_under_the_old_hash(tmp_path: Path) -> None:
    file = papers.scan(tmp_path / "a.pdf")
    asked = wanted(file)
    papers.scan(file, pages=3)
    with shelf(tmp_path / "t.sqlite") as kept:
        kept.draw(asked)
        assert kept.get(asked[0].file.sha256, 1, SMALL) is None
        assert not kept.holds(asked[0].file.sha256)


def test_a_file_that_cannot_be_drawn_spoils_nothing_and_is_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    good = papers.scan(tmp_path / "good.pdf")
    asked = [*wanted(tmp_path / "broken.pdf"), *wanted(good)]
    with shelf(tmp_path / "t.sqlite") as kept:
        kept.draw(asked)
        assert [bool(kept.get(one.file.sha256, 1, SMALL)) for one in asked] == [False, True]
        monkeypatch.setattr(module, "Task", None)
        kept.draw(asked)


def test_a_damaged_database_is_made_anew(tmp_path: Path) -> None:
    file = papers.scan(tmp_path / "a.pdf")
    (tmp_path / "t.sqlite").write_bytes(b"no database at all" * 100)
    (asked,) = wanted(file)
    with shelf(tmp_path / "t.sqlite") as kept:
        kept.draw([asked])
        assert kept.get(asked.file.sha256, 1, SMALL)
    with shelf(tmp_path / "t.sqlite") as kept:
        assert kept.holds(asked.file.sha256)


def test_where_nothing_can_be_written_pictures_are_drawn_all_the_same(tmp_path: Path) -> None:
    (asked,) = wanted(papers.scan(tmp_path / "a.pdf"))
    (tmp_path / "t.sqlite").mkdir()
    with shelf(tmp_path / "t.sqlite") as kept:
        kept.draw([asked])
        assert kept.get(asked.file.sha256, 1, SMALL)


def test_what_other_versions_drew_is_drawn_again(tmp_path: Path) -> None:
    (asked,) = wanted(papers.scan(tmp_path / "a.pdf"))
    with shelf(tmp_path / "t.sqlite") as kept:
        kept.draw([asked])
    with sqlite3.connect(tmp_path / "t.sqlite") as database:
        database.execute("update made_with set way = 'older'")
    database.close()
    with shelf(tmp_path / "t.sqlite") as kept:
        assert not kept.holds(asked.file.sha256)


def test_thumbnails_of_files_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    files = [
        papers.photo(tmp_path / name, shade=shade) for name, shade in (("a.jpg", 0), ("b.jpg", 9))
    ]
    (one,), (other,) = map(wanted, files)
    with shelf(tmp_path / "t.sqlite") as kept:
        kept.draw([one, other])
        kept.keep_only({other.file.sha256})
        assert not kept.holds(one.file.sha256)
        assert kept.holds(other.file.sha256)


def test_a_picture_of_too_many_pixels_is_not_drawn(tmp_path: Path) -> None:
    (asked,) = wanted(papers.huge_png(tmp_path / "a.png"))
    small = tmp_path / "b.png"
    Image.new("RGB", (30, 30), "red").save(small)
    (other,) = wanted(small)
    with shelf(tmp_path / "t.sqlite") as kept:
        kept.draw([asked, other])
        assert kept.get(asked.file.sha256, 1, SMALL) is None
        assert kept.get(other.file.sha256, 1, SMALL)
