"""The options of the commands that bind an appendix: each goes before what the project says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

_SHAPES = ("one-pdf", "volumes", "per-indicator", "per-requirement")
_USUAL_MB = (20, 50, 100)
"""What sites for uploading take, as a rule."""
_DRAWINGS = ("as-they-are", "a4", "a3")
_OPTIONS = (
    click.option("--shape", type=click.Choice(_SHAPES)),
    click.option("--largest-mb", type=click.FloatRange(min=0, min_open=True), metavar="MB"),
    click.option("--most-pages", type=click.IntRange(min=10), metavar="N"),
    click.option("--two-sided/--one-sided", default=None),
    click.option("--drawings", type=click.Choice(_DRAWINGS)),
    click.option("--list-missing/--no-list-missing", default=None),
    click.option(
        "--reduced-mb", type=click.FloatRange(min=0, min_open=True), multiple=True, metavar="MB"
    ),
    click.option("--reduced", is_flag=True, default=None),
)


_PACKAGE_OPTIONS = (click.option("--with-report/--without-report", default=None),)


def binding_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of binding; it gets those that were used as `binding`."""
    return _taking(function, _OPTIONS)


def package_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of binding, and those that need the report too."""
    return _taking(function, (*_OPTIONS, *_PACKAGE_OPTIONS))


def _taking(function: Callable[..., Any], options: Sequence[Decorator]) -> Callable[..., Any]:
    names: list[str] = []

    @wraps(function)
    def command(**given: Any) -> Any:
        used = {name: given.pop(name) for name in names}
        if used.pop("reduced") and not used["reduced_mb"]:
            used["reduced_mb"] = _USUAL_MB
        binding = {name: value for name, value in used.items() if value not in (None, ())}
        return function(binding=binding, **given)

    before = len(getattr(command, "__click_params__", []))
    for option in reversed(options):
        option(command)
    names += [one.name for one in command.__click_params__[before:]]  # type: ignore[attr-defined]
    return command
