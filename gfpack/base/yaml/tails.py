"""Keep comments where they stand when keys are added. In: ruamel's tree before and after a change.

Ruamel hangs the lines of comment that follow a mapping on the last value within it. A key added
behind that value would come out below the comment, which often is the heading of what follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.scalarstring import FoldedScalarString, LiteralScalarString
from ruamel.yaml.tokens import CommentToken

Spot = tuple[Any, Any]
"""A mapping or list, and the key or index in it that carries a comment."""


@dataclass(frozen=True, slots=True)
class Tail:
    """A mapping or list as it was: its last key, and where the comment after it hangs."""

    container: Any
    last: Any
    spot: Spot


def tails_of(content: Any) -> Iterator[Tail]:
    """Yield the tails of all mappings and lists in `content`, outer ones first."""
    if not _is_open(content):
        return
    yield Tail(content, _last(content), _spot(content))
    for value in content.values() if isinstance(content, CommentedMap) else content:
        yield from tails_of(value)


def move(tails: list[Tail], content: Any) -> None:
    """Bring the comments of all containers that have got a new last value behind that value."""
    _able_to_carry(content)
    for tail in tails:
        moved = _is_open(tail.container) and _spot(tail.container) != tail.spot
        if moved and (text := _cut(tail.spot)):
            _hang(_spot(tail.container), text)


def drop(container: Any, key: str) -> None:
    """Take a key out of a mapping; the lines of comment behind it go behind the key before it."""
    keys = list(container)
    if key not in keys:
        return
    place = keys.index(key)
    text = _cut(_spot_of(container, key))
    del container[key]
    left = [*keys[max(place - 1, 0) : place], *keys[place + 1 :]]
    if text and left:
        _append(_spot_of(container, left[0]), text)


def _able_to_carry(container: Any) -> None:
    """Turn plain dicts and lists that were put into the content into ones that take comments."""
    items = container.items() if isinstance(container, dict) else enumerate(container)
    for key, value in list(items):
        if not isinstance(value, dict | list | tuple):
            continue
        if not isinstance(value, CommentedMap | CommentedSeq):
            container[key] = CommentedMap(value) if isinstance(value, dict) else CommentedSeq(value)
        _able_to_carry(container[key])


def _is_open(value: Any) -> bool:
    """Return whether a value stands on lines of its own, not within braces or empty."""
    is_flow = isinstance(value, CommentedMap | CommentedSeq) and value.fa.flow_style()
    return isinstance(value, dict | list) and bool(value) and not is_flow


def _last(container: Any) -> Any:
    return list(container)[-1] if isinstance(container, dict) else len(container) - 1


def _spot(container: Any) -> Spot:
    return _spot_of(container, _last(container))


def _spot_of(container: Any, key: Any) -> Spot:
    value = container[key]
    return _spot(value) if _is_open(value) else (container, key)


def _slot(container: Any) -> int:
    return 2 if isinstance(container, dict) else 0


def _cut(spot: Spot) -> str:
    """Take the lines of comment off a spot, leaving the comment on the value's own line."""
    container, key = spot
    tokens = container.ca.items.get(key)
    slot = _slot(container)
    if not tokens or not tokens[slot]:
        return ""
    token = tokens[slot]
    if isinstance(container, dict) and _is_block(container.get(key)):
        tokens[slot] = None
        return f"{' ' * token.start_mark.column}{token.value}"
    own, newline, rest = str(token.value).partition("\n")
    tokens[slot] = CommentToken(own + newline, token.start_mark, None) if own else None
    return str(rest)


def _append(spot: Spot, text: str) -> None:
    """Add lines of comment behind those that a spot carries."""
    container, key = spot
    tokens = container.ca.items.get(key)
    slot = _slot(container)
    if tokens and tokens[slot]:
        token = tokens[slot]
        tokens[slot] = CommentToken(str(token.value) + text, token.start_mark, None)
    else:
        _hang(spot, text)


def _hang(spot: Spot, text: str) -> None:
    container, key = spot
    value = container[key]
    ends_line = _is_block(value) or (isinstance(value, str) and "\n" in value)
    token = CommentToken(text if ends_line else "\n" + text, CommentMark(0), None)
    slots: list[Any] = [None, None, None, None]
    slots[_slot(container)] = token
    container.ca.items[key] = slots


def _is_block(value: Any) -> bool:
    return isinstance(value, LiteralScalarString | FoldedScalarString)
