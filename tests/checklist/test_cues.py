"""The words by which documents are told apart, tried on wordings as they occur in practice."""

from __future__ import annotations

from pathlib import Path

import pytest

from gfpack.base.yaml import read
from gfpack.checklist.load import load_types
from gfpack.evidence.cuebook import cuebook
from gfpack.evidence.recognise import recognise
from gfpack.evidence.scoring import scores_of_text

BOOK = cuebook(load_types())
WORDINGS = read(Path(__file__).parent / "wordings.yaml").data
TEXTS: dict[str, str] = WORDINGS["texts"]
NAMES: dict[str, str] = WORDINGS["names"]


@pytest.mark.parametrize("kind", sorted(TEXTS))
def test_a_document_is_known_by_its_wording(kind: str) -> None:
    scores = scores_of_text(TEXTS[kind], BOOK)
    assert recognise(scores, ["evidence/scan0001.pdf"], (), BOOK).type == kind, scores[:3]


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_scan_without_text_is_known_by_its_name(name: str) -> None:
    found = recognise((), [f"evidence/客户资料/{name}"], (), BOOK)
    assert found.type == NAMES[name], found
