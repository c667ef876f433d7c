"""A run over odd PDFs. In: files. Out: `Report`: what became of them, refusals by reason."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gfpack.tools.worker import Failure, Limits, Task, run

from . import judge

SECONDS = 30.0
"""A file that takes longer counts as a hang."""
MOST_REFUSED = 0.10
"""Share of the files that PDFium opens which may be refused."""


@dataclass(frozen=True)
class Odd:
    """A file: where it is from, what it is called, its bytes."""

    origin: str
    name: str
    content: bytes


@dataclass
class Report:
    """What a run showed."""

    states: dict[str, Counter[str]] = field(default_factory=dict)
    """By origin."""
    refusals: Counter[str] = field(default_factory=Counter)
    """Of files that PDFium opens, by reason."""
    opened: int = 0
    files: int = 0
    faults: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")
    seconds: float = 0.0

    @property
    def refused_share(self) -> float:
        """Share of the files PDFium opens that were refused."""
        return self.refusals.total() / max(1, self.opened)

    def lines(self) -> list[str]:
        """Return the report as it is printed."""
        rows = [
            f"{origin:14}{sum(states.values()):5}  "
            + ", ".join(f"{state} {count}" for state, count in states.most_common())
            for origin, states in sorted(self.states.items())
        ]
        rows.append(f"{self.files} files; PDFium opens {self.opened}")
        rows.append(
            f"refused of those: {self.refusals.total()} ({self.refused_share:.1%}, "
            f"bar {MOST_REFUSED:.0%})"
        )
        rows += [f"  {count:4}  {why}" for why, count in self.refusals.most_common()]
        rows.append(f"slowest {self.slowest[0]:.1f} s: {self.slowest[1]}; all {self.seconds:.0f} s")
        return [*rows, *(f"FAULT {one}" for one in self.faults)]


def session(files: Sequence[Odd], *, workers: int = 2, kept: Path | None = None) -> Report:
    """Bind and judge every file; those with a fault are kept in `kept`."""
    report, start = Report(files=len(files)), time.perf_counter()
    tasks = [
        Task(judge.try_bytes, (one.content, number % 10 == 0)) for number, one in enumerate(files)
    ]
    for index, result in run(tasks, limits=Limits(seconds=SECONDS), workers=workers):
        _take(report, files[index], result)
        if kept is not None and report.faults and report.faults[-1].startswith(_told(files[index])):
            kept.mkdir(parents=True, exist_ok=True)
            (kept / _file_name(files[index])).write_bytes(files[index].content)
    report.seconds = time.perf_counter() - start
    return report


def _take(report: Report, one: Odd, result: object) -> None:
    states = report.states.setdefault(one.origin, Counter())
    if isinstance(result, Failure):
        states[result.kind] += 1
        where = " / ".join(result.trace.strip().splitlines()[-7:])
        report.faults.append(f"{_told(one)}: {result.kind} {result.why} {where}")
        return
    state, why, differs, seconds, opens = result  # type: ignore[misc]
    states[state] += 1
    report.opened += opens
    if seconds > report.slowest[0]:
        report.slowest = (seconds, _told(one))
    if state == "refused" and opens:
        report.refusals[why] += 1
    if state in ("wrong", "differs"):
        report.faults.append(f"{_told(one)}: {state} {why} {differs}")


def _told(one: Odd) -> str:
    return f"{one.origin}/{one.name}"


def _file_name(one: Odd) -> str:
    return re.sub(r"[^\w.-]+", "_", _told(one))[:120] + ".pdf"
