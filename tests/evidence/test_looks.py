"""How pictures look: near copies are near, blurred and dark ones are told apart."""

from collections.abc import Callable
from pathlib import Path

import evidence_papers as papers
import pikepdf
import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from gfpack.evidence.facts import examine
from gfpack.evidence.models import Look

Change = Callable[[Image.Image], Image.Image]


def scene(seed: int, size: tuple[int, int] = (1600, 1200)) -> Image.Image:
    """Draw a picture of blocks that differ by their seed."""
    made = Image.new("RGB", size, (150, 150, 140))
    draw = ImageDraw.Draw(made)
    for step in range(24):
        value = (seed * 7919 + step * 104729) % 1_000_003
        x, y = value % size[0], (value * 31) % size[1]
        box = (x, y, x + 60 + value % 300, y + 60 + value * 7 % 260)
        draw.rectangle(box, fill=(value % 256, value * 3 % 256, value * 5 % 256))
    return made


def look(file: Path) -> Look:
    seen = examine(file, "0" * 64, file.stat().st_size).facts.look
    assert seen is not None
    return seen


def saved(picture: Image.Image, file: Path, **options: object) -> Look:
    picture.save(file, **options)
    return look(file)


def apart(one: Look, other: Look) -> int:
    return (int(one.fingerprint, 16) ^ int(other.fingerprint, 16)).bit_count()


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("a.jpg", lambda one: one),
        ("a.png", lambda one: one),
        ("a.webp", lambda one: one),
        ("a.jpg", lambda one: one.resize((533, 400))),
        ("a.jpg", lambda one: one.resize((4000, 3000))),
        ("a.jpg", lambda one: one.convert("L")),
        ("a.png", lambda one: one.crop((8, 8, 1592, 1192))),
    ],
)
def test_a_picture_saved_anew_is_nearly_the_same(tmp_path: Path, name: str, change: Change) -> None:
    first = saved(scene(1), tmp_path / "first.jpg", quality=92)
    assert apart(first, saved(change(scene(1)), tmp_path / name, quality=35)) <= 4
    assert len(first.fingerprint) == 16


def test_a_picture_turned_by_its_exif_is_the_same_as_the_upright_one(tmp_path: Path) -> None:
    upright = saved(scene(2), tmp_path / "upright.jpg")
    turned = {6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270,
              3: Image.Transpose.ROTATE_180, 2: Image.Transpose.FLIP_LEFT_RIGHT}  # fmt: skip
    for orientation, how in turned.items():
        exif = Image.Exif()
        exif[0x0112] = orientation
        other = saved(scene(2).transpose(how), tmp_path / f"{orientation}.jpg", exif=exif)
        assert apart(upright, other) <= 4, orientation


def test_different_pictures_are_far_apart(tmp_path: Path) -> None:
    looks = [saved(scene(seed), tmp_path / f"{seed}.jpg") for seed in range(8)]
    distances = [apart(a, b) for i, a in enumerate(looks) for b in looks[:i]]
    assert min(distances) > 12


def test_blur_and_darkness_are_measured(tmp_path: Path) -> None:
    sharp = saved(scene(3), tmp_path / "sharp.jpg")
    blurred = saved(scene(3).filter(ImageFilter.GaussianBlur(6)), tmp_path / "blurred.jpg")
    dark = saved(ImageEnhance.Brightness(scene(3)).enhance(0.15), tmp_path / "dark.jpg")
    assert blurred.sharpness < sharp.sharpness / 10
    assert dark.brightness < 40 < 80 < sharp.brightness < 200


def test_sharpness_does_not_depend_on_the_size_of_a_photo(tmp_path: Path) -> None:
    small = saved(scene(4), tmp_path / "small.png").sharpness
    large = saved(scene(4).resize((4000, 3000)), tmp_path / "large.jpg", quality=95).sharpness
    assert 0.5 < large / small < 2


@pytest.mark.parametrize("size", [(1, 1), (2, 2000), (3000, 1)])
def test_the_thinnest_picture_has_a_look(tmp_path: Path, size: tuple[int, int]) -> None:
    assert saved(Image.new("L", size, 90), tmp_path / "a.png").brightness == 90


def test_a_scan_in_a_pdf_looks_like_the_picture_in_it(tmp_path: Path) -> None:
    picture = saved(scene(5), tmp_path / "a.jpg")
    scene(5).save(tmp_path / "a.pdf", resolution=150)
    assert apart(picture, look(tmp_path / "a.pdf")) <= 4
    with pikepdf.open(tmp_path / "a.pdf") as opened:
        opened.pages[0].Rotate = 180
        opened.save(tmp_path / "turned.pdf")
    assert apart(picture, look(tmp_path / "turned.pdf")) > 12


def test_a_paper_of_text_or_of_several_pages_has_no_look(tmp_path: Path) -> None:
    for file in (
        papers.pdf(tmp_path / "text.pdf", papers.PERMIT_TEXT),
        papers.scan(tmp_path / "scans.pdf", pages=2),
        papers.document(tmp_path / "a.docx", "正文"),
    ):
        assert examine(file, "0" * 64, file.stat().st_size).facts.look is None
