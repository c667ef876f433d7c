"""Who the papers say the enterprise is: the licence against the project file, the rest after it.

In: a case. Out: evidence whose name or credit code is not the enterprise's, each told in one place.
Where the licence itself disagrees, the project file is likely wrong: that is one finding, and the
papers that agree with the licence are not blamed one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gfpack.assessment.models import Shortfall
from gfpack.base.text import normalised, same_name
from gfpack.evidence.models import Evidence, Fact
from gfpack.findings.case import Case
from gfpack.findings.params import cited_types, falling_short

Value = Callable[[Evidence], Fact[str] | None]


def same_code(one: str, other: str) -> bool:
    """Return whether two credit codes are the same."""
    return one.strip().upper() == other.strip().upper()


def licences_naming_another(case: Case) -> list[tuple[Evidence, Fact[str]]]:
    """Return the licences that do not carry the present name; none if one of them does."""
    name = case.project.enterprise.name
    return _disagreeing(case, lambda one: one.holder, lambda read: same_name(read, name))


def licences_with_another_code(case: Case) -> list[tuple[Evidence, Fact[str]]]:
    """Return the licences that carry another credit code; none if one carries the enterprise's."""
    own = case.project.enterprise.credit_code
    if not own:
        return []
    return _disagreeing(case, lambda one: one.credit_code, lambda read: same_code(read, own))


def other_holders(case: Case) -> Iterator[tuple[Evidence, str]]:
    """Yield the other cited evidence of another holder, with his name."""
    licences = licences_naming_another(case)
    told = {one.id for one, _ in licences}
    names = {normalised(fact.value) for _, fact in licences}
    for one in falling_short(case, Shortfall.HOLDER_DIFFERS):
        if one.holder and one.id not in told and normalised(one.holder.value) not in names:
            yield one, one.holder.value


def other_codes(case: Case) -> Iterator[tuple[Evidence, Fact[str]]]:
    """Yield the other cited evidence with another's credit code, with that code."""
    licences = licences_with_another_code(case)
    told = {one.id for one, _ in licences}
    codes = {fact.value.strip().upper() for _, fact in licences}
    for one in falling_short(case, Shortfall.CREDIT_CODE_DIFFERS):
        code = one.credit_code
        if code and one.id not in told and code.value.strip().upper() not in codes:
            yield one, code


def _disagreeing(
    case: Case, value: Value, is_own: Callable[[str], bool]
) -> list[tuple[Evidence, Fact[str]]]:
    found = [
        (one, fact) for one, kind in cited_types(case) if kind.identity and (fact := value(one))
    ]
    return [] if any(is_own(fact.value) for _, fact in found) else found
