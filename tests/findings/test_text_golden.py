"""What `gfpack check` prints of a small case, word for word: in both languages, at two widths.

After a wanted change of texts: `GOLDEN=renew pytest tests/findings/test_text_golden.py`, then look.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from listed_plant import plant

from gfpack.base.messages import Lang
from gfpack.findings.as_text import as_text

FOLDER = Path(__file__).parent / "golden"
SMALL = """
    requirements:
      0.1: {any_of: [licence]}
      1.1: {answer: unknown}
      1.2: {answer: unknown}
      1.3: {kind: expected, points: 30, answer: {state: met, points: 20}}
    project: {responsible: {"0": 行政部 陈主任}}
    types: {licence: {rule: expires}}
    evidence:
      a: {type: licence, until: 2026-01-01, supports: [0.1]}
      b: {type: other, confirmed: false, supports: [1.3]}
    """


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("width", [60, 100])
def test_the_text_of_a_small_case(lang: Lang, width: int) -> None:
    judged, case = plant(text=SMALL, overriding="evidence-unconfirmed")
    text = as_text(judged, case, lang, width=width, today=case.today)
    file = FOLDER / f"check-{lang}-{width}.txt"
    if os.environ.get("GOLDEN") == "renew":
        file.write_text(text, "utf-8", newline="\n")
    assert text == file.read_text("utf-8")
