"""What the files of the appendix are called.

In: volumes, the pattern a profile or the project tells. Out: a path for each volume, below the
folder of the appendix. An appendix that is not divided keeps its own name.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from gfpack.appendix.volumes import Volume
from gfpack.base.files import safe_name
from gfpack.project.models import AppendixOptions, Project


def file_names(
    project: Project, volumes: tuple[Volume, ...], options: AppendixOptions, whole: str
) -> tuple[str, ...]:
    """Return the paths (with `/`) of the volumes; `whole` is the name of an undivided appendix.

    A pattern may use {enterprise}, {year}, {number} and {indicator} (what tells the volume from
    the others); without the last two, which several volumes need, the name is put behind it.
    """
    if len(volumes) == 1 and not volumes[0].name:
        return (whole,)
    path = PurePosixPath(whole)
    taken: set[str] = set()
    names = []
    for volume in volumes:
        stem = safe_name(_stem(project, volume, options), longest=100)
        if stem.casefold() in taken:
            stem = f"{stem}-{volume.number}"
        taken.add(stem.casefold())
        names.append(f"{path.stem}/{stem}{path.suffix}")
    return tuple(names)


def _stem(project: Project, volume: Volume, options: AppendixOptions) -> str:
    pattern = options.file_name
    if pattern is None:
        return volume.name
    if "{indicator}" not in pattern and "{number}" not in pattern:
        pattern += "-{indicator}"
    known = {
        "{enterprise}": project.enterprise.name,
        "{year}": str(project.file.evaluation_year),
        "{number}": str(volume.number),
        "{indicator}": volume.name,
    }
    for name, value in known.items():
        pattern = pattern.replace(name, value)
    return pattern
