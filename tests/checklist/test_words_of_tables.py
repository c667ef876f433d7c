"""What tables, profiles and evidence types say goes into reports: it names no program, no "us"."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gfpack.base import yaml
from gfpack.base.files import shipped

FILES = sorted(shipped("checklists").rglob("*.yaml"))


def texts(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for value in data.values():
            yield from texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts(value)
    elif isinstance(data, str):
        yield data


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_a_data_file_says_speaks_of_the_field_alone(file: Path) -> None:
    said = list(texts(yaml.read(file).data))
    assert said
    assert [one for one in said if "gfpack" in one.lower() or " our " in one] == []
