"""A drawn client as a project that `gfpack appendix` is run on, in whole processes.

In: a folder with `gfpack.yaml` and evidence. Out: what each run took. Cold means: nothing of an
earlier appendix is there; that gfpack has read the files before is what `collect` leaves.
"""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.appendix.table import Took, python

PROJECT = """enterprise:
  name: 苏州某某精密轴承有限公司
checklist: factory/gbt36132-2018
evaluation_year: 2025
deadline: 2026-06-30
"""
REQUIREMENTS = ("0.1", "0.2", "1.1.1", "1.2.1", "1.3.1", "2.1.1", "3.1.1", "4.1.1", "5.1.1")
_READ_BEFORE = ("readings.sqlite", "lock")


@dataclass(frozen=True)
class Client:
    """A project folder."""

    folder: Path

    @property
    def files(self) -> list[Path]:
        """The client's files."""
        return sorted((self.folder / "evidence").iterdir())

    @property
    def output(self) -> Path:
        """The bound PDF."""
        return self.folder.with_name(f"{self.folder.name}-bound.pdf")

    @property
    def size(self) -> int:
        """Bytes of the client's files."""
        return sum(one.stat().st_size for one in self.files)

    def command(self, *options: str) -> list[str]:
        """Return the words after `python` that bind."""
        words = ["-m", "gfpack", "appendix", str(self.folder), "--output", str(self.output)]
        return [*words, *options]

    def bind(self, *options: str) -> Took:
        """Bind, on what stands."""
        return python(*self.command(*options))

    def cold(self, *options: str) -> Took:
        """Bind as for the first time; clearing is not counted."""
        self.clear()
        return self.bind(*options)

    def clear(self, *, readings: bool = False) -> None:
        """Remove what gfpack kept; `readings` too where they are said."""
        self.output.unlink(missing_ok=True)
        shutil.rmtree(self.output.with_suffix(""), ignore_errors=True)  # volumes
        state = self.folder / ".gfpack"
        for one in state.iterdir() if state.is_dir() else ():
            if readings or one.name not in _READ_BEFORE:
                shutil.rmtree(one) if one.is_dir() else one.unlink()

    def write(self) -> None:
        """Write the project around the files: each an evidence of its own."""
        (self.folder / "gfpack.yaml").write_text(PROJECT, "utf-8")
        (self.folder / "answers.yaml").write_text("answers: {}\n", "utf-8")
        (self.folder / "evidence.yaml").write_text("".join(self._entries()), "utf-8")

    def _entries(self) -> Iterator[str]:
        yield "evidence:\n"
        for number, file in enumerate(self.files):
            yield f"  b{number:05}:\n    title: {file.stem}\n    pages:\n"
            yield f"      - file: evidence/{file.name}\n"
            yield f"    supports: ['{REQUIREMENTS[number % len(REQUIREMENTS)]}']\n"

    @contextmanager
    def retitled(self) -> Iterator[None]:
        """Change one title, as a person would, for a while."""
        file = self.folder / "evidence.yaml"
        text = file.read_text("utf-8")
        title = f"title: {self.files[0].stem}\n"
        file.write_text(text.replace(title, f"{title[:-1]} 改\n", 1), "utf-8")
        yield
        file.write_text(text, "utf-8")

    @contextmanager
    def replaced(self, file: Path) -> Iterator[None]:
        """Change one file, which shows the same as before, for a while."""
        content = file.read_bytes()
        file.write_bytes(_CHANGES[file.suffix](content))
        yield
        file.write_bytes(content)


def _commented_zip(content: bytes) -> bytes:
    return content[:-2] + b"\x01\x00x"


_CHANGES = {
    ".jpg": lambda content: content[:-2] + b"\xff\xfe\x00\x03x\xff\xd9",
    ".pdf": lambda content: content + b"%x\n",
    ".png": lambda content: content[:-12] + _TEXT_CHUNK + content[-12:],
    ".heic": lambda content: content + b"\x00\x00\x00\x09freex",
    ".docx": _commented_zip,
}
_TEXT_CHUNK = b"\x00\x00\x00\x03tEXta\x00b" + zlib.crc32(b"tEXta\x00b").to_bytes(4, "big")
