"""Which key does what, and the lines of keys. The letters are the same in every language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gfpack.base.messages import Lang, message
from gfpack.cli.walking import asking, keys, moving, on_evidence, on_requirement
from gfpack.cli.walking.desk import Desk
from gfpack.cli.walking.paper import Ink, Line, flowing
from gfpack.findings.wrap import columns_of


def _always(_desk: Desk) -> bool:
    return True


def _never(_desk: Desk) -> bool:
    return False


def _with_evidence(desk: Desk) -> bool:
    return bool(desk.evidence)


def _unconfirmed(desk: Desk) -> bool:
    return bool(desk.evidence) and not desk.shown.evidence.confirmed


def _with_several(desk: Desk) -> bool:
    return len(desk.evidence) > 1


def _with_pages(desk: Desk) -> bool:
    return bool(desk.evidence) and any(sheet.pages > 1 for sheet in desk.shown.sheets)


def _with_findings(desk: Desk) -> bool:
    return desk.step is not None and bool(desk.step.findings or desk.step.overridden)


def _with_questions(desk: Desk) -> bool:
    return desk.step is not None and bool(desk.step.questions)


def _with_points(desk: Desk) -> bool:
    return desk.step is not None and desk.step.result.full_points is not None


def _with_more(desk: Desk) -> bool:
    return desk.step is not None and asking.has_more(desk.step)


def _with_undo(desk: Desk) -> bool:
    return desk.walk.can_undo


def _explain(desk: Desk) -> None:
    """Show what every key does."""
    rows: Sequence[tuple[Command, ...]] = FOR_EVIDENCE if desk.step is None else FOR_REQUIREMENTS
    every = [one for row in rows for one in row]
    moving.explain(desk, [(one.shown(desk.lang), desk.words(f"help.{one.name}")) for one in every])


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do: its name in the catalogue, its keys, and when the line of keys offers it."""

    name: str
    keys: tuple[str, ...]
    action: Callable[[Desk], None]
    offered: Callable[[Desk], bool] = _always
    """A key works whenever it makes sense; the line shows those that matter on this screen."""

    def shown(self, lang: Lang) -> str:
        """Return the key and its word: `c confirm`, `c确认`."""
        sign = self.keys[0]
        if len(sign) > 1:
            sign = message(f"walk.names.{sign}", lang)
        word = message(f"walk.keys.{self.name}", lang)
        return message("walk.names.pair", lang, sign=sign, word=word)


ON_EVIDENCE = (
    Command("c", ("c",), on_evidence.confirm, _unconfirmed),
    Command("e", ("e",), on_evidence.edit, _with_evidence),
    Command("p", ("p",), on_evidence.pages, _with_pages),
    Command("k", ("k",), on_evidence.seal, _with_evidence),
    Command("o", ("o",), on_evidence.original, _with_evidence),
    Command("r", ("r",), on_evidence.replace, _with_evidence),
    Command("x", ("x",), on_evidence.set_aside, _with_evidence),
    Command("f", ("f",), on_evidence.file, _with_evidence),
    Command("l", ("l",), on_evidence.split, _never),
    Command("j", ("j",), on_evidence.join, _never),
)
ON_REQUIREMENT = (
    Command("a", ("a",), on_requirement.attach),
    Command("m", ("m",), on_requirement.met),
    Command("u", ("u",), on_requirement.unmet),
    Command("n", ("n",), on_requirement.not_applicable),
    Command("unknown", ("?",), on_requirement.unknown),
    Command("s", ("s",), on_requirement.statement),
    Command("w", ("w",), on_requirement.points, _with_points),
    Command("v", ("v",), on_requirement.override, _with_findings),
    Command("t", ("t",), on_requirement.circumstance, _with_questions),
)
DETACH = Command("d", ("d",), on_requirement.detach, _with_evidence)
CHOOSING = (
    Command("digit", (keys.TAB, keys.DOWN), moving.choose_next, _with_several),
    Command("before", (keys.UP,), moving.choose_before, _never),
)
MOVING = (
    Command("enter", (keys.ENTER, keys.RIGHT), moving.onward),
    Command("b", ("b", keys.LEFT, keys.BACK), moving.back),
    Command("space", (keys.SPACE, keys.PAGE_DOWN, "+"), moving.down, _never),
    Command("up", (keys.PAGE_UP, "-"), moving.up, _never),
    Command("z", ("z",), moving.undo, _with_undo),
)
SEARCHING = (
    Command("g", ("g",), moving.go),
    Command("find", ("/",), moving.find),
)
READING = (
    Command("i", ("i",), moving.whole, _with_more),
    Command("y", ("y", keys.F5), moving.reload),
)
HELP = Command("h", ("h",), _explain)
LEAVE = Command("q", ("q",), lambda _desk: None)

Rows = tuple[tuple[Command, ...], ...]
FOR_REQUIREMENTS: Rows = (
    (*ON_EVIDENCE, DETACH),
    ON_REQUIREMENT,
    (*MOVING, *CHOOSING, *SEARCHING, *READING, HELP, LEAVE),
)
"""What can be done while requirements are gone through, in the rows that are shown."""
FOR_EVIDENCE: Rows = (ON_EVIDENCE, (*MOVING, READING[-1], HELP, LEAVE))
"""What can be done while evidence is confirmed."""


def lines(desk: Desk, rows: Rows) -> list[Line]:
    """Return the keys that matter on this screen: a line for each row where they fit."""
    offered = [[one.shown(desk.lang) for one in row if one.offered(desk)] for row in rows]
    words = [row for row in offered if row]
    columns = desk.terminal.columns
    for gap in ("  ", " "):
        whole = [gap.join(row) for row in words]
        if max(map(columns_of, whole)) <= columns and not (gap == " " and " " in words[0][0]):
            break
    else:
        whole = flowing((word for row in words for word in row), columns)
    return [Line(line, Ink.FAINT) for line in whole]
