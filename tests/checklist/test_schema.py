"""The JSON Schema accepts what is shipped, as an editor would read it, and marks mistakes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from gfpack.base.files import shipped
from gfpack.checklist.schema import schema


class EditorLoader(yaml.SafeLoader):
    """Reads as editors do (YAML 1.2 types): numbers and booleans, but dates as text."""


EditorLoader.yaml_implicit_resolvers = {
    letter: [pair for pair in pairs if "timestamp" not in pair[0]]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_an_editor_reads(name: str) -> Any:
    return yaml.load(Path(shipped(name)).read_text("utf-8"), Loader=EditorLoader)


@pytest.mark.parametrize(
    ("what", "file"),
    [
        ("checklist", "checklists/factory/gbt36132-2018.yaml"),
        ("checklist", "checklists/factory/gbt36132-2025.yaml"),
        ("types", "checklists/evidence-types.yaml"),
    ],
)
def test_shipped_files_agree_with_their_schema(what: str, file: str) -> None:
    known = schema(what)
    jsonschema.Draft202012Validator.check_schema(known)
    jsonschema.validate(as_an_editor_reads(file), known)


def test_a_misspelt_key_and_a_wrong_kind_are_marked() -> None:
    data = as_an_editor_reads("checklists/factory/gbt36132-2018.yaml")
    row = data["indicators"][0]["indicators"][0]["requirements"][0]
    row["kind"] = "must"
    row["titel"] = "x"
    errors = jsonschema.Draft202012Validator(schema("checklist")).iter_errors(data)
    assert len(list(errors)) == 2


def test_points_files_have_a_schema_too() -> None:
    sound = {"points_of": "factory/x", "source": "附件 2", "points": {"1.1.1": 8}}
    jsonschema.validate(sound, schema("points"))
