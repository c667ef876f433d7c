"""Part one and two of the report: what was done, requirement by requirement.

In: a case, its page map, the photos to show. Out: plain data for the template.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gfpack.appendix.models import PageMap
from gfpack.base.text import in_chinese
from gfpack.checklist.models import Indicator, Requirement
from gfpack.findings.case import Case
from gfpack.project.models import State
from gfpack.report import words
from gfpack.report.measured import Measured
from gfpack.report.photos import Photo

_PER_ROW = 2
Plain = dict[str, Any]


class Clauses:
    """Turns requirements into data; numbers the figures in the order of the report."""

    def __init__(
        self,
        case: Case,
        page_map: PageMap,
        photos: Mapping[str, Sequence[Photo]],
        measured: Measured,
    ):
        self._case = case
        self._measured = measured
        self._page_map = page_map
        self._photos = photos
        self._figures = 0

    def parts(self, tops: Sequence[Indicator], first: int) -> list[Plain]:
        """Return first-level indicators or general groups, numbered （一） from `first`."""
        return [self._part(top, position) for position, top in enumerate(tops, first)]

    def _part(self, top: Indicator, position: int) -> Plain:
        return {
            "id": top.id,
            "heading": f"（{in_chinese(position)}）{words.clean(top.title.zh)}",
            "clauses": [self._clause(one) for one in top.requirements],
            "sections": [
                self._section(one) for child in top.indicators for one in _sections(child)
            ],
        }

    def _section(self, indicator: Indicator) -> Plain:
        return {
            "id": indicator.id,
            "heading": f"{indicator.id}　{words.clean(indicator.title.zh)}",
            "clauses": [self._clause(one) for one in indicator.requirements],
        }

    def _clause(self, requirement: Requirement) -> Plain:
        result = self._case.assessment.results[requirement.id]
        photos = self._photos.get(requirement.id, ())
        return {
            "id": requirement.id,
            "title": words.clean(requirement.title.zh),
            "kind": words.KINDS[requirement.kind],
            "state": words.state(result),
            "value": "；".join(self._measured.values(requirement)),
            "statement": statement(self._case, requirement.id),
            "proof": "；".join(self._titled_proof(requirement.id)),
            "photo_rows": self._photo_rows(photos),
        }

    def _titled_proof(self, requirement: str) -> list[str]:
        return [
            f"{words.clean(one.title)}（{self._page_map.citation(one)}）"
            for one in self._page_map.cited_by(requirement)
        ] or proof(self._case, self._page_map, requirement)

    def _photo_rows(self, photos: Sequence[Photo]) -> list[list[Plain]]:
        shown = [self._figure(photo) for photo in photos]
        shown += [{"picture": "", "caption": ""}] * (-len(shown) % _PER_ROW)
        return [shown[start : start + _PER_ROW] for start in range(0, len(shown), _PER_ROW)]

    def _figure(self, photo: Photo) -> Plain:
        self._figures += 1
        title = words.clean(photo.attachment.title)
        citation = self._page_map.citation(photo.attachment)
        return {
            "picture": photo.name,
            "caption": f"图 {self._figures}　{title}（{citation}）",
        }


def _sections(indicator: Indicator) -> Iterator[Indicator]:
    """Yield every indicator below the first level that requirements hang from."""
    if indicator.requirements:
        yield indicator
    for child in indicator.indicators:
        yield from _sections(child)


def statement(case: Case, requirement: str) -> list[str]:
    """Return what the enterprise says of a requirement, in paragraphs; or the mark 待补.

    Where nothing is answered yet, the state says so already.
    """
    answer = case.project.answer(requirement)
    said = words.lines(answer.statement)
    if answer.state is State.NOT_APPLICABLE:
        said = [f"不适用的理由：{words.clean(answer.reason)}"] * bool(answer.reason) + said
    if answer.state is State.UNKNOWN:
        return said
    return said or [words.missing("自评说明")]


def proof(case: Case, page_map: PageMap, requirement: str) -> list[str]:
    """Return the citations of a requirement's attachments; where proof is due, the mark 待补."""
    cited = [page_map.citation(one) for one in page_map.cited_by(requirement)]
    if cited:
        return cited
    state = case.project.answer(requirement).state
    rule = case.checklist.requirements()[requirement].proof
    where_there_is = rule is not None and all(group.if_any for group in rule.groups)
    unneeded = state in (State.UNMET, State.NOT_APPLICABLE) or where_there_is
    return [words.NONE if unneeded else words.missing("证明材料")]
