"""What could not be bound, and how bad that is. In: a case and its materials. Out: findings.

A placeholder page proves nothing. Where other evidence proves all that this one supports, the
package can be handed in and it is a warning; else it is an error.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from gfpack.appendix import kinds
from gfpack.appendix.materials import Materials, Placeholder
from gfpack.appendix.models import Attachment
from gfpack.assessment.assess import assess
from gfpack.base.findings import Finding, Place, finding
from gfpack.findings.case import Case


def not_bound(case: Case, bound: tuple[Attachment, ...], content: Materials) -> list[Finding]:
    """Return a finding for every file whose place a placeholder page took."""
    missing = [
        (attachment, material)
        for attachment in bound
        for material in content[attachment.label]
        if isinstance(material, Placeholder)
    ]
    proven = _proven_without(case, {attachment.evidence for attachment, _ in missing})
    return [
        _finding(attachment, material, needed=not proven.issuperset(attachment.supports))
        for attachment, material in missing
    ]


def _proven_without(case: Case, evidence: Collection[str]) -> set[str]:
    """Return the requirements that are proven also when `evidence` is not there."""
    if not evidence:
        return set()
    rest = tuple(one for one in case.register.evidence if one.id not in evidence)
    held = replace(case.register, evidence=rest)
    left = assess(
        case.checklist, case.types, case.project, held, case.valid_on, figures=case.figures
    )
    return {one for one, result in left.results.items() if result.proven}


def _finding(attachment: Attachment, material: Placeholder, *, needed: bool) -> Finding:
    return finding(
        kinds.NOT_BOUND if needed else kinds.SPARE_NOT_BOUND,
        evidence=attachment.evidence,
        place=Place(material.file),
        label=attachment.label,
        title=attachment.title,
        file=material.file,
        why_zh=material.reason.why.zh,
        why_en=material.reason.why.en,
        advice_zh=material.reason.advice.zh,
        advice_en=material.reason.advice.en,
    )
