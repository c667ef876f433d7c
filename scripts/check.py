"""All checks on this machine, as CI runs them: `python scripts/check.py` (`--static`: no tests)."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATIC = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports",),
)
TESTS = ("pytest", "-q", "-n", "auto")


def main(arguments: list[str]) -> int:
    """Run every check, also after one has failed; return how many failed."""
    checks = STATIC if "--static" in arguments else (*STATIC, TESTS)
    return sum(not _passes(command) for command in checks)


def _passes(command: tuple[str, ...]) -> bool:
    beside_python = str(Path(sys.executable).parent)
    program = shutil.which(command[0], path=beside_python) or command[0]
    started = time.monotonic()
    passed = subprocess.run([program, *command[1:]], cwd=ROOT, check=False).returncode == 0
    took = time.monotonic() - started
    print(f"{'ok  ' if passed else 'FAIL'} {' '.join(command)} ({took:.1f} s)", flush=True)
    return passed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
