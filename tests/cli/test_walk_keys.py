"""Keys as terminals send them, and lines that fit: without a terminal, on every system."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gfpack.cli.walking import keys
from gfpack.cli.walking.paper import clipped, flowing, painted, paragraph
from gfpack.findings.wrap import columns_of


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("c", "c"),
        ("C", "c"),
        ("ｃ", "c"),
        ("？", "?"),
        ("、", "/"),
        ("\r", keys.ENTER),
        ("\n", keys.ENTER),
        (" ", keys.SPACE),
        ("\u3000", keys.SPACE),
        ("\x7f", keys.BACK),
        ("\x08", keys.BACK),
        ("\x1b[A", keys.UP),
        ("\x1bOB", keys.DOWN),
        ("\x1b[6~", keys.PAGE_DOWN),
        ("\xe0H", keys.UP),
        ("\x00P", keys.DOWN),
        ("\xe0M", keys.RIGHT),
        ("\xe0K", keys.LEFT),
        ("\xe0I", keys.PAGE_UP),
        ("\x1b", keys.ESCAPE),
        ("\x1b[15~", keys.F5),
        ("cm", "c"),
    ],
)
def test_a_key_has_one_name_whatever_sends_it(sent: str, key: str) -> None:
    assert keys.named(sent) == key


@given(st.text(min_size=1, max_size=32))
def test_any_key_has_a_name(sent: str) -> None:
    assert keys.named(sent)


@given(st.text(max_size=200), st.integers(min_value=24, max_value=200))
def test_lines_fit_and_drive_nothing(text: str, columns: int) -> None:
    lines = [
        *paragraph(text, columns, first="  × ", rest="    "),
        *paragraph(text, columns, most=2),
    ]
    assert all(columns_of(line.text) <= columns for line in lines)
    assert len(paragraph(text, columns, most=2)) <= 2
    assert columns_of(clipped(text, columns)) <= columns
    assert all(columns_of(line) <= columns for line in flowing(text.split(), columns))
    sent = painted(lines, colour=False)
    assert all(sign.isprintable() for sign in sent.replace("\n", ""))
