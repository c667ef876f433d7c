"""The command line: thin, one file per command; the only place that knows click.

A command lives in `cli/<name>.py` as `command` and is imported only when it is run or its own
help is asked for, so that `gfpack --help` costs little more than importing click. What a command
and its options do is said in the catalogue (`cli.help.<name>`), in both languages. `main` turns
errors into a message, an advice and an exit code.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

import click

from gfpack import __version__
from gfpack.base.errors import UsageError
from gfpack.base.messages import message
from gfpack.cli.words import Context, Group, current_language, language_option, localised

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS = (
    "init",
    "checklist",
    "request",
    "calendar",
    "collect",
    "evidence",
    "walk",
    "confirm",
    "figures",
    "check",
    "appendix",
    "report",
    "build",
    "batch",
    "sort",
    "verify",
    "explain",
    "doctor",
)


class LazyGroup(Group):
    """Commands by name; the module of a command is imported when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which work is done."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by name, in the user's language, or None."""
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        found: click.Command = import_module(f"gfpack.cli.{cmd_name}").command
        return localised(found, cmd_name, current_language(ctx))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the arguments name.

        Raises:
            UsageError: there is none; the message names the nearest one.
        """
        if not ctx.resilient_parsing and args and args[0] not in COMMANDS:
            raise no_such(args[0], COMMANDS)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the catalogue, importing none of them."""
        lang = current_language(ctx)
        with formatter.section("All commands"):
            formatter.write_dl([(name, message(f"cli.commands.{name}", lang)) for name in COMMANDS])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer commands and options, importing no command."""
        from click.shell_completion import CompletionItem

        lang = current_language(ctx)
        names = [name for name in COMMANDS if name.startswith(incomplete)]
        items = [CompletionItem(name, help=message(f"cli.commands.{name}", lang)) for name in names]
        return items or super().shell_complete(ctx, incomplete)


def no_such(name: str, known: tuple[str, ...]) -> UsageError:
    """Return the error of a command that does not exist."""
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    if near:
        return UsageError("cli.no_command_near", name=name, near=near[0])
    return UsageError("cli.no_command", name=name)


@click.group(cls=LazyGroup, invoke_without_command=True, subcommand_metavar="COMMAND [ARGS]...")
@language_option
@click.version_option(__version__, prog_name="gfpack")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Prepare declaration packages for green factories."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


cli.context_class = Context


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with one of the documented exit codes."""
    from gfpack.cli.leave import exit_code_of

    # What a command reads lives until it ends: looking for garbage early only costs time
    # (half of reading a checklist).
    gc.set_threshold(200_000, 20, 20)
    arguments = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console in cp936 or C must not stop the work
            stream.reconfigure(errors="replace")
    code = exit_code_of(cli, arguments)
    gc.freeze()  # nor is there anything to be found at the end, where Python would look once more
    sys.exit(code)
