"""YAML that people edit: read with positions, every scalar as text, all problems at once.

`4.10` stays "4.10" and `no` stays "no": what a value means is decided by the model it goes into.
Writing keeps comments and order (`edit`).
"""

from __future__ import annotations

import difflib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from gfpack.base.errors import DataError, OutputError, Problem
from gfpack.base.files import written_whole

Model = TypeVar("Model", bound=BaseModel)
Path_ = tuple[str | int, ...]
_NULLS = frozenset({"", "~", "null"})


@dataclass(frozen=True, slots=True)
class Located:
    """Plain data (dict, list, str, None) and where each part of it stands in the file."""

    file: Path
    data: Any
    marks: dict[Path_, tuple[int, int]]

    def problem(self, where: Path_, key: str, **params: object) -> Problem:
        """Return a problem at `where`, or at its nearest ancestor that has a position."""
        while where not in self.marks and where:
            where = where[:-1]
        line, column = self.marks.get(where, (1, 1))
        shown = tuple((name, str(value)) for name, value in params.items())
        return Problem(self.file, line, column, key, shown)


def read(file: Path) -> Located:
    """Return the content of `file` with positions.

    Raises:
        DataError: not UTF-8, not YAML, a key given twice, aliases (which could blow up).
    """
    try:
        text = file.read_text("utf-8-sig")
    except OSError as problem:
        raise DataError(
            [Problem(file, 1, 1, "base.unreadable", (("why", str(problem.strerror)),))]
        ) from problem
    except UnicodeDecodeError as problem:
        raise DataError([Problem(file, 1, 1, "base.not_utf8")]) from problem
    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        why = (("why", str(getattr(problem, "problem", problem))),)
        raise DataError([Problem(file, line, column, "base.not_yaml", why)]) from problem
    located = Located(file, None, {})
    problems: list[Problem] = []
    data = _plain(node, (), located, problems, set()) if node is not None else {}
    if problems:
        raise DataError(problems)
    return Located(file, data, located.marks)


def into(model: type[Model], located: Located) -> Model:
    """Return the data as a `model`.

    Raises:
        DataError: every unknown key and bad value, each with its line and column and, for an
            unknown name, the nearest known one.
    """
    try:
        return model.model_validate(located.data)
    except ValidationError as failed:
        raise DataError(list(_problems(model, located, failed))) from failed


@contextmanager
def edit(file: Path, *, unchanged_since: str | None = None) -> Iterator[Any]:
    """Yield the file's content for changing in place; comments, order and quotes survive.

    `unchanged_since` is the text that was read before; if the file says something else by now,
    somebody edited it meanwhile and nothing is written.

    Raises:
        OutputError: the file changed meanwhile, or cannot be written.
    """
    from ruamel.yaml import YAML

    round_trip = YAML()
    round_trip.preserve_quotes = True
    round_trip.width = 4096
    round_trip.indent(mapping=2, sequence=4, offset=2)
    before = file.read_text("utf-8-sig") if file.exists() else ""
    if unchanged_since is not None and before != unchanged_since:
        raise OutputError("base.changed_meanwhile", path=file)
    content = round_trip.load(before) if before.strip() else round_trip.load("{}")
    yield content
    stream = io.StringIO()
    round_trip.dump(content, stream)
    with written_whole(file) as temporary:
        temporary.write_text(stream.getvalue(), "utf-8", newline="\n")


def nearest(name: str, known: list[str]) -> str | None:
    """Return the known name most like `name`, if any is like it."""
    found = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return found[0] if found else None


def _plain(
    node: yaml.Node, where: Path_, located: Located, problems: list[Problem], seen: set[int]
) -> Any:
    located.marks[where] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.ScalarNode):
        return None if node.style is None and node.value in _NULLS else node.value
    if id(node) in seen:  # aliases can blow up, and nobody who edits these files needs them
        problems.append(located.problem(where, "base.yaml_alias"))
        return None
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return [
            _plain(item, (*where, index), located, problems, seen)
            for index, item in enumerate(node.value)
        ]
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        mark = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        if key in result:
            problems.append(Problem(located.file, *mark, "base.duplicate_key", (("name", key),)))
        result[key] = _plain(value_node, (*where, key), located, problems, seen)
        located.marks[(*where, key)] = mark
    return result


def _problems(
    model: type[BaseModel], located: Located, failed: ValidationError
) -> Iterator[Problem]:
    for error in failed.errors(include_url=False):
        where = tuple(error["loc"])
        name = str(where[-1]) if where else ""
        if error["type"] == "extra_forbidden":
            near = nearest(name, _names_at(model, where[:-1]))
            key = "base.unknown_name_near" if near else "base.unknown_name"
            yield located.problem(where, key, name=name, near=near or "")
        elif error["type"] == "missing":
            yield located.problem(where[:-1], "base.missing_name", name=name)
        else:
            where_shown = ".".join(str(part) for part in where)
            yield located.problem(
                where, "base.bad_value", name=where_shown, value=error["input"], why=error["msg"]
            )


def _names_at(model: type[BaseModel], where: Path_) -> list[str]:
    """Return the field names of the (possibly nested) model that stands at `where`."""
    schema = model.model_json_schema()
    node: dict[str, Any] = schema
    for part in where:
        node = _resolved(node, schema)
        if isinstance(part, int):
            node = node.get("items", {})
        else:
            node = node.get("properties", {}).get(part) or node.get("additionalProperties") or {}
    return list(_resolved(node, schema).get("properties", {}))


def _resolved(node: Any, schema: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(node, dict):
        return {}
    for choice in [node, *node.get("anyOf", [])]:
        if "$ref" in choice:
            found: dict[str, Any] = schema["$defs"][choice["$ref"].rsplit("/", 1)[-1]]
            return found
        if choice.get("type") in ("object", "array"):
            return dict(choice)
    return node
