"""What all parts share: the folder, the drawn clients, how often, with which peers."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.appendix import draw_mixed
from benchmarks.appendix.client import Client
from benchmarks.appendix.draw import draw
from benchmarks.appendix.peers import Peers
from benchmarks.appendix.table import Took, python


@dataclass
class Bench:
    """One run of the benchmark."""

    folder: Path
    rounds: int
    toy: bool
    with_peers: bool

    @cached_property
    def plain(self) -> Client:
        """Scans, texts, photos, PNGs; no office files, no HEIC."""
        return self._client("plain", lambda folder: draw(folder, toy=self.toy))

    @cached_property
    def large(self) -> Client:
        """Three times as many files of the same kinds."""
        return self._client("large", lambda folder: draw(folder, times=3, toy=self.toy))

    @cached_property
    def mixed(self) -> Client:
        """Office files, HEIC and transparent PNGs besides."""
        plain = self.plain
        return self._client("mixed", lambda folder: draw_mixed.mixed(folder, plain, toy=self.toy))

    @cached_property
    def photos(self) -> Client:
        """The photos of the plain client alone."""
        plain = self.plain
        return self._client("photos", lambda folder: draw_mixed.photos(folder, plain))

    @cached_property
    def peers(self) -> Peers:
        """The peers, installed."""
        peers = Peers.made(self.folder / "peers")
        print(f"peers: {peers.versions()}", flush=True)
        return peers

    def many(self, files: int) -> Client:
        """Return a client of so many small files."""
        return self._client(f"many-{files}", lambda folder: draw_mixed.many(folder, files))

    def drawn(self, name: str, draw_it: Callable[[Path], None]) -> Path:
        """Return what is drawn once and kept under a name."""
        place = self.folder / name
        mark = self.folder / f"{name}.drawn"
        if not mark.exists():
            print(f"drawing {place} …", flush=True)
            self.folder.mkdir(parents=True, exist_ok=True)
            draw_it(place)
            mark.touch()
        return place

    def room(self, name: str) -> Path:
        """Return an empty folder for what a part makes."""
        place = self.folder / name
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        return place

    def yardstick(self, what: str, client: Client) -> Took:
        """Run the least there is: `hash`, `copy` or `merge`."""
        room = self.room("bare")
        words = ("-m", "benchmarks.appendix.yardstick", what, client.folder / "evidence", room)
        took = python(*words)
        shutil.rmtree(room)
        return took

    def _client(self, name: str, draw_it: Callable[[Path], None]) -> Client:
        client = Client(self.drawn(name, draw_it))
        client.bind()  # reads what was not read yet, as `collect` does
        size = client.size / 1e6
        print(f"{name}: {len(client.files)} files, {size:.1f} MB", flush=True)
        return client
