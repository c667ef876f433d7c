"""`gfpack verify`: the proof."""

from __future__ import annotations

from pathlib import Path

import click

from gfpack.base.errors import ExitCode
from gfpack.cli import common


@click.command()
@click.argument("package", type=click.Path(path_type=Path, exists=True))
def command(package: Path) -> int:
    """Prove a package (folder or zip) whole, unchanged, and its references right."""
    from gfpack.package.verify import examine

    verified = examine(package)
    lang = common.language()
    for one in verified.findings:
        click.echo(f"× {one.message(lang)}  [{one.code}]")
    common.say("package.verify.manifest", hash=verified.manifest_hash)
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
