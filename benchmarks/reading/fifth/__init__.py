"""Layouts drawn by a fifth hand, who had seen neither the readers nor the layouts before these."""

from __future__ import annotations

from benchmarks.reading.fifth import figures, measured, permits, projects, rights
from benchmarks.reading.parts import Kind

TYPES: dict[str, Kind] = {
    **permits.TYPES,
    **projects.TYPES,
    **rights.TYPES,
    **figures.TYPES,
    **measured.TYPES,
}
