"""`gfpack verify`: the proof."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gfpack.base.errors import ExitCode, GfpackError
from gfpack.base.messages import message
from gfpack.cli import common
from gfpack.cli.passwords import Told, password_options

if TYPE_CHECKING:
    from gfpack.package.rendering import Compared
    from gfpack.package.verify import Verified

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.command()
@click.argument("package", type=click.Path(path_type=Path, exists=True))
@click.option("--project", "sources_of", type=_FOLDER, metavar="FOLDER")
@click.option("--no-project", is_flag=True)
@click.option("--full", is_flag=True)
@password_options
def command(
    package: Path, *, sources_of: Path | None, no_project: bool, full: bool, passwords: Told
) -> int:
    """Prove a package (folder or zip) whole, unchanged, its references and its pages right."""
    verified = _verified(package, sources_of, found=not no_project, full=full, passwords=passwords)
    lang = common.language()
    for one in verified.findings:
        click.echo(f"× {one.message(lang)}  [{one.code}]")
    common.say("package.verify.manifest", hash=verified.manifest_hash)
    _tell(verified.compared)
    if not verified.findings:
        counts = {
            "citations": verified.citations,
            "attachments": verified.attachments,
            "pages": verified.pages,
        }
        common.say("package.verify.whole", err=False, **counts)
        return ExitCode.DONE
    common.say("package.verify.broken", count=len(verified.findings))
    return ExitCode.BLOCKED


def _verified(
    package: Path, project: Path | None, *, found: bool, full: bool, passwords: Told
) -> Verified:
    """Verify against the project that is named, else the one the package lies in."""
    from gfpack.findings.case import open_case
    from gfpack.package.rendering import project_of
    from gfpack.package.verify import Against, examine

    place = project or (project_of(package) if found else None)
    against = None
    try:
        if place is not None:
            against = Against(open_case(place), full, passwords.of(place))
    except GfpackError:
        if project is not None:
            raise
        common.say("package.verify.project_unreadable", path=place)
    return examine(package, against)


def _tell(compared: Compared | None) -> None:
    """Say how many pages were held against their source, and what could not be."""
    if compared is None:
        common.say("package.verify.not_compared")
        return
    how = "all" if compared.pages == compared.of else "sampled"
    common.say(f"package.verify.compared_{how}", pages=compared.pages, of=compared.of)
    for why, count in sorted(compared.unseen.items()):
        reason = message(f"package.verify.unseen.{why}", common.language())
        common.say("package.verify.unseen_pages", count=count, why=reason)
