"""Layouts drawn by a third hand, who had seen neither the readers nor the layouts before these."""

from __future__ import annotations

from benchmarks.reading.parts import Kind
from benchmarks.reading.third import approvals, certificates, discharge, titles

TYPES: dict[str, Kind] = {
    **discharge.TYPES,
    **certificates.TYPES,
    **approvals.TYPES,
    **titles.TYPES,
}
