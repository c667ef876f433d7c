"""Layouts drawn by a second hand, who had seen neither the readers nor the layouts before these."""

from __future__ import annotations

from benchmarks.reading.parts import Kind
from benchmarks.reading.second import papers

TYPES: dict[str, Kind] = {**papers.TYPES}
