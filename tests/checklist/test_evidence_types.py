"""The kinds of documents: counts copied by hand, parts, and cues that tell them apart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gfpack.base.files import shipped
from gfpack.checklist.load import load_types
from gfpack.checklist.models import EvidenceType, EvidenceTypes

HIGH = "01 02 03 04 05 07 08 10 12 13 19 24 27 28 31 32 33 34 36 37 39 54 58 62 63 65 66 67 69 70"
LOW = "20 26 50 52 56"
CERTIFICATES = {
    "qms-certificate": ("GB/T 19001", "ISO 9001"),
    "ems-certificate": ("GB/T 24001", "ISO 14001"),
    "ohs-certificate": ("GB/T 45001", "ISO 45001"),
    "enms-certificate": ("GB/T 23331", "ISO 50001"),
}


@pytest.fixture(scope="module")
def types() -> EvidenceTypes:
    return load_types()


def test_types_that_are_no_part_of_another_are_one_per_row_of_the_catalogue(
    types: EvidenceTypes,
) -> None:
    # 1 to 70 the catalogue, to 75 the form of 2025, to 97 parks, to 106 supply chains
    whole = [one.catalogue for one in types.types if one.part_of is None]
    assert whole == [f"E{number:02}" for number in range(1, 107)]


def test_a_part_comes_from_the_same_row_as_its_whole(types: EvidenceTypes) -> None:
    known = types.by_id()
    parts = [one for one in types.types if one.part_of]
    assert [p.id for p in parts if known[str(p.part_of)].catalogue != p.catalogue] == []
    assert all(types.satisfies(part.id, str(part.part_of)) for part in parts)
    assert not types.satisfies("discharge-permit", "discharge-registration")


def test_how_sure_the_catalogue_is_came_over(types: EvidenceTypes) -> None:
    whole = [one for one in types.types if one.part_of is None]
    assert [t.catalogue[1:] for t in whole if t.confidence == "high"] == HIGH.split()
    assert [t.catalogue[1:] for t in whole if t.confidence == "low"] == LOW.split()


def test_every_type_can_be_recognised_and_says_who_issues_it(types: EvidenceTypes) -> None:
    for one in types.types:
        assert one.cues.name, one.id
        assert one.issuer.zh and one.issuer.en and one.lead_time_days, one.id
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one.id)
        assert (one.validity.months is not None) == (one.validity.rule == "recent"), one.id


def test_the_four_certificates_have_their_own_standards_and_nobody_elses(
    types: EvidenceTypes,
) -> None:
    known = types.by_id()
    for name, standards in CERTIFICATES.items():
        assert set(standards) <= set(known[name].cues.text)
        others = {one for key, pair in CERTIFICATES.items() if key != name for one in pair}
        assert others.isdisjoint(known[name].cues.text)
        assert known[name].validity.rule == "expires"


def test_a_discharge_permit_is_renewed_sixty_days_before_it_ends(types: EvidenceTypes) -> None:
    permit = types.by_id()["discharge-permit-original"]
    assert (permit.validity.rule, permit.validity.renewal_days) == ("expires", 60)
    assert types.by_id()["business-licence"].validity.long_term


def test_no_text_cue_of_a_type_rules_that_same_type_out(types: EvidenceTypes) -> None:
    assert [one.id for one in types.types if _contradicts(one)] == []


def _contradicts(one: EvidenceType) -> bool:
    return any(ruled_out in cue for ruled_out in one.cues.not_text for cue in one.cues.text)


def test_no_source_is_a_web_address() -> None:
    for file in sorted(Path(shipped("checklists")).rglob("*.yaml")):
        text = file.read_text("utf-8")
        assert not re.search(r"https?:|www\.|\.(com|cn|net|org)\b|github|\bid \d{6,}", text), file
