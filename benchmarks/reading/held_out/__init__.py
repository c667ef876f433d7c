"""Layouts held out of all work on the readers, by a hand of their own.

Drawn and judged only with `--hand held-out`: who works on the readers looks at their table, never at
these papers or their faults.
"""

from __future__ import annotations

from benchmarks.reading.held_out import printouts
from benchmarks.reading.parts import Kind

TYPES: dict[str, Kind] = {**printouts.TYPES}
