"""The case: everything a rule may look at, in one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gfpack.assessment.models import Assessment
from gfpack.checklist.models import Checklist, EvidenceTypes
from gfpack.evidence.models import Register
from gfpack.project.models import Project


@dataclass(frozen=True, slots=True)
class Case:
    """One project at one moment. `valid_on` judges validity, `today` only lead times."""

    checklist: Checklist
    types: EvidenceTypes
    project: Project
    register: Register
    assessment: Assessment
    valid_on: date
    today: date
