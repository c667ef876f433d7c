"""What a person says of evidence. In: a view of the project. Out: deeds for `evidence.yaml`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from gfpack.base import yaml
from gfpack.base.errors import UsageError
from gfpack.base.messages import message
from gfpack.evidence import confirm as confirming
from gfpack.evidence.models import Evidence
from gfpack.findings.case import Case
from gfpack.project.layout import EVIDENCE_YAML
from gfpack.project.models import PageRange
from gfpack.walk import entries
from gfpack.walk.deed import Deed, Person, line, text
from gfpack.walk.intake import checked, inside, path_of, whole
from gfpack.walk.models import Action
from gfpack.walk.renewal import standing_in
from gfpack.walk.view import View


def confirm(case: Case, evidence_id: str, corrections: Mapping[str, str], person: Person) -> Deed:
    """Stand by an evidence as it is shown.

    Raises:
        UsageError: it cannot be confirmed, or a value cannot be.
    """
    given = {name: line(value) for name, value in corrections.items()}
    one = confirming.stated(case.register, case.types, evidence_id, given)
    if one.obstacle:
        raise UsageError(f"evidence.obstacle.{one.obstacle}", id=evidence_id)

    def write(folder: Path) -> None:
        confirming.write(folder, [one], by=person.by, on=person.on)

    return Deed(Action.CONFIRM, evidence_id, write)


def pages(view: View, evidence_id: str, ranges: Sequence[PageRange]) -> Deed:
    """Say on which pages an evidence stands.

    Raises:
        UsageError: no pages, no such file, or pages it does not have.
    """
    one, held = view.evidence(evidence_id), view.case.register
    said = checked(held, ranges)

    def change(table: Any) -> None:
        entries.set_pages(table, one, said, held)

    return Deed(Action.PAGES, evidence_id, _into([evidence_id], change))


def split(view: View, evidence_id: str, parts: Sequence[Sequence[PageRange]]) -> Deed:
    """Make several evidences of one.

    Raises:
        UsageError: fewer than two parts, or pages as in `pages`.
    """
    one, held = view.evidence(evidence_id), view.case.register
    if len(parts) < 2:
        raise UsageError("walk.too_few_parts")
    own, *others = (checked(held, ranges) for ranges in parts)
    new: dict[str, tuple[PageRange, ...]] = {}
    for ranges in others:
        new[_free(view, f"{evidence_id}-part", new)] = ranges

    def change(table: Any) -> None:
        entries.set_pages(table, one, own, held)
        for key, ranges in new.items():
            entries.add(table, key, ranges, one)

    return Deed(Action.SPLIT, evidence_id, _into([evidence_id, *new], change), tuple(new))


def join(view: View, evidence_ids: Sequence[str]) -> Deed:
    """Make one evidence of several.

    Raises:
        UsageError: fewer than two, no such evidence, or one is set aside.
    """
    ids = tuple(dict.fromkeys(evidence_ids))
    if len(ids) < 2:
        raise UsageError("walk.too_few_parts")
    first, *others = (in_use(view, one) for one in ids)
    held = view.case.register
    ranges = tuple(one for each in (first, *others) for one in _ranges(view.case, each))
    supports = view.in_order({key for each in (first, *others) for key in each.supports})

    def change(table: Any) -> None:
        entries.set_pages(table, first, ranges, held)
        entries.link(table, first, supports)
        for each in others:
            table.pop(each.id, None)

    return Deed(Action.JOIN, first.id, _into(ids, change))


def attach(view: View, requirement: str, evidence_id: str) -> Deed:
    """Let an evidence support a requirement.

    Raises:
        UsageError: no such evidence, or it is set aside.
    """
    one = in_use(view, evidence_id)
    return _linked(view, Action.ATTACH, one, {*one.supports, requirement})


def attach_file(view: View, requirement: str, path: str) -> Deed:
    """Let a file, which belongs to one evidence or to none, support a requirement.

    Raises:
        UsageError: several evidences stand in it.
    """
    holders = [
        one.id
        for one in view.case.register.evidence
        if any(extent.path == path for extent in one.extents) and not one.set_aside
    ]
    if len(holders) == 1:
        return attach(view, requirement, holders[0])
    if holders:
        raise UsageError("walk.file_of_several", path=path, ids=", ".join(holders))
    key = _new_id(view, path)

    def change(table: Any) -> None:
        table[key] = {"pages": entries.as_written(whole([path])), "supports": [requirement]}

    return Deed(Action.ATTACH, key, _into([key], change), (key,))


def detach(view: View, requirement: str, evidence_id: str) -> Deed:
    """Let an evidence support a requirement no longer.

    Raises:
        UsageError: no such evidence.
    """
    one = view.evidence(evidence_id)
    return _linked(view, Action.DETACH, one, {*one.supports} - {requirement})


def replace(view: View, one: Evidence, paths: Sequence[str], person: Person) -> Deed:
    """Put a renewed document in the place of an evidence; `renewal.doubts` was asked before.

    Unconfirmed evidence that stands in the new files alone goes: it is this one now.
    """
    others = standing_in(one, view.case.register, paths)
    names = ", ".join(path.rpartition("/")[2] for path in paths)
    said = {"by": person.by, "on": person.on.isoformat(), "files": names}
    why = message("walk.renewed.why", person.lang, **said)
    title = message("walk.renewed.title", person.lang, title=one.title, **said)
    key = _free(view, f"{one.id}-{person.on:%Y%m%d}")
    old = [span.model_dump(exclude_none=True) for span in _ranges(view.case, one)]

    def change(table: Any) -> None:
        entries.renew(table, one, (key, title, why), old, whole(paths))
        for other in others:
            table.pop(other.id, None)

    keys = [one.id, key, *(other.id for other in others)]
    return Deed(Action.REPLACE, one.id, _into(keys, change), (key,) if old else ())


def mark(view: View, evidence_id: str, said: Mapping[str, bool | None]) -> Deed:
    """Say that somebody saw the seal or the original.

    Raises:
        UsageError: no such evidence.
    """
    view.evidence(evidence_id)

    def change(table: Any) -> None:
        entry = yaml.table(table, evidence_id)
        for name, seen in said.items():
            if seen is not None and (seen or name in entry):
                yaml.put(entry, name, seen)

    return Deed(Action.MARK, evidence_id, _into([evidence_id], change))


def set_aside(view: View, what: str, why: str) -> Deed:
    """Say that an evidence or an unmatched file is none.

    Raises:
        UsageError: nothing of that name, or no reason.
    """
    reason = text(why)
    if not reason:
        raise UsageError("walk.no_reason_set_aside")
    held = view.case.register
    path = path_of(held, inside(view.case.project.folder, what))
    if what in view.ids or path not in held.unmatched:
        key, spans = view.evidence(what).id, None
    else:
        key, spans = _new_id(view, path), entries.as_written(whole([path]))

    def change(table: Any) -> None:
        entry = yaml.table(table, key)
        if spans:
            entry["pages"] = spans
        yaml.put(entry, "set_aside", reason)

    return Deed(Action.SET_ASIDE, key, _into([key], change), (key,) if spans else ())


def take_back(view: View, evidence_id: str) -> Deed:
    """Count an evidence again that was set aside.

    Raises:
        UsageError: it is not set aside.
    """
    if not view.evidence(evidence_id).set_aside:
        raise UsageError("walk.not_set_aside", id=evidence_id)

    def change(table: Any) -> None:
        yaml.drop(table[evidence_id], "set_aside")

    return Deed(Action.TAKE_BACK, evidence_id, _into([evidence_id], change))


def in_use(view: View, evidence_id: str) -> Evidence:
    """Return an evidence that is not set aside.

    Raises:
        UsageError: there is none of that id, or it is set aside.
    """
    one = view.evidence(evidence_id)
    if one.set_aside:
        raise UsageError("walk.is_set_aside", id=evidence_id)
    return one


def _linked(view: View, action: Action, one: Evidence, supports: Collection[str]) -> Deed:
    ordered = view.in_order(supports)

    def change(table: Any) -> None:
        if ordered != one.supports:
            entries.link(table, one, ordered)

    return Deed(action, one.id, _into([one.id], change))


def _into(keys: Collection[str], change: Callable[[Any], None]) -> Callable[[Path], None]:
    """Return what writes a change of some entries into `evidence.yaml`."""

    def write(folder: Path) -> None:
        with yaml.edit(folder / EVIDENCE_YAML, only=("evidence", keys)) as content:
            change(yaml.table(content, "evidence"))

    return write


def _ranges(case: Case, one: Evidence) -> tuple[PageRange, ...]:
    """Return the pages an evidence stands on, as a confirmation would write them."""
    entry = confirming.stated(case.register, case.types, one.id).entry
    return tuple(PageRange.model_validate(span) for span in entry["pages"])


def _new_id(view: View, path: str) -> str:
    return _free(view, f"file-{view.case.register.files[path].facts.sha256[:6]}")


def _free(view: View, wanted: str, taken: Collection[str] = ()) -> str:
    """Return an id that nothing bears: `wanted`, or with a number behind it."""
    used = {*view.ids, *view.case.project.evidence.evidence, *taken}
    number, key = 2, wanted
    while key in used:
        key, number = f"{wanted}-{number}", number + 1
    return key
