"""What this machine has of what gfpack needs. In: nothing. Out: checks, for `gfpack doctor`."""

from __future__ import annotations

import importlib
import importlib.metadata
import os
import platform
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from gfpack import __version__
from gfpack.base.errors import ToolMissing
from gfpack.base.files import shipped

_IMPORTED_AS = {
    "lxml": "lxml.etree",
    "noto-cjk-sans-otc": "noto_cjk_sans_otc",
    "pillow": "PIL.Image",
    "python-docx": "docx",
    "python-oxmsg": "oxmsg",
    "python-stdnum": "stdnum.cn.uscc",
    "pyyaml": "yaml",
    "ruamel-yaml": "ruamel.yaml",
}
"""Names of import that differ from the name of the package."""
_REQUIREMENT = re.compile(r"([\w.-]+)\s*(?:\[[^]]*])?\s*\(?([^;)]*)")
_EXTRA = re.compile(r"extra == .(?!heic|ocr)")
"""Marks a requirement of an extra that no output depends on."""
_AT_LEAST = re.compile(r">=\s*([\d.]+)")
_CHINESE = re.compile(r"utf|gb|936|big5|950", re.IGNORECASE)


class Health(StrEnum):
    """How a part stands."""

    GOOD = "good"
    LEFT_OUT = "left-out"
    """Not there; gfpack works without it, and says what it then leaves out."""
    MISSING = "missing"
    """Not there, and gfpack cannot work without it."""


@dataclass(frozen=True, slots=True)
class Check:
    """One part: `key` names its text (`doctor.<key>`), `params` fill its places."""

    key: str
    health: Health
    params: dict[str, object] = field(default_factory=dict)


def checks() -> Iterator[Check]:
    """Yield everything that is looked at, in the order it is shown."""
    where = Path(importlib.import_module("gfpack").__file__ or "").parent
    yield Check("gfpack", Health.GOOD, {"version": __version__, "path": str(where)})
    yield Check(
        "python",
        Health.GOOD,
        {"version": platform.python_version(), "system": platform.platform()},
    )
    yield from _packages()
    yield _data()
    yield _font()
    yield _libreoffice()
    yield _heic()
    yield _sight()
    yield _cluster()
    yield _temporary()
    yield _console()


def versions() -> dict[str, str]:
    """Return what outputs depend on besides gfpack itself, each with its version or nothing."""
    wanted = importlib.metadata.requires("gfpack") or ()
    names = sorted({_name(one) for one in wanted if _EXTRA.search(one) is None})
    return {name: version_of(name) for name in ("system", "python", *names, "libreoffice")}


def version_of(name: str) -> str:
    """Return the version of a package, `python`, `libreoffice` or the `system`; empty: none."""
    from gfpack.tools import libreoffice

    if name == "system":
        return f"{platform.system()} {platform.machine()}"
    if name == "python":
        return platform.python_version()
    return libreoffice.version() or "" if name == "libreoffice" else _version(name)


def _name(requirement: str) -> str:
    found = _REQUIREMENT.match(requirement)
    return re.sub(r"[-_.]+", "-", found.group(1) if found else requirement).lower()


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _packages() -> Iterator[Check]:
    """Yield the packages that are missing, too old or broken; one line if all are well."""
    wanted = [one for one in importlib.metadata.requires("gfpack") or () if "extra ==" not in one]
    versions: list[str] = []
    for requirement in wanted:
        found = _REQUIREMENT.match(requirement)
        name, bounds = _name(requirement), found.group(2) if found else ""
        bad = _package(name, bounds)
        if bad:
            yield bad
        else:
            versions.append(f"{name} {importlib.metadata.version(name)}")
    if len(versions) == len(wanted):
        yield Check("packages", Health.GOOD, {"versions": ", ".join(sorted(versions))})


def _package(name: str, bounds: str) -> Check | None:
    """Return what is wrong with a package, or None."""
    try:
        version = importlib.metadata.version(name)
        importlib.import_module(_IMPORTED_AS.get(name, name.replace("-", "_")))
    except importlib.metadata.PackageNotFoundError:
        return Check("package_missing", Health.MISSING, {"name": name})
    except Exception as problem:
        return Check("package_broken", Health.MISSING, {"name": name, "why": str(problem)})
    least = _AT_LEAST.search(bounds)
    if least and _numbers(version) < _numbers(least.group(1)):
        return Check(
            "package_old",
            Health.MISSING,
            {"name": name, "version": version, "least": least.group(1)},
        )
    return None


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])


def _data() -> Check:
    places = ("checklists", "templates/messages", "templates/project")
    lacking = [name for name in places if not shipped(name).is_dir()]
    if lacking:
        return Check("data_missing", Health.MISSING, {"names": ", ".join(lacking)})
    return Check("data", Health.GOOD, {"path": str(shipped("checklists").parent)})


def _font() -> Check:
    from gfpack.tools import fonts

    try:
        return Check("font", Health.GOOD, {"path": str(fonts.file())})
    except ToolMissing as problem:
        return Check(problem.key.rpartition(".")[2], Health.MISSING)


def _sight() -> Check:
    from gfpack.tools import ocr

    if ocr.is_there():
        return Check("ocr", Health.GOOD, {"engine": ocr.engine_name()})
    return Check("ocr_off" if ocr.is_off() else "ocr_none", Health.LEFT_OUT)


def _libreoffice() -> Check:
    from gfpack.tools import libreoffice

    program = libreoffice.find()
    version = libreoffice.version() if program else None
    if program and version:
        return Check("libreoffice", Health.GOOD, {"version": version, "path": str(program)})
    if program:
        return Check("libreoffice_broken", Health.LEFT_OUT, {"path": str(program)})
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
    return Check(f"libreoffice_none_{system}", Health.LEFT_OUT)


def _heic() -> Check:
    from gfpack.tools.image import reads_heic

    return Check("heic", Health.GOOD) if reads_heic() else Check("heic_none", Health.LEFT_OUT)


def _cluster() -> Check:
    version = _version("distributed")
    if version:
        return Check("cluster", Health.GOOD, {"version": version})
    return Check("cluster_none", Health.LEFT_OUT)


def _temporary() -> Check:
    place = tempfile.gettempdir()
    try:
        with tempfile.TemporaryFile(dir=place) as stream:
            stream.write(b"gfpack")
    except OSError as problem:
        why = problem.strerror or str(problem)
        return Check("temporary_bad", Health.MISSING, {"path": place, "why": why})
    return Check("temporary", Health.GOOD, {"path": place})


def _console() -> Check:
    encoding = str(getattr(sys.stdout, "encoding", None) or "?")
    if _CHINESE.search(encoding):
        return Check("console", Health.GOOD, {"encoding": encoding})
    hint = "set PYTHONUTF8=1" if os.name == "nt" else "export PYTHONUTF8=1"
    return Check("console_bad", Health.LEFT_OUT, {"encoding": encoding, "hint": hint})
