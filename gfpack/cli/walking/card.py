"""One evidence on the screen. In: a `Shown`. Out: lines: one for a list, or all that is known."""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.messages import Lang, message
from gfpack.base.text import normalised, padded
from gfpack.cli.walking.paper import Ink, Line, clipped, paragraph
from gfpack.evidence.as_text import seals_text
from gfpack.evidence.models import FileState
from gfpack.evidence.reads import Read, TypeBy, type_by
from gfpack.findings.params import WHY, listed
from gfpack.findings.wrap import columns_of
from gfpack.walk.models import Sheet, Shown

_INDENT = " " * 4
_SEEN_COLUMNS = 60
"""At most so much of the text around a value is shown."""
_WIDE = 90
"""From so many columns on values stand below each other; else there is no room for that."""


def short(one: Shown, number: int, columns: int, lang: Lang) -> Line:
    """Return an evidence as a line of a list: its number, title, how it stands, until when."""
    tail = f"  {status(one, lang)}{_good_for(one, lang)}"
    head = f" {number:>2} "
    title = clipped(_title(one), max(columns - columns_of(head) - columns_of(tail), 12))
    return Line(clipped(f"{head}{title}{tail}", columns), _ink(one))


def full(one: Shown, number: int | None, columns: int, lang: Lang) -> list[Line]:
    """Return all that is known of an evidence; `number` None where it stands alone.

    In a list it says what is wrong with it at once, as the findings stand far below.
    """
    head = f">{number:>2} " if number else ""
    told = f"{head}{_title(one)}  {one.evidence.id}"
    lines = paragraph(told, columns, rest=_INDENT if number else "", ink=Ink.CHOSEN)
    indent = _INDENT if number else "  "
    lines += paragraph(_standing(one, lang), columns, first=indent, ink=_ink(one))
    for sheet in one.sheets:
        ink = Ink.PLAIN if sheet.state is FileState.READABLE else Ink.BAD
        lines += paragraph(where(sheet, lang), columns, first=indent, rest=indent + "  ", ink=ink)
    lines += _values(one, columns, indent, lang)
    for found in one.findings if number else ():
        ink = Ink.BAD if found.blocks else Ink.DOUBTFUL
        lines += paragraph(found.message(lang), columns, first=f"{indent}! ", ink=ink, most=3)
    return lines


def status(one: Shown, lang: Lang) -> str:
    """Return in few words how an evidence stands, and whether software is unsure what it is."""
    held = one.evidence
    if held.set_aside:
        return message("walk.evidence.set_aside", lang, why=held.set_aside)
    why = [one_of.in_(lang) for one_of in (WHY[short] for short in one.shortfalls)]
    if held.confirmation and not held.confirmed:
        return message("walk.evidence.changed", lang)
    if why:
        return listed(why, lang)
    if held.confirmed:
        return message("walk.evidence.confirmed", lang)
    unsure = type_by(held) is TypeBy.UNSURE
    return message(f"walk.evidence.{'unsure' if unsure else 'unconfirmed'}", lang)


def kind(one: Shown, lang: Lang) -> str:
    """Return the type of an evidence, and who says that it is of that type, and how surely."""
    if one.type is None:
        return message("walk.evidence.untyped", lang)
    title, sure = one.type.title.in_(lang), f"{one.evidence.match_confidence:.0%}"
    return message(f"walk.kind.{type_by(one.evidence)}", lang, title=title, sure=sure)


def where(sheet: Sheet, lang: Lang) -> str:
    """Return a file and the pages taken of it."""
    if sheet.state is FileState.MISSING:
        return f"{sheet.path}  {message('walk.evidence.missing', lang)}"
    if sheet.pages < 2:
        return sheet.path
    key = "page" if sheet.first == sheet.last else "pages"
    span = {"first": sheet.first, "last": sheet.last, "count": sheet.pages}
    return f"{sheet.path}  {message(f'walk.evidence.{key}', lang, **span)}"


def field(name: str, lang: Lang) -> str:
    """Return the name of a field of evidence."""
    if name == "title":
        return message("walk.evidence.title", lang)
    return message(f"evidence.fields.{name}", lang)


def worded(value: str, lang: Lang) -> str:
    """Return a value as it is read by a person."""
    return message("walk.evidence.long_term", lang) if value == "long-term" else value


def _title(one: Shown) -> str:
    return one.evidence.title or one.evidence.id


def _good_for(one: Shown, lang: Lang) -> str:
    for read in one.reads:
        if read.field in ("valid_until", "years"):
            return f"  {worded(read.value, lang)}"
    return ""


def _standing(one: Shown, lang: Lang) -> str:
    """Return type, confirmation, what was seen, and how many findings."""
    held = one.evidence
    parts = [kind(one, lang)]
    if held.confirmed and held.confirmation and not one.shortfalls and not held.set_aside:
        by = held.confirmation
        parts.append(message("walk.evidence.confirmed_by", lang, by=by.by, on=by.on))
    else:
        parts.append(status(one, lang))
    if held.seal_seen:
        parts.append(message("walk.evidence.seal", lang))
    elif one.seals is not None:
        parts.append(seals_text(one.seals, lang))
    parts += [message("walk.evidence.original", lang)] if held.original_seen else []
    if one.findings:
        parts.append(message("walk.evidence.problems", lang, count=len(one.findings)))
    return " · ".join(parts)


def _values(one: Shown, columns: int, indent: str, lang: Lang) -> Iterator[Line]:
    if not one.reads:
        text = message("walk.evidence.nothing_read", lang)
        yield from paragraph(text, columns, first=indent, ink=Ink.FAINT)
        return
    names = [field(read.field, lang) for read in one.reads]
    room = max(map(columns_of, names)) if columns >= _WIDE else 0
    for name, read in zip(names, one.reads, strict=True):
        ink = Ink.PLAIN if read.confirmed else Ink.DOUBTFUL
        label = f"{indent}{padded(name, room)}  "
        said, seen = worded(read.value, lang), _seen(read, lang)
        if columns_of(f"{label}{said}  {seen}") <= columns:
            yield Line(clipped(f"{label}{said}  {seen}".rstrip(), columns), ink)
            continue
        yield from paragraph(said, columns, first=label, ink=ink)
        if seen:
            below = " " * columns_of(label) if room else f"{indent}  "
            yield from paragraph(seen, columns, first=below, ink=ink, most=2)


def _seen(read: Read, lang: Lang) -> str:
    """Return where a value was read, and the text there where it says more than the value.

    Of a person's own value: who says so, and what software read instead.
    """
    if read.own:
        who = " ".join(map(str, filter(None, (read.by, read.on))))
        said = message(f"walk.evidence.{'own_by' if who else 'own'}", lang, who=who)
        return said + (_replaced(read, lang) if read.replaced else "")
    if read.page is None or read.confidence is None:
        return ""
    same = normalised(read.seen) == normalised(read.value)
    key = "computed" if read.computed else "same" if same else "seen"
    seen, sure = clipped(read.seen, _SEEN_COLUMNS), f"{read.confidence:.0%}"
    return message(f"walk.evidence.{key}", lang, page=read.page, seen=seen, sure=sure)


def _replaced(read: Read, lang: Lang) -> str:
    return message(
        "walk.evidence.replaced",
        lang,
        value=worded(read.replaced, lang),
        page=read.page,
        seen=clipped(read.seen, _SEEN_COLUMNS),
        sure=f"{read.confidence or 0:.0%}",
    )


def _ink(one: Shown) -> Ink:
    if one.evidence.set_aside:
        return Ink.FAINT
    if one.obstacle or any(each.blocks for each in one.findings):
        return Ink.BAD
    return Ink.PLAIN if one.evidence.confirmed and not one.shortfalls else Ink.DOUBTFUL
