"""What all checklist values are made of: frozen models, names in both languages, confidence."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from gfpack.base.messages import Lang, Text


class Frozen(BaseModel):
    """Base of all values read from YAML: immutable, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Names(Frozen):
    """A name or sentence in both languages."""

    zh: str
    en: str

    def in_(self, lang: Lang) -> str:
        """Return the wording in `lang`."""
        return Text(self.zh, self.en).in_(lang)


Scheme = Literal["factory", "park", "supply-chain"]
"""Whose title it is: a factory's, an industrial park's, a supply-chain enterprise's."""


class Confidence(StrEnum):
    """How sure a fact is. `working` is gfpack's own judgement where no source speaks."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    WORKING = "working"


def _number(value: Any) -> Any:
    return int(value) if isinstance(value, str) and value.isdecimal() else value


PerPage = Annotated[Literal[1, 2, 4, 6], BeforeValidator(_number)]
"""How many photos stand on a sheet."""


def _one_or_many(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


OneOrMany = Annotated[
    tuple[str, ...],
    BeforeValidator(_one_or_many, json_schema_input_type=str | tuple[str, ...]),
]
"""In YAML a single text or a list of texts."""

When = dict[str, OneOrMany]
"""Circumstance to the choices under which something holds; empty: always."""
