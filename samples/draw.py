"""Draw the fictitious clients.

    python samples/draw.py [OUT] [--client NAME]        (default: all, into samples/out/)

In: nothing but this folder's tables. Out: whole project folders with the same bytes every time
(for the same versions of the libraries that draw). Everything in them is invented.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from samples import table, tiny
from samples.defective import client as defective
from samples.ready import client as ready
from samples.small import client as small
from samples.small import clients


def draw_ready(folder: Path) -> Path:
    """Draw the bearing factory that is ready to hand in; return its folder."""
    return table.draw(ready.client(), folder)


def draw_defective(folder: Path) -> Path:
    """Draw the bearing factory after everything that can go wrong did; return its folder."""
    return table.draw(defective.client(), folder)


def draw_tiny(folder: Path) -> Path:
    """Draw a minimal project with six small files; return its folder."""
    return table.draw(tiny.client(), folder)


def draw_small(name: str, folder: Path) -> Path:
    """Draw one of the small clients, each held against another table; return its folder."""
    return table.draw(small.whole(clients.SMALL[name]()), folder)


CLIENTS: dict[str, Callable[[Path], Path]] = {
    "ready": draw_ready,
    "defective": draw_defective,
    "tiny": draw_tiny,
    **{name: partial(draw_small, name) for name in clients.SMALL},
}
"""By the name of the folder each is drawn into."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Draw the clients named below a folder, replacing what was drawn there before."""
    asked = _asked(arguments)
    for name in asked.clients or CLIENTS:
        folder = asked.out / name
        if (folder / "gfpack.yaml").exists():
            shutil.rmtree(folder)
        folder.mkdir(parents=True, exist_ok=True)
        print(CLIENTS[name](folder))


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Draw the fictitious clients; everything in them is invented."
    )
    parser.add_argument(
        "out",
        nargs="?",
        type=Path,
        default=Path(__file__).resolve().parent / "out",
        metavar="OUT",
        help="folder to draw them below (default: samples/out)",
    )
    parser.add_argument(
        "--client",
        dest="clients",
        action="append",
        choices=list(CLIENTS),
        help="draw this one only; may be given more than once",
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
