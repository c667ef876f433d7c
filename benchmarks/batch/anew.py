"""`python -m benchmarks.batch.anew ROOT`: a run in which every client's row comes from a process.

In: a folder of projects that were looked at before. Out: the peak of this process's memory. The
work itself is left out, since it is not done here: what is kept of a client stands in for it.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from benchmarks.intake.watched import peak
from gfpack.base.messages import Lang
from gfpack.batch.models import Settings, What
from gfpack.batch.run import run
from tests.batch.conftest import Unwatched

_ANOTHER_DAY = date(2026, 1, 1)
"""A day on which no client was looked at: nothing is known of any."""


def main(root: str) -> None:
    """Run, and tell the peak."""
    settings = Settings(What.CHECK, Lang.ZH, _ANOTHER_DAY, job="benchmarks.batch.known_row:kept")
    ran = run(Path(root), settings, Unwatched())
    if any(one.failed or one.reused for one in ran.outcomes):
        raise SystemExit("a client's row did not come from a process")
    print(peak())


if __name__ == "__main__":
    main(*sys.argv[1:])
