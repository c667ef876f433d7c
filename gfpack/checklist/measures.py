"""How a requirement is measured: metrics by formula, bounds, the way from a value to points.

In: the `metrics`, `references` and `scoring` parts of a checklist. Out: values; nothing computes.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from gfpack.checklist.parts import Confidence, Frozen, Names, When


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, str) and value.isdecimal() else value


Years = Annotated[Literal[1, 3], BeforeValidator(_whole, json_schema_input_type=Literal[1, 3])]


class Input(Frozen):
    """One symbol of a formula: which figure stands for it.

    `figure` is an id of the figure catalogue (`checklists/figures.yaml`): a single number, or the
    column of a table (`products.energy`), which then is a whole column in the formula unless the
    metric is told `per` row of that table.
    """

    figure: str
    title: Names
    years: Years = 1
    """The evaluation year, or it and the two before it (summed)."""
    before: int = Field(default=0, ge=0, le=2)
    """Of one year: so many years before the evaluation year (上一年: 1)."""
    where: dict[str, str] = Field(default_factory=dict)
    """Of a whole column: only rows in which these columns hold these choices."""


class Metric(Frozen):
    """A value computed from figures by a cited formula."""

    id: str
    title: Names
    annex: str
    """Where the formula stands: annex, clause and equation number."""
    formula: str
    """As the standard writes it, for the eye."""
    expression: str | None = None
    """As gfpack computes it, over the names of `inputs`; None: not computed."""
    inputs: dict[str, Input] = Field(default_factory=dict)
    unit: str
    """Unit of the result; `产品单位` stands for the unit of the product at hand, `原材料单位`,
    `物料单位` and `污染物单位` for that of the material or pollutant."""
    per: Literal["products", "materials", "green-materials", "pollutants"] | None = None
    """Computed for each row of a table of figures by itself."""
    weight: str | None = None
    """Column that weighs the rows where one value is wanted of several."""
    top: int | None = Field(default=None, ge=1)
    """Only so many rows count, those of the greatest weight; None: all."""
    symbols: dict[str, str]
    source: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence


class Reference(Frozen):
    """A value to compare with that the checklist does not fix (对标值): a user or profile gives it,
    or a published table by industry (first two digits of the GB/T 4754 code)."""

    id: str
    title: Names
    by_industry: dict[str, Decimal] = Field(default_factory=dict)
    value: Decimal | None = None
    """One value for all industries, as a rule supplied by a profile."""
    by_row: dict[str, Decimal] = Field(default_factory=dict)
    """Values for one product, material or pollutant each, by its name; they come first."""
    unit: str | None = None
    """Unit of its values; None: that of the metric, where it hangs on no row's own unit."""
    source: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence


class Bound(Frozen):
    """A baseline or leading value: a number, or a reference times a factor; else not published."""

    value: Decimal | None = None
    reference: str | None = None
    factor: Decimal = Decimal(1)
    beyond: bool = False
    """Whether a value must pass it (大于, 高于); else reaching it is enough."""
    note: Names | None = None
    """What the source says in words, such as 行业先进水平."""
    source: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence


class Grade(Frozen):
    """One step of a row that is scored by steps: what has to be there, and for which share."""

    title: Names
    share: Decimal = Field(ge=0, le=1)


class Between(Frozen):
    """That points rise in proportion from the baseline to the leading value, and who says so."""

    rule: Literal["linear"] = "linear"
    source: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence


class Scoring(Frozen):
    """How a value becomes points: none below the baseline, full from the leading value on.

    A basic requirement has a baseline only: it must be reached.
    """

    direction: Literal["forward", "inverse"]
    """Whether more is better (正向) or less (逆向)."""
    nature: Literal["quantitative", "qualitative"]
    baseline: Bound | None = None
    leading: Bound | None = None
    beside: tuple[Bound, ...] = ()
    """Other bounds that are shown beside the baseline and decide nothing."""
    steps: tuple[Grade, ...] = ()
    """Of a row that a person judges: the only degrees there are; none: any degree."""


class MetricUse(Frozen):
    """A metric a requirement is judged by, and under which circumstances."""

    id: str
    when: When = Field(default_factory=dict)


def _uses(value: Any) -> Any:
    return [{"id": one} if isinstance(one, str) else one for one in value]


MetricUses = Annotated[
    tuple[MetricUse, ...],
    BeforeValidator(_uses, json_schema_input_type=tuple[str | MetricUse, ...]),
]
"""In YAML a list of ids, or of ids with circumstances."""


class Choice(Frozen):
    """`count` of these requirements count (n 选 m); the enterprise says which."""

    of: tuple[str, ...] = Field(min_length=2)
    count: int = Field(ge=1)
    source: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence


class FormField(Frozen):
    """One field of an official form: what goes in, how long it may be, where gfpack has it."""

    id: str
    title: Names
    longest: int | None = None
    """Characters at most."""
    choices: tuple[str, ...] = ()
    filled_from: str | None = None
    """Path in the project file, such as `enterprise.address`; None: a person fills it in."""
    optional: bool = False


class Form(Frozen):
    """The part of an official form that is filled in beside the table."""

    title: Names
    fields: tuple[FormField, ...]
    signed: bool = False
    """Whether it is signed and sealed by hand, so that nothing is typed in."""
    source: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence
