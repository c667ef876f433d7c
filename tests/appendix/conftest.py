"""Fixtures of the binding tests."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from bound_client import Client


@pytest.fixture
def client(tmp_path):
    """Return an empty client."""
    return Client(tmp_path)
