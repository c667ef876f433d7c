"""Regular expressions that are compiled when they are first asked for.

In: a pattern, as `re.compile` takes it. Out: what behaves like it. Compiling all patterns of the
readers takes 30 ms, and a command whose files were read before asks for few of them.
"""

from __future__ import annotations

import re
from typing import Any, cast


def lazy_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern to search with by its methods.

    Functions of `re` do not take it, and a mistake in it shows when it is used.
    """
    return cast("re.Pattern[str]", _Later(text, flags))


class _Later:
    """Has no method of a pattern until one is asked for; then it has that of the compiled one."""

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what copying and pickling ask for is its own
            raise AttributeError(name)
        asked = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, asked)
        return asked
