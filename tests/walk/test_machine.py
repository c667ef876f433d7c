"""Whatever a person does in whatever order: files load, originals stay, nothing confirms itself."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import evidence_papers as papers
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from way import originals, texts, walk

from gfpack.base import yaml
from gfpack.base.errors import UsageError
from gfpack.project.load import load
from gfpack.project.models import PageRange, State
from gfpack.walk.models import Change, Only, Order

TYPED = st.text(st.characters(codec=None), max_size=20) | st.sampled_from(
    ["无", "- a: b", "第一行\n第二行", "#", "'", '"', "|", "\t", "{", "@", "2027-01-01", "长期"]
)
CORRECTIONS = st.dictionaries(
    st.sampled_from(["holder", "number", "valid_until", "years", "type", "title", "sampled"]),
    st.sampled_from(["2027-01-01", "long-term", "2024, 2025", "business-licence"]) | TYPED,
    max_size=2,
)
SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 3), st.integers(1, 3)), max_size=2)
"""Files by number, with first and last page."""


class Walking(RuleBasedStateMachine):
    """A person who tries everything."""

    source: Path

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.folder = Path(shutil.copytree(self.source, self.root / "项目 一"))
        self.walk = walk(self.folder)
        self.first = originals(self.folder)
        self.confirmed = self.now_confirmed()
        self.before: list[dict[str, str]] = []

    @initialize()
    def a_file_nobody_knows(self) -> None:
        new = papers.pdf(self.root / "新 许可证.pdf", papers.PERMIT_TEXT, papers.QUALITY_TEXT)
        self.new = new

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    def now_confirmed(self) -> set[str]:
        return {one.id for one in self.walk.case.register.evidence if one.confirmed}

    def did(self, action: Callable[[], Change]) -> None:
        """Do something; what makes no sense is refused and changes nothing."""
        said = texts(self.folder)
        try:
            change = action()
        except UsageError:
            assert texts(self.folder) == said
            return
        now = texts(self.folder)
        assert {name for name in now if now[name] != said[name]} == {*change.files}
        if change.files and not change.undone:
            self.before.append(said)

    def pick(self, number: int, among: tuple[str, ...]) -> str:
        return among[number % len(among)]

    def evidence(self, number: int) -> str:
        return self.pick(number, tuple(one.id for one in self.walk.case.register.evidence))

    def requirement(self, number: int) -> str:
        return self.pick(number, self.walk.steps(order=Order.INDICATOR))

    @rule(n=st.integers(0, 97), state=st.sampled_from(State), words=TYPED, points=TYPED | st.none())
    def answer(self, n: int, state: State, words: str, points: str | None) -> None:
        key = self.requirement(n)
        self.did(lambda: self.walk.answer(key, state, statement=words, reason=words, points=points))

    @rule(n=st.integers(0, 9), m=st.integers(0, 3))
    def circumstance(self, n: int, m: int) -> None:
        asked = self.walk.case.checklist.circumstances
        one = asked[n % len(asked)]
        choice = [*one.choices, None][m % (len(one.choices) + 1)]
        self.did(lambda: self.walk.circumstance(one.id, choice))

    @rule(n=st.integers(0, 20), corrections=CORRECTIONS)
    def confirm(self, n: int, corrections: dict[str, str]) -> None:
        key = self.evidence(n)
        self.did(lambda: self.walk.confirm(key, corrections))
        if self.walk.case.register.get(key).confirmed:
            self.confirmed.add(key)

    @rule(n=st.integers(0, 20), spans=SPANS)
    def pages(self, n: int, spans: list[tuple[int, int, int]]) -> None:
        files = tuple(self.walk.case.register.files)
        ranges = [
            PageRange(file=self.pick(file, files), first=first, last=last)
            for file, first, last in spans
        ]
        self.did(lambda: self.walk.pages(self.evidence(n), ranges))

    @rule(n=st.integers(0, 20))
    def split(self, n: int) -> None:
        key = self.evidence(n)
        sheets = self.walk.shown(key).sheets
        parts = [[PageRange(file=one.path, first=page, last=page)]
                 for one in sheets for page in range(one.first, one.last + 1)]  # fmt: skip
        self.did(lambda: self.walk.split(key, parts))

    @rule(n=st.integers(0, 20), m=st.integers(0, 20))
    def join(self, n: int, m: int) -> None:
        self.did(lambda: self.walk.join([self.evidence(n), self.evidence(m)]))

    @rule(n=st.integers(0, 97), m=st.integers(0, 30))
    def attach(self, n: int, m: int) -> None:
        key = self.requirement(n)
        what = (*self.walk.attachable(key), self.evidence(m))
        self.did(lambda: self.walk.attach(key, self.pick(m, what)))

    @rule(n=st.integers(0, 97), m=st.integers(0, 20))
    def detach(self, n: int, m: int) -> None:
        self.did(lambda: self.walk.detach(self.requirement(n), self.evidence(m)))

    @rule(n=st.integers(0, 20))
    def replace(self, n: int) -> None:
        self.did(lambda: self.walk.replace(self.evidence(n), self.new))
        self.confirmed |= self.now_confirmed() & {*self.walk.set_aside_ids()}  # the old papers

    @rule(n=st.integers(0, 20), seal=st.booleans() | st.none(), original=st.booleans() | st.none())
    def mark(self, n: int, seal: bool | None, original: bool | None) -> None:
        self.did(lambda: self.walk.mark(self.evidence(n), seal_seen=seal, original_seen=original))

    @rule(n=st.integers(0, 20), why=TYPED)
    def set_aside(self, n: int, why: str) -> None:
        what = (*self.walk.case.register.unmatched, self.evidence(n))
        self.did(lambda: self.walk.set_aside(self.pick(n, what), why))

    @rule(n=st.integers(0, 20))
    def take_back(self, n: int) -> None:
        self.did(lambda: self.walk.take_back(self.evidence(n)))

    @rule(n=st.integers(0, 300), why=TYPED)
    def override(self, n: int, why: str) -> None:
        found = self.walk.judged.open
        self.did(lambda: self.walk.override(found[n % len(found)], why))

    @rule(n=st.integers(0, 9))
    def withdraw(self, n: int) -> None:
        decided = self.walk.judged.overridden
        if decided:
            self.did(lambda: self.walk.withdraw(decided[n % len(decided)].finding))

    @rule()
    def undo(self) -> None:
        if self.walk.can_undo:
            change = self.walk.undo()
            assert texts(self.folder) == self.before.pop()
            if change.action in ("confirm", "pages", "split", "join", "replace", "set-aside"):
                self.confirmed |= self.now_confirmed()

    @rule()
    def look(self) -> None:
        for only in Only:
            for key in self.walk.steps(only=only)[:2]:
                self.walk.step(key, only=only)
        self.walk.first_open()
        self.walk.elsewhere()

    @rule()
    def come_back_tomorrow(self) -> None:
        kinds = [self.walk.steps(only=only) for only in Only]
        waiting = self.walk.to_confirm()
        self.walk = walk(self.folder)
        self.before.clear()
        assert [self.walk.steps(only=only) for only in Only] == kinds
        assert self.walk.to_confirm() == waiting

    @invariant()
    def the_files_load_and_say_what_the_walk_shows(self) -> None:
        project = load(self.folder)
        assert project.answers == self.walk.case.project.answers
        assert project.evidence == self.walk.case.project.evidence

    @invariant()
    def originals_stay(self) -> None:
        now = originals(self.folder)
        assert {path: now.get(path) for path in self.first} == self.first

    @invariant()
    def nothing_is_confirmed_by_itself(self) -> None:
        set_aside = {one.id for one in self.walk.case.register.evidence if one.set_aside}
        assert self.now_confirmed() - set_aside <= self.confirmed

    @invariant()
    def comments_stay(self) -> None:
        for name, text in texts(self.folder).items():
            assert text.startswith(texts(self.source)[name].partition("\n")[0]), name

    @invariant()
    def no_evidence_is_lost(self) -> None:
        said: dict[str, Any] = yaml.read(self.folder / "evidence.yaml").data["evidence"]
        assert {*said} <= {one.id for one in self.walk.case.register.evidence}


def test_anything_in_any_order(tiny_project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Walking, "source", tiny_project, raising=False)
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Walking,
        settings=settings(
            max_examples=int(os.environ.get("GFPACK_WALK_EXAMPLES", "4")),
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )
