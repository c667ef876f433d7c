"""A real scheduler and three workers: nobody is lost, nothing half done, the same bytes as here."""

from __future__ import annotations

import json
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from gfpack.base.errors import ExitCode, ToolMissing, UsageError
from gfpack.base.messages import Lang
from gfpack.batch import cluster as on_cluster
from gfpack.batch import fit
from gfpack.batch.attend import attended
from gfpack.batch.cluster import run_on
from gfpack.batch.models import Settings, What
from gfpack.cli import main
from gfpack.package import manifest
from tests.batch.conftest import rename
from tests.batch.dask_cluster import HERE, DaskCluster
from tests.batch.jobs import TOLD
from tests.batch.test_run import TRIED, Watched, by_client, contents, gone, ran

distributed = pytest.importorskip("distributed", reason="distributed (Dask) is not installed")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

Firm = Callable[..., Path]
HANG = "tests.batch.jobs:hang_once"


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskCluster]:
    """Return a cluster of three workers without LibreOffice, which takes long."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("GFPACK_LIBREOFFICE", "off")
        with DaskCluster(tmp_path_factory.mktemp("dask")) as started:
            started.wait_for(3)
            yield started


@pytest.fixture(scope="module")
def here(
    tiny_project: Path, today: date, tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the outputs and packages of one client, `a`, built on this machine alone."""
    root = tmp_path_factory.mktemp("here")
    rename(Path(shutil.copytree(tiny_project, root / "a")), "第1轴承有限公司")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("GFPACK_LIBREOFFICE", "off")
        ran(root, Settings(What.BUILD, Lang.EN, today))
    return contents(root), packages(root)


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GFPACK_LIBREOFFICE", "off")


class Meddling(Watched):
    """Does something once the slow client hangs; notes whom this process speaks with."""

    def __init__(self, root: Path, meddle: Callable[[dict[str, int]], None] | None = None) -> None:
        super().__init__()
        self._told, self._meddle = root / TOLD, meddle
        self.slow: dict[str, int] = {}
        self.spoken_with: set[str] = set()

    def tick(self, names: Sequence[str], done: int, total: int, left: float | None) -> None:
        import psutil

        super().tick(names, done, total, left)
        for one in psutil.Process().net_connections():
            if one.raddr:
                self.spoken_with.add(f"tcp://{one.raddr.ip}:{one.raddr.port}")
        if self._meddle and not self.slow and self._told.exists():
            self.slow = json.loads(self._told.read_text("utf-8"))
            self._meddle(self.slow)


def packages(root: Path) -> dict[str, bytes]:
    """Return every file of every package, and see that each is whole."""
    found = [one for one in root.glob("*/packages/*") if one.is_dir()]
    assert all(manifest.is_whole(one) for one in found)
    return {
        str(file.relative_to(root)): file.read_bytes()
        for one in found
        for file in one.rglob("*")
        if file.is_file()
    }


def test_a_cluster_builds_the_same_bytes_and_only_the_scheduler_is_spoken_with(
    firm: Firm,
    settings: Settings,
    cluster: DaskCluster,
    here: tuple[dict[str, bytes], dict[str, bytes]],
) -> None:
    there = firm("a", root="there")
    build = replace(settings, what=What.BUILD)
    before = threading.active_count()
    watch = Meddling(there)
    found = run_on(cluster.address, there, build, watch)
    assert all(one.row for one in found.outcomes)
    assert (contents(there), packages(there)) == here
    assert packages(there)
    assert watch.spoken_with == {cluster.address}
    assert threading.active_count() <= before + 2  # Dask keeps one for its callbacks
    assert not [one for one in (there / ".gfpack-batch").iterdir() if ".run" in one.name]
    assert all(one.reused for one in ran(there, build).outcomes)  # nor done again without it


def test_a_client_whose_worker_is_killed_is_done_by_another(
    firm: Firm, settings: Settings, cluster: DaskCluster
) -> None:
    here, there = firm("a", "slow", root="here"), firm("a", "slow", root="there")
    ran(here, settings)

    def kill(told: dict[str, int]) -> None:
        (worker,) = [one for one in cluster.workers if one.pid == told["worker"]]
        worker.kill()
        cluster.workers.remove(worker)
        worker.wait()
        cluster.add()

    watch = Meddling(there, kill)
    found = run_on(cluster.address, there, replace(settings, job=HANG), watch)
    assert [one.failed for one in found.outcomes] == [None, None]
    assert gone(watch.slow["job"])
    assert contents(here) == contents(there)


def test_when_the_scheduler_stops_the_rest_has_failed_and_the_next_run_finishes(
    firm: Firm, settings: Settings, tmp_path: Path
) -> None:
    here, there = firm("a", "slow", root="here"), firm("a", "slow", root="there")
    expected = by_client(ran(here, settings))
    with DaskCluster(tmp_path / "dask", workers=2) as short:
        watch = Meddling(there, lambda _: short.scheduler.kill())
        found = by_client(run_on(short.address, there, replace(settings, job=HANG), watch))
        lost = found["slow"].failed
        assert lost and (lost.by, lost.code) == ("lost", ExitCode.OUTPUT)
        assert lost.advice
        assert (there / "batch.html").is_file()
    assert gone(watch.slow["job"])  # it ends with its worker, which ends without its scheduler
    again = by_client(ran(there, settings))
    assert {name: one.row for name, one in again.items()} == {
        name: one.row for name, one in expected.items()
    }


def test_a_client_that_no_worker_is_left_for_has_failed(
    firm: Firm, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(on_cluster, "_LOOK", 0.2)
    root = firm("slow")
    with DaskCluster(tmp_path / "dask", workers=1) as short:
        watch = Meddling(root, lambda _: short.workers[0].kill())
        job = replace(settings, job=HANG)
        (found,) = run_on(short.address, root, job, watch, lost=1.0).outcomes
    assert found.failed and found.failed.by == "lost"


def test_two_workers_at_one_client_at_once_make_one_whole_package(
    firm: Firm,
    settings: Settings,
    cluster: DaskCluster,
    here: tuple[dict[str, bytes], dict[str, bytes]],
) -> None:
    there = firm("a", root="there")
    build = replace(settings, what=What.BUILD, patience=60.0)
    with distributed.Client(cluster.address, set_as_default=False) as client:
        twice = [
            client.submit(attended, str(there), "a", build, pure=False, workers=[one])
            for one in sorted(client.nthreads())[:2]
        ]
        first, second = client.gather(twice)
    assert first.failed is None and second.failed is None
    assert first.row == second.row
    assert packages(there) == here[1]


def test_a_client_that_hangs_or_dies_is_ended_on_its_worker(
    firm: Firm, settings: Settings, cluster: DaskCluster
) -> None:
    root = firm("a", "dies")
    wrong = replace(settings, job="tests.batch.jobs:go_wrong")
    failed = {one: of.failed for one, of in by_client(on(cluster, root, wrong)).items()}
    assert failed["a"] is None
    assert failed["dies"] and failed["dies"].by == "crash"
    hung = replace(settings, job="tests.batch.jobs:leave_behind", today=later(settings))
    for seconds in TRIED:
        (found,) = on(cluster, root, replace(hung, seconds=seconds), pattern="a").outcomes
        if (root / "a" / "started.txt").exists():
            break
    assert found.failed and found.failed.by == "timeout"
    assert gone(int((root / "a" / "started.txt").read_text("utf-8")))


def on(cluster: DaskCluster, root: Path, settings: Settings, **more: Any) -> Any:
    return run_on(cluster.address, root, settings, Watched(), **more)


def later(settings: Settings) -> Any:
    return settings.today.replace(day=23)


def test_broken_off_workers_end_what_they_began_and_the_next_run_goes_on(
    firm: Firm, settings: Settings, cluster: DaskCluster
) -> None:
    root = firm("a", "slow")

    def interrupt(_: dict[str, int]) -> None:
        raise KeyboardInterrupt

    watch = Meddling(root, interrupt)
    with pytest.raises(KeyboardInterrupt):
        run_on(cluster.address, root, replace(settings, job=HANG), watch)
    assert gone(watch.slow["job"])
    assert all(one.poll() is None for one in cluster.workers)
    assert all(one.row for one in on(cluster, root, settings).outcomes)


def test_a_worker_with_another_gfpack_stops_the_run_before_any_work(
    firm: Firm, settings: Settings, cluster: DaskCluster, tmp_path: Path
) -> None:
    root, other = firm("a"), tmp_path / "other"
    for part in ("gfpack", "checklists", "templates"):
        leave = shutil.ignore_patterns("__pycache__")
        shutil.copytree(HERE / part, other / part, ignore=leave)
    shutil.copy(HERE / "pyproject.toml", other)
    with (other / "gfpack" / "__init__.py").open("a", encoding="utf-8") as stream:
        stream.write("# changed\n")
    worker = cluster.add(other)
    try:
        cluster.wait_for(4)
        with pytest.raises(ToolMissing, match="another one, or was changed") as refused:
            on(cluster, root, settings)
        assert str(refused.value).count("tcp://") == 1
        assert not (root / "a" / ".gfpack" / "made").exists()
    finally:
        worker.kill()
        worker.wait()
        cluster.workers.remove(worker)


def examined(terms: fit.Terms, **changed: object) -> object:
    told = {name: getattr(terms, name) for name in fit.Terms.__slots__}
    return fit.examined({**told, **changed})["problem"]


def test_what_a_worker_must_see_and_be(
    firm: Firm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fit, "_PATIENCE", 0.0)
    with fit.terms(firm("a")) as terms:
        assert examined(terms) is None
        assert examined(terms, run="another folder of the same name") == "folder"
        assert examined(terms, token=str(tmp_path / "none" / "x.run")) == "folder"
        assert examined(terms, program="0") == "program"
        assert examined(terms, versions=[*terms.versions, ("pikepdf", "0")]) == "versions"
        free = tmp_path / "free"
        free.write_text(terms.run, "ascii")
        assert examined(terms, token=str(free)) == "locks"
        with FileLock(f"{free}.lock"):
            assert examined(terms, token=str(free)) is None
            assert examined(terms, token=str(free), root=str(tmp_path)) == "read_only"
    late = {name: getattr(terms, name) for name in fit.Terms.__slots__}
    assert fit.called(late, os.getpid)["unfit"]["problem"] == "folder"


@pytest.mark.parametrize(
    "address", ["host:8786", "http://h:1", "tcp://h", "tcp://h:0", "tcp://h:1/x"]
)
def test_only_an_address_of_a_scheduler_is_taken(address: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="address"):
        run_on(address, tmp_path, Settings(What.CHECK, Lang.EN, None), Watched())  # type: ignore[arg-type]


def test_what_is_missing_for_a_cluster_is_said(
    firm: Firm, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    root = firm("a")
    monkeypatch.setattr(on_cluster, "_CONNECT", 1.0)

    def said(*options: str) -> tuple[object, str]:
        with pytest.raises(SystemExit) as left:
            main(["--lang", "en", "batch", str(root), *options])
        return left.value.code, capsys.readouterr().err

    code, err = said("--scheduler", "tcp://127.0.0.1:9", "--jobs", "2")
    assert (code, "--jobs" in err) == (2, True)
    code, err = said("--scheduler", "tcp://127.0.0.1:9")
    assert (code, "does not answer" in err) == (4, True)
    code, err = said("--scheduler", "tls://127.0.0.1:9")
    assert (code, "certificates" in err) == (4, True)
    with DaskCluster(tmp_path / "dask", workers=0) as empty:
        code, err = said("--scheduler", empty.address)
    assert (code, "no worker" in err) == (4, True)
    monkeypatch.setitem(sys.modules, "distributed", None)
    code, err = said("--scheduler", "tcp://127.0.0.1:9")
    assert (code, "pip install" in err) == (4, True)
    assert not (root / "batch.html").exists()
