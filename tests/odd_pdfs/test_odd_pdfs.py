"""A small fixed set of odd PDFs; `python -m tests.odd_pdfs` binds more than a thousand."""

from __future__ import annotations

import pytest

from .made import made
from .session import MOST_REFUSED, Odd, Report, session
from .spoilt import spoilt

_SLOW = ("tree-3000", "tree-1500", "object-stream-bomb", "notes-10000", "links-3000", "packed-bomb")
_REFUSED = {
    "empty",
    "header-only",
    "locked-certificate",
    "locked-owner-nothing-allowed-6",
    "locked-user-4",
    "tree-cyclic",
    "tree-empty",
}


@pytest.fixture(scope="module")
def report() -> Report:
    """Return what became of every fifth made-up file, those refused, and a few spoilt ones."""
    every = [one for one in made() if not one[0].startswith(_SLOW)]
    chosen = [one for at, one in enumerate(every) if at % 5 == 0 or one[0] in _REFUSED]
    plain = [content for name, content in every if name in ("box-shifted", "field-plain")]
    files = [Odd("made", name, content) for name, content in chosen]
    return session(
        files + [Odd("spoilt", kind, content) for kind, content in spoilt(plain, 12, seed=3)]
    )


def test_odd_files_are_bound_as_they_look_or_refused_and_harm_nobody(report: Report) -> None:
    assert report.faults == []
    assert report.files > 50


def test_few_of_those_that_readers_open_are_refused(report: Report) -> None:
    on_purpose = len(_REFUSED)
    assert report.refusals.total() - on_purpose <= MOST_REFUSED * report.opened, report.lines()
    assert report.opened > 40


def test_what_nobody_can_open_is_refused_with_a_reason(report: Report) -> None:
    assert report.states["made"]["refused"] >= len(_REFUSED) - 1


def test_heavy_files_take_no_long_time() -> None:
    heavy = {"tree-1500-pages-one-content", "notes-10000", "packed-bomb-twice"}
    files = [Odd("made", name, content) for name, content in made() if name in heavy]
    report = session(files)
    assert report.faults == []
    assert report.states["made"]["bound"] == len(heavy)
