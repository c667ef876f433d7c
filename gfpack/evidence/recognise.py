"""What kind of document something is. In: text, names, folders, the cuebook. Out: `Recognised`.

The text beats the name where both speak and disagree; among a whole and its parts the part wins.
A likeness of spelling (rapidfuzz) is only ever a suggestion.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gfpack.base.files import stem_of
from gfpack.evidence.cuebook import LIKE_LEAST, Cue, Cuebook, folded, in_characters

HEAD = 160
"""Characters (without blanks) at the top of a page among which its heading stands."""
LOOKED_AT = 3000
"""Characters of a document that are looked at for its type."""
SURE = 0.7
"""From this confidence on a recognition is not listed as unsure."""
_LEAST = 0.3
_TEXT_WINS = 0.6
_PART = 0.45
_NAMED = 0.58
_PICTURED_PAPER = 0.5
_PAPERS = frozenset({"ledger", "plan", "statistics", "report", "record"})
_FUZZY_CONFIDENCE = 0.35


@dataclass(frozen=True, slots=True)
class Score:
    """How much speaks for a type, and the words that do."""

    type: str
    confidence: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recognised:
    """The type taken for likeliest, or None; why, as `text=…;name=…` (see `reason`)."""

    type: str | None
    confidence: float
    reason: str


def scores_of_text(text: str, book: Cuebook) -> tuple[Score, ...]:
    """Return the types a text speaks for, likeliest first."""
    looked_at = folded(text[: LOOKED_AT * 2])[:LOOKED_AT]
    found = book.cues_in(looked_at)
    ruled_out = {cue.type for _, cue in found if cue.role == "not-text"}
    chances: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for position, cue in found:
        in_head = position < HEAD
        if cue.role == "text" or (cue.role == "title" and in_head and len(cue.word) >= 4):
            chances[cue.type].append((_chance(cue, in_head), cue.word))
    kept = {one: given for one, given in chances.items() if one not in ruled_out}
    return _ranked(kept, book)


def scores_of_path(path: str, book: Cuebook) -> tuple[Score, ...]:
    """Return the types a file's name and folders speak for, likeliest first."""
    chances: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for cue in book.named(stem_of(path)):
        share = min(4, max(0, len(cue.word) - 2))
        chances[cue.type].append((0.6 + 0.06 * share, cue.word))
    for one, chance in _of_folders(path.rpartition("/")[0], book).items():
        chances[one].append(chance)
    best = {one: [max(given)] for one, given in chances.items()}
    return _ranked(best, book)


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


def recognise(
    by_text: tuple[Score, ...],
    paths: Iterable[str],
    wanted: Iterable[str],
    book: Cuebook,
    *,
    pictured: bool = False,
) -> Recognised:
    """Return the likeliest type. `wanted` are types that the clues of the folders ask for.

    `pictured` says that it is a picture without text, which is seldom a ledger or a report.
    """
    asked = frozenset(wanted)
    by_name = _merged([scores_of_path(path, book) for path in paths])
    text = {one.type: one for one in by_text}
    name = {one.type: one for one in by_name}
    together = {
        one: _either(*(s[one].confidence for s in (text, name) if one in s), *_push(one, asked))
        for one in text.keys() | name.keys()
    }
    if not together:
        return _by_likeness(paths, book)
    if pictured:
        together = _as_pictures(together, book)
    best = min(together, key=lambda one: (-round(together[one], 4), -len(book.lineage(one)), one))
    best = _text_first(best, by_text, text, book)
    best = _part_of(best, together, (*text.values(), *name.values()), book)
    confidence = together[best]
    top_name = by_name[0].type if by_name else None
    if top_name and not _related(best, top_name, book):
        confidence = min(confidence, 0.7)  # somebody called it something else
    if confidence < _LEAST:
        return Recognised(None, confidence, "")
    return Recognised(best, min(confidence, 0.98), _reason(best, text, name, top_name, book))


def _text_first(
    best: str, by_text: tuple[Score, ...], text: Mapping[str, Score], book: Cuebook
) -> str:
    """Return the type the text names clearly, where the names alone said something else."""
    if not by_text or best in text or by_text[0].confidence < _TEXT_WINS:
        return best
    return best if by_text[0].type in book.lineage(best) else by_text[0].type


def _as_pictures(together: dict[str, float], book: Cuebook) -> dict[str, float]:
    """Return chances for a picture: papers lose, and what photo shows the same thing wins."""
    found = dict(together)
    for one, chance in together.items():
        if book.types[one].form not in _PAPERS:
            continue
        found[one] = chance * _PICTURED_PAPER
        if chance < _NAMED:  # only its folder speaks for it
            for photo in book.photos_beside(one):
                found[photo] = max(found.get(photo, 0.0), chance * 0.9)
    return found


def _part_of(
    best: str, together: Mapping[str, float], scores: Iterable[Score], book: Cuebook
) -> str:
    """Return the part of a whole that as much or words of its own speak for.

    A proof rule may ask for just that part.
    """
    words: dict[str, set[str]] = defaultdict(set)
    for score in scores:
        words[score.type].update(score.words)
    while parts := [
        one
        for one, chance in together.items()
        if book.types[one].part_of == best
        and chance >= _PART
        and (chance >= 0.9 * together[best] or words[one] - book.own_words(best))
    ]:
        best = min(parts, key=lambda one: (-together[one], one))
    return best


def _related(one: str, other: str, book: Cuebook) -> bool:
    return one in book.lineage(other) or other in book.lineage(one)


def _push(one: str, asked: frozenset[str]) -> tuple[float, ...]:
    return (0.2,) if one in asked else ()


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


def _ranked(chances: Mapping[str, list[tuple[float, str]]], book: Cuebook) -> tuple[Score, ...]:
    scores = []
    for one, given in chances.items():
        ordered = sorted(given, key=lambda chance: (-chance[0], chance[1]))
        words = tuple(dict.fromkeys(word for _, word in ordered))[:3]
        scores.append(Score(one, round(_either(*(chance for chance, _ in ordered)), 4), words))
    return tuple(
        sorted(scores, key=lambda one: (-one.confidence, -len(book.lineage(one.type)), one.type))
    )[:12]


def _merged(all_scores: list[tuple[Score, ...]]) -> tuple[Score, ...]:
    best: dict[str, Score] = {}
    for scores in all_scores:
        for one in scores:
            if one.type not in best or one.confidence > best[one.type].confidence:
                best[one.type] = one
    return tuple(sorted(best.values(), key=lambda one: (-one.confidence, one.type)))


def _by_likeness(paths: Iterable[str], book: Cuebook) -> Recognised:
    stems = {in_characters(stem_of(path)) for path in paths}
    found = [book.most_like(stem) for stem in stems if len(stem) >= LIKE_LEAST]
    alike = max((one for one in found if one), default=None)
    if alike is None:
        return Recognised(None, 0.0, "")
    _, taken, name = alike
    return Recognised(taken, _FUZZY_CONFIDENCE, f"like={name}")


def _reason(
    best: str,
    text: Mapping[str, Score],
    name: Mapping[str, Score],
    top_name: str | None,
    book: Cuebook,
) -> str:
    parts = []
    if best in text:
        parts.append(f"text={'|'.join(text[best].words)}")
    if best in name:
        parts.append(f"name={'|'.join(name[best].words)}")
    elif top_name and not _related(best, top_name, book):
        parts.append(f"named={top_name}")
    return ";".join(parts)
