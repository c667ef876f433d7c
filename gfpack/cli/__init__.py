"""The command line: thin, one file per command; the only place that knows click.

A command lives in `cli/<name>.py` as `command` and is imported only when it is run or its own
help is asked for, so that `gfpack --help` costs little more than importing click. One handler here
turns errors into a message, an advice and an exit code.
"""

from __future__ import annotations

import importlib
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

import click

from gfpack import __version__
from gfpack.base.errors import DataError, ExitCode, GfpackError
from gfpack.base.messages import Lang, message, preferred_language

COMMANDS = (
    "init",
    "checklist",
    "request",
    "collect",
    "confirm",
    "check",
    "appendix",
    "report",
    "build",
    "verify",
    "explain",
    "doctor",
)


class LazyGroup(click.Group):
    """Commands by name; the module of a command is imported when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which work is done."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by name, or None."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = importlib.import_module(f"gfpack.cli.{cmd_name}").command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the catalogue, importing none of them."""
        lang = _language(ctx.params.get("lang"))
        rows = [(name, message(f"cli.commands.{name}", lang)) for name in COMMANDS]
        with formatter.section(message("cli.commands_title", lang)):
            formatter.write_dl(rows)


def _language(chosen: str | None) -> Lang:
    return Lang(chosen) if chosen else preferred_language()


@click.group(cls=LazyGroup, invoke_without_command=False)
@click.option("--lang", type=click.Choice([*Lang]), is_eager=True, help="中文 / English")
@click.version_option(__version__, prog_name="gfpack")
@click.pass_context
def cli(ctx: click.Context, lang: str | None) -> None:
    """Prepare declaration packages for green factories (绿色工厂申报材料)."""
    ctx.obj = _language(lang)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with one of the documented exit codes."""
    arguments = sys.argv[1:] if arguments is None else arguments
    lang = _language(_asked_for(arguments))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console in cp936 or C must not stop the work
            stream.reconfigure(errors="replace")
    try:
        code = cli.main(arguments, prog_name="gfpack", standalone_mode=False)
    except click.exceptions.Abort:
        code = ExitCode.INTERRUPTED
    except KeyboardInterrupt:
        code = ExitCode.INTERRUPTED
    except click.ClickException as problem:
        problem.show()
        code = ExitCode.USAGE
    except GfpackError as problem:
        _show(problem, lang)
        code = problem.exit_code
    except Exception:
        code = _log_bug(lang)
    sys.exit(int(code or 0))


def _asked_for(arguments: list[str]) -> str | None:
    for position, word in enumerate(arguments):
        value = word.partition("=")[2] if word.startswith("--lang=") else None
        if word == "--lang" and position + 1 < len(arguments):
            value = arguments[position + 1]
        if value in {*Lang}:
            return value
    return None


def _show(problem: GfpackError, lang: Lang) -> None:
    if isinstance(problem, DataError):
        for one in problem.problems:
            text = message(one.key, lang, **dict(one.params))
            click.echo(f"{one.file}:{one.line}:{one.column}: {text}", err=True)
    click.echo(message(f"{problem.key}.message", lang, **problem.params), err=True)
    click.echo(message(f"{problem.key}.advice", lang, **problem.params), err=True)


def _log_bug(lang: Lang) -> ExitCode:
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    log = Path(f"gfpack-{moment}.log")
    try:
        log.write_text(f"gfpack {__version__}\n{sys.argv}\n{traceback.format_exc()}", "utf-8")
    except OSError:
        traceback.print_exc()
    click.echo(message("cli.bug.message", lang, log=log), err=True)
    click.echo(message("cli.bug.advice", lang, log=log), err=True)
    return ExitCode.BUG
