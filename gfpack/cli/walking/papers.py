"""Papers to choose from, and what differs in a new one. In: a desk. Out: evidence, files, a yes.

What fits comes first, the rest after; a path names a file that is not in the project yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from gfpack.cli.walking import card, choosing, keys
from gfpack.cli.walking.choosing import Option
from gfpack.cli.walking.desk import Desk
from gfpack.cli.walking.paper import Ink, Line, paragraph
from gfpack.evidence.models import Evidence
from gfpack.project.layout import EVIDENCE_DIR
from gfpack.walk.models import Doubt, DoubtKind, Shown

_YES = "y"
_ABOUT_BYTES = (DoubtKind.SAME_BYTES, DoubtKind.OF_ANOTHER)


def attachable(desk: Desk, requirement: str) -> str | Path | None:
    """Return the id of an evidence, the path of an unmatched file, or a file named by its path."""
    held = desk.walk.case.register
    asked = [one for one in desk.walk.attachable(requirement) if one not in held.files]
    rest = [
        one.id
        for one in held.evidence
        if one.id not in asked and requirement not in one.supports and not one.set_aside
    ]
    options = [_of_evidence(desk, held.get(one), "asked") for one in asked]
    options += [_of_file(desk, path) for path in held.unmatched]
    options += [_of_evidence(desk, held.get(one), "rest") for one in rest]
    question = desk.words("ask.attach", requirement=requirement)
    chosen = _ask(desk, question, options)
    return [*asked, *held.unmatched, *rest][chosen] if isinstance(chosen, int) else chosen


def renewed(desk: Desk, old: Shown) -> tuple[Path, ...]:
    """Return the files of a renewed document: unconfirmed evidence, unmatched files, by a path."""
    held, folder = desk.walk.case.register, desk.walk.case.project.folder
    others = [one for one in held.evidence if _may_follow(desk, one, old.evidence)]
    others.sort(key=lambda one: one.type != old.evidence.type)
    options = [_of_evidence(desk, one, "waiting") for one in others]
    options += [_of_file(desk, path) for path in held.unmatched]
    chosen = _ask(desk, desk.words("ask.file"), options)
    if not isinstance(chosen, int):
        return (chosen,) if chosen else ()
    if chosen >= len(others):
        return (folder / held.unmatched[chosen - len(others)],)
    return tuple(dict.fromkeys(folder / extent.path for extent in others[chosen].extents))


def agreed(desk: Desk, doubts: Sequence[Doubt]) -> bool:
    """Show what differs in a new paper; return whether the person replaces it all the same."""
    columns = desk.terminal.columns
    desk.terminal.clear()
    desk.terminal.say(paragraph(desk.words("doubt.head"), columns, ink=Ink.HEAD))
    for one in doubts:
        said = _doubt(desk, one)
        desk.terminal.say(paragraph(said, columns, first="  ! ", rest="    ", ink=Ink.DOUBTFUL))
    desk.terminal.say([Line(""), *paragraph(desk.words("doubt.ask"), columns)])
    return keys.pressed() == _YES


def _ask(desk: Desk, question: str, options: Sequence[Option]) -> int | Path | None:
    folder = desk.walk.case.project.folder
    return choosing.choose_or_path(desk.terminal, question, options, desk.lang, folder)


def _may_follow(desk: Desk, one: Evidence, old: Evidence) -> bool:
    """Return whether an evidence may be the renewed paper: nobody confirmed it, whole files."""
    if one.id == old.id or one.confirmed or one.set_aside or not one.extents:
        return False
    return all(
        sheet.first == 1 and sheet.last >= sheet.pages for sheet in desk.walk.shown(one.id).sheets
    )


def _of_evidence(desk: Desk, one: Evidence, head: str) -> Option:
    """Return an evidence to choose: title, how long it is good, type where the title is another."""
    kind = desk.walk.case.types.by_id().get(one.type or "")
    name = kind.title.in_(desk.lang) if kind else desk.words("evidence.untyped")
    parts = [one.title, *([] if name in one.title else [name]), *_dates(desk, one), one.id]
    files = (extent.path for extent in one.extents)
    number = one.number.value if one.number else ""
    also = " ".join((name, number, *one.supports, *files))
    return Option(" · ".join(parts), also, desk.words(f"option.{head}"))


def _dates(desk: Desk, one: Evidence) -> Iterator[str]:
    if one.valid_until:
        yield desk.words("option.until", date=card.worded(str(one.valid_until.value), desk.lang))
    elif one.years:
        yield ", ".join(map(str, one.years.value))


def _of_file(desk: Desk, path: str) -> Option:
    return Option(path.removeprefix(f"{EVIDENCE_DIR}/"), path, desk.words("option.unmatched"))


def _doubt(desk: Desk, one: Doubt) -> str:
    """Return in words what differs: what was, what is read now, how surely."""
    if one.kind in _ABOUT_BYTES:
        title = desk.walk.shown(one.was).evidence.title
        return desk.words(f"doubt.{one.kind}", title=title, id=one.was, file=one.now)
    worded = _type_of(desk) if one.kind is DoubtKind.TYPE else _value_of(desk)
    if not one.now:
        return desk.words("doubt.type_unknown", was=worded(one.was))
    return desk.words(
        f"doubt.{one.kind}",
        field=card.field(one.field, desk.lang),
        was=worded(one.was),
        now=worded(one.now),
        sure=f"{one.sure or 0:.0%}",
    )


def _type_of(desk: Desk) -> Callable[[str], str]:
    known = desk.walk.case.types.by_id()
    return lambda name: known[name].title.in_(desk.lang) if name in known else name


def _value_of(desk: Desk) -> Callable[[str], str]:
    return lambda value: card.worded(value, desk.lang)
