from __future__ import annotations

import json
import os
import shutil
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from gfpack.base.errors import OutputError, UsageError
from gfpack.batch.clients import clients, only
from gfpack.batch.models import Outcome, Settings, What
from gfpack.batch.run import Ran, run

Firm = Callable[..., Path]
TRIED = (3.0, 30.0, 200.0)
"""Seconds given to a job that hangs: on a busy machine it may be ended before it got that far."""
OUTPUTS = ("batch.xlsx", "batch.html", "batch-calendar.ics", "batch-week.xlsx")


class Watched:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.counts: list[tuple[int, int]] = []

    def ended(self, outcome: Outcome, done: int, total: int) -> None:
        self.names.append(outcome.client)

    def tick(self, names: Sequence[str], done: int, total: int, left: float | None) -> None:
        self.counts.append((done, total))


def ran(root: Path, settings: Settings, **more: object) -> Ran:
    return run(root, settings, Watched(), **more)  # type: ignore[arg-type]


def by_client(of: Ran) -> dict[str, Outcome]:
    return {one.client: one for one in of.outcomes}


def contents(root: Path) -> dict[str, bytes]:
    return {name: (root / name).read_bytes() for name in OUTPUTS}


def test_projects_are_found_wherever_they_lie_but_not_below_another(tmp_path: Path) -> None:
    for name in ("甲/一", "乙", "乙/sub", "packages/丙", ".hidden/丁", "build/戊"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "gfpack.yaml").touch()
    assert clients(tmp_path) == ("乙", "甲/一")
    assert only(clients(tmp_path), "一") == ("甲/一",)
    assert only(clients(tmp_path), "甲/*") == ("甲/一",)
    with pytest.raises(UsageError, match="none_like"):
        only(clients(tmp_path), "no*")


def test_a_folder_without_projects_and_a_project_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no_clients"):
        clients(tmp_path)
    with pytest.raises(UsageError, match="no_root"):
        clients(tmp_path / "nothing")
    (tmp_path / "gfpack.yaml").touch()
    with pytest.raises(UsageError, match="root_is_project"):
        clients(tmp_path)


def test_broken_data_is_an_entry_on_that_client_only(firm: Firm, settings: Settings) -> None:
    root = firm("a", "b", "c")
    whole = by_client(ran(root, settings, pattern="a"))
    (root / "b" / "gfpack.yaml").write_text("enterprise: [", "utf-8")
    text = (root / "c" / "gfpack.yaml").read_text("utf-8")
    changed = text.replace("factory/gbt36132-2018", "factory/none")
    (root / "c" / "gfpack.yaml").write_text(changed, "utf-8")
    second = ran(root, settings)
    found = by_client(second)
    assert found["a"].reused and found["a"].row == whole["a"].row
    assert [found[one].failed is not None for one in "abc"] == [False, True, True]
    assert [found[one].failed.message[:12] for one in "bc"] == ["gfpack.yaml:"] * 2  # type: ignore[union-attr]
    assert second.code == 3


class ShortFor(ThreadPoolExecutor):
    """Gives one client a moment, and the others as long as a busy machine may take."""

    def __init__(self, client: str, **more: int) -> None:
        super().__init__(**more)
        self._client = client

    def submit(self, function: Any, /, *given: Any, **_: Any) -> Future[Any]:
        root, client, settings = given
        seconds = 2.0 if client == self._client else settings.seconds
        return super().submit(function, root, client, replace(settings, seconds=seconds))


def test_a_client_that_hangs_or_dies_touches_no_other(firm: Firm, settings: Settings) -> None:
    root = firm("a", "devours", "dies", "hangs")
    with ShortFor("hangs", max_workers=4) as threads:
        found = ran(root, replace(settings, job="tests.batch.jobs:go_wrong"), executor=threads)
    failed = {one.client: one.failed for one in found.outcomes}
    assert {name: one and (one.by, one.code) for name, one in failed.items()} == {
        "a": None,
        "devours": ("memory", 5),
        "dies": ("crash", 70),
        "hangs": ("timeout", 5),
    }
    assert all(one.advice for one in failed.values() if one)
    assert found.code == 70
    again = run(root, settings, Watched(), pattern="[ad]*")  # the next run goes on
    assert [one.reused for one in again.outcomes] == [True, False, False]
    assert all(one.row for one in again.outcomes)


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups")
def test_what_a_hanging_client_started_ends_with_it(firm: Firm, settings: Settings) -> None:
    root = firm("a")
    for seconds in TRIED:
        ran(root, replace(settings, job="tests.batch.jobs:leave_behind", seconds=seconds))
        if (root / "a" / "started.txt").exists():
            break
    pid = int((root / "a" / "started.txt").read_text("utf-8"))
    assert gone(pid)


def gone(pid: int) -> bool:
    """Whether a process ends within some seconds; one that nobody waits for is as good as gone."""
    for _ in range(50):
        try:
            stat = Path(f"/proc/{pid}/stat").read_text("utf-8")
        except OSError:
            return True
        if stat.rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.1)
    return False


def test_a_repeat_does_nothing_again_and_a_change_only_its_client(
    firm: Firm, settings: Settings
) -> None:
    root = firm("a", "b")
    first = ran(root, settings)
    kept = {one: (root / one / ".gfpack/made/batch-check.json").stat().st_mtime_ns for one in "ab"}
    second = ran(
        root, replace(settings, job="tests.batch.jobs:refuse")
    )  # would fail if it were run
    assert [one.row for one in second.outcomes] == [one.row for one in first.outcomes]
    assert all(one.reused for one in second.outcomes)
    with (root / "b" / "answers.yaml").open("a", encoding="utf-8") as stream:
        stream.write("\n# seen\n")
    assert [one.reused for one in ran(root, settings).outcomes] == [True, False]
    now = {one: (root / one / ".gfpack/made/batch-check.json").stat().st_mtime_ns for one in "ab"}
    assert now["a"] == kept["a"]
    assert now["b"] > kept["b"]


def test_a_client_whose_folder_is_renamed_stands_under_its_new_name_only(
    firm: Firm, settings: Settings
) -> None:
    root = firm("a", "b")
    before = by_client(ran(root, settings))
    (root / "b").rename(root / "丙")
    renamed = ran(root, settings)
    found = by_client(renamed)
    assert list(found) == ["a", "丙"]
    assert found["丙"].row == before["b"].row
    page = (root / "batch.html").read_text("utf-8")
    assert 'href="%E4%B8%99/"' in page
    assert 'href="b/"' not in page
    assert not renamed.searched.leaks  # what it had under its old name is not another client's


def test_a_package_moves_with_its_client(
    built: Path, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GFPACK_LIBREOFFICE", "off")
    root = Path(shutil.copytree(built, tmp_path / "moved"))
    build = replace(settings, what=What.BUILD)
    ran(root, build)
    before = manifest(root)
    (root / "客户 甲&乙").rename(root / "丙")
    assert [(one.client, one.reused) for one in ran(root, build).outcomes] == [("丙", False)]
    assert manifest(root) == before
    assert ran(root, build).outcomes[0].reused


def manifest(root: Path) -> bytes:
    (found,) = root.glob("*/packages/*/manifest*")
    return found.read_bytes()


def test_outputs_are_written_again_only_if_they_would_be_others(
    firm: Firm, settings: Settings
) -> None:
    root = firm("a", "b")
    ran(root, settings)
    second = ran(root, settings)  # from now on it is known what changed since the last run: nothing
    stood = {name: (root / name).stat().st_mtime_ns for name in OUTPUTS}
    third = ran(root, settings)
    assert third.written == second.written
    assert {name: (root / name).stat().st_mtime_ns for name in OUTPUTS} == stood
    content = contents(root)
    (root / "batch.html").unlink()
    with (root / "batch.xlsx").open("ab") as stream:
        stream.write(b"edited")
    fourth = ran(root, settings)
    assert (root / "batch.html").read_bytes() == content["batch.html"]
    assert (root / "batch-v2.xlsx").read_bytes() == content["batch.xlsx"]
    assert fourth.written.edited == (root / "batch.xlsx",)
    assert ran(root, settings).written == fourth.written


def test_any_number_of_workers_and_any_executor_give_the_same_bytes(
    firm: Firm, settings: Settings
) -> None:
    names = ("甲", "乙")
    one, two, three = (firm(*names, root=f"r{number}") for number in range(3))
    for name in names:  # times are no part of it
        assert (one / name / "gfpack.yaml").read_bytes() == (
            two / name / "gfpack.yaml"
        ).read_bytes()
    ran(one, settings, jobs=1)
    ran(two, settings, jobs=2)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
        ran(three, settings, executor=processes)
    assert contents(one) == contents(two) == contents(three)


@pytest.mark.parametrize(("jobs", "share"), [(1, "5"), (2, "2"), (9, "2")])
def test_clients_worked_on_at_once_share_the_processors(
    firm: Firm, settings: Settings, monkeypatch: pytest.MonkeyPatch, jobs: int, share: str
) -> None:
    monkeypatch.setenv("GFPACK_CORES", "5")
    root = firm("a", "b")
    ran(root, replace(settings, job="tests.batch.jobs:tell_share"), jobs=jobs)
    assert [(root / f"{one}.cores").read_text("ascii") for one in "ab"] == [share] * 2


def test_a_single_client_with_work_has_all_processors(
    firm: Firm, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GFPACK_CORES", "5")
    root = firm("a", "b")
    ran(root, settings)
    with (root / "b" / "answers.yaml").open("a", encoding="utf-8") as stream:
        stream.write("\n# seen\n")
    ran(root, replace(settings, job="tests.batch.jobs:tell_share"), jobs=2)
    assert (root / "b.cores").read_text("ascii") == "5"
    assert not (root / "a.cores").exists()


def test_a_package_is_made_again_only_if_it_is_not_as_it_was(
    built: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GFPACK_LIBREOFFICE", "off")
    build = replace(settings, what=What.BUILD)
    (package,) = (built / "客户 甲&乙" / "packages").iterdir()
    stood = {one: one.stat().st_mtime_ns for one in package.rglob("*")}
    assert ran(built, build).outcomes[0].reused
    later = replace(build, today=settings.today.replace(day=23))  # another day: looked at anew
    assert not ran(built, later).outcomes[0].reused
    assert {one: one.stat().st_mtime_ns for one in package.rglob("*")} == stood
    assert ran(built, later).outcomes[0].reused
    spoiled = next(package.rglob("*.pdf"))
    content = spoiled.read_bytes()
    spoiled.write_bytes(content + b"%")
    assert not ran(built, replace(later, job="tests.batch.jobs:refuse")).outcomes[0].reused
    spoiled.write_bytes(content)


def test_two_runs_on_one_folder_do_not_fight(firm: Firm, settings: Settings) -> None:
    root = firm("a")
    (root / ".gfpack-batch").mkdir()
    with FileLock(root / ".gfpack-batch" / "lock"), pytest.raises(OutputError, match="locked"):
        ran(root, settings)
    assert not (root / "batch.html").exists()


def test_broken_off_nothing_goes_on_and_the_next_run_finishes(
    firm: Firm, settings: Settings
) -> None:
    root = firm("a", "hangs")

    class Impatient(Watched):
        def ended(self, outcome: Outcome, done: int, total: int) -> None:
            raise KeyboardInterrupt

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        run(root, replace(settings, job="tests.batch.jobs:go_wrong"), Impatient(), jobs=2)
    assert time.monotonic() - began < 600  # as long as the job hangs
    assert not (root / "batch.xlsx").exists()
    assert threading.active_count() < 10
    found = by_client(ran(root, settings))
    assert found["a"].reused
    assert found["hangs"].row is not None


def test_the_log_has_a_line_for_each_and_others_stay_in_the_matrix_as_last_seen(
    firm: Firm, settings: Settings
) -> None:
    root = firm("a", "b")
    ran(root, settings)
    log = (root / ".gfpack-batch" / "log.jsonl").read_text("utf-8")
    lines = [json.loads(line) for line in log.splitlines()]
    assert [one["event"] for one in lines] == ["start", "client", "client", "end"]
    assert {one["client"] for one in lines[1:3]} == {"a", "b"}
    found = run(root, settings, watch := Watched(), pattern="b")
    assert watch.names == ["b"]
    assert watch.counts[-1] == (1, 1)
    assert [one.client for one in found.outcomes] == ["b"]
    page = (root / "batch.html").read_text("utf-8")
    assert "第1轴承有限公司" in page
    assert "第2轴承有限公司" in page
