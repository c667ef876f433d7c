"""Proves that memory holds no more than the PDFs of one volume, and that few files are open.

The command's own process is looked at every few milliseconds while it binds, cold (Linux). Its
workers are limited by themselves and not counted.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pikepdf

from benchmarks.appendix.bench import Bench
from benchmarks.appendix.client import Client
from benchmarks.appendix.table import ROOT, Row, environment

ROOM, OPEN = 100 * 2**20, 64


def rows(bench: Bench) -> Iterator[Row]:
    """Measure."""
    plain, mixed, many = bench.plain, bench.mixed, bench.many(40 if bench.toy else 1_000)
    largest = str(max(1, plain.size // 4_000_000))
    divided = ("--shape", "volumes", "--largest-mb", largest)
    for name, client, options in (
        ("plain, one PDF", plain, ()),
        (f"plain, volumes of {largest} MB", plain, divided),
        ("mixed, one PDF", mixed, ()),
        ("many small files", many, ()),
    ):
        yield from _watched(name, client, options)


def _watched(name: str, client: Client, options: tuple[str, ...]) -> Iterator[Row]:
    client.clear()
    peak, opened = _seen(client.command(*options))
    held = _pdf_bytes(client)
    allowed = held + ROOM
    beside = f"{peak / 2**20:.0f} MiB, PDFs of a volume {held / 2**20:.0f} MiB"
    yield Row(f"{name}: peak ÷ (PDFs of a volume + 100 MiB)", peak / allowed, 1.0, beside=beside)
    yield Row(f"{name}: files open at once", opened, OPEN)


def _seen(command: list[str]) -> tuple[int, int]:
    """Return the most bytes held and the most files open while the command runs."""
    peak = opened = 0
    words = [sys.executable, *command]
    process = subprocess.Popen(words, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL)
    status, files = (Path(f"/proc/{process.pid}/{name}") for name in ("status", "fd"))
    while process.poll() is None:
        try:
            text = status.read_text("utf-8")
            opened = max(opened, sum(1 for _ in files.iterdir()))
        except OSError:  # it has just ended
            continue
        if "VmHWM:" in text:
            peak = max(peak, int(text.partition("VmHWM:")[2].split()[0]) * 1024)
        time.sleep(0.002)
    if process.returncode != 0:
        raise SystemExit(f"exit {process.returncode} of {' '.join(words)}")
    return peak, opened


def _pdf_bytes(client: Client) -> int:
    """Return the bytes of the clients' PDFs in that volume which holds the most of them."""
    volumes = [client.output] if client.output.is_file() else []
    volumes += client.output.with_suffix("").glob("*.pdf")
    sizes = {one.stem: one.stat().st_size for one in client.files if one.suffix == ".pdf"}
    return max(sum(sizes.get(title, 0) for title in _bound_in(one)) for one in volumes)


def _bound_in(volume: Path) -> set[str]:
    """Return the titles of the attachments in a volume, as its bookmarks tell."""
    with pikepdf.open(volume) as pdf, pdf.open_outline() as outline:
        titles = [below.title for one in outline.root for below in one.children]
    return {one.removesuffix("（续）").split(" ", 2)[2] for one in titles}
