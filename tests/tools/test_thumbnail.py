"""Thumbnails: upright, small enough, of the page that is asked for, without what photos tell."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evidence"))

import evidence_papers as papers
import heic

from gfpack.tools.thumbnail import LEGIBLE, SMALL, Size, Thumbnail, thumbnails


def drawn(made: Thumbnail | None) -> Image.Image:
    assert made is not None
    picture = Image.open(io.BytesIO(made.jpeg))
    assert (picture.format, picture.size) == ("JPEG", (made.width, made.height))
    return picture.convert("RGB")


def colour(made: Thumbnail | None, x: float, y: float) -> str:
    picture = drawn(made)
    red, green, blue = picture.getpixel((int(x * picture.width), int(y * picture.height)))  # type: ignore[misc]
    names = {(1, 0, 0): "red", (0, 1, 0): "green", (0, 0, 1): "blue", (1, 1, 1): "white"}
    return names.get((red > 128, green > 128, blue > 128), f"{red},{green},{blue}")


def corner(file: Path, kind: str, **options: object) -> Path:
    """Write a wide blue picture with red at the top left."""
    picture = Image.new("RGB", (1200, 900), "blue")
    ImageDraw.Draw(picture).rectangle((0, 0, 600, 450), fill="red")
    picture.save(file, kind, **options)
    return file


@pytest.mark.parametrize(
    ("orientation", "wide", "red"),
    [(1, True, (0.2, 0.2)), (6, False, (0.8, 0.2)), (3, True, (0.8, 0.8)), (8, False, (0.2, 0.8))],
)
def test_a_photo_stands_upright(
    tmp_path: Path, orientation: int, wide: bool, red: tuple[float, float]
) -> None:
    (made,) = thumbnails(corner(tmp_path / "a.jpg", "JPEG"), "picture", [(1, SMALL)], orientation)
    picture = drawn(made)
    assert (picture.width > picture.height) is wide
    assert max(picture.size) == SMALL.long_side
    assert colour(made, *red) == "red"
    assert colour(made, 1 - red[0], 1 - red[1]) == "blue"


@pytest.mark.parametrize("kind", ["PNG", "BMP", "WEBP", "GIF", "TIFF"])
def test_every_kind_of_picture_is_drawn(tmp_path: Path, kind: str) -> None:
    (made,) = thumbnails(corner(tmp_path / "a", kind), "picture", [(1, LEGIBLE)])
    assert (colour(made, 0.2, 0.2), colour(made, 0.8, 0.8)) == ("red", "blue")
    assert drawn(made).size == (800, 600)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "LA", "CMYK", "I;16"])
def test_every_mode_of_picture_is_drawn(tmp_path: Path, mode: str) -> None:
    base = (
        Image.new("I;16", (900, 600), 65535)
        if mode == "I;16"
        else Image.new("RGB", (900, 600), "white").convert(mode)
    )
    file = tmp_path / ("a.tiff" if mode == "CMYK" else "a.png")
    base.save(file)
    (made,) = thumbnails(file, "picture", [(1, SMALL)])
    assert colour(made, 0.5, 0.5) == "white"


@pytest.mark.parametrize("turned", [0, 1])
def test_a_phone_s_photo_is_turned_by_its_own_box_alone(tmp_path: Path, turned: int) -> None:
    file = heic.photo(tmp_path / "a.heic", turned=turned, orientation=6)
    (made,) = thumbnails(file, "picture", [(1, SMALL)])
    assert colour(made, 0.2, 0.8 if turned else 0.2) == "red"


def test_the_page_that_is_asked_for_is_drawn(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (60, 90), name) for name in ("red", "blue", "white")]
    frames[0].save(tmp_path / "fax.tiff", save_all=True, append_images=frames[1:])
    frames[0].save(tmp_path / "a.pdf", save_all=True, append_images=frames[1:])
    wanted = [(3, SMALL), (2, SMALL), (1, LEGIBLE)]
    for file, source in (("fax.tiff", "picture"), ("a.pdf", "pdf")):
        made = thumbnails(tmp_path / file, source, wanted)  # type: ignore[arg-type]
        assert [colour(one, 0.5, 0.5) for one in made] == ["white", "blue", "red"]


def test_a_page_that_is_not_there_has_none_and_the_others_have(tmp_path: Path) -> None:
    first, ninth = thumbnails(papers.scan(tmp_path / "a.pdf"), "pdf", [(1, SMALL), (9, SMALL)])
    assert first is not None
    assert ninth is None


def test_the_busiest_picture_is_small_enough(tmp_path: Path) -> None:
    Image.effect_noise((1600, 1200), 120).convert("RGB").save(tmp_path / "a.png")
    for size in (LEGIBLE, SMALL, Size(800, 2_000)):
        (made,) = thumbnails(tmp_path / "a.png", "picture", [(1, size)])
        assert made is not None
        assert len(made.jpeg) <= size.most_bytes


def test_the_text_of_a_page_can_be_told_from_blank_paper(tmp_path: Path) -> None:
    (made,) = thumbnails(papers.pdf(tmp_path / "a.pdf", papers.PERMIT_TEXT), "pdf", [(1, LEGIBLE)])
    darkest, lightest = drawn(made).convert("L").getextrema()
    assert darkest < 90
    assert lightest > 240  # type: ignore[operator]


def test_nothing_of_where_and_with_what_a_photo_was_taken_is_left(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "SecretPhone"
    file = corner(tmp_path / "a.jpg", "JPEG", exif=exif, comment=b"SecretPlace")
    (made,) = thumbnails(file, "picture", [(1, LEGIBLE)])
    assert made is not None
    assert b"Secret" not in made.jpeg


def test_the_same_bytes_give_the_same_thumbnail(tmp_path: Path) -> None:
    file = papers.pdf(tmp_path / "a.pdf", papers.PERMIT_TEXT)
    assert thumbnails(file, "pdf", [(1, LEGIBLE)]) == thumbnails(file, "pdf", [(1, LEGIBLE)])
