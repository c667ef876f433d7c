"""A small plant with findings of every severity, persons, an override, and hostile names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import make

from gfpack.findings.case import Case
from gfpack.findings.find import find
from gfpack.findings.overrides import Judged, judge
from gfpack.project.models import Override

SCRIPT = "evidence/<script>alert(1)</script>.pdf"
FORMULA = "evidence/=cmd|' /C calc'!A0.pdf"
PLANT = f"""
    requirements:
      0.1:
        groups:
          licence: {{any_of: [licence]}}
          permit: {{any_of: [permit], when: {{discharge: key}}}}
      1.1: {{any_of: [iso], count: 2, period: three-years}}
      1.2: {{kind: expected, points: 30, answer: {{state: met, points: 20}}}}
      1.3: {{kind: expected, answer: {{state: not-applicable}}}}
      1.10: {{kind: expected, answer: unknown}}
      1.11: {{kind: expected, answer: unknown}}
      1.12: {{kind_confidence: working, answer: unmet}}
    project:
      responsible: {{"0": 行政部 陈主任, "1": 设备部 王工, "1.3": 安环部}}
    circumstances: {{discharge: [key, none]}}
    types: {{licence: {{rule: expires}}, iso: {{lead_time_days: 300}}}}
    evidence:
      a: {{type: licence, until: 2026-01-01, holder: "坏\\e[31m公司"}}
      b: {{type: iso, years: [2025], confirmed: false}}
      c: {{type: x, state: empty, file: "{FORMULA}"}}
    files:
      hostile: {{file: "{SCRIPT}"}}
    unmatched: ["{SCRIPT}"]
    """


def plant(
    folder: Path | None = None,
    text: str = PLANT,
    *,
    overriding: str = "not-applicable-without-reason",
) -> tuple[Judged, Case]:
    """Return the plant's findings, those of one code overridden, and its case in `folder`."""
    case = make.case(text)
    if folder:
        (folder / "gfpack.yaml").touch()
        case = replace(case, project=case.project.model_copy(update={"folder": folder}))
    found = find(case)
    overrides = [
        Override(
            fingerprint=one.fingerprint,
            seen=one.seen,
            by="李工 <b>",
            on=date(2026, 3, 1),
            why="=已看原件",
        )
        for one in found
        if one.code == overriding
    ]
    return judge(found, overrides), case
