"""How long work tells how far it is, without knowing who listens."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called after each piece of work; `what` is the piece, such as a file's path."""

    def __call__(self, done: int, total: int, what: str) -> None:
        """Take note that `done` of `total` pieces are finished."""


def silent(done: int, total: int, what: str) -> None:
    """Listen to nothing."""
