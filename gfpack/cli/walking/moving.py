"""Keys that move: next, back, go to, find, choose an evidence, scroll, undo, help."""

from __future__ import annotations

from gfpack.base.text import normalised
from gfpack.cli.walking import asking, choosing, dialogue, keys
from gfpack.cli.walking.desk import Desk, Refused
from gfpack.cli.walking.paper import Ink, Line, paragraph
from gfpack.cli.walking.terminal import Screen


def onward(desk: Desk) -> None:
    """Go to the next one."""
    if desk.place + 1 >= len(desk.ids):
        raise Refused(desk.words("cannot.last"))
    desk.move(desk.place + 1)


def back(desk: Desk) -> None:
    """Go to the one before."""
    if desk.place == 0:
        raise Refused(desk.words("cannot.first"))
    desk.move(desk.place - 1)


def go(desk: Desk) -> None:
    """Go to a requirement by its id."""
    said = dialogue.ask(desk.terminal, desk.words("ask.go"))
    if said is not None:
        _go(desk, said)


def find(desk: Desk) -> None:
    """Go to a requirement whose id or title holds some words."""
    said = dialogue.ask(desk.terminal, desk.words("ask.find"))
    if said is None:
        return
    titles = {
        key: f"{key} {one.title.in_(desk.lang)}"
        for key, one in desk.walk.case.checklist.requirements().items()
    }
    wanted = normalised(said)
    found = [key for key in desk.ids if wanted in normalised(titles.get(key, key))]
    found += [key for key, t in titles.items() if key not in found and wanted in normalised(t)]
    if not found:
        raise Refused(desk.words("cannot.nothing_found", words=said))
    place: int | None = 0
    if len(found) > 1:
        question = desk.words("ask.found", count=len(found))
        options = [titles[key] for key in found]
        place = choosing.choose(desk.terminal, question, options, desk.lang)
    if place is not None:
        _go(desk, found[place])


def _go(desk: Desk, requirement: str) -> None:
    if requirement in desk.ids:
        desk.move(desk.ids.index(requirement))
        return
    if requirement not in desk.walk.case.checklist.requirements():
        raise Refused(desk.words("cannot.no_requirement", id=requirement))
    desk.ids.insert(desk.place + 1, requirement)
    desk.move(desk.place + 1)
    desk.tell(desk.words("cannot.out_of_scope", id=requirement))


def choose(desk: Desk, number: int) -> None:
    """Choose an evidence of this step by its number, from 1, and scroll to it."""
    if not 0 < number <= len(desk.evidence):
        raise Refused(desk.words("cannot.no_number", number=number))
    desk.chosen = number - 1
    desk.top = -1


def choose_next(desk: Desk) -> None:
    """Choose the next evidence of this step; after the last the first."""
    if not desk.evidence:
        raise Refused(desk.words("cannot.no_evidence"))
    choose(desk, (desk.chosen + 1) % len(desk.evidence) + 1)


def choose_before(desk: Desk) -> None:
    """Choose the evidence before; before the first the last."""
    if not desk.evidence:
        raise Refused(desk.words("cannot.no_evidence"))
    choose(desk, (desk.chosen - 1) % len(desk.evidence) + 1)


def down(desk: Desk) -> None:
    """Scroll down by a page; after the end to the beginning."""
    desk.top = desk.view.bottom - 1 if desk.view.bottom < desk.view.total else 0


def up(desk: Desk) -> None:
    """Scroll up by a page."""
    desk.top = max(desk.view.top - desk.view.height + 1, 0)


def undo(desk: Desk) -> None:
    """Take back what was saved last."""
    if not desk.walk.can_undo:
        raise Refused(desk.words("cannot.nothing_to_undo"))
    change = desk.walk.undo()
    desk.saved -= 1
    desk.list_again()
    if change.about in desk.ids:
        desk.move(desk.ids.index(change.about))
    what = desk.undoable.pop() if desk.undoable else ""
    desk.tell(desk.words("did.undone", what=what), Ink.GOOD)


def reload(desk: Desk) -> None:
    """Read the project again: somebody edited a file, or dropped papers into the folder."""
    before = desk.walk.case.register
    desk.walk.reload()
    desk.undoable.clear()
    desk.list_again()
    after = desk.walk.case.register
    come, gone = after.files.keys() - before.files.keys(), before.files.keys() - after.files.keys()
    text = desk.words("did.reloaded", come=len(come), gone=len(gone))
    desk.tell(text, Ink.GOOD)


def whole(desk: Desk) -> None:
    """Show all that is to be known of what is asked, nothing cut off."""
    if desk.step is None:
        raise Refused(desk.words("cannot.no_evidence"))
    columns = desk.terminal.columns
    title = f"{desk.step.requirement.id} {desk.step.requirement.title.in_(desk.lang)}"
    header = paragraph(title, columns, rest="  ", ink=Ink.HEAD)
    _read_through(desk, header, asking.whole(desk.step, desk.walk.case, columns, desk.lang))


def explain(desk: Desk, described: list[tuple[str, str]]) -> None:
    """Show what every key does; scrolls with Space, any other key goes back."""
    columns, lines = desk.terminal.columns, []
    for key, what in described:
        lines += paragraph(what, columns, first=f"{key}  ", rest=" " * 4)
    _read_through(desk, [Line(desk.words("help.title"), Ink.HEAD)], lines)


def _read_through(desk: Desk, header: list[Line], lines: list[Line]) -> None:
    """Show lines; Space scrolls, any other key goes back."""
    top = 0
    while True:
        screen = Screen(header, "", lines, [Line(desk.words("more.back"), Ink.FAINT)])
        view = desk.terminal.view(screen, top)
        more = desk.words("more.page", first=view.top + 1, last=view.bottom, total=view.total)
        desk.terminal.draw(screen, view, more)
        if keys.pressed() not in (keys.SPACE, keys.PAGE_DOWN) or view.bottom >= view.total:
            return
        top = view.bottom - 1
