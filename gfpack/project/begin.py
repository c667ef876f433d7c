"""What people say to begin a project. In: words as written. Out: what is meant, or what is wrong.

A fault is a key of words below `project.` and the values they name.
"""

from __future__ import annotations

from typing import Literal

Tier = Literal["city", "province", "nation"]
Fault = tuple[str, dict[str, object]]

_TIERS: dict[str, Tier] = {
    **dict.fromkeys(("city", "市", "市级", "municipal"), "city"),
    **dict.fromkeys(("province", "省", "省级", "自治区", "直辖市", "provincial"), "province"),
    **dict.fromkeys(("nation", "国家", "国家级", "national"), "nation"),
}
"""What people write for a tier, and what it is."""
_CODE_LENGTH = 18
_CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""Letters of a credit code: never I, O, S, V, Z (GB 32100-2015, 4.3)."""


def tier_of(said: str) -> Tier | None:
    """Return the tier that is meant; None: it is none."""
    return _TIERS.get(said.strip().lower())


def is_name(said: str) -> bool:
    """Return whether an enterprise may be called so: two characters at least that are letters."""
    return sum(one.isalpha() for one in said) >= 2


def plain_code(said: str) -> str:
    """Return a credit code as it is written: without blanks, in capitals."""
    return "".join(said.split()).upper()


def fault_of_code(said: str) -> Fault | None:
    """Return what is wrong with a credit code (GB 32100-2015), below `project.bad_credit_code`."""
    from stdnum.cn import uscc

    code = plain_code(said)
    if wrong := sorted({sign for sign in code if sign not in _CODE_SIGNS}):
        return "signs", {"signs": " ".join(wrong)}
    if len(code) != _CODE_LENGTH:
        return "length", {"count": len(code)}
    if uscc.is_valid(code):
        return None
    try:
        return "check", {"last": code[-1], "right": uscc.calc_check_digit(code[:-1])}
    except ValueError:
        return "signs", {"signs": code[:8]}
