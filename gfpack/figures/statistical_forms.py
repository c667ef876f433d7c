"""Which line of a statistical form says which figure. In: a YAML file. Out: `StatisticalForms`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from pydantic import Field

from gfpack.base import yaml
from gfpack.base.files import shipped
from gfpack.checklist.parts import Confidence, Frozen, Names, OneOrMany

_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]+|\d+|[(][一二三四五六七八九十\d]+[)])[、.]?(?=\D)"
)
_ALIKE = str.maketrans("（）：．", "():.")


class FormLine(Frozen):
    """A line of a form, and the figure it says."""

    figure: str
    row: str | None = None
    """Of the figure's table, where it is the column of one: id of the fixed row."""
    names: tuple[str, ...] = Field(min_length=1)
    column: OneOrMany = ("now",)
    """Columns that hold it; the first one with a number counts."""
    less: str | None = None
    """Column whose number is taken off."""
    also: tuple[str, ...] = ()
    """Rows that the line may hold besides."""
    source: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence


class NamedRows(Frozen):
    """A column of a table whose rows the lines of a form go by name, such as products."""

    figure: str
    after: tuple[str, ...] = ()
    """Words that may stand before the name."""
    column: OneOrMany = ("now",)
    source: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence


class StatisticalForm(Frozen):
    """A form by its number."""

    id: str
    title: Names
    lines: tuple[FormLine, ...]
    rows: tuple[NamedRows, ...] = ()

    def line(self, name: str) -> FormLine | None:
        """Return the line of a name as it is printed."""
        wanted = plain_name(name)
        return next(
            (one for one in self.lines if wanted in map(plain_name, one.names)),
            None,
        )


class StatisticalForms(Frozen):
    """All forms gfpack knows lines of."""

    sources: dict[str, str]
    forms: tuple[StatisticalForm, ...]

    def get(self, number: str) -> StatisticalForm | None:
        """Return a form by number; None where none of its lines is known."""
        return next((one for one in self.forms if one.id == number), None)


def plain_name(name: str) -> str:
    """Return the name of a line without its numbering, blanks and full-width marks."""
    return _NUMBERED.sub("", "".join(name.split()).translate(_ALIKE))


def shipped_forms() -> Path:
    """Return the file of the forms that comes with gfpack."""
    return shipped("checklists") / "statistical-forms.yaml"


@cache
def statistical_forms() -> StatisticalForms:
    """Return the forms gfpack ships.

    Raises:
        DataError: the shipped file is damaged.
    """
    return yaml.into(StatisticalForms, yaml.read(shipped_forms()))
