"""The cache of decoded pictures: same bytes cold, warm, damaged or with any number of workers."""

from __future__ import annotations

import io
import os
import time

import pytest
from bound_client import Client
from bound_reading import Bound
from PIL import Image

from gfpack.appendix.pieces import Piece, Pieces, Wanted
from gfpack.evidence.models import FileKind
from gfpack.tools.worker import Failure


def a_tiff(seed: int, size: tuple[int, int] = (90, 60)) -> bytes:
    stream = io.BytesIO()
    shades = bytes((seed * 37 + n * (seed + 3)) % 256 for n in range(size[0] * size[1] * 3))
    Image.frombytes("RGB", size, shades).save(stream, "TIFF", compression="tiff_lzw")
    return stream.getvalue()


@pytest.fixture
def files(tmp_path):
    """Return ten pictures that must be decoded."""
    wanted = []
    for number in range(10):
        path = tmp_path / f"{number}.tif"
        path.write_bytes(a_tiff(number))
        wanted.append(Wanted(path, 1))
    return wanted


def data(pieces):
    return [piece.path.read_bytes()[: piece.length] for piece in pieces]


def test_any_number_of_workers_gives_the_same_bytes(files, tmp_path):
    made = [data(Pieces(tmp_path / f"c{n}", workers=n).of(files)) for n in (1, 2, 4)]
    assert made[0] == made[1] == made[2]


def test_a_second_run_decodes_nothing(files, tmp_path, monkeypatch):
    cold = data(Pieces(tmp_path / "c").of(files))
    monkeypatch.setattr("gfpack.tools.worker.run", lambda *_, **__: pytest.fail("decoded again"))
    assert data(Pieces(tmp_path / "c").of(files)) == cold


@pytest.mark.parametrize("place", [0, 200, -1, -20, -40])
def test_a_damaged_entry_is_noticed_and_made_again(files, tmp_path, place):
    (piece,) = Pieces(tmp_path / "c").of(files[:1])
    good = piece.path.read_bytes()
    bad = bytearray(good)
    bad[place] ^= 0x40
    piece.path.write_bytes(bad)
    (again,) = Pieces(tmp_path / "c").of(files[:1])
    assert again == piece
    assert again.path.read_bytes() == good


@pytest.mark.parametrize("length", [0, 10, 36, 300])
def test_an_entry_cut_off_is_made_again(files, tmp_path, length):
    (piece,) = Pieces(tmp_path / "c").of(files[:1])
    good = piece.path.read_bytes()
    piece.path.write_bytes(good[:length])
    Pieces(tmp_path / "c").of(files[:1])
    assert piece.path.read_bytes() == good


def test_a_changed_file_is_another_piece(files, tmp_path):
    pieces = Pieces(tmp_path / "c")
    before = data(pieces.of(files[:1]))
    files[0].path.write_bytes(a_tiff(77))
    assert data(pieces.of(files[:1])) != before


def test_what_was_used_longest_ago_goes_first_and_never_what_is_needed_now(files, tmp_path):
    folder = tmp_path / "c"
    old = Pieces(folder).of(files)
    for age, piece in enumerate(old):
        moment = time.time() - 10_000 + age * 100
        os.utime(piece.path, (moment, moment))
    size = old[0].path.stat().st_size
    now = Pieces(folder, most_bytes=3 * size + size // 2)
    now.of(files[:1])
    now.tidy()
    left = {one for one in old if one.path.exists()}
    assert old[0] in left
    assert left <= {old[0], *old[-3:]}
    tight = Pieces(folder, most_bytes=1)
    kept = tight.of(files)
    tight.tidy()
    assert all(piece.path.exists() for piece in kept)


def test_a_file_that_cannot_be_read_is_told_and_leaves_nothing_behind(files, tmp_path):
    files[3].path.write_bytes(b"II*\0" + b"\xff" * 60)
    made = Pieces(tmp_path / "c").of(files)
    assert isinstance(made[3], Failure)
    assert sum(isinstance(one, Piece) for one in made) == 9
    assert len(list((tmp_path / "c").iterdir())) == 9


def test_remains_of_a_killed_run_go(files, tmp_path):
    pieces = Pieces(tmp_path / "c")
    pieces.of(files[:2])
    (tmp_path / "c" / ".0123456789abcdef").write_bytes(b"half")
    pieces.tidy()
    assert {one.suffix for one in (tmp_path / "c").iterdir()} == {".piece"}


def test_the_appendix_is_the_same_cold_warm_and_with_a_damaged_cache(tmp_path):
    client = Client(tmp_path)
    for number in range(5):
        client.add(f"{number}.tif", a_tiff(number), FileKind.TIFF)
    cold = Bound(client).path.read_bytes()
    assert Bound(client).path.read_bytes() == cold
    pieces = sorted((tmp_path / ".gfpack" / "pieces").iterdir())
    assert len(pieces) == 5
    pieces[0].write_bytes(b"x" * pieces[0].stat().st_size)
    pieces[1].unlink()
    assert Bound(client).path.read_bytes() == cold
