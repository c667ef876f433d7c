"""Lets the evidence tests import the files they are made with."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
