"""What keys do to the chosen evidence: confirm, correct, pages, mark, replace, set aside, open."""

from __future__ import annotations

import re

import click

from gfpack.base.text import shown
from gfpack.cli.walking import card, choosing, dialogue, keys, papers
from gfpack.cli.walking.desk import Desk, Refused
from gfpack.cli.walking.paper import paragraph
from gfpack.evidence.confirm import FIELDS
from gfpack.project.models import PageRange
from gfpack.walk.models import Sheet, Shown

_SPAN = re.compile(r"(\d+)(?:\s*[-–—~～至到]\s*(\d+))?")


def confirm(desk: Desk) -> None:
    """Confirm the chosen evidence, once all that is known of it was on the screen."""
    one = desk.shown
    if one.evidence.confirmed:
        raise Refused(desk.words("cannot.already", id=one.evidence.id))
    unseen = desk.unseen()
    if unseen is not None:
        desk.top = unseen
        raise Refused(desk.words("cannot.not_all_seen"))
    change = desk.walk.confirm(one.evidence.id)
    desk.did(change, desk.words("did.confirmed", id=one.evidence.id))
    onward(desk)


def onward(desk: Desk) -> None:
    """Choose the next evidence that waits for a person, if any."""
    if desk.step is None:
        _to_next_card(desk)
        return
    step = desk.walk.step(desk.step.requirement.id, order=desk.order, only=desk.only)
    waiting = [place for place, one in enumerate(step.evidence) if not one.evidence.confirmed]
    later = [place for place in waiting if place > desk.chosen]
    if waiting:
        desk.chosen = (later or waiting)[0]
    desk.top = -1 if waiting else 0


def _to_next_card(desk: Desk) -> None:
    waiting = set(desk.walk.to_confirm())
    later = [place for place, one in enumerate(desk.ids) if one in waiting]
    if not later:
        desk.tell(desk.words("nothing_open"))
        return
    desk.move(next((place for place in later if place > desk.place), later[0]))


def edit(desk: Desk) -> None:
    """Correct one value of the chosen evidence; who corrects it has looked, so it is confirmed."""
    one = desk.shown
    names = ("type", "title", *FIELDS)
    now = {"title": one.evidence.title, **{read.field: read.value for read in one.reads}}
    if one.type:
        now["type"] = one.type.title.in_(desk.lang)
    options = [f"{card.field(name, desk.lang)}  {now.get(name, '')}" for name in names]
    place = choosing.choose(desk.terminal, desk.words("ask.field"), options, desk.lang)
    if place is None:
        return
    value = _type(desk) if names[place] == "type" else _value(desk, names[place], now)
    if value is None or value == now.get(names[place]):
        return
    change = desk.walk.confirm(one.evidence.id, {names[place]: value})
    desk.did(change, desk.words("did.corrected", id=one.evidence.id))


def _value(desk: Desk, name: str, now: dict[str, str]) -> str | None:
    question = desk.words("ask.value", field=card.field(name, desk.lang))
    return dialogue.ask(desk.terminal, question, now=now.get(name, ""))


def _type(desk: Desk) -> str | None:
    kinds = desk.walk.case.types.types
    options = [f"{kind.title.in_(desk.lang)}  {kind.id}" for kind in kinds]
    place = choosing.choose(desk.terminal, desk.words("ask.type"), options, desk.lang)
    return None if place is None else kinds[place].id


def pages(desk: Desk) -> None:
    """Say which pages of its files the chosen evidence takes."""
    one = desk.shown
    ranges: list[PageRange] = []
    asked: set[str] = set()
    for sheet in one.sheets:
        if sheet.path not in asked:
            ranges += _ranges(desk, one, sheet)
            asked.add(sheet.path)
    before = [_range(sheet) for sheet in one.sheets]
    if ranges == before:
        return
    change = desk.walk.pages(one.evidence.id, ranges)
    desk.did(change, desk.words("did.pages", id=one.evidence.id))


def _ranges(desk: Desk, one: Shown, sheet: Sheet) -> list[PageRange]:
    """Return the pages taken of one file, as asked for or as they were."""
    before = [_range(other) for other in one.sheets if other.path == sheet.path]
    if sheet.pages < 2:
        return before
    now = ",".join(f"{r.first}-{r.last}" for r in before)
    question = desk.words("ask.pages", file=sheet.path, count=sheet.pages)
    said = dialogue.ask(desk.terminal, question, now=now)
    return before if said is None else spans(desk, sheet.path, said)


def _range(sheet: Sheet) -> PageRange:
    whole = sheet.pages < 2
    return PageRange(
        file=sheet.path,
        first=None if whole else sheet.first,
        last=None if whole else sheet.last,
    )


def spans(desk: Desk, path: str, said: str) -> list[PageRange]:
    """Return page ranges as a person writes them: 3-5 or 1,4-6.

    Raises:
        Refused: it is not written so.
    """
    found = []
    for part in re.split(r"[,，、;；\s]+", said.strip()):
        match = _SPAN.fullmatch(part)
        if not match or not 0 < int(match[1]) <= int(match[2] or match[1]):
            raise Refused(desk.words("cannot.bad_pages"))
        found.append(PageRange(file=path, first=int(match[1]), last=int(match[2] or match[1])))
    return found


def split(desk: Desk) -> None:
    """Make several evidences of the chosen one, by pages of its file."""
    one = desk.shown
    sheet = next((sheet for sheet in one.sheets if sheet.pages > 1), None)
    if sheet is None or len(one.sheets) > 1:
        raise Refused(desk.words("cannot.split"))
    question = desk.words("ask.split", file=sheet.path, first=sheet.first, last=sheet.last)
    said = dialogue.ask(desk.terminal, question)
    if said is None:
        return
    parts = [spans(desk, sheet.path, part) for part in re.split(r"[/／]", said) if part.strip()]
    change = desk.walk.split(one.evidence.id, parts)
    desk.did(change, desk.words("did.split", id=one.evidence.id, count=len(parts)))


def join(desk: Desk) -> None:
    """Make one evidence of the chosen one and another, such as two photos of one licence."""
    one = desk.shown
    others = [
        other
        for other in desk.walk.case.register.evidence
        if other.id != one.evidence.id and not other.set_aside
    ]
    near = {shown_one.evidence.id for shown_one in desk.evidence}
    others.sort(key=lambda other: other.id not in near)
    options = [f"{other.title}  {other.id}" for other in others]
    place = choosing.choose(desk.terminal, desk.words("ask.join"), options, desk.lang)
    if place is None:
        return
    change = desk.walk.join([one.evidence.id, others[place].id])
    desk.did(change, desk.words("did.joined", id=one.evidence.id, other=others[place].id))


def seal(desk: Desk) -> None:
    """Say that the seal was seen, or take that back."""
    held = desk.shown.evidence
    change = desk.walk.mark(held.id, seal_seen=not held.seal_seen)
    desk.did(change, desk.words("did.no_seal" if held.seal_seen else "did.seal", id=held.id))


def original(desk: Desk) -> None:
    """Say that the original was seen, or take that back."""
    held = desk.shown.evidence
    change = desk.walk.mark(held.id, original_seen=not held.original_seen)
    key = "did.no_original" if held.original_seen else "did.original"
    desk.did(change, desk.words(key, id=held.id))


def set_aside(desk: Desk) -> None:
    """Say that the chosen evidence is none, or count it again."""
    held = desk.shown.evidence
    if held.set_aside:
        desk.did(desk.walk.take_back(held.id), desk.words("did.restored", id=held.id))
        return
    why = dialogue.ask(desk.terminal, desk.words("ask.set_aside"))
    if why is not None:
        desk.did(desk.walk.set_aside(held.id, why), desk.words("did.set_aside", id=held.id))
        if desk.step is None:
            onward(desk)


def replace(desk: Desk) -> None:
    """Put a renewed file in the place of the chosen evidence, after a look at what differs."""
    one = desk.shown.evidence
    files = papers.renewed(desk, desk.shown)
    if not files:
        return
    doubts = desk.walk.doubts(one.id, *files)
    if doubts and not papers.agreed(desk, doubts):
        desk.tell(desk.words("did.same"))
        return
    change = desk.walk.replace(one.id, *files, despite=doubts)
    desk.did(change, desk.words("did.replaced", id=one.id))


def file(desk: Desk) -> None:
    """Show the paths of the chosen evidence's files; open one only on a further key."""
    places = list(dict.fromkeys(sheet.place for sheet in desk.shown.sheets))
    desk.terminal.clear()
    for number, place in enumerate(places, start=1):
        desk.terminal.say(paragraph(f"{number} {place}", desk.terminal.columns, rest="  "))
    if not places:
        raise Refused(desk.words("evidence.missing"))
    by_sight = any(read.box and not read.confirmed for read in desk.shown.reads)
    offered = desk.words("file.opens_or_seen" if by_sight else "file.opens")
    desk.terminal.say(paragraph(offered, desk.terminal.columns))
    key = keys.pressed()
    if key == "s" and by_sight:
        chosen = desk.walk.seen(desk.shown.evidence.id)
    else:
        number = int(key) if key.isdecimal() else (1 if key == "f" else 0)
        chosen = places[number - 1] if 0 < number <= len(places) else None
    if chosen is None:
        return
    if click.launch(str(chosen)):
        raise Refused(desk.words("cannot.open"))
    desk.tell(shown(str(chosen)))
