"""From a folder to a package, as a user runs it: any day, any place, and the power may fail."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gfpack.package import manifest, swap
from gfpack.package.layout import MANIFEST

ROOT = Path(__file__).resolve().parent.parent
KILLS = 8


def gfpack(*arguments: str | Path, **environment: str) -> subprocess.Popen[str]:
    """Start gfpack as its own process, without LibreOffice, with `environment` on top of ours."""
    return subprocess.Popen(
        [sys.executable, "-m", "gfpack", *map(str, arguments)],
        env={**os.environ, "GFPACK_LIBREOFFICE": "off", "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )


def finished(process: subprocess.Popen[str]) -> tuple[int, str]:
    output, _ = process.communicate(timeout=300)
    return process.returncode, output


def package_in(project: Path) -> Path:
    [package] = [one for one in (project / "packages").iterdir() if one.is_dir()]
    return package


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in sorted(folder.iterdir())}


def test_two_builds_on_other_days_in_other_places_give_the_same_bytes(
    tiny_project: Path, tmp_path: Path
) -> None:
    worlds = [
        (
            tmp_path / "a",
            ["--today", "2026-11-22"],
            {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
            0o022,
        ),
        (
            tmp_path / "另一 处" / "更深",
            ["--today", "2027-01-31", "--zip"],
            {"TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8", "PYTHONHASHSEED": "77"},
            0o077,
        ),
    ]
    packages = []
    for folder, options, environment, mask in worlds:
        shutil.copytree(tiny_project, folder, copy_function=shutil.copyfile)
        before = os.umask(mask)
        try:
            code, output = finished(gfpack("build", folder, *options, **environment))
        finally:
            os.umask(before)
        assert code == 1, output
        packages.append(bytes_of(package_in(folder)))
    assert packages[0].keys() == packages[1].keys()
    assert [name for name, content in packages[0].items() if content != packages[1][name]] == []


def test_a_second_build_over_a_warm_cache_gives_the_same_bytes(
    tiny_copy: Path,
) -> None:
    finished(gfpack("build", tiny_copy))
    before = bytes_of(package_in(tiny_copy))
    finished(gfpack("build", tiny_copy))
    assert bytes_of(package_in(tiny_copy)) == before


def test_killed_at_any_moment_a_build_leaves_the_old_or_the_new_package_whole(
    tiny_copy: Path,
) -> None:
    versions = {}
    answers = tiny_copy / "answers.yaml"
    texts = [answers.read_text("utf-8")]
    texts.append(texts[0].replace("已量化", "均已量化"))
    assert texts[0] != texts[1]
    for text in texts:
        answers.write_text(text, "utf-8")
        started = time.monotonic()
        assert finished(gfpack("build", tiny_copy))[0] == 1
        takes = time.monotonic() - started
        versions[(package_in(tiny_copy) / MANIFEST).read_text("utf-8")] = text
    assert len(versions) == 2
    place = package_in(tiny_copy)
    moments = random.Random(20261122)
    survived = 0
    for turn in range(KILLS):
        answers.write_text(texts[turn % 2], "utf-8")
        process = gfpack("build", tiny_copy)
        time.sleep(takes * moments.uniform(0.0 if turn % 3 else 0.7, 1.0))
        process.kill()
        finished(process)
        swap.settle(place)
        assert manifest.is_whole(place)
        assert (place / MANIFEST).read_text("utf-8") in versions
        survived += versions[(place / MANIFEST).read_text("utf-8")] == texts[turn % 2]
    code, output = finished(gfpack("build", tiny_copy))
    assert code == 1, output
    assert [one.name for one in place.parent.iterdir()] == [place.name]
    assert survived < KILLS


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_build_and_verify_say_can_be_acted_on(tiny_copy: Path, lang: str) -> None:
    code, said = finished(gfpack("--lang", lang, "build", tiny_copy, "--zip"))
    package = package_in(tiny_copy)
    assert code == 1
    for part in (str(package), f"{package}.zip", manifest.sha256_of(package / MANIFEST)):
        assert part in said
    assert ("未完成" in said) and ("LibreOffice" in said)
    code, said = finished(gfpack("--lang", lang, "verify", package))
    assert code == 1
    assert "package-unfinished" in said


def test_verify_of_something_else_is_wrong_usage(tmp_path: Path) -> None:
    code, said = finished(gfpack("verify", tmp_path))
    assert code == 2
    assert "manifest-sha256.txt" in said
