"""`python -m benchmarks.batch.bare FOLDER`: parse every project's YAML, and nothing else.

With the library that gfpack uses: the least that anybody could do who looks at all projects.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

for file in sorted(Path(sys.argv[1]).glob("*/*.yaml")):
    yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
