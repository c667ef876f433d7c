"""What was collected is bound: every kind of file that arrives, from its bytes to its page."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evidence"))

import heic
import wrappings
from bound_client import Client
from bound_reading import Bound

from gfpack.base.messages import Lang
from gfpack.evidence.facts import examine
from gfpack.evidence.models import FileState
from gfpack.tools import image


def add(client: Client, file: Path) -> FileState:
    """Put a file into the client's folder with the facts that are read of it."""
    facts = examine(file, "0" * 64, file.stat().st_size).facts
    read = {name: getattr(facts, name) for name in ("state", "why", "pixels")}
    read |= {"orientation": facts.orientation, "taken": facts.taken}
    read["pages"] = (1, max(1, len(facts.pages)))
    client.add(file.name, file.read_bytes(), facts.kind, **read)
    return facts.state


@pytest.mark.parametrize(("turned", "orientation"), [(0, 1), (3, 6), (0, 6), (1, 8)])
def test_a_phones_photo_stands_as_its_own_box_says(
    client: Client, tmp_path: Path, turned: int, orientation: int
) -> None:
    photo = heic.photo(
        tmp_path / "IMG_1.HEIC", turned=turned, orientation=orientation, taken="2026:10:22 09:30:00"
    )
    assert add(client, photo) is FileState.READABLE
    bound = Bound(client)
    assert bound.codes() == []
    page = bound.seen(bound.page_of("1-1"))
    red, blue = _middle(page, "red"), _middle(page, "blue")
    left, top = red[0] < blue[0], red[1] < blue[1]
    assert (left, top) == {0: (True, True), 3: (False, True), 1: (True, False)}[turned]


def _middle(page: Image.Image, colour: str) -> tuple[float, float]:
    wanted = _is_red if colour == "red" else _is_blue
    places = ((x, y) for x in range(0, page.width, 8) for y in range(0, page.height, 8))
    seen = [place for place in places if wanted(page.getpixel(place))]
    return sum(x for x, _ in seen) / len(seen), sum(y for _, y in seen) / len(seen)


def _is_blue(colour: object) -> bool:
    assert isinstance(colour, tuple)
    return bool(colour[2] > 150 and colour[0] < 90)


def _is_red(colour: object) -> bool:
    assert isinstance(colour, tuple)
    return bool(colour[0] > 180 and colour[1] < 90 and colour[2] < 90)


def test_without_its_decoder_a_heic_says_how_to_get_it(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(image, "find_spec", lambda name: None)
    assert add(client, heic.photo(tmp_path / "a.heic")) is FileState.UNREADABLE
    bound = Bound(client)
    assert bound.codes() == ["attachment-not-bound"]
    assert "HEIC" in bound.text(bound.page_of("1-1"))
    assert "gfpack[heic]" in bound.findings[0].advice(Lang.ZH)


def test_every_page_of_a_fax_is_bound(client: Client, tmp_path: Path) -> None:
    pages = [Image.new("1", (600, 800), 1), Image.new("L", (800, 600), 120)]
    pages.append(Image.new("RGB", (600, 800), "red"))
    pages[0].save(
        tmp_path / "传真.tif", save_all=True, append_images=pages[1:], compression="tiff_lzw"
    )
    add(client, tmp_path / "传真.tif")
    bound = Bound(client)
    assert (bound.codes(), bound.map.spans["1-1"].last - bound.map.spans["1-1"].first) == ([], 2)
    assert _is_red(bound.seen(bound.page_of("1-1", 2)).getpixel((600, 800)))


@pytest.mark.parametrize("form", ["PNG", "BMP", "WEBP", "GIF", "TIFF", "AVIF"])
def test_every_kind_of_picture_is_read_and_bound(client: Client, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"图.{form.lower()}"
    Image.new("RGB", (300, 200), (220, 30, 30)).save(file, form)
    assert add(client, file) is FileState.READABLE
    bound = Bound(client)
    assert bound.codes() == []
    assert _is_red(bound.seen(bound.page_of("1-1")).getpixel((600, 600)))


def test_a_mail_is_bound_as_what_it_says(client: Client, tmp_path: Path) -> None:
    letter = wrappings.Letter("监测委托", "王工：委托书见附件。", files=[("委托书.pdf", b"1")])
    add(client, wrappings.msg(tmp_path / "来信.msg", letter))
    bound = Bound(client)
    text = bound.text(bound.page_of("1-1"))
    assert bound.codes() == []
    assert all(words in text for words in ("监测委托", "王工：委托书见附件。", "委托书.pdf"))
