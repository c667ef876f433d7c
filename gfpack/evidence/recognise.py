"""What kind of document something is. In: scores of its text, its paths, the cuebook. Out:
`Recognised`.

The text beats the name where both speak and disagree; among a whole and its parts the part wins.
Sure is only what a heading carries that no other kind explains as well, and that no name gainsays:
a name alone, words in the body alone, or a likeness of spelling (rapidfuzz) are suggestions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gfpack.base.files import stem_of
from gfpack.evidence.cuebook import LIKE_LEAST, Cuebook, in_characters
from gfpack.evidence.heading import weight_of
from gfpack.evidence.scoring import Score, scores_of_path

SURE = 0.7
"""From this confidence on a recognition is not listed as unsure."""
_UNSURE = 0.65
"""How sure a recognition can be at most that its heading does not carry."""
_MOST_SURE = 0.98
_LEAST = 0.3
_EXPLAINED = 0.6
"""Share of a heading that a type accounts for which is surely meant by it."""
_OWN_NAME = 0.7
"""Share of a type's own name that must stand in the heading where no cue is in the text."""
_AHEAD = 0.08
"""By how much it must be ahead of every other kind."""
_TEXT_WINS = 0.45
_PART = 0.45
_LEVEL = 0.03
"""By how much its whole may be ahead of a part that is surely meant."""
_NAMED = 0.58
_TELLING = 0.5
"""Weight (see `heading`) from which on a word of a name means one kind: 检测报告 has less."""
_PICTURED_PAPER = 0.5
_MOST_OTHERS = 3
_NEAR = 0.7
"""Share of the best score from which on another kind is told to the person who settles it."""
_PAPERS = frozenset({"ledger", "plan", "statistics", "report", "record"})
_FUZZY_CONFIDENCE = 0.35


@dataclass(frozen=True, slots=True)
class Recognised:
    """The type taken for likeliest, or None; why, as `text=…;name=…;or=…` (see `as_text`)."""

    type: str | None
    confidence: float
    reason: str


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
    gainsaid = _gainsaid(best, by_name, book)
    if not gainsaid and _is_carried(best, by_text, book):
        confidence = max(SURE, min(together[best], _MOST_SURE))
    else:
        confidence = min(together[best], _UNSURE)
    if confidence < _LEAST:
        return Recognised(None, confidence, "")
    others = () if confidence >= SURE else _others(best, together, book)
    return Recognised(best, confidence, _reason(best, text, name, gainsaid, others))


def _is_carried(best: str, by_text: tuple[Score, ...], book: Cuebook) -> bool:
    """Return whether the heading carries a type, and no other kind as well.

    A whole explains what its part does; it is another kind only where it explains more.
    """
    own = next((one for one in by_text if one.type == best), None)
    if own is None or own.heading < _EXPLAINED:
        return False
    if not own.words and own.named < _OWN_NAME:
        return False
    ahead = dict.fromkeys(book.lineage(best), -_LEVEL)
    rivals = (one for one in by_text if one.type in ahead or not _related(one.type, best, book))
    return all(own.confidence - one.confidence >= ahead.get(one.type, _AHEAD) for one in rivals)


def _gainsaid(best: str, by_name: tuple[Score, ...], book: Cuebook) -> str | None:
    """Return what somebody called it, where that means another kind."""
    telling = [one for one in by_name if weight_of(one.words[0], book.vocabulary) >= _TELLING]
    if not telling or any(_related(best, one.type, book) for one in telling):
        return None
    return telling[0].type


def _others(best: str, together: Mapping[str, float], book: Cuebook) -> tuple[str, ...]:
    """Return what else it may well be."""
    near = [
        one
        for one, chance in together.items()
        if chance >= max(_LEAST, _NEAR * together[best]) and not _related(one, best, book)
    ]
    return tuple(sorted(near, key=lambda one: (-round(together[one], 4), one))[:_MOST_OTHERS])


def _text_first(
    best: str, by_text: tuple[Score, ...], text: Mapping[str, Score], book: Cuebook
) -> str:
    """Return the type the text names clearly, where the names alone said something else."""
    if not by_text or by_text[0].confidence < _TEXT_WINS:
        return best
    top = by_text[0]
    if best in text and top.confidence - text[best].confidence < _AHEAD:
        return best
    return best if top.type in book.lineage(best) else top.type


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
    """Return the part of a whole that as much, its heading, or words of its own speak for.

    A proof rule may ask for just that part.
    """
    words: dict[str, set[str]] = defaultdict(set)
    headed: dict[str, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for score in scores:
        words[score.type].update(score.words)
        headed[score.type] = max((score.heading, score.named), headed[score.type])
    while parts := [
        one
        for one, chance in together.items()
        if book.types[one].part_of == best
        and chance >= _PART
        and (
            chance >= 0.9 * together[best]
            or words[one] - book.own_words(best)
            or min(
                headed[one][0] - max(_EXPLAINED, headed[best][0]), headed[one][1] - headed[best][1]
            )
            >= 0
        )
    ]:
        best = min(parts, key=lambda one: (-together[one], one))
    return best


def _related(one: str, other: str, book: Cuebook) -> bool:
    return one in book.lineage(other) or other in book.lineage(one)


def _push(one: str, asked: frozenset[str]) -> tuple[float, ...]:
    return (0.2,) if one in asked else ()


def _either(*chances: float) -> float:
    """Return how likely it is that not all of these are wrong."""
    wrong = 1.0
    for chance in chances:
        wrong *= 1 - min(chance, 0.97)
    return 1 - wrong


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
    gainsaid: str | None,
    others: tuple[str, ...],
) -> str:
    parts = []
    if best in text and text[best].words:
        parts.append(f"text={'|'.join(text[best].words)}")
    elif best in text:
        parts.append("heading=")
    if best in name:
        parts.append(f"name={'|'.join(name[best].words)}")
    if gainsaid:
        parts.append(f"named={gainsaid}")
    if not text:
        parts.append("alone=")
    if others:
        parts.append(f"or={'|'.join(others)}")
    return ";".join(parts)
