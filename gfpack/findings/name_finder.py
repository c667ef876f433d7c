"""Names of other parties, found in text. In: the names, the enterprise's own, a text. Out: names.

All names are one pattern, so that a text is gone through once whatever their number. White space
is no difference (a name may be cut by a line), nor are the width of brackets and letters. The
enterprise's own names are passed over as wholes: what stands within them is no other party.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gfpack.base.text import normalised
from gfpack.evidence.plain import plain, squeezed

_FORM = re.compile(r"(?:股份有限|有限责任|有限)公司$")
_SHORTEST = 6
"""Characters of a name without its legal form below which it may be anybody's."""
_GOES_ON = r"(?![\u3400-\u9fff]{0,10}(?:公司|厂))"
"""Not where a longer name goes on: 上海甲轴承 is not meant by 上海甲轴承配件有限公司."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name that was found: the party as it was declared, and whether by its full name."""

    party: str
    full: bool


class NameFinder:
    """Finds declared names in texts."""

    def __init__(self, parties: Iterable[str], own: Iterable[str]) -> None:
        mine = {normalised(name): name for name in own}
        declared = {normalised(party): party for party in parties}
        declared = {key: party for key, party in declared.items() if key and key not in mine}
        self._wanted = {key: Named(party, full=True) for key, party in declared.items()}
        written = mine | declared
        for party in declared.values():
            short = without_form(party)
            key = normalised(short)
            if len(key) >= _SHORTEST and not any(key in one for one in mine):
                self._wanted.setdefault(key, Named(party, full=False))
                written.setdefault(key, short)
        letters = [
            (_letters(name), "" if key in mine or self._wanted[key].full else _GOES_ON)
            for key, name in written.items()
        ]
        self._found = re.compile(_together(letters)).finditer if declared else None

    def __bool__(self) -> bool:
        return self._found is not None

    def find(self, text: str) -> frozenset[Named]:
        """Return the parties a text names; one named in full is not told by its short name too.

        `text` is as the register keeps it; anything else goes through `find_in_words`.
        """
        if self._found is None:
            return frozenset()
        found = {named for named, _ in self.places(squeezed(text))}
        return frozenset(
            one for one in found if one.full or Named(one.party, full=True) not in found
        )

    def places(self, text: str) -> Iterator[tuple[Named, int]]:
        """Yield every party and where it begins in a text that has no white space any more."""
        for one in self._found(text) if self._found else ():
            if (named := self._wanted.get(normalised(one[0]))) is not None:
                yield named, one.start()

    def find_in_words(self, text: str) -> frozenset[Named]:
        """Return the parties that people's words, a file name or a property names."""
        return self.find(plain(text))


def without_form(name: str) -> str:
    """Return a name without blanks and its legal form: 上海甲轴承 of 上海甲轴承有限公司."""
    return _FORM.sub("", squeezed(name))


def _letters(name: str) -> tuple[str, ...]:
    """Return how each character of a name may be written in a text without white space."""
    return tuple(map(_letter, squeezed(plain(name))))


def _together(names: Iterable[tuple[tuple[str, ...], str]]) -> str:
    """Return one pattern for many names, longer ones first, that looks at a common beginning once.

    Each name comes as its characters and what must follow them.
    """
    endings: list[str] = []
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for letters, after in names:
        if letters:
            by_first.setdefault(letters[0], []).append((letters[1:], after))
        else:
            endings.append(after)
    branches = [first + _together(rest) for first, rest in sorted(by_first.items())]
    alternatives = [*branches, *endings]
    return alternatives[0] if len(alternatives) == 1 else f"(?:{'|'.join(alternatives)})"


def _letter(character: str) -> str:
    for kin in ("(（〔[【﹙", ")）〕]】﹚", ",，"):
        if character in kin:
            return f"[{re.escape(kin)}]"
    if character in "·•・.":
        return "[·•・.]?"
    if character.isalpha() and character.isascii():
        return f"[{character.lower()}{character.upper()}]"
    return re.escape(character)
