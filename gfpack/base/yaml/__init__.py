"""YAML that people edit: read with positions, every scalar as text, all problems at once.

In: a file. Out: plain data with places (`read`), a model (`into`), or the same file changed where
it was changed and nowhere else (`edit`). `4.10` stays "4.10" and `no` stays "no": what a value
means is decided by the model it goes into.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from gfpack.base.yaml.fitting import into
from gfpack.base.yaml.reading import Located, Path_, read, text_of

__all__ = ["Located", "Path_", "drop", "edit", "into", "put", "read", "table", "text_of"]


@contextmanager
def edit(
    file: Path,
    *,
    unchanged_since: str | None = None,
    only: tuple[str, Collection[str]] | None = None,
) -> Iterator[Any]:
    """Yield the file's content for changing in place; comments, order and quotes survive.

    The content is a mapping (made if the file is empty or missing) that takes text, numbers,
    dates, lists and dicts; every value in it is text, as `read` gives it. `unchanged_since` is
    the text that was read before (`Located.text`). If the file says something else by now, or
    says something else when the change is done, somebody edits it and nothing is written.
    `only` names a table at the top of the file and entries in it, there or not, that alone will be
    changed: the content may then hold nothing else, and large files are edited in an instant.

    Raises:
        DataError: the file is not YAML.
        OutputError: the file changed meanwhile, or cannot be written.
    """
    from gfpack.base.yaml import editing

    with editing.edit(file, unchanged_since, only) as content:
        yield content


def table(content: Any, key: str) -> Any:
    """Return the mapping behind `key` of a content that is edited; made where there is none."""
    if content.get(key) is None:
        content[key] = {}
    return content[key]


def put(table: Any, key: str, value: object) -> None:
    """Set a value of a content that is edited, unless it says so already.

    What stays keeps the way it is written; a list on one line stays on one line.
    """
    from gfpack.base.yaml import editing

    editing.put(table, key, value)


def drop(table: Any, key: str) -> None:
    """Take a key out of a content that is edited, if it is there; comments behind it stay."""
    from gfpack.base.yaml import tails

    tails.drop(table, key)
