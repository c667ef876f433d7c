"""Layouts drawn by a fourth hand, who had seen neither the readers nor the layouts before these."""

from __future__ import annotations

from benchmarks.reading.fourth import measured, others, permits, proofs
from benchmarks.reading.parts import Kind

TYPES: dict[str, Kind] = {
    **permits.TYPES,
    **proofs.TYPES,
    **measured.TYPES,
    **others.TYPES,
}
