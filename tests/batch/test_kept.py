from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from gfpack.base.messages import Lang
from gfpack.batch.kept import Kept, taken
from gfpack.batch.models import Failed, Found, Outcome, Row, Settings, ToDo, What
from gfpack.batch.run import run
from tests.batch.conftest import Firm, Unwatched

FAILED = Outcome('客户/甲 "a"', None, Failed("error", 3, "读不懂", "改"))


def test_the_last_of_a_client_counts_and_is_read_back_as_it_was() -> None:
    with taken() as outcomes:
        outcomes.take(replace(FAILED, failed=None))
        outcomes.take(FAILED)
        outcomes.take(replace(FAILED, client="b"))
        assert dict(outcomes) == {"b": replace(FAILED, client="b"), FAILED.client: FAILED}


def test_what_cannot_be_read_is_not_there_and_stops_nothing(tmp_path: Path) -> None:
    file = tmp_path / "last.jsonl"
    with taken() as outcomes:
        outcomes.take(FAILED)
        outcomes.take(replace(FAILED, client="name \udc80"))
        good = outcomes.line(FAILED.client)
    file.write_bytes(b'nonsense\n{"client": "b", "row": 3}\n\xff\n' + good[:20] + b"\n" + good)
    assert Kept(file).get("b") is None
    assert Kept(file)[FAILED.client] == FAILED
    assert not Kept(tmp_path / "none")


def test_a_run_holds_no_clients_lists_and_calendar_but_keeps_them(firm: Firm) -> None:
    root = firm("a")
    ran = run(root, Settings(What.CHECK, Lang.EN, date(2026, 11, 22)), Unwatched())
    row = ran.outcomes[0].row
    assert isinstance(row, Row)
    assert (len(row.open), row.to_do, row.ics, row.blocks) == (1, (), "", True)
    kept = Kept(root / ".gfpack-batch" / "last.jsonl")["a"].row
    assert isinstance(kept, Row)
    assert len(kept.open) > 100
    assert isinstance(kept.open[0], Found) and isinstance(kept.to_do[0], ToDo)
    assert replace(kept.short, tops=()) == row
    assert "BEGIN:VEVENT" in kept.ics
