"""YAML as plain data with places. In: a file. Out: `Located`, every scalar as text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from gfpack.base.errors import DataError, Problem
from gfpack.base.patterns import lazy_pattern
from gfpack.base.yaml import parsed_before

Path_ = tuple[str | int, ...]
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_DEEPEST = 50
_OPENING = lazy_pattern(r"[\[{\]}]|(?:[?:-]\s+){100,}")
_MOST_OPEN = 1000
"""Things opened one within the other; with far more the C library would overflow its stack."""
_UNPRINTABLE = lazy_pattern(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDE_COLON = lazy_pattern(r"^\s*(- )?[\w.-]+：")
_CAUSES = (
    ("mapping values are not allowed", "colon"),
    ("could not find expected ':'", "no_colon"),
    ("did not find expected key", "indent"),
    ("did not find expected '-'", "indent"),
    ("did not find expected ',' or", "bracket"),
    ("unexpected end of stream", "quote"),
    ("cannot start any token", "sign"),
    ("another document", "documents"),
    ("alias", "alias"),
)


@dataclass(frozen=True, slots=True)
class Located:
    """Plain data (dict, list, str, None) and where each part of it stands in the file."""

    file: Path
    data: Any
    marks: dict[Path_, tuple[int, int]]
    text: str = ""
    """What the file said, for `edit` to compare with."""

    def problem(self, where: Path_, key: str, **params: object) -> Problem:
        """Return a problem at `where`, or at its nearest ancestor that has a position."""
        while where not in self.marks and where:
            where = where[:-1]
        line, column = self.marks.get(where, (1, 1))
        shown = tuple((name, str(value)) for name, value in params.items())
        return Problem(self.file, line, column, key, shown)


def text_of(file: Path) -> str:
    """Return a file's text, without a byte order mark and with newlines as `\\n`.

    Raises:
        DataError: it cannot be opened, or is not UTF-8.
    """
    try:
        return file.read_text("utf-8-sig")
    except OSError as problem:
        why = (("why", str(problem.strerror)),)
        raise DataError([Problem(file, 1, 1, "base.unreadable", why)]) from problem
    except UnicodeDecodeError as problem:
        line = problem.object[: problem.start].count(b"\n") + 1
        raise DataError([Problem(file, line, 1, "base.not_utf8")]) from problem


def read(file: Path) -> Located:
    """Return the content of `file` with positions.

    Raises:
        DataError: not UTF-8, not YAML, a key given twice, aliases (which could blow up).
    """
    text = text_of(file)
    if not parsed_before.is_shipped(file):
        return parsed(file, text)
    known = parsed_before.recalled(file, text)
    if known is not None:
        return Located(file, *known, text)
    located = parsed(file, text)
    parsed_before.keep(file, text, located.data, located.marks)
    return located


def parsed(file: Path, text: str) -> Located:
    """Return the content of `text`, as `read` does that of `file`, which it is said to be from.

    Raises:
        DataError: as `read`.
    """
    if (deep := _overflows(text)) is not None:
        raise DataError([Problem(file, *_line_of(text, deep), "base.yaml.deep")])
    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError) as problem:
        raise DataError([_broken(file, text, problem)]) from problem
    located = Located(file, None, {}, text)
    problems: list[Problem] = []
    data = _plain(node, (), located, problems, set()) if node is not None else {}
    if problems:
        raise DataError(problems)
    return Located(file, {} if data is None else data, located.marks, text)


def _overflows(text: str) -> int | None:
    """Return where `text` is nested too deeply, if so deeply that parsing it is not safe."""
    depth, deep = 0, None
    for one in _OPENING.finditer(text):
        if one[0] in "]}":
            depth = max(0, depth - 1)
            continue
        depth += 1 if one[0] in "[{" else len(one[0].split())
        if depth <= _DEEPEST + 1:
            deep = None
        elif deep is None:
            deep = one.start()
        if depth > _MOST_OPEN:
            return deep
    return None


def _broken(file: Path, text: str, problem: Exception) -> Problem:
    """Return what keeps `text` from being YAML, in words its writer can act on."""
    if found := _UNPRINTABLE.search(text):
        line, column = _line_of(text, found.start())
        return Problem(file, line, column, "base.yaml.control")
    said = str(getattr(problem, "problem", problem))
    mark = getattr(problem, "problem_mark", None)
    if "end of stream" in said or "',' or" in said:  # where it was opened tells more
        mark = getattr(problem, "context_mark", None) or mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    around = text.splitlines()[max(line - 2, 0) : line]
    if any(_WIDE_COLON.match(one) for one in around):
        return Problem(file, line, column, "base.yaml.wide_colon")
    if around and around[-1][: column + 1].strip(" ").startswith("\t"):
        return Problem(file, line, column, "base.yaml.tab")
    cause = next((name for words, name in _CAUSES if words in said), "other")
    return Problem(file, line, column, f"base.yaml.{cause}", (("why", said),))


def _line_of(text: str, position: int) -> tuple[int, int]:
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1


def _plain(
    node: yaml.Node, where: Path_, located: Located, problems: list[Problem], seen: set[int]
) -> Any:
    """Return a node as plain data, noting where it stands and what is wrong with it."""
    located.marks[where] = _mark(node)
    if id(node) in seen:  # aliases can blow up, and nobody who edits these files needs them
        problems.append(located.problem(where, "base.yaml.alias"))
        return None
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        return None if not node.style and node.value in _NULLS else node.value
    if len(where) > _DEEPEST:
        problems.append(located.problem(where, "base.yaml.deep"))
        return None
    if isinstance(node, yaml.SequenceNode):
        return [
            _plain(item, (*where, index), located, problems, seen)
            for index, item in enumerate(node.value)
        ]
    return _mapping(node, where, located, problems, seen)


def _mapping(
    node: yaml.Node, where: Path_, located: Located, problems: list[Problem], seen: set[int]
) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        mark = _mark(key_node)
        if not isinstance(key_node, yaml.ScalarNode):
            problems.append(Problem(located.file, *mark, "base.yaml.key"))
            continue
        key = str(key_node.value)
        if key in result:
            problems.append(Problem(located.file, *mark, "base.duplicate_key", (("name", key),)))
        result[key] = _plain(value_node, (*where, key), located, problems, seen)
        located.marks[(*where, key)] = mark
    return result


def _mark(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1
