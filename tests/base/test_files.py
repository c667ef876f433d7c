"""Files: names that are safe everywhere, writing whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gfpack.base.errors import ExitCode, OutputError
from gfpack.base.files import safe_name, sha256_of, written_whole


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("苏州 某某（集团）有限公司", "苏州 某某（集团）有限公司"),
        ("a/b\\c:d", "a_b_c_d"),
        ("..", "_"),
        ("", "_"),
        (" x. ", "x"),
        ("NUL", "_NUL"),
        ("com1.txt", "_com1.txt"),
        ("e\u0301", "\u00e9"),
        ("a\u202ecod.exe", "a_cod.exe"),
        ("=cmd", "=cmd"),
    ],
)
def test_a_name_becomes_one_that_every_system_takes(name: str, expected: str) -> None:
    assert safe_name(name) == expected


@given(st.text(max_size=200))
def test_a_safe_name_is_one_file_name_and_stays_as_it_is(name: str) -> None:
    safe = safe_name(name)
    assert safe == Path(safe).name
    assert 0 < len(safe) <= 81
    assert safe not in (".", "..")
    assert safe_name(safe) == safe


def test_a_file_is_replaced_only_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "新" / "a.txt"
    with written_whole(target) as temporary:
        temporary.write_text("one")
    with pytest.raises(RuntimeError), written_whole(target) as temporary:
        temporary.write_text("half")
        raise RuntimeError
    assert target.read_text() == "one"
    assert [one.name for one in target.parent.iterdir()] == ["a.txt"]


def test_a_folder_that_cannot_be_made_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError) as caught, written_whole(tmp_path / "file" / "a.txt"):
        pass
    assert caught.value.exit_code == ExitCode.OUTPUT
    assert caught.value.key == "base.file_in_the_way"
    assert caught.value.params["path"] == tmp_path / "file"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_written_file_has_the_permissions_of_any_other(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        with written_whole(tmp_path / "a.txt") as temporary:
            temporary.write_text("x")
    finally:
        os.umask(mask)
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o640


def test_a_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert sha256_of(tmp_path / "a").startswith("ba7816bf8f01cfea")


def test_writing_never_touches_the_umask_which_all_threads_share(tmp_path, monkeypatch):
    def refuse(mask: int) -> int:
        raise AssertionError(mask)

    monkeypatch.setattr(os, "umask", refuse)
    with written_whole(tmp_path / "a.txt") as temporary:
        temporary.write_text("a", "utf-8")
    assert (tmp_path / "a.txt").read_text("utf-8") == "a"
