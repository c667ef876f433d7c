"""How a run ends. In: the command line's arguments. Out: an exit code, and on error what to do."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import click

from gfpack import __version__
from gfpack.base.errors import DataError, ExitCode, GfpackError, OutputError
from gfpack.base.messages import Lang, message, preferred_language
from gfpack.cli.words import usage_lines

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM)


def exit_code_of(cli: click.Command, arguments: list[str]) -> int:
    """Run `cli` and return its exit code; every error is shown as message and advice."""
    lang = _asked_for(arguments)
    try:
        result = cli.main(arguments, prog_name="gfpack", standalone_mode=False, obj=lang)
        return int(result) if isinstance(result, int) else ExitCode.DONE
    except (click.Abort, KeyboardInterrupt):
        click.echo(message("cli.interrupted", lang), err=True)
        return ExitCode.INTERRUPTED
    except Exception as problem:
        return _told(problem, arguments, lang)


def _told(problem: Exception, arguments: list[str], lang: Lang) -> ExitCode:
    """Tell the user what went wrong, and return its exit code."""
    if isinstance(problem, click.exceptions.NoArgsIsHelpError):
        click.echo(problem.format_message())
        return ExitCode.DONE
    if isinstance(problem, click.ClickException):
        for line in usage_lines(problem, lang):
            click.echo(line, err=True)
        return ExitCode.USAGE
    if isinstance(problem, OSError) and problem.errno in _NO_ROOM:
        path = problem.filename or "?"
        problem = OutputError("base.cannot_write", path=path, why=problem.strerror)
    if isinstance(problem, GfpackError):
        return _show(problem, lang)
    return _log_bug(problem, arguments, lang)


def _asked_for(arguments: list[str]) -> Lang:
    """Return the language that `--lang` names, wherever it stands, or the environment's."""
    for position, word in enumerate(arguments):
        name, equals, value = word.partition("=")
        if name == "--lang":
            if not equals and position + 1 < len(arguments):
                value = arguments[position + 1]
            if value in {*Lang}:
                return Lang(value)
    return preferred_language()


def _show(problem: GfpackError, lang: Lang) -> ExitCode:
    if isinstance(problem, DataError):
        for one in problem.problems:
            text = message(one.key, lang, **dict(one.params))
            click.echo(f"{one.file}:{one.line}:{one.column}: {text}", err=True)
    for part in ("message", "advice"):
        click.echo(message(f"{problem.key}.{part}", lang, **problem.params), err=True)
    return problem.exit_code


def _log_bug(problem: Exception, arguments: list[str], lang: Lang) -> ExitCode:
    """Write what went wrong to a log, here or else in the folder for temporary files."""
    import platform
    import tempfile
    import traceback
    from datetime import UTC, datetime

    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    where = f"gfpack {__version__}, Python {sys.version}, {platform.platform()}"
    text = f"{where}\n{arguments}\n{''.join(traceback.format_exception(problem))}"
    log: Path | str = "-"
    for folder in (Path.cwd(), Path(tempfile.gettempdir())):
        try:
            log = folder / f"gfpack-{moment}.log"
            log.write_text(text, "utf-8", errors="backslashreplace")
            break
        except OSError:
            continue
    for part in ("message", "advice"):
        click.echo(message(f"cli.bug.{part}", lang, log=log), err=True)
    return ExitCode.BUG
