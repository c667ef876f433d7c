"""What was read by sight is shown: the lines themselves, one value below the other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from gfpack.evidence.collect import collect
from gfpack.project.load import load_with_checklist
from gfpack.tools import ocr
from gfpack.walk.session import Walk


@pytest.fixture
def walk(tiny_copy: Path, today: date, monkeypatch: pytest.MonkeyPatch) -> Walk:
    monkeypatch.delenv(ocr.VARIABLE)
    if not ocr.is_there():
        pytest.skip("needs rapidocr (extra ocr)")
    (tiny_copy / "evidence.yaml").unlink()
    collect(*load_with_checklist(tiny_copy), ())
    return Walk.open(tiny_copy, by="王敏", today=today)


def test_the_lines_that_were_read_are_put_into_one_picture(walk: Walk) -> None:
    licence = next(one for one in walk.case.register.evidence if one.type == "business-licence")
    there = [read for read in walk.shown(licence.id).reads if read.box]
    place = walk.seen(licence.id)
    assert place is not None
    with Image.open(place) as picture:
        assert picture.height > 20 * len(there) > 0
        assert picture.width > picture.height / len(there)


def test_of_what_has_text_there_is_nothing_to_be_shown(walk: Walk) -> None:
    every = walk.case.register.evidence
    permit = next(one for one in every if one.extents[0].path.endswith(".pdf"))
    assert walk.seen(permit.id) is None
