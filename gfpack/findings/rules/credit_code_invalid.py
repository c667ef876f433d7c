"""The enterprise's unified social credit code cannot be right.

GB 32100: 18 characters of 0-9 and A-Z without I, O, S, V, Z; the last one is a check digit over the
others (weights 3^i mod 31, modulus 31). Where one look-alike character (0 and O, 1 and I, 2 and Z,
5 and S, 8 and B) put right makes a valid code, and only one does, that is said.

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
from gfpack.findings.differences import right_code
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
    ask=Text(
        "请对照营业执照，告知正确的统一社会信用代码。",
        "Please tell the credit code as the licence has it.",
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
    ask=KIND.ask,
)
LOOK_ALIKE = FindingKind(
    KIND.code,
    Severity.ERROR,
    KIND.title,
    Text(
        "统一社会信用代码 {code} 不成立，像是看错了形近的字符：{places_zh}，即 {meant}。",
        "{code} is no valid credit code; a look-alike character seems to have been mistaken:"
        " {places_en}, which makes {meant}.",
    ),
    Text(
        "请对照营业执照核对这几位，更正 gfpack.yaml 中的 credit_code。",
        "Compare these characters with the licence and correct `credit_code` in gfpack.yaml.",
    ),
    ask=KIND.ask,
)
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_LENGTH = 18


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding if the project's credit code is malformed or its check digit is wrong."""
    from stdnum.cn.uscc import calc_check_digit

    code = (case.project.enterprise.credit_code or "").strip()
    if not code:
        return
    place = Place(GFPACK_YAML, line=case.project.line(GFPACK_YAML, "enterprise", "credit_code"))
    well_formed = len(code) == _LENGTH and set(code) <= set(_ALPHABET)
    if well_formed and code[-1] == (expected := calc_check_digit(code[:-1])):
        return
    if likely := right_code(code):
        meant, places = likely
        yield finding(LOOK_ALIKE, place=place, code=code, meant=meant, **places)
    elif not well_formed:
        yield finding(MALFORMED, place=place, code=code)
    else:
        yield finding(KIND, place=place, code=code, expected=expected)
