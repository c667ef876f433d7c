"""A run of fuzzing. In: how many cases, a seed. Out: `Report`: counts, violations, the slowest.

Each case is one task of a limited worker, as in `collect`. Then collections of spoilt files go
through the commands themselves: `collect`, `check` in each form, `appendix`.
"""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from gfpack.cli import cli
from gfpack.cli.leave import exit_code_of
from gfpack.evidence.store import opened
from gfpack.tools.worker import Failure, Limits, Task, run

from . import targets
from .made import made
from .originals import SHARES, drawn

SECONDS = 30.0
"""A case that takes longer counts as a hang."""
_LIMITS = Limits(seconds=SECONDS)
_PARENT = 300 * 1024
"""KiB the commands' own process may take above what it had at the start."""
_TOGETHER = 40
"""Files in a collection."""


@dataclass(frozen=True)
class Case:
    """One file to try, and how it is made again."""

    kind: str
    name: str
    task: Task
    content: Callable[[], bytes]


@dataclass
class Tally:
    """What became of the cases of one kind."""

    cases: int = 0
    states: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0


@dataclass
class Report:
    """What a run showed. `violations` say what, and where the file is kept."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    violations: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")
    worker_peak: int = 0
    parent_peak: int = 0
    seconds: float = 0.0

    @property
    def cases(self) -> int:
        """How many files were tried."""
        return sum(one.cases for one in self.tallies.values())

    def lines(self) -> list[str]:
        """Return the report as it is printed."""
        head = f"{'kind':15}{'cases':>6}  {'slowest':>8}  what became of them"
        rows = [head]
        for kind, one in sorted(self.tallies.items()):
            told = ", ".join(f"{state} {count}" for state, count in one.states.most_common())
            rows.append(f"{kind:15}{one.cases:6}  {one.slowest:7.2f}s  {told}")
            often = ", ".join(f"{why} {count}" for why, count in one.reasons.most_common(6))
            rows += [f"{'':33}{often}"] if often else []
        rows.append(
            f"{self.cases} cases in {self.seconds:.0f} s; slowest {self.slowest[0]:.2f} s"
            f" ({self.slowest[1]}); peak of a worker {self.worker_peak // 1024} MiB,"
            f" of this process {self.parent_peak // 1024} MiB"
        )
        shown = [f"VIOLATION ×{count}: {one}" for one, count in self._grouped().items()]
        return [*rows, *shown]

    def _grouped(self) -> Counter[str]:
        """Return one violation of each sort, the same place in the code being the same sort."""
        first: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for one in self.violations:
            sort = "".join(re.findall(r'File "[^"]+/gfpack/[^"]+", line \d+', one)[-2:]) or one
            counts[first.setdefault(sort, one)] += 1
        return counts


class Session:
    """Makes cases, tries them, and keeps files that break something in `kept`."""

    def __init__(self, folder: Path, kept: Path, seed: int) -> None:
        self._folder, self._kept, self._seed = folder, kept, seed
        self.report = Report()
        self.originals = drawn(folder)

    def cases(self, count: int) -> list[Case]:
        """Return the cases: one in five made up, the others spoilt."""
        invented = made(count // 5, self._seed)
        project = str(self.originals["project"][0])
        found = [self._made(*one, project) for one in invented]
        rng = Random(self._seed)
        kinds = [kind for kind in SHARES if kind in self.originals]
        chosen = rng.choices(kinds, [SHARES[kind] for kind in kinds], k=count - len(found))
        return found + [self._spoilt(kind, rng) for kind in chosen]

    @staticmethod
    def _made(kind: str, name: str, body: bytes, project: str) -> Case:
        task = Task(targets.try_bytes, (kind, name, body, project))
        return Case(kind, name, task, lambda: body)

    def _spoilt(self, kind: str, rng: Random) -> Case:
        own = self.originals[kind]
        original = rng.choice(own)
        arguments = (kind, str(original), str(rng.choice(own)), rng.randrange(2**32))
        name = original.name if kind == "project" else f"spoilt{original.suffix}"
        return Case(
            kind, name, Task(targets.try_spoilt, arguments), lambda: targets.spoilt(*arguments)
        )

    def try_all(self, cases: Sequence[Case], workers: int) -> None:
        """Try every case by itself."""
        with opened(self._folder / "readings.sqlite") as store:
            tasks = [one.task for one in cases]
            for index, result in run(tasks, limits=_LIMITS, workers=workers):
                self._take(cases[index], result, store.note_content)

    def _take(self, case: Case, result: object, note: Callable[..., None]) -> None:
        tally = self.report.tallies.setdefault(case.kind, Tally())
        tally.cases += 1
        if isinstance(result, Failure):
            tally.states[f"limit: {result.kind}"] += 1
            tally.slowest = max(tally.slowest, SECONDS if result.kind == "timeout" else 0.0)
            self._limited(case, result)
            return
        state, why, seconds, peak, found = result
        tally.states[state] += 1
        if state != "readable":
            tally.reasons[_short(why)] += 1
        tally.slowest = max(tally.slowest, seconds)
        self.report.worker_peak = max(self.report.worker_peak, peak)
        if seconds > self.report.slowest[0]:
            self.report.slowest = (seconds, f"{case.kind} {case.task.arguments[1:]}"[:200])
        if found is not None:
            try:
                note(found)
            except Exception as problem:  # what was read could not be kept
                self._violated(case, f"cannot be kept: {type(problem).__name__}: {problem}")

    def _limited(self, case: Case, failure: Failure) -> None:
        """A hang and a fault are violations; a worker that died or had no memory is an answer."""
        if failure.kind in ("error", "system", "timeout"):
            self._violated(case, f"{failure.kind} {failure.why}\n{failure.trace}")

    def _violated(self, case: Case, why: str) -> None:
        self._kept.mkdir(parents=True, exist_ok=True)
        file = self._kept / f"{len(self.report.violations):04d}-{case.name}"
        file.write_bytes(case.content())
        self.report.violations.append(f"{case.kind} {file}: {why}")

    def try_together(self, cases: Sequence[Case]) -> None:
        """Let the commands go over collections of spoilt evidence; each must end in an answer."""
        files = [one for one in cases if one.kind.removeprefix("made ") not in _NO_EVIDENCE]
        for start in range(0, len(files), _TOGETHER):
            self._collection(start // _TOGETHER, files[start : start + _TOGETHER])

    def _collection(self, number: int, cases: Sequence[Case]) -> None:
        source, project = self._folder / f"source{number}", self._folder / f"project{number}"
        for index, case in enumerate(cases):
            folder = source / f"{index:03d}-5.1.1"
            folder.mkdir(parents=True)
            (folder / case.name).write_bytes(case.content())
        shutil.copytree(self.originals["project"][0].parent, project)
        for words in _COMMANDS:
            self._command(words, project, source)
        shutil.rmtree(source)
        shutil.rmtree(project)

    def _command(self, words: Sequence[str], project: Path, source: Path) -> None:
        said = io.TextIOWrapper(io.BytesIO(), "utf-8")
        arguments = [{"P": str(project), "S": str(source)}.get(word, word) for word in words]
        start = time.perf_counter()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = exit_code_of(cli, arguments)
        seconds = time.perf_counter() - start
        said.flush()
        text = said.buffer.getvalue().decode()
        tally = self.report.tallies.setdefault(f"gfpack {words[0]}", Tally())
        tally.states[f"exit {code}"] += 1
        tally.slowest = max(tally.slowest, seconds)
        faults = project / ".gfpack" / "faults.log"
        if code not in (0, 1) or "Traceback" in text or faults.exists():
            kept = self._kept / f"collection-{len(self.report.violations):04d}"
            shutil.copytree(source, kept, dirs_exist_ok=True)
            fault = faults.read_text("utf-8") if faults.exists() else ""
            told = f"{words} ended with {code}: {text[-1500:]}{fault[-1500:]}"
            self.report.violations.append(f"collection {kept}: {told}")
            faults.unlink(missing_ok=True)


_NO_EVIDENCE = frozenset({"project", "answers", "evidence", "notes", "checklist"})
_COMMANDS = (
    ("collect", "P", "S"),
    ("check", "P", "--today", "2026-11-22"),
    ("check", "P", "--format", "html"),
    ("check", "P", "--format", "xlsx"),
    ("appendix", "P"),
)


def fuzz(count: int, seed: int, *, kept: Path, workers: int = 2, together: int = 0) -> Report:
    """Try `count` files, and `together` of them again in collections."""
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="gfpack-fuzz-") as folder:
        session = Session(Path(folder) / "work", kept, seed)
        at_start = _peak()
        cases = session.cases(count)
        session.try_all(cases, workers)
        session.try_together(Random(seed).sample(cases, min(together, len(cases))))
        report = session.report
        report.parent_peak = _peak()
        if report.parent_peak - at_start > _PARENT:
            report.violations.append(f"memory of this process: {report.parent_peak // 1024} MiB")
    report.seconds = time.perf_counter() - start
    return report


def _peak() -> int:
    return targets.peak()


def _short(why: str) -> str:
    """Return a reason without what differs from file to file."""
    kind, _, rest = why.partition(": ")
    rest = re.split(r"[:(]", rest)[0] if rest else ""
    return re.sub(r"\d+|'[^']*'", "#", f"{kind}: {rest}" if rest else kind)[:60]
