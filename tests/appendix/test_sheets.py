"""Photos gathered on sheets: how many, in which order, which side by side, how large."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bound_client import Client, a_photo
from bound_reading import SCALE, Bound
from hypothesis import given
from hypothesis import strategies as st

from gfpack.appendix.bind import bind
from gfpack.appendix.materials import Photo, PhotoSheet, Placeholder
from gfpack.appendix.reasons import Reason
from gfpack.appendix.sheets import gathered
from gfpack.checklist.load import load_types
from gfpack.evidence.models import Extent, FileKind
from gfpack.project.models import AppendixOptions

LANDSCAPE, PORTRAIT = (1600, 1200), (1200, 1600)
TYPES = load_types(())


def a_picture(name: str, *, of_several: bool = False) -> Photo:
    """Return a photo of which only the name matters."""
    path = Path(name)
    return Photo(name, path, FileKind.JPEG, 1, 1, LANDSCAPE, None, 10, of_several)


def sheets(names: str, per_page: int = 4) -> list[str]:
    """Return the names on each sheet of photos of these names, pairs joined by `+`."""
    made = gathered([a_picture(f"{one}.jpg") for one in names.split()], per_page, TYPES.pairs)
    found = []
    for sheet in made:
        assert isinstance(sheet, PhotoSheet)
        stems = [Path(one.file).stem for one in sheet.photos]
        joined = [f"{a}+{b}" for a, b in zip(*[iter(stems[: 2 * sheet.pairs])] * 2, strict=True)]
        found.append(" ".join([*joined, *stems[2 * sheet.pairs :]]))
    return found


class TypedClient(Client):
    """A client whose evidence has kinds."""

    def case(self):
        """Return the case with the shipped kinds of evidence."""
        return replace(super().case(), types=TYPES)

    def photos(self, kind: str, *sizes: tuple[int, int], **facts) -> None:
        """Take photos of these sizes as one attachment."""
        extents = []
        for number, size in enumerate(sizes, 1):
            name = f"{kind}-{number}.jpg"
            self.add(name, a_photo(size), FileKind.JPEG, **facts)
            self.evidence.pop()
            held = self.files[f"evidence/{name}"].facts
            extents.append(Extent(f"evidence/{name}", held.sha256, 1, 1))
        one = self.claim(tuple(extents), supports=("1.1.1",), title="照片")
        self.evidence[-1] = replace(one, type=kind)


@pytest.fixture
def typed(tmp_path: Path) -> TypedClient:
    """Return an empty client whose evidence has kinds."""
    return TypedClient(tmp_path)


def bound(client: Client, **options: object) -> Bound:
    """Bind with options."""
    made = Bound.__new__(Bound)
    made.path = client.folder / "build" / "汇编.pdf"
    wanted = AppendixOptions.model_validate(options)
    made.map, made.findings = bind(client.case(), made.path, complete=True, options=wanted)
    return made


def areas(one: Bound, number: int) -> list[tuple[float, float, float, float]]:
    """Return where pictures stand on a page: left, bottom, right, top in points."""
    import pypdfium2

    with pypdfium2.PdfDocument(one.path) as document:
        page = document[number - 1]
        return [item.get_bounds() for item in page.get_objects(filter=[3])]


@pytest.mark.parametrize(("per_page", "pages"), [(1, 7), (2, 4), (4, 2), (6, 2)])
def test_as_many_photos_as_chosen_share_a_sheet_and_none_is_lost(typed, per_page, pages):
    typed.photos("meter-photos", *[LANDSCAPE, PORTRAIT] * 3, LANDSCAPE)
    made = bound(typed, photos_per_page={"meter-photos": per_page})
    span = made.map.spans["1-1"]
    assert span.page_count == pages
    counts = [len(areas(made, number)) for number in range(span.first, span.last + 1)]
    assert sum(counts) == 7
    assert counts[0] == per_page


def test_the_kind_of_evidence_says_how_many_and_the_project_may_say_otherwise(typed):
    typed.photos("meter-photos", *[LANDSCAPE] * 4)
    typed.photos("business-licence", *[PORTRAIT] * 2)
    assert [one.page_count for one in bound(typed).map.spans.values()] == [1, 2]
    other = bound(typed, photos_per_page={"business-licence": 2, "meter-photos": 1})
    assert [one.page_count for one in other.map.spans.values()] == [4, 1]


def test_what_is_said_of_a_kind_holds_for_its_parts(typed):
    typed.photos("meter-photos", *[LANDSCAPE] * 4)
    assert bound(typed, photos_per_page={"meter-evidence": 2}).map.spans["1-1"].page_count == 2


@pytest.mark.parametrize("per_page", [1, 2, 4, 6])
def test_photos_keep_their_shape_apart_from_each_other_and_above_the_number(typed, per_page):
    sizes = [LANDSCAPE, PORTRAIT, PORTRAIT, LANDSCAPE, (1600, 500), PORTRAIT][:per_page]
    typed.photos("meter-photos", *sizes)
    made = bound(typed, photos_per_page={"meter-photos": per_page})
    found = areas(made, made.page_of("1-1"))
    for (left, bottom, right, top), (width, height) in zip(found, sizes, strict=True):
        assert (right - left) / (top - bottom) == pytest.approx(width / height, rel=0.01)
        assert bottom > 27 / 25.4 * 72
        assert 60 < left < right < 535
    for index, one in enumerate(found):
        for other in found[index + 1 :]:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1]
            assert apart or other[3] <= one[1]
    least = {1: 450, 2: 270, 4: 215, 6: 120}[per_page]
    assert all(max(right - left, top - bottom) > least for left, bottom, right, top in found)


def test_every_photo_has_its_name_and_day_below_it(typed):
    typed.photos("meter-photos", *[LANDSCAPE] * 5, taken=date(2025, 3, 12))
    made = bound(typed)
    first, second = (made.text(made.page_of("1-1", step)) for step in (0, 1))
    for number in range(1, 5):
        assert f"图{number}meter-photos-{number}.jpg" in first
    assert first.count("拍摄日期：2025-03-12") == 4
    assert "图1–4，共5幅" in first
    assert "图5，共5幅" in second


def test_photos_on_common_sheets_stand_upright(typed):
    typed.photos("meter-photos", *[LANDSCAPE] * 4, orientation=6)
    made = bound(typed)
    page = made.seen(made.page_of("1-1"))
    for left, bottom, _right, top in areas(made, made.page_of("1-1")):
        assert top - bottom > 200
        x, y = (left + 8) * SCALE, page.height - (top - 8) * SCALE
        red, green, blue = page.getpixel((int(x), int(y)))
        assert red > 200 and green > 200 and blue < 60  # yellow: the stored lower left


def test_a_wide_picture_alone_on_its_sheet_lies_on_landscape_paper(typed):
    typed.photos("business-licence", (2000, 1414), LANDSCAPE)
    made = bound(typed)
    wide, usual = (made.seen(made.page_of("1-1", step)) for step in (0, 1))
    assert wide.width > wide.height
    assert usual.height > usual.width
    left, _, right, _ = areas(made, made.page_of("1-1"))[0]
    assert right - left > 500


def test_a_name_plate_stands_beside_the_whole_machine():
    assert sheets("空压机全景 水泵 空压机铭牌 水泵铭牌") == ["空压机全景+空压机铭牌 水泵+水泵铭牌"]
    assert sheets("1#铭牌 2#铭牌 2#全景 1#全景") == ["2#全景+2#铭牌 1#全景+1#铭牌"]
    assert sheets("厂房 空压机全景 空压机铭牌 门") == ["空压机全景+空压机铭牌 厂房 门"]


def test_a_name_plate_without_a_name_takes_its_neighbour():
    assert sheets("IMG_01 铭牌 IMG_02 空压机铭牌") == ["IMG_01+铭牌 IMG_02+空压机铭牌"]
    assert sheets("铭牌 空压机全景") == ["空压机全景+铭牌"]
    assert sheets("铭牌 空压机") == ["铭牌 空压机"]
    assert sheets("水泵 空压机铭牌") == ["水泵 空压机铭牌"]
    assert sheets("铭牌1 铭牌2") == ["铭牌1 铭牌2"]


def test_a_pair_shares_a_sheet_however_few_photos_a_sheet_has():
    names = "门 空压机全景 空压机铭牌"
    assert sheets(names, 1) == ["门", "空压机全景+空压机铭牌"]
    assert sheets(names, 2) == ["门", "空压机全景+空压机铭牌"]
    assert sheets(f"a b c {names}", 4) == ["a b c 门", "空压机全景+空压机铭牌"]


def test_pages_of_one_file_and_what_is_no_photo_are_not_gathered():
    scan = [a_picture(f"{n}.tif", of_several=True) for n in range(2)]
    hole = Placeholder("x.bin", Reason.DAMAGED)
    photos = [a_picture(f"{n}.jpg") for n in range(3)]
    made = gathered([photos[0], hole, *scan, *photos[1:]], 4, TYPES.pairs)
    counts = [len(one.photos) if isinstance(one, PhotoSheet) else 0 for one in made]
    assert counts == [1, 0, 1, 1, 2]


@given(
    names=st.lists(
        st.sampled_from(["全景", "铭牌", "空压机铭牌", "空压机全景", "空压机", "IMG_1", "水泵"]),
        min_size=1,
        max_size=12,
    ),
    per_page=st.sampled_from([1, 2, 4, 6]),
)
def test_every_photo_stands_once_whatever_it_is_called(names, per_page):
    photos = [a_picture(f"{number}/{name}.jpg") for number, name in enumerate(names)]
    made = gathered(photos, per_page, TYPES.pairs)
    shown = [photo for sheet in made if isinstance(sheet, PhotoSheet) for photo in sheet.photos]
    assert sorted(one.file for one in shown) == sorted(one.file for one in photos)
    numbers = [one.first for one in made if isinstance(one, PhotoSheet)]
    assert numbers[0] == 1 and numbers == sorted(set(numbers))
    assert all(len(one.photos) <= max(per_page, 2) for one in made if isinstance(one, PhotoSheet))


def test_photos_of_any_shape_and_name_find_their_place(typed):
    odd = [(3000, 10), (10, 3000), (9, 9), (4000, 3000), (300, 900), (2500, 700)]
    typed.photos("meter-photos", *odd, *odd[::-1])
    long = "X" * 90 + ".jpg"
    typed.add(long, a_photo(), FileKind.JPEG, title="很长" * 40)
    made = bound(typed, photos_per_page={"meter-photos": 6})
    first, last = made.map.spans["1-1"].first, made.map.spans["1-1"].last
    assert last == first + 1
    for number in (first, last):
        found = areas(made, number)
        assert len(found) == 6
        assert all(
            60 < left < right < 540 and 70 < bottom < top for left, bottom, right, top in found
        )
    assert made.map.spans["1-2"].page_count == 1


def test_photos_come_out_the_same_every_time(typed):
    typed.photos("meter-photos", *[LANDSCAPE, PORTRAIT] * 3)
    wished = {"two_sided": True, "drawings": "a3", "photos_per_page": {"meter-photos": 6}}
    first = bound(typed, **wished).path.read_bytes()
    assert bound(typed, **wished).path.read_bytes() == first
