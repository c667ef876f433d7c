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
    same_as(f"check-{lang}-{width}.txt", as_text(judged, case, lang, width=width, today=case.today))


def same_as(name: str, text: str) -> None:
    file = FOLDER / name
    if os.environ.get("GOLDEN") == "renew":
        file.write_text(text, "utf-8", newline="\n")
    assert text == file.read_text("utf-8")


FRESH = """
    requirements:
      0.1: {any_of: [licence], answer: unknown}
      0.2: {any_of: [permit], answer: unknown}
      0.3: {any_of: [iso], answer: unknown}
      0.4: {any_of: [eia], answer: unknown}
      1.1: {any_of: [deed], answer: unknown}
      1.2: {groups: {g: {any_of: [deed], when: {a: x, d: x}}}}
      1.3: {groups: {g: {any_of: [deed], when: {b: x, c: x}}}}
      2.1: {kind: expected, answer: unknown}
      2.2: {kind: expected, answer: unknown}
    circumstances: {b: [x, none], c: [x, none], a: [x, none], d: [x, none]}
    evidence:
      a: {type: p, state: empty, supports: [2.1]}
      b: {type: p, state: empty, supports: [2.1]}
      c: {type: p, state: empty, supports: [2.2]}
      d: {type: p, state: empty, supports: [2.2]}
      e: {type: deed, confirmed: false, supports: [1.1]}
    unmatched: [evidence/1.jpg, evidence/2.jpg, evidence/3.jpg, evidence/4.jpg, evidence/5.jpg]
    """


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("width", [60, 100])
def test_the_text_of_a_fresh_case_told_in_brief(lang: Lang, width: int) -> None:
    judged, case = plant(text=FRESH, overriding="")
    same_as(f"fresh-{lang}-{width}.txt", as_text(judged, case, lang, width=width, brief=True))
