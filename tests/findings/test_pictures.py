"""Poor and repeated pictures: what is told of which file, and what is not."""

from __future__ import annotations

import random

import make
import pytest

from gfpack.base.findings import Finding
from gfpack.findings.find import find
from gfpack.findings.rules import pictures_alike


def found(text: str, *codes: str) -> list[Finding]:
    return [one for one in find(make.case(text)) if one.code in codes]


POOR = ("photo-too-small", "photo-blurred", "photo-too-dark", "photo-undated")


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        ("pixels: 300x900, look: {sharpness: 1}", {"photo-too-small"}),
        ("pixels: 900x900, look: {sharpness: 1}", {"photo-blurred"}),
        ("pixels: 900x900, look: {brightness: 3}", {"photo-too-dark"}),
        ("pixels: 900x900, look: {}", set()),
        ("kind: pdf, pixels: 9x9", set()),
        ("state: unreadable, pixels: 9x9", set()),
        ("set_aside: 不用, pixels: 9x9", set()),
    ],
)
def test_each_fault_of_a_picture_is_told_once(row: str, codes: set[str]) -> None:
    kind = "" if "kind" in row else "kind: jpeg, "
    text = f"{{evidence: {{a: {{type: photo, {kind}{row}}}}}}}"
    assert {one.code for one in found(text, *POOR)} == codes


def test_what_nothing_measures_is_not_judged() -> None:
    case = make.case("{evidence: {a: {type: photo, kind: jpeg, pixels: 9x9, look: {}}}}")
    types = case.types.model_copy(update={"pictures": None})
    bare = type(case)(
        case.checklist,
        types,
        case.project,
        case.register,
        case.assessment,
        case.valid_on,
        case.today,
    )
    assert not [one for one in find(bare) if one.code in (*POOR, "pictures-alike")]


@pytest.mark.parametrize("said", ["issued: 2026-03-01", "taken: 2026-03-01", "kind: pdf"])
def test_a_date_from_the_camera_or_from_a_person_is_enough(said: str) -> None:
    kind = "" if "kind" in said else "kind: jpeg, "
    text = f"""
        types: {{meter: {{form: photo, dated: true}}}}
        evidence: {{a: {{type: meter, {kind}{said}}}}}
        """
    assert not found(text, "photo-undated")


def alike(*fingerprints: str, form: str = "photo") -> list[tuple[str | None, str]]:
    rows = ", ".join(
        f"e{place}: {{type: t, kind: jpeg, look: {{fingerprint: {one}}}}}"
        for place, one in enumerate(fingerprints)
    )
    text = f"{{types: {{t: {{form: {form}}}}}, evidence: {{{rows}}}}}"
    return [(one.evidence, one.params["file"]) for one in found(text, "pictures-alike")]


def test_the_first_of_several_like_pictures_is_named_by_all_the_others() -> None:
    assert alike(
        "0f0f0f0f0f0f0f0f", "0f0f0f0f0f0f0f0e", "ffff00000000ffff", "0f0f0f0f0f0f0f0c"
    ) == [
        ("e1", "evidence/e0.pdf"),
        ("e3", "evidence/e0.pdf"),
    ]


def test_certificates_look_alike_by_nature() -> None:
    assert not alike("0f0f0f0f0f0f0f0f", "0f0f0f0f0f0f0f0f", form="certificate")


@pytest.mark.parametrize(("bits", "same"), [(0, True), (1, True), (2, True), (3, False)])
def test_every_pair_within_the_limit_is_found_wherever_its_bits_differ(
    bits: int, same: bool
) -> None:
    chance = random.Random(bits)
    for _ in range(40):
        one = chance.getrandbits(64)
        other = one
        for place in chance.sample(range(64), bits):
            other ^= 1 << place
        assert bool(alike(f"{one:016x}", f"{other:016x}")) is same


def test_copies_under_names_of_two_things_are_told() -> None:
    def told(name: str, copy: str) -> bool:
        text = f"""
            types: {{t: {{form: photo}}}}
            evidence:
              a: {{type: t, kind: jpeg, look: {{}}, file: "{name}", aliases: ["{copy}"]}}
            """
        return bool(found(text, "pictures-alike"))

    assert told("evidence/1号空压机.jpg", "evidence/2#空压站.jpg")
    assert told("evidence/空压机1.jpg", "evidence/空压机2.jpg")
    assert not told("evidence/空压机1.jpg", "evidence/空压机1(1).jpg")
    assert not told("evidence/空压机1.jpg", "evidence/微信图片_20261021133502.jpg")
    assert not told("evidence/3-1 水表.jpg", "evidence/水表 - 副本.jpg")


class Print(int):
    """A fingerprint that counts how often any is compared with another."""

    compared = 0

    def __xor__(self, other: int) -> int:
        Print.compared += 1
        return int(self) ^ int(other)


def test_twenty_thousand_photos_are_each_compared_with_a_few() -> None:
    chance = random.Random(1)
    photos = [(Print(chance.getrandbits(64)), place) for place in range(20_000)]
    assert list(pictures_alike.near_pairs(photos, 2)) == []
    assert Print.compared < 5 * len(photos)


def test_the_same_pages_as_two_kinds_are_told_of_the_later_one() -> None:
    def rows(types: str, first: str, second: str) -> list[str | None]:
        text = f"""
            types: {{{types}}}
            evidence:
              a: {{file: evidence/x.pdf, pages: 9, {first}}}
              b: {{file: evidence/x.pdf, pages: 9, {second}}}
            """
        return [one.evidence for one in found(text, "same-pages-twice")]

    assert rows("", "type: k, first: 1, last: 9", "type: m, first: 3, last: 3") == ["b"]
    assert rows("", "type: k, first: 3, last: 3", "type: m, first: 1, last: 9") == ["a"]
    assert not rows("", "type: k, first: 1, last: 3", "type: m, first: 3, last: 5")
    assert not rows("", "type: k, last: 9", "type: k, last: 9")
    assert not rows("m: {part_of: k}", "type: k, last: 9", "type: m, last: 9")


def test_copies_whose_names_tell_two_kinds_are_told() -> None:
    def told(name: str, copy: str) -> bool:
        text = f"""
            types:
              licence: {{cues: {{name: [营业执照]}}}}
              permit: {{cues: {{name: [排污许可证]}}}}
            evidence: {{a: {{type: licence, file: "{name}", aliases: ["{copy}"]}}}}
            """
        places = [one.place for one in found(text, "same-pages-twice")]
        assert all(place and "排污许可证" in place.file for place in places)
        return bool(places)

    assert told("evidence/营业执照.pdf", "evidence/附件2 排污许可证.pdf")
    assert told("evidence/附件2 排污许可证.pdf", "evidence/营业执照.pdf")
    assert not told("evidence/营业执照.pdf", "evidence/1-营业执照（副本）.pdf")
    assert not told("evidence/营业执照.pdf", "evidence/扫描0001.pdf")
