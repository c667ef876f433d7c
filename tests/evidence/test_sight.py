"""Scans and photos, read by sight: real pictures, the real engine, real limits."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import evidence_papers as papers
import noto_cjk_sans_otc
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from test_register import CHECKLIST, TYPES, project

from gfpack.evidence import sight
from gfpack.evidence.collect import Collected, collect
from gfpack.evidence.models import Evidence, FileKind, Reading
from gfpack.evidence.recognise import SURE
from gfpack.evidence.scanned import look_at
from gfpack.evidence.seals import seals_of
from gfpack.project.layout import READINGS, STATE_DIR
from gfpack.tools import ocr

needs_engine = pytest.mark.skipif(
    not all(map(importlib.util.find_spec, ("rapidocr", "onnxruntime"))),
    reason="rapidocr is not installed",
)
INK, SEAL = (30, 30, 30), (215, 40, 45)


def paper(text: str = papers.PERMIT_TEXT) -> Image.Image:
    """Return a page of lines, with a red seal over the last two."""
    page = Image.new("RGB", (1240, 1000), "white")
    pen, top = ImageDraw.Draw(page), 80
    for number, line in enumerate(text.splitlines()):
        size = 34 if number else 60
        font = ImageFont.truetype(str(noto_cjk_sans_otc.FONT_PATH), size)
        pen.text((120, top), line, fill=INK, font=font)
        top += size + 60
    seal = Image.new("RGBA", page.size, (0, 0, 0, 0))
    drawn = ImageDraw.Draw(seal)
    drawn.ellipse((330, top - 210, 560, top + 20), outline=(*SEAL, 190), width=9)
    drawn.regular_polygon((445, top - 95, 45), 5, fill=(*SEAL, 170))
    page.paste(seal, (0, 0), seal)
    return page


def saved(file: Path, page: Image.Image, **more: object) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    page.save(file, quality=80, **more)
    return file


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Turn the engine on, which tests leave off otherwise."""
    monkeypatch.setenv(ocr.VARIABLE, "on")


def collected(folder: Path, *sources: Path, seconds: float = sight.SECONDS) -> Collected:
    return collect(project(folder), CHECKLIST, TYPES, sources, seconds=seconds)


def the_one(result: Collected) -> Evidence:
    (one,) = result.register.evidence
    return one


def readings_of(result: Collected, field: str) -> list[Reading]:
    return [one for _, one in result.register.readings_of(the_one(result), field)]


@needs_engine
@pytest.mark.usefixtures("engine")
def test_a_photo_tells_its_type_and_what_it_says_where_and_how_sure(tmp_path: Path) -> None:
    result = collected(tmp_path / "p", saved(tmp_path / "IMG_1.jpg", paper()))
    one = the_one(result)
    assert "discharge-permit" in TYPES.lineage(one.type or "")
    assert result.looked.read == ("evidence/IMG_1.jpg",)
    assert one.number and one.valid_until
    assert (one.number.value, one.number.confirmed) == (papers.PERMIT, False)
    assert str(one.valid_until.value) == "2029-07-14"
    (until,) = readings_of(result, "valid_until")
    assert until.box is not None
    left, top, right, bottom = until.box
    assert 0.05 < left < 0.15 < right <= 1
    assert 0.4 < top < bottom < 0.7
    assert "2029年07月14日" in until.seen.replace(" ", "")
    assert readings_of(result, "credit_code")[0].confidence >= SURE


@needs_engine
@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_page_is_read_whichever_way_it_lies(turned: int) -> None:
    seen = ocr.see(paper().rotate(turned, expand=True))
    assert papers.PERMIT in "".join(line.text for line in seen.lines)
    assert seen.seals == 1
    by_top = sorted(seen.lines, key=lambda line: line.box[1])
    assert by_top[0].text == "排污许可证"


@needs_engine
def test_what_a_seal_covers_is_read(tmp_path: Path) -> None:
    file = saved(tmp_path / "scan.png", paper().rotate(1.5, fillcolor="white"))
    seen = look_at(file, FileKind.PNG, (1,), 1)
    assert "发证日期:2024年07月15日" in "".join(seen.texts[1].split())


@needs_engine
@pytest.mark.usefixtures("engine")
def test_pages_with_text_keep_it_and_only_the_others_are_looked_at(tmp_path: Path) -> None:
    import pikepdf

    scan = paper(papers.QUALITY_TEXT).filter(ImageFilter.GaussianBlur(0.6))
    scan.save(tmp_path / "scan.pdf", resolution=150)
    whole = papers.pdf(tmp_path / "合.pdf", papers.PERMIT_TEXT)
    with (
        pikepdf.open(whole, allow_overwriting_input=True) as document,
        pikepdf.open(tmp_path / "scan.pdf") as scanned,
    ):
        document.pages.extend(scanned.pages)
        document.save(whole)
    result = collected(tmp_path / "p", whole)
    first, second = result.register.texts[next(iter(result.register.readings))]
    assert first.startswith("排污许可证")
    assert "质量管理体系认证证书" in second
    assert [one.extents[0].first for one in result.register.evidence] == [1, 2]
    assert [one.number and one.number.value for one in result.register.evidence] == [
        papers.PERMIT, "03424Q10286R1M",
    ]  # fmt: skip


@needs_engine
@pytest.mark.usefixtures("engine")
def test_what_was_read_is_not_read_again_until_the_engine_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "p"
    collected(folder, saved(tmp_path / "IMG_1.jpg", paper()))
    assert collected(folder).looked.read == ()
    assert the_one(collected(folder)).number is not None
    monkeypatch.setattr(ocr, "engine_name", lambda: "another/1")
    monkeypatch.setattr(sight, "look_at", len)  # fails: what the old engine read is forgotten
    assert collected(folder).register.evidence == ()


@needs_engine
@pytest.mark.usefixtures("engine")
def test_a_file_that_takes_too_long_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    papers.pdf(tmp_path / "in" / "许可证.pdf", papers.PERMIT_TEXT)
    saved(tmp_path / "in" / "IMG_1.jpg", paper(papers.QUALITY_TEXT))
    result = collected(tmp_path / "p", tmp_path / "in", seconds=0.01)
    ((path, why),) = result.looked.failed
    assert path == "evidence/in/IMG_1.jpg"
    assert "timeout" in why
    assert papers.PERMIT in {one.number.value for one in result.register.evidence if one.number}
    assert collected(tmp_path / "p").looked.failed == ()


@needs_engine
@pytest.mark.usefixtures("engine")
def test_a_file_that_eats_memory_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sight, "_MEMORY", 400 * 2**20)
    result = collected(tmp_path / "p", saved(tmp_path / "IMG_1.jpg", paper()))
    assert [path for path, _ in result.looked.failed] == ["evidence/IMG_1.jpg"]


def test_without_the_engine_it_is_said_what_was_not_read(tmp_path: Path) -> None:
    result = collected(tmp_path / "p", saved(tmp_path / "IMG_1.jpg", paper()))
    assert result.looked.unread == ("evidence/IMG_1.jpg",)
    assert result.looked.engine == ""
    assert (tmp_path / "p" / STATE_DIR / READINGS).is_file()


@needs_engine
def test_no_model_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refused(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refused)
    ocr._engine.cache_clear()
    assert ocr.see(paper()).lines


@needs_engine
@pytest.mark.usefixtures("engine")
def test_a_red_seal_is_a_hint_and_no_proof(tmp_path: Path) -> None:
    result = collected(tmp_path / "p", saved(tmp_path / "IMG_1.jpg", paper()))
    one = the_one(result)
    assert seals_of(one, result.register) == (1,)
    assert not one.seal_seen
    blank = collected(tmp_path / "q", saved(tmp_path / "IMG_2.jpg", paper().convert("L")))
    assert seals_of(the_one(blank), blank.register) == ()


def test_where_nothing_looked_nothing_is_said_of_seals(tmp_path: Path) -> None:
    result = collected(tmp_path / "p", papers.pdf(tmp_path / "证.pdf", papers.PERMIT_TEXT))
    assert seals_of(the_one(result), result.register) is None
