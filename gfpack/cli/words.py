"""Click in the user's language: help, and what it says when a command is called wrongly.

In: commands as their files declare them. Out: the same commands with the catalogue's words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import click

from gfpack.base.messages import Lang, message, preferred_language

Function = TypeVar("Function", bound=Callable[..., Any] | click.Command)

_HEADINGS = {
    "All commands": "cli.headings.all_commands",
    "Options": "cli.headings.options",
    "Commands": "cli.headings.commands",
    "Positional arguments": "cli.headings.arguments",
}
_IN_BRACKETS = re.compile(r"\((.*)\)\.?$")
_QUOTED = re.compile(r"'(.*?)'")
_PATHS = {
    "does not exist": "no_file",
    "is a file": "is_file",
    "is a directory": "is_folder",
    "is not readable": "unreadable",
    "is not writable": "unwritable",
}


def current_language(ctx: click.Context | None = None) -> Lang:
    """Return the language of a run: as asked for, else as the environment says."""
    ctx = ctx or click.get_current_context(silent=True)
    return (ctx.find_object(Lang) if ctx else None) or preferred_language()


def language_option(function: Function) -> Function:
    """Take the language; it holds for the whole run, wherever in the line it stands."""
    return click.option(
        "--lang",
        type=click.Choice([one.value for one in Lang]),
        is_eager=True,
        expose_value=False,
        callback=_set_language,
    )(function)


def _set_language(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value:
        ctx.obj = ctx.find_root().obj = Lang(value)


class Formatter(click.HelpFormatter):
    """Writes the fixed words of a help page in the user's language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        lang = current_language()
        for word, key in (("[OPTIONS]", "options"), ("COMMAND [ARGS]...", "command")):
            args = args.replace(word, message(f"cli.placeholders.{key}", lang))
        super().write_usage(prog, args, prefix or message("cli.usage", lang))

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        key = _HEADINGS.get(heading)
        super().write_heading(message(key, current_language()) if key else heading)

    def write_text(self, text: str) -> None:
        """Write paragraphs, wrapped by what Chinese characters need; examples stay as they are."""
        from gfpack.findings.wrap import wrap

        indent = " " * self.current_indent
        for number, paragraph in enumerate(text.strip("\n").split("\n\n")):
            lines = paragraph.strip("\n").split("\n")
            if lines[0].strip(" ") == "\b":
                shown = lines[1:]
            else:
                shown = wrap(" ".join(lines), self.width - self.current_indent)
            self.write("\n" if number else "")
            self.write("".join(f"{indent}{line}\n" for line in shown))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write a list of terms and their descriptions, wrapped likewise."""
        from gfpack.findings.wrap import wrap

        required = message("cli.placeholders.required", current_language())
        shown = [(term, text.replace("[required]", required)) for term, text in rows]
        column = min(max(len(term) for term, _ in shown), col_max) + col_spacing
        indent = " " * self.current_indent
        for term, text in shown:
            lines = wrap(text, max(self.width - self.current_indent - column, 10))
            if len(term) > column - col_spacing:
                self.write(f"{indent}{term}\n")
                term = ""  # noqa: PLW2901 - the description begins on a line of its own
            self.write(f"{indent}{term:<{column}}{lines[0]}\n")
            self.write("".join(f"{indent}{'':<{column}}{line}\n" for line in lines[1:]))


class Context(click.Context):
    """A context whose help is written by our formatter."""

    formatter_class = Formatter


class Command(click.Command):
    """A command whose help is written by our formatter."""

    context_class = Context


class Group(click.Group):
    """A group whose own words and whose commands' words come from the catalogue."""

    context_class = Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help` with its text."""
        return _with_text(super().get_help_option(ctx), current_language(ctx))

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the parameters with their texts."""
        found = super().get_params(ctx)
        for parameter in found:
            _describe(parameter, "", current_language(ctx))
        return found

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the program is for."""
        self.help = message("cli.help.about", current_language(ctx))
        super().format_help_text(ctx, formatter)


def localised(command: click.Command, name: str, lang: Lang) -> click.Command:
    """Give a command, its options and the commands below it the words of the catalogue.

    `name` is the path of names below `gfpack`, joined by dots, as the catalogue has it.
    """
    command.context_class = Context
    command.help = _text(f"cli.help.{name}.about", lang) or command.help
    command.short_help = _text(f"cli.commands.{name}", lang) or command.short_help
    if not any(parameter.name == "lang" for parameter in command.params):
        language_option(command)
    _with_text(command.get_help_option(click.Context(command)), lang)
    for parameter in command.params:
        _describe(parameter, name, lang)
    if isinstance(command, click.Group):
        for below, one in command.commands.items():
            localised(one, f"{name}.{below}", lang)
    return command


def usage_lines(problem: click.ClickException, lang: Lang) -> Iterator[str]:
    """Yield what is wrong with a call, how it is called rightly, and where help is."""
    yield message("cli.wrong.intro", lang, what=_what(problem, lang))
    ctx = getattr(problem, "ctx", None)
    if ctx is not None:
        with ctx.scope(cleanup=False):
            yield ctx.get_usage()
        yield message("cli.wrong.help", lang, command=ctx.command_path)


def _describe(parameter: click.Parameter, name: str, lang: Lang) -> None:
    if isinstance(parameter, click.Option):
        own = _text(f"cli.help.{name}.{parameter.name}", lang) if name else None
        parameter.help = own or _text(f"cli.options.{parameter.name}", lang) or parameter.help


def _with_text(option: click.Option | None, lang: Lang) -> click.Option | None:
    if option is not None:
        option.help = message("cli.options.help", lang)
    return option


def _text(key: str, lang: Lang) -> str | None:
    try:
        return message(key, lang)
    except KeyError:
        return None


def _what(problem: click.ClickException, lang: Lang) -> str:
    """Return what is wrong, in one sentence."""
    if isinstance(problem, click.NoSuchOption):
        near = problem.possibilities or []
        key = "cli.wrong.option_near" if near else "cli.wrong.option"
        return message(key, lang, name=problem.option_name, near=near[0] if near else "")
    if isinstance(problem, click.BadOptionUsage):
        return message("cli.wrong.needs_value", lang, name=problem.option_name)
    if isinstance(problem, click.MissingParameter):
        return message("cli.wrong.missing", lang, name=_name(problem))
    if isinstance(problem, click.BadParameter):
        return _bad_value(problem, lang)
    return _other(problem.message, lang)


def _other(said: str, lang: Lang) -> str:
    """Return what click says of calls that have no error class of their own."""
    if "unexpected extra" in said:
        found = _IN_BRACKETS.search(said)
        return message("cli.wrong.extra", lang, name=found.group(1) if found else said)
    if "Missing command" in said:
        return message("cli.wrong.no_command", lang)
    return said


def _bad_value(problem: click.BadParameter, lang: Lang) -> str:
    quoted = _QUOTED.search(problem.message)
    kind = problem.param.type if problem.param else None
    params = {"name": _name(problem), "value": quoted.group(1) if quoted else "", "allowed": ""}
    if isinstance(kind, click.Choice):
        key = "choice"
        params["allowed"] = " | ".join(str(getattr(one, "value", one)) for one in kind.choices)
    elif isinstance(kind, click.IntRange):
        key, params["allowed"] = "range", f"{kind.min}–{kind.max}"
    elif isinstance(kind, click.DateTime):
        key = "date"
    elif isinstance(kind, click.Path):
        key = next((key for said, key in _PATHS.items() if said in problem.message), "value")
    else:
        key = "value"
    return message(f"cli.wrong.{key}", lang, why=problem.message, **params)


def _name(problem: click.BadParameter) -> str:
    hint = problem.param_hint
    if hint is None and problem.param is not None:
        hint = problem.param.get_error_hint(problem.ctx)
    shown = hint if isinstance(hint, str) else " / ".join(hint or ())
    return shown.strip("'")
