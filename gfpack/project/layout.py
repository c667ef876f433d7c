"""Where things stand in a project folder. In: a checklist's sections. Out: names and paths."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gfpack.base.files import safe_name
from gfpack.base.messages import Lang

if TYPE_CHECKING:
    from gfpack.checklist.models import Indicator

GFPACK_YAML = "gfpack.yaml"
"""The project file: facts about the enterprise and the application."""
ANSWERS_YAML = "answers.yaml"
"""What the enterprise says of each requirement, and decisions on findings."""
EVIDENCE_YAML = "evidence.yaml"
"""What people said of the evidence."""
FIGURES_XLSX = "figures.xlsx"
"""The enterprise's numbers, filled in by people."""
CHECKLISTS_DIR = "checklists"
"""The project's own checklists, evidence types and points; the same id here wins."""
EVIDENCE_DIR = "evidence"
"""The client's files; existing ones are never touched."""
PACKAGES_DIR = "packages"
"""What is handed in, one folder per package."""
REQUESTS_DIR = "requests"
"""Lists of what the client must still send."""
FINDINGS_DIR = "findings"
"""Lists of findings that people work through and write in."""
CALENDAR_DIR = "calendar"
"""Calendar files, and plans that people work through and write in."""
BUILD_DIR = "build"
"""Intermediate results; safe to delete."""
STATE_DIR = ".gfpack"
"""Cache, readings and the lock; safe to delete while no gfpack is at work."""
LOCK_FILE = "lock"
READINGS = "readings.sqlite"
"""In the state folder: what was read of the evidence."""


def is_project(folder: Path) -> bool:
    """Return whether `folder` holds a project file."""
    return (folder / GFPACK_YAML).is_file()


def section_folder(section: Indicator, lang: Lang) -> str:
    """Return the name of the evidence folder of an indicator, such as `1.1-建筑`."""
    return safe_name(f"{section.id}-{section.title.in_(lang)}", longest=60)
