"""The words of matrix, week and mailing. In: values, a language. Out: plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gfpack.base.messages import Lang, has_message, message
from gfpack.batch.matrix import Matrix
from gfpack.batch.models import Failed, Row

_SOON = 30
"""Days left before a deadline that count as few."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words in one language."""

    lang: Lang

    def say(self, key: str, **params: object) -> str:
        """Return the text `batch.<key>`."""
        return message(f"batch.{key}", self.lang, **params)

    def property(self, name: str) -> str:
        """Return what a property of a file is called."""
        key = f"findings.properties.{name}"
        return message(key, self.lang) if has_message(key, self.lang) else name

    def severity(self, name: str) -> str:
        """Return a severity in a word."""
        return message(f"findings.{name}", self.lang)

    def points(self, row: Row) -> str:
        """Return points with what they are, or nothing."""
        if not row.points:
            return ""
        told = {"value": row.points, "best": row.best, "label": row.points_label}
        return self.say("points", **told)

    def reason(self, why: Failed) -> str:
        """Return why a client failed, and what to do."""
        return f"{why.message}\n{why.advice}"

    def not_searched(self, of: Matrix) -> list[str]:
        """Return why nothing, or not all, can be said of leaks."""
        found = of.searched
        lines = [self.reason(found.failed)] if found.failed else []
        if found.unknown:
            listed = self.say("list_comma").join(found.unknown)
            lines.append(self.say("leaks.unknown", names=listed))
        return lines

    def tiles(self, of: Matrix) -> Iterator[tuple[str, str, int]]:
        """Yield what a manager counts: key, words, number."""
        rows = [one.row for one in of.lines]
        counts = {
            "clients": of.all,
            "failed": len(of.failed),
            "ready": sum(not one.blocks for one in rows),
            "veto": sum(one.veto.unmet > 0 for one in rows),
            "expiring": sum(one.expiring for one in rows),
            "missing": sum(one.missing for one in rows),
            "leaks": len(of.searched.leaks),
            "soon": sum(0 <= one.days <= _SOON for one in of.lines),
            "past": sum(one.days < 0 for one in of.lines),
        }
        for key, count in counts.items():
            yield key, self.say(f"tiles.{key}", days=_SOON), count

    def totals(self, of: Matrix) -> list[str]:
        """Return the same as a line, with the day of the run."""
        told = (f"{words} {count}" for _, words, count in self.tiles(of))
        return [self.say("joint").join((self.say("as_of", today=of.today), *told))]
