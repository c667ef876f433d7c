"""Peers: what a consultant's colleague would write with other libraries, in their own environment.

The environment stands in FOLDER/peers and is made by pip the first time; nothing of it is needed by
gfpack. The scripts beside this file are run by its Python, so they import nothing of gfpack.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.appendix.table import Took, run

LIBRARIES = ("pypdf", "pillow", "img2pdf", "reportlab")


@dataclass(frozen=True)
class Peers:
    """The environment."""

    folder: Path

    @classmethod
    def made(cls, folder: Path) -> Peers:
        """Make the environment, unless it is there. Ends the benchmark where pip cannot."""
        peers = cls(folder)
        if not (folder / "made").exists():
            print(f"installing {', '.join(LIBRARIES)} into {folder} …", flush=True)
            subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
            pip = [str(peers.python), "-m", "pip", "install", "--quiet", *LIBRARIES]
            if subprocess.run(pip, check=False).returncode != 0:
                raise SystemExit(
                    "The peers cannot be installed: pip found no network and no packages.\n"
                    "Run it where pip works, or leave them out with --without-peers."
                )
            (folder / "made").touch()
        return peers

    @property
    def python(self) -> Path:
        """Its Python."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def versions(self) -> str:
        """Return the versions of the libraries."""
        code = "import sys, importlib.metadata as m\n"
        code += "print(*(f'{n} {m.version(n)}' for n in sys.argv[1:]), sep=', ')"
        return run([self.python, "-c", code, *LIBRARIES]).said.strip()

    def run(self, script: str, *words: object) -> Took:
        """Run one of the scripts beside this file."""
        return run([self.python, Path(__file__).with_name(script), *words])
