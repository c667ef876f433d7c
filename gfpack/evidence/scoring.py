"""What speaks for each kind of document. In: a text or a name, the cuebook. Out: `Score` values.

Of a text its heading counts most: see `heading`. Words in the body add to it, and alone say little.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from gfpack.base.files import stem_of
from gfpack.evidence.cuebook import Cue, Cuebook, folded
from gfpack.evidence.heading import Explained, explained
from gfpack.evidence.plates import is_plate

HEAD = 160
"""Characters (without blanks) at the top of a page among which its heading stands."""
LOOKED_AT = 3000
"""Characters of a document that are looked at for its type."""
_MOST = 12
_LEAST = 0.2
_WORDS_ALONE = 0.7
_SHARES = (0.4, 0.2, 0.2, 0.2)
"""What the best line of a heading, the whole heading, a name of the type that stands there, and
the words in the text add."""
_BESIDE_HEADING = 0.6
"""How much less words in a text say where its heading is another kind's."""


@dataclass(frozen=True, slots=True)
class Score:
    """How much speaks for a type, and the words that do."""

    type: str
    confidence: float
    words: tuple[str, ...]
    heading: float = 0.0
    """How much of the heading it accounts for, from 0 to 1; 0 for a name."""
    named: float = 0.0
    """How much of one of its own names stands in the heading, from 0 to 1."""


def scores_of_text(text: str, book: Cuebook) -> tuple[Score, ...]:
    """Return the types a text speaks for, likeliest first.

    What stands on a plate speaks for photos only, and the words of papers for no photo.
    """
    looked_at = folded(text[: LOOKED_AT * 2])[:LOOKED_AT]
    found = book.cues_in(looked_at)
    ruled_out = {cue.type for _, cue in found if cue.role == "not-text"}
    spoken: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for position, cue in found:
        in_head = position < HEAD
        if cue.role == "text" or (cue.role == "title" and in_head and len(cue.word) >= 4):
            spoken[cue.type].append((_chance(cue, in_head), cue.word))
    plate = is_plate(text)
    chances = {one: c for one, c in spoken.items() if plate == _is_photo(one, book)}
    headed = {} if plate else explained(text, book.vocabulary)
    top = max((one.best for one in headed.values()), default=None)
    scores = [
        _of_text(one, chances.get(one, []), headed.get(one), top)
        for one in (chances.keys() | headed.keys()) - ruled_out
    ]
    return _in_order([one for one in scores if one.confidence >= _LEAST], book)


def _is_photo(type_id: str, book: Cuebook) -> bool:
    return book.types[type_id].form == "photo"


def scores_of_path(path: str, book: Cuebook) -> tuple[Score, ...]:
    """Return the types a file's name and folders speak for, likeliest first."""
    best: dict[str, tuple[float, str]] = {}
    for cue in book.named(stem_of(path)):
        share = min(4, max(0, len(cue.word) - 2))
        chance = (0.6 + 0.06 * share, cue.word)
        best[cue.type] = max(chance, best.get(cue.type, chance))
    for one, chance in _of_folders(path.rpartition("/")[0], book).items():
        best[one] = max(chance, best.get(one, chance))
    return _in_order([Score(one, round(c, 4), (word,)) for one, (c, word) in best.items()], book)


def _of_text(
    one: str, given: list[tuple[float, str]], headed: Explained | None, top: float | None
) -> Score:
    """Return the score of a type; `top` is how much of the heading is explained at best."""
    ordered = sorted(given, key=lambda chance: (-chance[0], chance[1]))
    words = tuple(dict.fromkeys(word for _, word in ordered))[:3]
    by_words = _either(*(chance for chance, _ in ordered))
    headed = headed or Explained()
    parts = (headed.best, headed.whole, headed.named, by_words)
    by_heading = sum(share * part for share, part in zip(_SHARES, parts, strict=True))
    alone = _WORDS_ALONE * by_words * (1 - _BESIDE_HEADING * (top or 0.0))
    confidence = round(max(by_heading, alone), 4)
    return Score(one, confidence, words, round(headed.best, 4), round(headed.named, 4))


def _of_folders(folder: str, book: Cuebook) -> Mapping[str, tuple[float, str]]:
    """Return the best that folders say for each type; they are the same for every file in them."""
    if folder not in book.by_folder:
        best: dict[str, tuple[float, str]] = {}
        for part in folder.split("/")[1:]:
            for cue in book.named(part):
                chance = (0.35 + 0.04 * min(4, len(cue.word) - 2), cue.word)
                best[cue.type] = max(chance, best.get(cue.type, chance))
        book.by_folder[folder] = best
    return book.by_folder[folder]


def _chance(cue: Cue, in_head: bool) -> float:
    base = 0.5 if cue.role == "text" else 0.4
    if in_head:
        base += 0.2
    base += 0.02 * min(5, max(0, len(cue.word) - 4))
    return base / min(3, cue.shared)


def _either(*chances: float) -> float:
    """Return how likely it is that not all of these are wrong."""
    wrong = 1.0
    for chance in chances:
        wrong *= 1 - min(chance, 0.97)
    return 1 - wrong


def _in_order(scores: list[Score], book: Cuebook) -> tuple[Score, ...]:
    ordered = sorted(
        scores, key=lambda one: (-one.confidence, -len(book.lineage(one.type)), one.type)
    )
    return tuple(ordered[:_MOST])
