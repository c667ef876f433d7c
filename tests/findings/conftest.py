"""Lets the findings tests import the plant they list."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
