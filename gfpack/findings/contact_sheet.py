"""Every file beside what was read of it, for a browser. In: cards, their pictures. Out: HTML text.

Nothing is computed here: a person compares the picture with the readings and confirms.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from gfpack.base.messages import Lang, message
from gfpack.base.text import normalised, shortened, shown
from gfpack.checklist.models import Indicator
from gfpack.evidence.as_text import reason_text, seals_text
from gfpack.evidence.doubts import made_up
from gfpack.evidence.models import Evidence, FileState
from gfpack.evidence.reads import Read, type_by
from gfpack.evidence.reasons import reason_in_words
from gfpack.evidence.recognise import SURE
from gfpack.evidence.seals import seals_of
from gfpack.findings.case import Case
from gfpack.findings.contact_cards import Card, Leaf, Standing
from gfpack.findings.html_page import html_page, say, told
from gfpack.findings.params import WHY, listed
from gfpack.tools.thumbnail import LEGIBLE, Thumbnail

_PLAIN_ID = re.compile(r"[\w.\-]+")
_EXCERPT, _SEEN, _VALUE = 420, 90, 300
"""Columns of text that are shown of a file without a picture, around a value, and as a value."""
_FILTERED = (
    Standing.UNCONFIRMED,
    Standing.FINDINGS,
    Standing.UNSURE,
    Standing.UNUSABLE,
    Standing.CONFIRMED,
    Standing.LOOSE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the pages that a long sheet consists of."""

    number: int
    cards: tuple[Card, ...]
    parts: tuple[tuple[str, str], ...]
    """File name and requirements of each part; a single one where the sheet is not long."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the page will stand, and what it shows from elsewhere."""

    project: str
    """The project folder as it is typed in a command."""
    link: Callable[[str], str]
    """From a path below the project to an encoded relative address."""
    picture: Callable[[Leaf], Thumbnail | None]
    crop: Callable[[Read], Thumbnail | None] = lambda _: None
    """The lines where a value was read by sight."""


def contact_sheet(
    part: Part, every: Sequence[Card], case: Case, lang: Lang, around: Surroundings
) -> str:
    """Return one part of the sheet; `every` card of all parts is counted at its head."""
    writer = _Writer(case, lang, around)
    sections = writer.sections(part.cards)
    values = {
        "sections": sections,
        "tiles": [
            {"name": one.value, "word": say(f"sheet.tiles.{one}", lang), "count": count}
            for one in (*_FILTERED, Standing.ASIDE)
            if (count := sum(one in card.standings for card in every)) or one in _FILTERED[:2]
        ],
        "evidence_count": sum(card.evidence is not None for card in every),
        "choices": writer.choices(part.cards),
        "types": writer.types(part.cards),
        "states": [
            {"name": one.value, "word": say(f"sheet.tiles.{one}", lang)}
            for one in _FILTERED
            if any(one in card.standings for card in part.cards)
        ],
        "part": part,
        "words": {"nothing_read": message("walk.evidence.nothing_read", lang)},
        "confirm": f"gfpack confirm {around.project}",
        "by": say("sheet.by", lang),
        "walk": f"gfpack walk {around.project} --confirm",
    }
    return html_page(
        "sheet.html", case, lang, values, styles=["page.css", "sheet.css"], script="sheet.js"
    )


class _Writer:
    """Turns cards into what the template shows."""

    def __init__(self, case: Case, lang: Lang, around: Surroundings) -> None:
        self._case = case
        self._lang = lang
        self._around = around
        self._types = case.types.by_id()
        self._requirements = case.checklist.requirements()
        self._tops: Mapping[str, Indicator] = {
            requirement.id: top
            for top in (*case.checklist.general, *case.checklist.indicators)
            for _, requirement in top.walk()
        }

    def sections(self, cards: Iterable[Card]) -> list[dict[str, Any]]:
        """Return the cards by first-level indicator and requirement."""
        found: dict[str, dict[str | None, list[Card]]] = {}
        for card in cards:
            by_requirement = found.setdefault(self._section(card), {})
            by_requirement.setdefault(card.requirement, []).append(card)
        return [
            {
                "title": title,
                "anchor": f"s{number}",
                "loose": title == self._say("loose"),
                "count": sum(map(len, groups.values())),
                "groups": [self._group(key, some) for key, some in groups.items()],
            }
            for number, (title, groups) in enumerate(found.items(), start=1)
        ]

    def choices(self, cards: Iterable[Card]) -> list[dict[str, Any]]:
        """Return the indicators and requirements that evidence stands for, to choose from."""
        used = {key for card in cards for key in self._supports(card)}
        by_top: dict[str, dict[str, Any]] = {}
        for key in self._requirements:
            if key in used:
                top = self._tops[key]
                title = f"{top.id} {top.title.in_(self._lang)}"
                choice = by_top.setdefault(top.id, {"id": top.id, "title": title, "below": []})
                choice["below"].append({"id": key, "title": self._titled(key)})
        return list(by_top.values())

    def types(self, cards: Iterable[Card]) -> list[dict[str, str]]:
        """Return the types that evidence is of, in the order of the catalogue."""
        used = {card.evidence.type for card in cards if card.evidence and card.evidence.type}
        known = [key for key in self._types if key in used]
        return [{"id": key, "title": self._type(key)} for key in known]

    def _section(self, card: Card) -> str:
        if Standing.ASIDE in card.standings:
            return self._say("aside")
        if card.requirement:
            top = self._tops[card.requirement]
            return f"{top.id} {top.title.in_(self._lang)}"
        return self._say("for_nothing" if card.evidence else "loose")

    def _group(self, key: str | None, cards: Iterable[Card]) -> dict[str, Any]:
        return {
            "title": self._titled(key) if key else "",
            "veto": bool(key and self._requirements[key].veto),
            "cards": [self._card(card) for card in cards],
        }

    def _card(self, card: Card) -> dict[str, Any]:
        one = card.evidence
        supports = self._supports(card)
        waits = Standing.UNCONFIRMED in card.standings and Standing.UNUSABLE not in card.standings
        return {
            "number": card.number,
            "id": shown(one.id) if one else "",
            "typed": self._typed(one) if one and waits else "",
            "command": self._command(one) if one and waits else "",
            "title": shown(one.title if one else card.extents[0].path.rpartition("/")[2]),
            "type_id": one.type or "" if one else "",
            "type": self._type(one.type) if one else "",
            "type_by": self._type_by(one) if one and one.type else {},
            "supports": [{"id": key, "title": self._title(key)} for key in supports],
            "within": sorted({*supports, *(self._tops[key].id for key in supports)}),
            "standings": sorted(card.standings),
            "state": self._state(card),
            "notes": list(self._notes(card)),
            "files": list(self._files(card)),
            "leaves": partial(map, self._leaf, card.leaves),  # one picture in memory at a time
            "more": card.more,
            "reads": [self._read(read) for read in card.reads],
            "match": self._match(one) if one and not one.confirmed else "",
            "findings": [told(found, self._lang) for found in card.findings],
            "overridden": [
                told(each.finding, self._lang)
                | {
                    "decision": self._say(
                        "overridden",
                        by=shown(each.override.by),
                        on=each.override.on,
                        why=shown(each.override.why),
                    )
                }
                for each in card.overridden
            ],
        }

    def _state(self, card: Card) -> dict[str, str]:
        """Return the one word for how an evidence stands, and its colour."""
        one = card.evidence
        if one is None:
            name = Standing.UNUSABLE if Standing.UNUSABLE in card.standings else Standing.LOOSE
        elif one.set_aside is not None:
            name = Standing.ASIDE
        elif Standing.UNUSABLE in card.standings:
            name = Standing.UNUSABLE
        elif one.confirmation and not one.confirmed:
            return {"name": "unconfirmed", "word": message("walk.evidence.changed", self._lang)}
        elif one.confirmed and Standing.UNCONFIRMED in card.standings:
            return {"name": "unconfirmed", "word": self._say("state.partly")}
        else:
            held = Standing.CONFIRMED in card.standings
            name = Standing.CONFIRMED if held else Standing.UNCONFIRMED
        return {"name": name.value, "word": self._say(f"state.{name}")}

    def _notes(self, card: Card) -> Iterator[str]:
        """Yield what is to be known of an evidence besides its values."""
        one, lang = card.evidence, self._lang
        if one is None:
            return
        if one.set_aside is not None:
            yield shown(one.set_aside)
        if one.confirmed and one.confirmation:
            by = one.confirmation
            yield message("walk.evidence.confirmed_by", lang, by=shown(by.by), on=by.on)
        if one.seal_seen:
            yield message("walk.evidence.seal", lang)
        elif (pages := seals_of(one, self._case.register)) is not None:
            yield seals_text(pages, lang)
        if one.original_seen:
            yield message("walk.evidence.original", lang)
        if one.taken:
            yield self._say("taken", on=one.taken)
        if made := made_up(one, self._case.register):
            yield self._say(f"made_up.{made}")
        if card.shortfalls:
            yield self._say(
                "short", why=listed((WHY[why].in_(lang) for why in card.shortfalls), lang)
            )

    def _files(self, card: Card) -> Iterator[dict[str, Any]]:
        """Yield the files an evidence lies in, with its pages and where else the same bytes are."""
        files = self._case.register.files
        for extent in card.extents:
            entry = files.get(extent.path)
            pages = len(entry.facts.pages) if entry else 0
            key = "page" if extent.first == extent.last else "pages"
            span = {"first": extent.first, "last": extent.last, "count": pages}
            yield {
                "path": shown(extent.path),
                "link": self._around.link(extent.path) if entry else "",
                "pages": message(f"walk.evidence.{key}", self._lang, **span) if pages > 1 else "",
                "why": self._why(extent.path),
                "same": [shown(path) for path in entry.aliases] if entry else [],
            }

    def _why(self, path: str) -> str:
        """Return why a file is of no use; empty where it can be read."""
        entry = self._case.register.files.get(path)
        if entry is None:
            return message("walk.evidence.missing", self._lang)
        if entry.facts.state is FileState.READABLE:
            return ""
        return reason_in_words(entry.facts.why, self._lang)

    def _leaf(self, leaf: Leaf) -> dict[str, Any]:
        drawn = self._around.picture(leaf)
        link = self._around.link(leaf.path) if leaf.facts else ""
        return {
            "link": f"{link}#page={leaf.page}" if link and leaf.is_pdf else link,
            "label": self._say("page", page=leaf.page) if leaf.is_paged else "",
            "name": shown(leaf.path.rpartition("/")[2]),
            "data": _address(drawn) if drawn else "",
            "width": drawn.width if drawn else 0,
            "height": drawn.height if drawn else 0,
            "large": leaf.size == LEGIBLE,
            **({} if drawn else self._tile(leaf)),
        }

    def _tile(self, leaf: Leaf) -> dict[str, str]:
        """Return what stands in place of a picture: what the file is, and how it begins."""
        if leaf.facts is None:
            return {"kind": self._why(leaf.path), "excerpt": "", "how": ""}
        kind = message(f"evidence.kind.{leaf.facts.kind}", self._lang)
        if why := self._why(leaf.path):
            return {"kind": kind, "excerpt": "", "how": why}
        texts = self._case.register.texts.get(leaf.facts.sha256, ()) if leaf.facts.has_text else ()
        excerpt = shortened(shown(" ".join("".join(texts[:1]).split())), _EXCERPT)
        opens = leaf.facts.kind.is_office
        how = self._say("opens_in_office" if opens else "opens_elsewhere")
        return {"kind": kind, "excerpt": excerpt, "how": how}

    def _read(self, one: Read) -> dict[str, Any]:
        same = normalised(one.seen) == normalised(one.value)
        link = ""
        if one.path in self._case.register.files and one.path and one.page:
            link = self._around.link(one.path)
            facts = self._case.register.files[one.path].facts
            link = f"{link}#page={one.page}" if len(facts.pages) > 1 else link
        cut = self._around.crop(one)
        return {
            "crop": _address(cut) if cut else "",
            "crop_width": cut.width if cut else 0,
            "crop_height": cut.height if cut else 0,
            "field": message(f"evidence.fields.{one.field}", self._lang),
            "value": self._value(one.value),
            "confirmed": one.confirmed,
            "own": self._own(one) if one.own else "",
            "page": one.page if one.path else None,
            "in_name": one.page is not None and one.path is None,
            "link": link,
            "seen": "" if same else shortened(shown(one.seen), _SEEN),
            "computed": one.computed,
            "sure": None if one.confidence is None or one.own else f"{one.confidence:.0%}",
            "doubtful": one.confidence is not None and one.confidence < SURE,
        }

    def _own(self, one: Read) -> str:
        """Return who gave a value, and what software read instead."""
        who = " ".join(shown(str(part)) for part in (one.by, one.on) if part)
        said = self._say("own_by", who=who) if who else self._say("said")
        if not one.replaced:
            return said
        value = self._value(one.replaced)
        return said + self._say("replaced", value=value, sure=f"{one.confidence or 0:.0%}")

    def _value(self, value: str) -> str:
        """Return a value as it is read by a person."""
        if value == "long-term":
            value = message("evidence.long_term", self._lang)
        return shortened(shown(value), _VALUE)

    def _match(self, one: Evidence) -> str:
        if not one.match_reason or "said" in one.match_reason.split(";"):
            return ""
        why = reason_text(one.match_reason, self._case.types, self._lang)
        sure = f"{one.match_confidence:.0%}"
        return message("walk.evidence.match", self._lang, why=shown(why), sure=sure)

    def _type_by(self, one: Evidence) -> dict[str, str]:
        """Return who says of what type it is, and how surely."""
        by = type_by(one)
        sure = f"{one.match_confidence:.0%}"
        return {"name": by.value, "words": self._say(f"type_by.{by}", sure=sure)}

    def _command(self, one: Evidence) -> str:
        untyped = f" --set type={self._say('some_type')}" if not one.type else ""
        start = f"gfpack confirm {self._around.project} {self._typed(one)}"
        return f"{start} --by {self._say('by')}{untyped}"

    @staticmethod
    def _typed(one: Evidence) -> str:
        """Return an id as it is typed in a command."""
        plain = shown(one.id).replace('"', "'")
        return plain if _PLAIN_ID.fullmatch(plain) else f'"{plain}"'

    def _supports(self, card: Card) -> list[str]:
        said = {*card.evidence.supports} if card.evidence else set()
        return [key for key in self._requirements if key in said] if said else []

    def _titled(self, key: str) -> str:
        return f"{key} {self._title(key)}"

    def _title(self, key: str) -> str:
        return self._requirements[key].title.in_(self._lang)

    def _type(self, key: str | None) -> str:
        if key and key in self._types:
            return self._types[key].title.in_(self._lang)
        return shown(key) if key else message("walk.evidence.untyped", self._lang)

    def _say(self, key: str, **params: object) -> str:
        return say(f"sheet.{key}", self._lang, **params)


def _address(drawn: Thumbnail) -> str:
    """Return a picture as an address that holds it."""
    return f"data:image/jpeg;base64,{base64.b64encode(drawn.jpeg).decode()}"
