"""A pattern that is compiled later behaves like one that `re.compile` made."""

from __future__ import annotations

import copy
import pickle
import re

import pytest

from gfpack.base.patterns import lazy_pattern

TEXTS = ("", "2026年3月", "Valid until 2026", "无年份")


@pytest.mark.parametrize("text", TEXTS)
def test_it_finds_what_the_compiled_one_finds(text: str) -> None:
    known, later = re.compile(r"(?P<year>20\d\d)年"), lazy_pattern(r"(?P<year>20\d\d)年")
    assert [one["year"] for one in later.finditer(text)] == known.findall(text)
    assert bool(later.search(text)) == bool(known.search(text))
    assert later.sub("·", text) == known.sub("·", text)


def test_it_tells_what_it_is_made_of() -> None:
    later = lazy_pattern("(?P<word>[a-z]+)", re.IGNORECASE)
    assert later.fullmatch("ISO")
    assert later.pattern == "(?P<word>[a-z]+)"
    assert dict(later.groupindex) == {"word": 1}


def test_it_can_be_copied_and_sent_to_another_process() -> None:
    later = lazy_pattern("a+")
    for other in (copy.deepcopy(later), pickle.loads(pickle.dumps(later))):
        assert other.match("aa")


def test_a_mistake_in_it_shows_when_it_is_used() -> None:
    wrong = lazy_pattern("(")
    with pytest.raises(re.error):
        wrong.search("")
