"""What was read by sight and is in doubt blocks nothing by itself."""

from dataclasses import replace

import make
import pytest

from gfpack.base.findings import Finding, Severity
from gfpack.evidence.models import Fact, Reading
from gfpack.findings.find import find

BOX = (0.1, 0.1, 0.5, 0.2)
OTHER = "上海另一轴承有限公司"


def found(reading: Reading | None, *, confirmed: bool = False) -> Finding:
    """Return the finding on a licence of another holder, read so."""
    given = make.case(
        f"{{types: {{licence: {{}}}}, evidence: {{a: {{type: licence, holder: {OTHER},"
        f" confirmed: '{str(confirmed).lower()}', read: [{'' if confirmed else 'holder'}]}}}}}}"
    )
    (one,) = given.register.evidence
    one = replace(one, holder=Fact(OTHER, confirmed, reading))
    register = replace(given.register, evidence=(one,))
    codes = {each.code: each for each in find(replace(given, register=register))}
    return codes["holder-differs"]


@pytest.mark.parametrize(
    ("reading", "confirmed", "severity"),
    [
        (Reading("holder", OTHER, 1, OTHER, 0.6, box=BOX), False, Severity.WARNING),
        (Reading("holder", OTHER, 1, OTHER, 0.9, box=BOX), False, Severity.ERROR),
        (Reading("holder", OTHER, 1, OTHER, 0.6), False, Severity.ERROR),
        (Reading("holder", OTHER, 1, OTHER, 0.6, box=BOX), True, Severity.ERROR),
    ],
)
def test_a_name_that_may_be_misread_warns(
    reading: Reading, confirmed: bool, severity: Severity
) -> None:
    assert found(reading, confirmed=confirmed).severity is severity
