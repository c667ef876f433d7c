"""The list of dropped files that a person has to decide on. In and out: an xlsx file.

The person writes the client into the first column: its folder, name or credit code, or `-` for a
file that is nobody's. Read back, a row counts by the hash in its hidden column, so that rows may be
sorted and files renamed meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gfpack.base.errors import UsageError
from gfpack.base.files import written_whole
from gfpack.base.messages import Lang, message
from gfpack.base.text import normalised, shown
from gfpack.batch.drop import DropFolder
from gfpack.batch.known import KnownClients
from gfpack.batch.outputs import book
from gfpack.batch.owners import Owner, Seen, Why
from gfpack.batch.sorting import Decision, Sorted, Waiting
from gfpack.evidence.reasons import reason_in_words
from gfpack.project.begin import plain_code
from gfpack.tools.worker import Failure
from gfpack.tools.xlsx import Column, Link, Sheet, Value
from gfpack.tools.xlsx_read import Grid, letters, read_safely

LIST, PLAIN_LIST = "batch-unsorted.xlsx", "batch-unsorted.txt"
_ASIDE = frozenset({"-", "—", "无", "不收", "none", "nobody"})
_COLUMNS = ("client", "file", "candidates", "why", "seen", "where", "sha256")
_WIDTHS = {
    "client": 28,
    "file": 44,
    "candidates": 34,
    "why": 40,
    "seen": 34,
    "where": 26,
    "sha256": 20,
}


@dataclass(frozen=True, slots=True)
class DecisionFault:
    """What is wrong with a decision: a key below `sort.faults` and what it names."""

    cell: str
    said: str
    key: str
    params: Mapping[str, object]


def write_list(of: Sorted, lang: Lang) -> tuple[Path, ...]:
    """Write what waits, for Excel and as plain text; one that somebody edited stays.

    Nothing is written where nothing waits and no list is there.

    Raises:
        OutputError: it cannot be written.
    """
    if not of.waiting and not (of.root / LIST).exists():
        return ()
    claimed = book(of.root, LIST, [_waiting(of, lang), _clients(of, lang)])
    with written_whole(of.root / PLAIN_LIST) as temporary:
        temporary.write_text("".join(_lines(of, lang)), "utf-8-sig", newline="\r\n")
    return claimed.path, of.root / PLAIN_LIST


def reason(owner: Owner, lang: Lang) -> str:
    """Return why nobody but a person can say whose a file is."""
    unread = reason_in_words(owner.detail, lang) if owner.detail else ""
    key = f"sort.why.{owner.why or Why.NOTHING}"
    return message(key, lang, unread=unread)


def where(seen: Seen, lang: Lang) -> str:
    """Return where something was seen: within which file, on which page."""
    if seen.by == "file-name":
        return message("sort.in_name", lang)
    page = message("sort.page", lang, page=seen.page)
    return f"{seen.inside} · {page}" if seen.inside else page


class Decisions:
    """What a person wrote into a list; faults gather in `faults`."""

    def __init__(self, file: Path) -> None:
        self.faults: list[DecisionFault] = []
        self._rows = _rows(file)

    def __call__(
        self, known: KnownClients, found: DropFolder, before: Mapping[str, str | None]
    ) -> tuple[Decision, ...]:
        """Return the decisions about files that lie there and were not filed before."""
        there = {one.sha256 for one in found.files}
        decided: dict[str, Decision] = {}
        for cell, said, sha256 in self._rows:
            client = _client(said, known)
            if isinstance(client, str) and not client:
                self._fault(cell, said, "unknown")
            elif sha256 not in there:
                self._fault(cell, said, "gone")
            elif sha256 in before:
                if before[sha256] != client:
                    self._fault(cell, said, "before", client=before[sha256] or "-")
            elif sha256 in decided and decided[sha256].client != client:
                self._fault(cell, said, "twice")
            else:
                decided[sha256] = Decision(sha256, client)
        return tuple(decided.values())

    def _fault(self, cell: str, said: str, key: str, **params: object) -> None:
        self.faults.append(DecisionFault(cell, said, key, params))


def _client(said: str, known: KnownClients) -> str | None:
    """Return the client that is meant, None for nobody; empty where it cannot be told."""
    if said.strip().casefold() in _ASIDE:
        return None
    wanted = normalised(said)
    for named in (
        {one.client for one in known.known if normalised(one.client) == wanted},
        {one.client for one in known.of_code(plain_code(said))},
        {one.client for one in known.called(said)},
        {one.client for one in known.known if wanted in map(normalised, one.names)},
    ):
        if named:
            return named.pop() if len(named) == 1 else ""
    return ""


def _rows(file: Path) -> list[tuple[str, str, str]]:
    """Return (cell, what is written, hash) of each row that was decided.

    Raises:
        UsageError: it is not there, cannot be read, or is no such list.
    """
    if not file.is_file():
        raise UsageError("sort.no_list", file=file)
    grids = read_safely(file)
    if isinstance(grids, Failure):
        raise UsageError("clients.unreadable", file=file)
    for grid in grids:
        if found := _header(grid):
            header, client, sha256 = found
            return [
                (f"{letters(client)}{number}", str(row[client]).strip(), str(row.get(sha256, "")))
                for number, row in grid.rows()
                if number > header and str(row.get(client, "")).strip()
            ]
    raise UsageError("sort.not_a_list", file=file)


def _header(grid: Grid) -> tuple[int, int, int] | None:
    """Return the row of headings, and the columns of client and hash."""
    titles = {
        name: {message(f"sort.columns.{name}", lang) for lang in Lang}
        for name in ("client", "sha256")
    }
    for number, row in grid.rows():
        at = {
            name: [c for c, said in row.items() if said in known] for name, known in titles.items()
        }
        if at["client"] and at["sha256"]:
            return number, at["client"][0], at["sha256"][0]
    return None


def _waiting(of: Sorted, lang: Lang) -> Sheet:
    clients = message("sort.clients_sheet", lang)
    cells = f"'{clients}'!$A$2:$A${len(of.known.known) + 1}"
    columns = [
        Column(
            message(f"sort.columns.{name}", lang),
            _WIDTHS[name],
            entry=name == "client",
            choices_in=cells if name == "client" else "",
            hidden=name == "sha256",
            printed=name != "sha256",
        )
        for name in _COLUMNS
    ]
    lines = [message(f"sort.{key}", lang) for key in ("list_title", "list_how")]
    rows = [_row(one, of, lang) for one in of.waiting]
    return Sheet(message("sort.sheet", lang), columns, rows, lines=lines)


def _row(one: Waiting, of: Sorted, lang: Lang) -> tuple[Value, ...]:
    seen = one.owner.seen
    return (
        None,
        _file(one, of),
        "\n".join(one.owner.candidates),
        reason(one.owner, lang),
        "\n".join(each.text for each in seen),
        "\n".join(where(each, lang) for each in seen),
        one.file.sha256,
    )


def _file(one: Waiting, of: Sorted) -> Value:
    paths = "\n".join(one.file.paths)
    if len(one.file.paths) > 1 or not of.folder.is_relative_to(of.root):
        return paths
    return Link(paths, (of.folder.relative_to(of.root) / paths).as_posix())


def _clients(of: Sorted, lang: Lang) -> Sheet:
    columns = [
        Column(message(f"sort.columns.{name}", lang), width)
        for name, width in (("folder", 36), ("name", 40), ("code", 24))
    ]
    rows = [(one.client, one.file.enterprise.name, one.code or "") for one in of.known.known]
    return Sheet(message("sort.clients_sheet", lang), columns, rows)


def _lines(of: Sorted, lang: Lang) -> list[str]:
    lines = [message("sort.list_title", lang) + "\n"]
    for one in of.waiting:
        told = "; ".join(f"{seen.text} ({where(seen, lang)})" for seen in one.owner.seen)
        may_be = ", ".join(one.owner.candidates) or "-"
        lines.append(
            "\n"
            + message(
                "sort.entry",
                lang,
                file=" = ".join(map(shown, one.file.paths)),
                why=reason(one.owner, lang),
                candidates=may_be,
                seen=told or "-",
            )
            + "\n"
        )
    return lines
