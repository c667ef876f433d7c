"""Lets the findings tests import their plant, and the papers the evidence tests are made with."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "evidence"))
