"""Projects from a table of clients. In: a table, a folder. Out: a project for each good row.

A project that is there already is left as it is, whatever the table says; the same table again
changes nothing. What is wrong with a row stops that row only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from gfpack.base.errors import GfpackError, UsageError
from gfpack.base.files import make_folder
from gfpack.base.messages import Lang
from gfpack.base.text import same_name
from gfpack.batch.client_rows import Client, Defaults, RowFault, clients_in
from gfpack.batch.client_table import ClientTable, read_table
from gfpack.batch.known import Known, KnownClients, known_clients
from gfpack.batch.remember import locked
from gfpack.checklist.load import load as load_checklist
from gfpack.checklist.models import Checklist
from gfpack.project.init import Facts, init
from gfpack.project.layout import is_project


@dataclass(frozen=True, slots=True)
class Made:
    """A project that was made for a row."""

    row: int
    client: str
    name: str
    others: tuple[str, ...] = ()
    """Projects of the same enterprise for other years or checklists."""


@dataclass(frozen=True, slots=True)
class There:
    """A project that was there for a row, and stays as it is."""

    row: int
    client: str
    name: str
    """As the table has it."""
    was: str | None = None
    """What the project calls the same credit code, where that is another name."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A project that could not be made; nothing is wrong with its row."""

    row: int
    client: str
    why: GfpackError


@dataclass(frozen=True, slots=True)
class FromTable:
    """What came of a table."""

    table: ClientTable
    made: tuple[Made, ...]
    there: tuple[There, ...]
    faults: tuple[RowFault, ...]
    failed: tuple[Failed, ...]
    broken: tuple[str, ...] = field(default=())
    """Projects whose file cannot be read: they may be those of a row."""


def from_table(file: Path, root: Path, defaults: Defaults, lang: Lang) -> FromTable:
    """Make a project below `root` for each row that is right.

    Raises:
        UsageError: there is no table in the file; `root` is a project.
        OutputError: another run is at work in `root`, or it cannot be written.
    """
    table = read_table(file)
    good, faults = clients_in(table, defaults)
    if is_project(root):
        raise UsageError("batch.root_is_project", root=root)
    if not good and not root.exists():
        return FromTable(table, (), (), faults, ())
    make_folder(root)
    with locked(root):
        makes = _Makes(table, root, known_clients(root), lang)
        for one in good:
            makes.take(one)
    faults = tuple(sorted([*faults, *makes.faults], key=lambda one: one.row))
    broken = tuple(client for client, _ in makes.known.broken)
    return FromTable(
        table, tuple(makes.made), tuple(makes.there), faults, tuple(makes.failed), broken
    )


class _Makes:
    """Makes projects row by row."""

    def __init__(self, table: ClientTable, root: Path, known: KnownClients, lang: Lang) -> None:
        self.made: list[Made] = []
        self.there: list[There] = []
        self.faults: list[RowFault] = []
        self.failed: list[Failed] = []
        self.known = known
        self._table, self._root, self._lang = table, root, lang
        self._checklists: dict[str, Checklist] = {}

    def take(self, one: Client) -> None:
        """Make the project of a row, unless it is there."""
        same = self._same(one)
        if there := next((other for other in same if other.is_for(*one.about)), None):
            self._tell(one, there)
            return
        folder = self._free(one, same)
        if folder is None:
            column = "short_name" if "short_name" in self._table.columns else "name"
            place = self._table.place(one.row, column)
            heading = self._table.headings.get(column, column)
            self.faults.append(RowFault(one.row, place, heading, "taken", {"folder": one.folder}))
            return
        try:
            init(self._root / folder, self._checklist(one.checklist), self._facts(one), self._lang)
        except GfpackError as problem:
            self.failed.append(Failed(one.row, folder, problem))
        else:
            others = tuple(other.client for other in same)
            self.made.append(Made(one.row, folder, one.name, others))

    def _same(self, one: Client) -> tuple[Known, ...]:
        """Return the projects of the same enterprise: of its code, else of its name."""
        if one.code and (found := self.known.of_code(one.code)):
            return found
        named = self.known.called(one.name)
        return tuple(other for other in named if not (one.code and other.code))

    def _tell(self, one: Client, there: Known) -> None:
        named = any(same_name(one.name, name) for name in there.file.enterprise.names())
        was = None if named else there.file.enterprise.name
        self.there.append(There(one.row, there.client, one.name, was))

    def _free(self, one: Client, same: tuple[Known, ...]) -> str | None:
        """Return a folder that is no project; with the year where the enterprise has the plain."""
        if not is_project(self._root / one.folder):
            return one.folder
        dated = f"{one.folder}-{one.year}"
        own = any(other.client == one.folder for other in same)
        return dated if own and not is_project(self._root / dated) else None

    def _checklist(self, name: str) -> Checklist:
        if name not in self._checklists:
            self._checklists[name] = load_checklist(name)
        return self._checklists[name]

    def _facts(self, one: Client) -> Facts:
        checklist = self._checklist(one.checklist)
        tops = (*checklist.general, *checklist.indicators) if one.responsible else ()
        return Facts(
            one.name,
            one.year,
            one.deadline,
            one.code,
            one.tier,
            one.review_days,
            responsible={top.id: one.responsible or "" for top in tops},
            more=one.more,
        )
