"""What does not fit a model. In: pydantic's errors. Out: problems with places and plain words.

Pydantic names fields in its own way (branches of unions, keys of dicts); here every error is led
back to the place in the file, and its English sentence to a text of the catalogue.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from gfpack.base.errors import DataError, Problem
from gfpack.base.text import nearest
from gfpack.base.yaml.reading import Located, Path_

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


Model = TypeVar("Model", bound=BaseModel)
_TEXTS = {
    "string_type": "text",
    "date_type": "date",
    "date_parsing": "date",
    "date_from_datetime_parsing": "date",
    "date_from_datetime_inexact": "date",
    "int_type": "whole",
    "int_parsing": "whole",
    "int_from_float": "whole",
    "decimal_type": "number",
    "decimal_parsing": "number",
    "float_type": "number",
    "float_parsing": "number",
    "finite_number": "number",
    "bool_type": "yes_or_no",
    "bool_parsing": "yes_or_no",
    "enum": "choice",
    "literal_error": "choice",
    "greater_than_equal": "at_least",
    "greater_than": "above",
    "less_than_equal": "at_most",
    "less_than": "below",
    "tuple_type": "list",
    "list_type": "list",
    "dict_type": "table",
    "model_type": "table",
    "model_attributes_type": "table",
    "mapping_type": "table",
    "too_short": "too_few",
    "too_long": "too_many",
    "string_too_short": "empty",
}
_QUOTED = re.compile(r"'([^']*)'")
_LONGEST = 60


def into(model: type[Model], located: Located) -> Model:
    """Return the data as a `model`. A key with nothing behind it counts as left out.

    Raises:
        DataError: every unknown key and bad value, each with its line and column and, for an
            unknown name, the nearest known one.
    """
    try:
        return model.model_validate(located.data)
    except ValidationError as failed:
        filled = _without_empty(located.data, failed)
    try:
        return model.model_validate(filled)
    except ValidationError as failed:
        raise DataError(list(_problems(model, located, filled, failed))) from failed


def _without_empty(data: Any, failed: ValidationError) -> Any:
    """Return a copy of `data` without the empty values that failed: they count as left out."""
    result = copy.deepcopy(data)
    for error in failed.errors(include_url=False):
        where = _place(data, error["loc"])
        empty = error["input"] is None and error["type"] != "extra_forbidden"
        if empty and where and isinstance(where[-1], str):
            holder = result
            for part in where[:-1]:
                holder = holder[part]
            holder.pop(where[-1], None)
    return result


def _problems(
    model: type[BaseModel], located: Located, data: Any, failed: ValidationError
) -> Iterator[Problem]:
    """Yield one problem for each place of `data` that does not fit `model`."""
    by_place: dict[tuple[Path_, str], list[ErrorDetails]] = {}
    for error in failed.errors(include_url=False):
        where = _place(data, error["loc"])
        missing = str(error["loc"][-1]) if error["type"] == "missing" else ""
        by_place.setdefault((where, missing), []).append(error)
    for (where, missing), errors in by_place.items():
        name = str(where[-1]) if where else ""
        if missing:
            yield located.problem((*where, missing), "base.missing_name", name=missing)
        elif errors[0]["type"] == "extra_forbidden":
            yield _unknown(model, located, where, name)
        else:
            yield _bad_value(located, where, errors)


def _unknown(model: type[BaseModel], located: Located, where: Path_, name: str) -> Problem:
    near = nearest(name, names_at(model, where[:-1]))
    key = "base.unknown_name_near" if near else "base.unknown_name"
    return located.problem(where, key, name=name, near=near or "")


def _bad_value(located: Located, where: Path_, errors: list[ErrorDetails]) -> Problem:
    """Return the problem of one value, which may have failed several branches of a union."""
    kinds = [_TEXTS.get(error["type"], "other") for error in errors]
    kind = next((one for one in kinds if one != "choice"), "choice")
    choices = [
        choice
        for error in errors
        for choice in _QUOTED.findall(str(error.get("ctx", {}).get("expected", "")))
    ]
    value = _shown(errors[0]["input"])
    near = nearest(value, choices) if choices else None
    if kind == "choice":
        key = "choice_near" if near else "choice"
    else:
        key = "date_or_choice" if kind == "date" and choices else kind
    context = {k: str(v) for k, v in errors[0].get("ctx", {}).items() if k not in ("name", "error")}
    params = {
        **context,
        "name": ".".join(str(part) for part in where) or located.file.name,
        "value": value,
        "choices": " | ".join(choices),
        "near": near or "",
        "why": errors[0]["msg"],
    }
    return located.problem(where, f"base.value.{key}", **params)


def _shown(value: object) -> str:
    """Return a value as it may stand in a sentence: one line, not long."""
    if isinstance(value, dict | list | tuple):
        return "…"
    text = " ".join(str("" if value is None else value).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _place(data: Any, loc: tuple[str | int, ...]) -> Path_:
    """Return the part of an error's location that exists in the data."""
    where: list[str | int] = []
    for part in loc:
        in_list = isinstance(data, list) and isinstance(part, int) and part < len(data)
        if in_list or (isinstance(data, dict) and part in data):
            data = data[part]
            where.append(part)
    return tuple(where)


def names_at(model: type[BaseModel], where: Path_) -> list[str]:
    """Return the field names of the model that stands at `where` within `model`."""
    kinds: list[Any] = [model]
    for part in where:
        kinds = [inner for kind in kinds for inner in _inner(kind, part)]
    return [name for kind in kinds if _is_model(kind) for name in kind.model_fields]


def _inner(kind: Any, part: str | int) -> Iterator[Any]:
    """Yield what can stand below `part` of a value of this kind."""
    if _is_model(kind):
        if part in kind.model_fields:
            yield from _alternatives(kind.model_fields[str(part)].annotation)
        return
    origin, arguments = get_origin(kind), get_args(kind)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        yield from _alternatives(arguments[1])
    elif origin in (list, tuple) and isinstance(part, int):
        yield from _alternatives(arguments[0])


def _alternatives(kind: Any) -> Iterator[Any]:
    """Yield the kinds a value may be of: the branches of unions, without annotations."""
    if _is_model(kind) or get_origin(kind) in (list, tuple, dict) or not get_args(kind):
        yield kind
        return
    if hasattr(kind, "__metadata__"):
        yield from _alternatives(get_args(kind)[0])
        return
    for branch in get_args(kind):
        yield from _alternatives(branch)


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
