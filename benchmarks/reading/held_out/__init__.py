"""Layouts held out of all work on the readers, by hands of their own.

Drawn and judged only with `--hand held-out`: who works on the readers looks at their table, never at
these papers or their faults.
"""

from __future__ import annotations

from benchmarks.reading.held_out import measured, permits, printouts, projects, rights
from benchmarks.reading.parts import Kind, joined

TYPES: dict[str, Kind] = joined(
    permits.TYPES, projects.TYPES, rights.TYPES, measured.TYPES, printouts.TYPES
)
