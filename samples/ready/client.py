"""The ready client as a whole."""

from __future__ import annotations

from samples import tiny
from samples.table import Client


def client() -> Client:
    """Return the client."""
    return tiny.client()
