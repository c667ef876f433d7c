"""Find and load profiles, and lay them over a checklist.

In: ids such as `region/jiangsu` and the user's own folders (a project's `checklists/`). Out:
`Profile`s and the checklist with them. A profile of the user, in `profiles/` below such a folder,
wins over a shipped one of the same id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from gfpack.base.errors import DataError, Problem, UsageError
from gfpack.base.files import shipped
from gfpack.base.text import nearest
from gfpack.base.yaml import Located, into, read
from gfpack.checklist.load import Available, available, load_table, load_types
from gfpack.checklist.models import Checklist, EvidenceTypes
from gfpack.checklist.overlay import overlaid
from gfpack.checklist.profile import Profile
from gfpack.checklist.profile_lint import problems_of_profile, unknown_checklists

PROFILES_DIR = "profiles"
_ID = re.compile(r"^profile:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)


def available_profiles(folders: Sequence[Path] = ()) -> tuple[Available, ...]:
    """Return every profile there is, by id; the user's own hides a shipped one of that id."""
    found = {one.id: one for one in _candidates(folders)}
    return tuple(found[name] for name in sorted(found))


def load_profile(profile_id: str, folders: Sequence[Path] = ()) -> Profile:
    """Return a profile as its file has it, not yet held against a checklist.

    Raises:
        UsageError: no such profile; names the nearest id and all there are.
        DataError: everything wrong in the shape of the file.
    """
    return into(Profile, read(_find(profile_id, folders)))


def laid_over(
    checklist: Checklist, ids: Sequence[str], folders: Sequence[Path], types: EvidenceTypes
) -> tuple[Checklist, tuple[Profile, ...]]:
    """Return the checklist with the profiles of these ids on it, the first lowest, and those.

    Raises:
        UsageError: no such profile, or it is not meant for this checklist.
        DataError: everything wrong in the first file that does not fit, with line and column.
    """
    profiles: list[Profile] = []
    for name in dict.fromkeys(ids):
        located = read(_find(name, folders))
        profile = into(Profile, located)
        if not profile.meant_for(checklist.id):
            shown = ", ".join(profile.over)
            params = {"id": name, "checklist": checklist.id, "over": shown}
            raise UsageError("checklist.profile_elsewhere", **params)
        if problems := problems_of_profile(profile, located, checklist, types):
            raise DataError(problems)
        checklist = overlaid(checklist, [profile])
        profiles.append(profile)
    return checklist, tuple(profiles)


def profiles_for(
    checklist: str, ids: Sequence[str], folders: Sequence[Path] = ()
) -> tuple[str, ...]:
    """Return the profiles without those that are meant for another checklist.

    One that cannot be found stays: that it is missing must be told, not passed over.

    Raises:
        DataError: everything wrong in the shape of a file.
    """
    known = {one.id for one in available_profiles(folders)}
    return tuple(
        one for one in ids if one not in known or load_profile(one, folders).meant_for(checklist)
    )


def problems_of_profile_file(located: Located, folders: Sequence[Path] = ()) -> list[Problem]:
    """Return everything wrong in a profile, held against every checklist it is meant for.

    Raises:
        DataError: the file does not have the shape of a profile.
    """
    profile = into(Profile, located)
    known, types = [one.id for one in available(folders)], load_types(folders)
    found = [*unknown_checklists(profile, located, known)]
    for name in filter(profile.meant_for, known):
        found += problems_of_profile(profile, located, load_table(name, folders), types)
    return found


def _find(profile_id: str, folders: Sequence[Path]) -> Path:
    known = {one.id: one.file for one in available_profiles(folders)}
    if profile_id in known:
        return known[profile_id]
    near = nearest(profile_id, list(known))
    key = "checklist.no_profile_near" if near else "checklist.no_profile"
    raise UsageError(key, id=profile_id, near=near or "", known=", ".join(known))


def _candidates(folders: Sequence[Path]) -> Iterator[Available]:
    """Yield profiles so that a later one wins over an earlier one of the same id."""
    for folder, own in [(shipped("checklists"), False), *((one, True) for one in folders)]:
        place = folder / PROFILES_DIR
        for file in sorted(place.rglob("*.yaml")) if place.is_dir() else ():
            if name := _ID.search(file.read_text("utf-8", errors="replace")):
                yield Available(name.group(1), file, own)
