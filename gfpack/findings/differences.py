"""In what two names or codes differ that should be the same. In: two of them. Out: words, or None.

Names of legal persons are compared as `base.text.normalised` leaves them: typography is no
difference, 股份 is one (有限公司 and 股份有限公司 are different legal persons).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gfpack.base.messages import Lang, Text
from gfpack.base.text import normalised
from gfpack.findings.params import Words, listed

_FORM = re.compile(r"(?:集团)?(?:股份有限|有限责任|有限)公司$|(?:集团)公司$|(?:公司|厂)$")
_FEWEST = 4
"""Characters of a name below which one of them is too large a part to be a slip."""
_TWINS = tuple(map(frozenset, ("O0", "D0", "Q0", "I1", "L1", "Z2", "S5", "B8", "G6", "UV")))
"""Characters that are taken for each other, by eye and by text recognition."""

_OTHER = Text(
    "第 {place} 个字应为“{there}”，写成了“{here}”", "character {place} is {here}, not {there}"
)
_ADDED = Text("多了“{here}”", "{here} is added")
_LEFT_OUT = Text("少了“{there}”", "{there} is left out")
_TURNED = Text("“{there}”两字颠倒成“{here}”", "{there} is turned round into {here}")
_TWIN = Text("第 {place} 位应为 {there}，写成了 {here}", "character {place} is {here}, not {there}")


@dataclass(frozen=True, slots=True)
class NearName:
    """A name that is not the same as `own`, but nearly."""

    own: str
    here: str
    legal_form: bool
    """Only the legal form differs: 有限公司, 股份有限公司."""

    @property
    def words(self) -> Words:
        """What exactly differs, as {difference_zh} and {difference_en}."""
        found = list(_changes(normalised(self.here), normalised(self.own)))
        return {
            f"difference_{lang}": listed((text.in_(lang, **at) for text, at in found), lang)
            for lang in Lang
        }


def near_name(name: str, names: Iterable[str]) -> NearName | None:
    """Return which of an enterprise's names a name differs from by a slip or the legal form."""
    for own in names:
        here, there = normalised(name), normalised(own)
        if here == there or not here:
            continue
        stems = _FORM.sub("", here), _FORM.sub("", there)
        if stems[0] == stems[1]:
            return NearName(own, name, legal_form=True)
        if min(map(len, stems)) >= _FEWEST and _is_slip(here, there):
            return NearName(own, name, legal_form=False)
    return None


def twins_only(code: str, own: str) -> Words | None:
    """Return where a code differs from the right one by look-alike characters only: {places_zh}.

    None where it does not differ, or in more than that.
    """
    if len(code) != len(own) or code == own:
        return None
    apart = [(at, a, b) for at, (a, b) in enumerate(zip(code, own, strict=True), 1) if a != b]
    if not all(frozenset((a, b)) in _TWINS for _, a, b in apart):
        return None
    return _places(apart)


def right_code(code: str) -> tuple[str, Words] | None:
    """Return the one valid credit code that a wrong one is by a single look-alike, and where.

    Characters that no code holds (I, O, S, Z) are put right first. None where several codes or
    none would do: then only the licence can tell.
    """
    from stdnum.cn.uscc import is_valid

    cleared = code.upper().translate(str.maketrans("IOSZ", "1052"))
    tried = [cleared] if is_valid(cleared) else _swapped(cleared)
    found = [one for one in tried if is_valid(one)]
    if len(found) != 1 or found[0] == code:
        return None
    pairs = enumerate(zip(code, found[0], strict=True), 1)
    return found[0], _places([(at, a, b) for at, (a, b) in pairs if a != b])


def _swapped(code: str) -> Iterator[str]:
    for at, character in enumerate(code):
        for twins in _TWINS:
            if character in twins:
                (other,) = twins - {character}
                yield code[:at] + other + code[at + 1 :]


def _places(apart: list[tuple[int, str, str]]) -> Words:
    return {
        f"places_{lang}": listed(
            (_TWIN.in_(lang, place=at, here=here, there=there) for at, here, there in apart), lang
        )
        for lang in Lang
    }


def _is_slip(here: str, there: str) -> bool:
    """Return whether names differ by one character, a pair of brackets, or two turned round."""
    steps = [step for step in _steps(here, there) if step[0] != "equal"]
    if any(here[a:b] == there[c:d][::-1] and b - a == 2 for a, b, c, d in _swaps(here, there)):
        return True
    changed = sum(max(b - a, d - c) for _, a, b, c, d in steps)
    brackets = all({*here[a:b], *there[c:d]} <= {"(", ")"} for _, a, b, c, d in steps)
    return changed == 1 or (brackets and changed == 2)


def _changes(here: str, there: str) -> Iterator[tuple[Text, Words]]:
    for a, b, c, d in _swaps(here, there):
        yield _TURNED, {"here": here[a:b], "there": there[c:d]}
        return
    for kind, a, b, c, d in _steps(here, there):
        if kind == "replace":
            yield _OTHER, {"place": a + 1, "here": here[a:b], "there": there[c:d]}
        elif kind == "delete":
            yield _ADDED, {"here": here[a:b]}
        elif kind == "insert":
            yield _LEFT_OUT, {"there": there[c:d]}


def _swaps(here: str, there: str) -> list[tuple[int, int, int, int]]:
    """Return where two neighbouring characters are turned round, if that is all that differs."""
    if len(here) != len(there):
        return []
    apart = [at for at, (a, b) in enumerate(zip(here, there, strict=True)) if a != b]
    if len(apart) != 2 or apart[1] - apart[0] != 1:
        return []
    first, end = apart[0], apart[1] + 1
    turned = here[first:end] == there[first:end][::-1]
    return [(first, end, first, end)] if turned else []


def _steps(here: str, there: str) -> Sequence[tuple[str, int, int, int, int]]:
    return difflib.SequenceMatcher(None, here, there, autojunk=False).get_opcodes()
