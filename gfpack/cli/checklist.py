"""`gfpack checklist`: indicator tables: list, show, lint, schema, official points."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import click

from gfpack.base.messages import message
from gfpack.cli import common

_FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)
_project = click.option("--project", type=_FOLDER, metavar="DIR")
_as_json = click.option("--json", "as_json", is_flag=True)


def _own(project: Path | None) -> tuple[Path, ...]:
    """Return the checklists of the project that is named, or in which the command is run."""
    from gfpack.project.layout import CHECKLISTS_DIR, is_project

    if project is None and not is_project(Path()):
        return ()
    return ((project or Path()) / CHECKLISTS_DIR,)


@click.group()
def command() -> None:
    """Show and lint indicator tables, import official points."""


@command.command("list")
@click.option("--profiles", "only_profiles", is_flag=True)
@_project
@_as_json
def list_(project: Path | None, *, only_profiles: bool, as_json: bool) -> None:
    """List the checklists and profiles there are."""
    from gfpack.checklist.profile_text import listed_profiles
    from gfpack.checklist.tree import listed

    if as_json:
        rows = (listed_profiles if only_profiles else listed)(_own(project))
        common.say_data(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return
    if not only_profiles:
        _list_checklists(listed(_own(project)))
        click.echo()
        common.say("checklist.profiles_title")
    lang = common.language()
    for row in listed_profiles(_own(project)):
        key = "checklist.listed_profile_own" if row["own"] else "checklist.listed_profile"
        shown = {"id": row["profile"], "title": row["title"][lang], "file": row["file"]}
        if row["example"]:
            shown["title"] = message(
                "checklist.profile_shown.example", lang, profile=shown["title"]
            )
        common.say(key, over=", ".join(row["over"]), **shown)


def _list_checklists(rows: list[dict[str, Any]]) -> None:
    lang = common.language()
    for row in rows:
        key = "checklist.listed_own" if row["own"] else "checklist.listed"
        status = message(f"checklist.status.{row['status']}", lang)
        shown = {"id": row["id"], "title": row["title"][lang], "file": row["file"]}
        common.say(key, status=status, **shown)


@command.command()
@click.argument("checklist_id", metavar="ID")
@click.option("--profile", "profile_ids", multiple=True, metavar="ID")
@_project
@_as_json
def show(
    checklist_id: str, profile_ids: tuple[str, ...], project: Path | None, *, as_json: bool
) -> None:
    """Show a checklist as a tree, with profiles on it; or a profile."""
    from gfpack.checklist import profile_text
    from gfpack.checklist.as_text import as_text
    from gfpack.checklist.load import load, load_types
    from gfpack.checklist.profiles import available_profiles, laid_over, load_profile
    from gfpack.checklist.tree import tree

    own, lang = _own(project), common.language()
    if checklist_id in {one.id for one in available_profiles(own)}:
        profile = load_profile(checklist_id, own)
        data, text = profile.model_dump(mode="json"), profile_text.as_text(profile, lang)
    else:
        table = load(checklist_id, own)
        table, profiles = laid_over(table, profile_ids, own, load_types(own))
        line = profile_text.laid_on(profiles, lang)
        data, text = tree(table), as_text(table, lang) + (f"{line}\n" if line else "")
    if as_json:
        common.say_data(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    else:
        click.echo(text, nl=False)


@command.command("diff")
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@_project
@_as_json
def diff_(before: str, after: str, project: Path | None, *, as_json: bool) -> None:
    """Show what differs between two checklists."""
    from gfpack.checklist.diff import diff
    from gfpack.checklist.diff_text import as_data, as_text
    from gfpack.checklist.load import load, load_types

    own = _own(project)
    found = diff(load(before, own), load(after, own))
    if as_json:
        common.say_data(json.dumps(as_data(found), ensure_ascii=False, indent=2) + "\n")
    else:
        click.echo(as_text(found, load_types(own), common.language()), nl=False)


@command.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@_project
def lint(file: Path | None, project: Path | None) -> None:
    """Check one file, or all checklists and types there are."""
    from gfpack.base.errors import DataError
    from gfpack.figures import lint as linter

    folders = _own(project)
    files, problems = ([file], linter.lint(file, folders)) if file else linter.lint_all(folders)
    if problems:
        raise DataError(problems)
    common.say("checklist.lint_clean", count=len(files))


@command.command()
@click.argument(
    "what", type=click.Choice(["checklist", "types", "points", "profile"]), default="checklist"
)
def schema(what: str) -> None:
    """Print the JSON Schema of a data file."""
    from gfpack.checklist.schema import schema as schema_of

    common.say_data(json.dumps(schema_of(what), ensure_ascii=False, indent=2) + "\n")


@command.group()
def points() -> None:
    """Official points of a checklist."""


@points.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--checklist", "checklist_id", required=True, metavar="ID")
@click.option("--project", required=True, type=_FOLDER, metavar="DIR")
@click.option("--source", required=True, metavar="TEXT")
def import_(file: Path, checklist_id: str, project: Path, source: str) -> None:
    """Take official points from a table (xlsx, csv) into a project."""
    from gfpack.checklist.load import load_table
    from gfpack.checklist.points_import import read_points, write_points
    from gfpack.project.layout import CHECKLISTS_DIR
    from gfpack.project.lock import locked

    with locked(project):
        checklist = load_table(checklist_id, _own(project))
        found = read_points(file, checklist)
        today = date.today()  # noqa: DTZ011 - the user's own calendar
        path = write_points(project / CHECKLISTS_DIR, checklist, found, source, today)
    common.say("checklist.imported", count=len(found), path=path)
