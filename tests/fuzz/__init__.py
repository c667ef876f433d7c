"""Fuzzing of everything that reads strangers' files; `python -m tests.fuzz` runs it."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "evidence")]
