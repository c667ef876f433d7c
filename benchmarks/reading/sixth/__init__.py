"""Layouts drawn by a sixth hand, who had seen neither the readers nor the layouts before these."""

from __future__ import annotations

from benchmarks.reading.parts import Kind
from benchmarks.reading.sixth import measured, permits, projects, rights

TYPES: dict[str, Kind] = {
    **permits.TYPES,
    **projects.TYPES,
    **rights.TYPES,
    **measured.TYPES,
}
