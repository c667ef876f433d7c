"""Findings for programs: codes and parameters, the same in any language.

In: judged findings and their case. Out: JSON text with a fixed order of keys; docs/findings.md
describes it, templates/findings/findings-1.schema.json holds its schema. `SCHEMA` changes when a
key changes its meaning or goes.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import Any

from gfpack.assessment.models import Assessment, GroupResult, Points, RequirementResult
from gfpack.base.findings import Finding, Place, Severity
from gfpack.checklist.models import Requirement
from gfpack.findings.case import Case
from gfpack.findings.overrides import Judged
from gfpack.findings.responsible import responsible
from gfpack.findings.score_json import index_data, score_data
from gfpack.project.models import Override

SCHEMA = "gfpack/findings/1"


def as_json(judged: Judged, case: Case, *, today: date | None = None) -> str:
    """Return findings and assessment as JSON.

    Without `today` nothing is said of the days left and of who answers for what, as in a package:
    it must be the same on any day, and is read by strangers. Points are strings, so that no digit
    is lost, and carry official or working.
    """
    return json.dumps(_document(judged, case, today), ensure_ascii=False, indent=2) + "\n"


def _document(judged: Judged, case: Case, today: date | None) -> dict[str, Any]:
    file, table = case.project.file, case.checklist
    known = table.requirements()
    persons = responsible(table, file)
    days = (
        {
            "today": today.isoformat(),
            "days_left": (file.deadline - today).days,
        }
        if today
        else {}
    )
    return {
        "schema": SCHEMA,
        "enterprise": file.enterprise.name,
        "checklist": {
            "id": table.id,
            "standard": table.standard,
            "status": table.status,
            "profiles": [
                {"id": one.profile, "example": one.example} for one in case.project.profiles
            ],
        },
        "evaluation_year": file.evaluation_year,
        "deadline": file.deadline.isoformat(),
        "valid_on": case.valid_on.isoformat(),
        **days,
        "blocks": judged.blocks,
        **_verdict(case.assessment),
        "counts": _counts(judged),
        "requirements": [
            _requirement(known[key], result) | ({"responsible": persons.get(key)} if today else {})
            for key, result in case.assessment.results.items()
        ],
        "findings": [_finding(one) for one in judged.open],
        "overridden": [
            _finding(one.finding) | {"override": _override(one.override)}
            for one in judged.overridden
        ],
        "stale_overrides": [_override(one) for one in judged.stale],
    }


def _verdict(found: Assessment) -> dict[str, Any]:
    return {
        "verdict": found.verdict.value,
        "reasons": list(found.reasons),
        "low_confidence": list(found.low_confidence),
        "total": _points(found.total),
        "totals": {key: _points(value) for key, value in found.totals.items()},
        "example_total": _points(found.example_total),
        "example_totals": {key: _points(value) for key, value in found.example_totals.items()},
        "index": index_data(found.index),
    }


def _counts(judged: Judged) -> dict[str, int]:
    counts = Counter(one.severity for one in judged.open)
    return {each.value: counts[each] for each in Severity} | {
        "overridden": len(judged.overridden),
        "stale_overrides": len(judged.stale),
    }


def _requirement(requirement: Requirement, result: RequirementResult) -> dict[str, Any]:
    return {
        "id": requirement.id,
        "kind": requirement.kind.value,
        "veto": requirement.veto,
        "kind_confidence": requirement.kind_confidence.value,
        "proof_confidence": requirement.proof.confidence.value if requirement.proof else None,
        "answered": result.answered.value,
        "state": result.state.value,
        "proven": result.proven,
        "groups": [_group(one) for one in result.groups],
        "evidence": list(result.evidence),
        "full_points": _points(result.full_points),
        "points": _points(result.points),
        "example_full": _points(result.example_full),
        "example": _points(result.example),
        "counts": result.counts,
        "working": result.working or None,
        "score": score_data(result.score),
    }


def _group(group: GroupResult) -> dict[str, Any]:
    return {
        "id": group.group,
        "state": group.state.value,
        "counted": list(group.counted),
        "rejected": [
            {"evidence": one.evidence, "shortfalls": [why.value for why in one.shortfalls]}
            for one in group.rejected
        ],
        "missing_years": list(group.missing_years),
    }


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": one.severity.value,
        "clock": one.kind.clock.value,
        "requirement": one.requirement,
        "evidence": one.evidence,
        "group": one.group,
        "place": _place(one.place),
        "params": dict(sorted(one.params.items())),
        "fingerprint": one.fingerprint,
        "seen": one.seen,
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"file": place.file, "page": place.page, "line": place.line, "cell": place.cell}


def _override(one: Override) -> dict[str, Any]:
    return one.model_dump(mode="json")


def _points(points: Points | None) -> dict[str, str] | None:
    return {"value": f"{points.value:f}", "status": points.status} if points else None
