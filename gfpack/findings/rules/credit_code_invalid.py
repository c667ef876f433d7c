"""The enterprise's unified social credit code cannot be right.

GB 32100: 18 characters of 0-9 and A-Z without I, O, S, V, Z; the last one is a check digit over the
others (weights 3^i mod 31, modulus 31).

Fails:
    project: {enterprise: {credit_code: 911100006000373410}}
Passes:
    project: {enterprise: {credit_code: 91110000600037341L}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.project.layout import GFPACK_YAML

KIND = FindingKind(
    "credit-code-invalid",
    Severity.ERROR,
    Text("统一社会信用代码有误", "The credit code is wrong"),
    Text(
        "统一社会信用代码 {code} 的校验位不对：按前 17 位计算，末位应为 {expected}。",
        "The check digit of credit code {code} is wrong: the first 17 characters call for"
        " {expected}.",
    ),
    Text(
        "请对照营业执照，逐位核对 gfpack.yaml 中的 credit_code；错的可能是任何一位。",
        "Compare `credit_code` in gfpack.yaml with the licence, character by character; any of them"
        " may be the wrong one.",
    ),
)
MALFORMED = FindingKind(
    KIND.code,
    Severity.ERROR,
    KIND.title,
    Text(
        "“{code}”不是统一社会信用代码：应为 18 位数字和大写字母（不含 I、O、S、V、Z）。",
        "{code} is no credit code: it has 18 digits and capital letters (no I, O, S, V, Z).",
    ),
    KIND.advice,
)
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_LENGTH = 18


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding if the project's credit code is malformed or its check digit is wrong."""
    from stdnum.cn.uscc import calc_check_digit

    code = (case.project.enterprise.credit_code or "").strip()
    if not code:
        return
    place = Place(GFPACK_YAML)
    if len(code) != _LENGTH or not set(code) <= set(_ALPHABET):
        yield finding(MALFORMED, place=place, code=code)
    elif code[-1] != (expected := calc_check_digit(code[:-1])):
        yield finding(KIND, place=place, code=code, expected=expected)
