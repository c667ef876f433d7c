"""Which requirements an evidence supports. In: its type and paths, the checklist. Out: ids.

A type supports every requirement whose proof rules ask for it. Folders and file names that people
numbered (5.1.1, 附件3-2, 门槛-01, 指标4, 1.1-建筑) say more: a requirement named there is always
supported, and what the type leaves open (a photo, a whole that has parts) is settled by them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from pathlib import PurePosixPath

from gfpack.base.text import chinese_number
from gfpack.checklist.models import Checklist, EvidenceTypes, Indicator
from gfpack.evidence.cuebook import folded

_CLAUSE = re.compile(r"^\D{0,6}?(?<![\d.])(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)(?![\d.])")
_NUMBER = r"[\s\-_—]*(\d{1,2}(?!\d)|[一二三四五六七八九十]{1,3}(?![^\W_]))"
"""Chinese numerals count where no word goes on: 指标一-能源, and not 指标一览表."""
_OPENING = r"^[\W_]*"
_GATE = re.compile(rf"{_OPENING}(?:门槛|一般要求|基本要求){_NUMBER}")
_INDICATOR = re.compile(rf"{_OPENING}(?:一级)?指标{_NUMBER}")
_ATTACHMENT = re.compile(rf"{_OPENING}附件[\s\-_—]*(\d{{1,2}})(?:[-.](\d{{1,3}}))?(?!\d)")
_NUMBERING = re.compile(r"^[\W\d_]*(?:附件|指标|门槛|第)?[\W\d_一二三四五六七八九十、]*")


@dataclass(frozen=True, slots=True)
class Clues:
    """What the paths of a file say of where it belongs."""

    requirements: frozenset[str] = frozenset()
    """Named outright, by clause number."""
    within: frozenset[str] = frozenset()
    """Requirements below an indicator that is named."""
    words: tuple[str, ...] = ()


class Matcher:
    """Knows for one checklist what each type is asked for by."""

    def __init__(self, checklist: Checklist, types: EvidenceTypes) -> None:
        self.order = {one: place for place, one in enumerate(checklist.requirements())}
        self._nodes = _nodes(checklist)
        self._titles = _titles(checklist)
        self._tops = [*checklist.indicators]
        self._gates = [r.id for top in checklist.general for _, r in top.walk()]
        self._asked_by = _asked_by(checklist, types)
        self._known = types.by_id()
        self._wholes = {one.part_of for one in types.types if one.part_of}
        self._parts: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        self._wanted: dict[frozenset[str], frozenset[str]] = {}

    def clues(self, paths: tuple[str, ...]) -> Clues:
        """Return what folder and file names say."""
        named: set[str] = set()
        within: set[str] = set()
        words: list[str] = []
        for path in paths:
            for part in path.split("/")[1:]:
                requirements, below = self._named_by(part)
                if requirements or below:
                    named |= requirements
                    within |= below
                    words.append(part)
        return Clues(frozenset(named), frozenset(within), tuple(dict.fromkeys(words)))

    def wanted(self, clues: Clues) -> frozenset[str]:
        """Return the types that the requirements of the clues ask for."""
        meant = clues.requirements | clues.within
        if meant not in self._wanted:
            self._wanted[meant] = frozenset(
                one for one, asking in self._asked_by.items() if asking & meant
            )
        return self._wanted[meant]

    def supports(self, type_id: str | None, clues: Clues) -> tuple[str, ...]:
        """Return the requirements an evidence supports, in the order of the table."""
        asking = self._asked_by.get(type_id, frozenset()) if type_id else frozenset()
        meant = clues.requirements | clues.within
        if type_id and self._is_open(type_id) and asking & meant:
            asking &= meant
        return self.in_order(asking | clues.requirements)

    def in_order(self, requirements: frozenset[str] | set[str]) -> tuple[str, ...]:
        """Return requirement ids in the order of the table."""
        return tuple(sorted(requirements, key=lambda one: (self.order.get(one, 10**6), one)))

    def _is_open(self, type_id: str) -> bool:
        known = self._known.get(type_id)
        return type_id in self._wholes or (known is not None and known.form == "photo")

    def _named_by(self, part: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return what `_of_part` does: folders recur for every file in them."""
        if part not in self._parts:
            requirements, below = self._of_part(part)
            self._parts[part] = frozenset(requirements), frozenset(below)
        return self._parts[part]

    def _of_part(self, part: str) -> tuple[set[str], set[str]]:
        """Return requirements a folder or file name names, and those below a named indicator."""
        part = unicodedata.normalize("NFKC", part)
        if found := _GATE.match(part):
            place = chinese_number(found[1]) or 0
            return ({self._gates[place - 1]} if 0 < place <= len(self._gates) else set()), set()
        if found := _ATTACHMENT.match(part):
            return set(), self._below_top(int(found[1]))
        if found := _INDICATOR.match(part):
            return set(), self._below_top(chinese_number(found[1]) or 0)
        if (found := _CLAUSE.match(part)) and found[1] in self._nodes:
            below = self._nodes[found[1]]
            return (below, set()) if found[1] in self.order else (set(), below)
        title = folded(_NUMBERING.sub("", PurePosixPath(part).name))
        return set(), set(self._titles.get(title, ()))

    def _below_top(self, number: int) -> set[str]:
        for top in self._tops:
            if top.id == str(number):
                return {requirement.id for _, requirement in top.walk()}
        return set()


def _nodes(checklist: Checklist) -> dict[str, set[str]]:
    """Return for every id of the tree the requirements at or below it."""
    found: dict[str, set[str]] = {one: {one} for one in checklist.requirements()}

    def walk(node: Indicator) -> None:
        found.setdefault(node.id, set()).update(requirement.id for _, requirement in node.walk())
        for child in node.indicators:
            walk(child)

    for top in (*checklist.general, *checklist.indicators):
        walk(top)
    return found


def _titles(checklist: Checklist) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)

    def walk(node: Indicator) -> None:
        for title in (node.title.zh, node.title.en):
            found[folded(title)].update(requirement.id for _, requirement in node.walk())
        for child in node.indicators:
            walk(child)

    for top in (*checklist.general, *checklist.indicators):
        walk(top)
    return found


def _asked_by(checklist: Checklist, types: EvidenceTypes) -> dict[str, frozenset[str]]:
    """Return for every type the requirements whose proof rules it answers, also as a part."""
    direct: dict[str, set[str]] = defaultdict(set)
    for _, requirement in checklist.walk():
        for group in requirement.proof.groups if requirement.proof else ():
            for alternative in group.any_of:
                for wanted in alternative:
                    direct[wanted].add(requirement.id)
    return {
        type_id: frozenset().union(*(direct.get(one, ()) for one in types.lineage(type_id)))
        for type_id in types.by_id().keys() | direct.keys()
    }
