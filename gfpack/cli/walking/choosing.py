"""One of several, below the screen. In: a question, options. Out: the place of the one chosen.

Digits choose what shows, words narrow the list by all that an option says and holds, + and - turn
pages, an empty line leaves everything as it is. Where a file is asked for, its path chooses it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gfpack.base.messages import Lang, message
from gfpack.base.text import normalised
from gfpack.cli.walking import dialogue
from gfpack.cli.walking.paper import Ink, Line, clipped, paragraph
from gfpack.cli.walking.terminal import Terminal

_OTHER_ROWS = 8
"""Rows that the question, what is told and the line that is typed may take."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the things to choose from."""

    text: str
    also: str = ""
    """By what else it is found: numbers, ids, file names."""
    head: str = ""
    """What it belongs to; said above the first of its kind."""


def choose(terminal: Terminal, question: str, options: Sequence[str], lang: Lang) -> int | None:
    """Return the place of the option that is chosen, None for none."""
    chosen = _chosen(terminal, question, [Option(one) for one in options], lang, None)
    return chosen if isinstance(chosen, int) else None


def choose_or_path(
    terminal: Terminal, question: str, options: Sequence[Option], lang: Lang, folder: Path
) -> int | Path | None:
    """Return the place of the option that is chosen, or the file whose path is typed.

    A path is completed below `folder`, and looked for there too.
    """
    return _chosen(terminal, question, options, lang, folder)


def _chosen(
    terminal: Terminal, question: str, options: Sequence[Option], lang: Lang, folder: Path | None
) -> int | Path | None:
    words, page, told = "", 0, ""
    while True:
        found = [place for place, one in enumerate(options) if _all_in(words, one)]
        pages = list(_pages(found, options, max(terminal.rows - _OTHER_ROWS, 3)))
        page = min(max(page, 0), len(pages) - 1)
        first, last = pages[page]
        _draw(terminal, [question, told], options, found, pages[page])
        key = _hint(len(pages) > 1, bool(options), folder is not None)
        hint = message(f"walk.choose.{key}", lang, first=first + 1, last=last, count=len(found))
        complete = dialogue.paths(folder) if folder else None
        said = dialogue.ask(terminal, hint, complete=complete)
        if said is None:
            return None
        told, sign = "", unicodedata.normalize("NFKC", said)
        if sign in ("+", "-"):
            page += 1 if sign == "+" else -1
        elif sign.isdecimal() and first < int(sign) <= last:
            return found[int(sign) - 1]
        elif folder and (file := _file(said, folder)) and file.is_file():
            return file
        elif any(_all_in(said, one) for one in options):
            words, page = said, 0
        elif folder and _is_path(said):
            return _file(said, folder)
        else:
            told, words = message("walk.choose.none", lang, words=said), ""


def _hint(paged: bool, options: bool, by_path: bool) -> str:
    """Return the name of the text that says what can be typed."""
    if not options:
        return "path"
    return f"{'page' if paged else 'which'}{'_or_path' if by_path else ''}"


def _draw(
    terminal: Terminal,
    texts: Sequence[str],
    options: Sequence[Option],
    found: Sequence[int],
    shown: tuple[int, int],
) -> None:
    terminal.clear()
    for text in filter(None, texts):
        terminal.say(paragraph(text, terminal.columns))
    head = ""
    for number in range(*shown):
        one = options[found[number]]
        if one.head and one.head != head:
            terminal.say([Line(clipped(one.head, terminal.columns), Ink.HEAD)])
        head = one.head
        terminal.say([Line(clipped(f"{number + 1:>4} {one.text}", terminal.columns))])


def _pages(found: Sequence[int], options: Sequence[Option], rows: int) -> Iterator[tuple[int, int]]:
    """Yield the first and the last (not included) of what fits on the screen, page by page."""
    first = used = 0
    head = ""
    for number, place in enumerate(found):
        new = options[place].head
        needed = 1 + bool(new and new != head)
        if number > first and used + needed > rows:
            yield first, number
            first, used, needed = number, 0, 1 + bool(new)
        used, head = used + needed, new
    yield first, len(found)


def _all_in(words: str, option: Option) -> bool:
    """Return whether an option says or holds all of the words."""
    held = normalised(f"{option.text} {option.also}")
    return all(normalised(word) in held for word in words.split())


def _file(said: str, folder: Path) -> Path:
    """Return the file a person names: from where he stands, else below `folder`."""
    named = Path(said.strip("\"'“”")).expanduser()
    return named if named.is_absolute() or named.exists() else folder / named


def _is_path(said: str) -> bool:
    """Return whether something looks like a path rather than words to look for."""
    return any(sign in said for sign in "/\\") or bool(Path(said).suffix)
