"""A TIFF that tells how it lies is turned once, wherever it is looked at."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest
from PIL import Image

from gfpack.tools import image, thumbnail
from gfpack.tools.tiff import directories

T = Image.Transpose
INVERSE = {2: T.FLIP_LEFT_RIGHT, 3: T.ROTATE_180, 4: T.FLIP_TOP_BOTTOM, 5: T.TRANSPOSE,
           6: T.ROTATE_90, 7: T.TRANSVERSE, 8: T.ROTATE_270}  # fmt: skip


def upright() -> Image.Image:
    """Return a picture that is dark at its upper left."""
    picture = Image.new("L", (400, 300), 230)
    picture.paste(20, (0, 0, 180, 120))
    return picture


def lying(path: Path, orientation: int) -> Path:
    picture = upright()
    stored = picture.transpose(INVERSE[orientation]) if orientation > 1 else picture
    stored.save(path, "TIFF", compression="tiff_lzw", tiffinfo={274: orientation})
    return path


@pytest.mark.parametrize("orientation", range(1, 9))
def test_size_is_told_as_stored_and_the_look_is_that_of_the_upright(
    tmp_path: Path, orientation: int
) -> None:
    seen = image.read(lying(tmp_path / "a.tif", orientation))
    assert seen.orientation == orientation
    assert seen.pixels == ((300, 400) if orientation > 4 else (400, 300))
    assert seen.look == image.read(lying(tmp_path / "b.tif", 1)).look


@pytest.mark.parametrize("orientation", range(1, 9))
def test_its_thumbnail_is_upright(tmp_path: Path, orientation: int) -> None:
    path = lying(tmp_path / "a.tif", orientation)
    size = thumbnail.Size(200, 50_000)
    (small,) = thumbnail.thumbnails(path, "picture", [(1, size)], orientation)
    assert small is not None
    shown = Image.open(io.BytesIO(small.jpeg)).convert("L")
    assert shown.size == (200, 150)
    assert int(shown.getpixel((40, 30))) < 60  # type: ignore[arg-type]
    assert int(shown.getpixel((160, 120))) > 200  # type: ignore[arg-type]


def test_a_tiff_made_to_keep_a_reader_busy_is_read_in_no_time() -> None:
    tags = (b"\x11\x01\x04\0" + (100_000).to_bytes(4, "little") + b"\0" * 4) * 60_000
    content = b"II*\0\x08\0\0\0" + (60_000).to_bytes(2, "little") + tags + b"\x08\0\0\0"
    started = time.perf_counter()
    assert len(directories(content)) == 1
    assert time.perf_counter() - started < 1
