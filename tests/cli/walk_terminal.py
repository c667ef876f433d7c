"""A walk in a real pseudo-terminal. In: a project, keys. Out: what stands on the screen.

The program runs as a user runs it; two terminals look at what it sends: one of the size it was
told, and one so wide that nothing breaks, which shows how long its lines really are.
"""

from __future__ import annotations

import os
import re
import sys
import termios
import time
from pathlib import Path
from types import TracebackType

import pexpect
import pyte

from gfpack.findings.wrap import columns_of

ENTER, UP, DOWN, LEFT, RIGHT = "\r", "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[C"
PAGE_DOWN, CTRL_C, CTRL_D = "\x1b[6~", "\x03", "\x04"
_READY = re.compile(r"q ?(?:quit|退出)\S*\s*$|> $|any (?:other )?key goes back|按任意键|其他键返回")
_ALLOWED = re.compile(
    r"\x1b\[[\d;]*m"  # colour
    r"|\x1b\[2J\x1b\[1;1H"  # a new screen
    r"|\x1b\[\?2004[hl]|\x1b\[\d*[CDKJP@]|\x1b\[\?1034h|\x1b\[A"  # the line editor's own
)


class Walking:
    """A running walk."""

    def __init__(
        self,
        project: Path,
        *options: str,
        columns: int = 60,
        rows: int = 24,
        lang: str = "zh",
        by: str | None = "王敏",
        environment: dict[str, str] | None = None,
    ) -> None:
        self.columns, self.rows = columns, rows
        self.screen = pyte.Screen(columns, rows)
        self.wide = pyte.Screen(500, rows)
        self._streams = [pyte.Stream(self.screen), pyte.Stream(self.wide)]
        self.raw, self._fresh = "", ""
        given = ["--by", by] if by else []
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "gfpack", "--lang", lang, "walk", str(project), *given, *options],
            dimensions=(rows, columns),
            encoding="utf-8",
            codec_errors="replace",
            env=_environment(environment or {}),
            timeout=30,
            cwd=str(project.parent),
        )
        self.child.delaybeforesend = None
        self._ready()

    def __enter__(self) -> Walking:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.child.close(force=True)

    @property
    def lines(self) -> list[str]:
        """What stands on the screen, without the blanks at the ends."""
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self) -> str:
        """What stands on the screen, one line below the other."""
        return "\n".join(self.lines).rstrip()

    @property
    def flat(self) -> str:
        """What stands on the screen without blanks and line ends, to look for words in."""
        return re.sub(r"\s+", "", self.text)

    def press(self, *keys: str) -> Walking:
        """Press keys one after another, each when the screen stands and waits for it."""
        for key in keys:
            self._fresh = ""
            self.child.send(key)
            self._ready()
        return self

    def type(self, words: str) -> Walking:
        """Type words and Enter at a question."""
        return self.press(words + ENTER)

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size; the program sees it at the next drawing."""
        self.columns, self.rows = columns, rows
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def leave(self, key: str = "q") -> int:
        """Leave by a key and return the exit code."""
        self._fresh = ""
        self.child.send(key)
        end = time.monotonic() + 30
        try:
            while time.monotonic() < end:
                self._take(0.1)
        except pexpect.EOF:
            pass
        else:
            raise AssertionError(f"it does not end:\n{self.text}")
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -1)

    def longest(self) -> int:
        """Return how many columns the longest line takes on a Chinese console."""
        return max(columns_of(line.rstrip()) for line in self.wide.display)

    def driving(self) -> set[str]:
        """Return whatever was sent that drives a terminal and is not the program's own."""
        rest = _ALLOWED.sub("", self.raw)
        return {sign for sign in rest if not sign.isprintable() and sign not in "\r\n\x07\x08"}

    def _ready(self) -> None:
        end = time.monotonic() + 30
        while not ("\n" in self._fresh and _READY.search(self._fresh) and self._waits_for_keys()):
            if time.monotonic() > end:
                raise AssertionError(f"no screen came:\n{self.text}")
            try:
                self._take(0.02)
            except pexpect.EOF as gone:
                raise AssertionError(f"it ended:\n{self.text}") from gone

    def _take(self, seconds: float) -> None:
        try:
            some = self.child.read_nonblocking(65536, seconds)
        except pexpect.TIMEOUT:
            return
        self.raw += some
        self._fresh = re.sub(r"\x1b\[[\d;?]*[a-zA-Z]", "", self._fresh + some)
        for stream in self._streams:
            stream.feed(some)

    def _waits_for_keys(self) -> bool:
        """Whether the program has taken the terminal over to read keys."""
        try:
            return not termios.tcgetattr(self.child.child_fd)[3] & termios.ICANON
        except termios.error:
            return False


def _environment(more: dict[str, str]) -> dict[str, str]:
    dropped = ("LINES", "COLUMNS", "EDITOR", "VISUAL", "NO_COLOR", "INPUTRC")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "INPUTRC": os.devnull, **more}
