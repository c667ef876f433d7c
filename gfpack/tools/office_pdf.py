"""Office files turned into PDF by LibreOffice, at arm's length.

In: a file of a client. Out: a PDF that is the same every time. The program works on a copy (of
docx, xlsx and pptx without references to anything outside), with its own profile, without macros,
link updates and network, with the shipped font (and signs it lacks from a few fonts that are
installed), and within a time limit.
"""

from __future__ import annotations

import contextlib
import html
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

from gfpack.base.errors import ToolMissing
from gfpack.base.leftovers import room
from gfpack.tools import fonts, libreoffice, pdf_boxes, symbol_fonts, worker
from gfpack.tools.office_copy import private_copy
from gfpack.tools.office_told import Told, told
from gfpack.tools.pdf_write import save

TIME_LIMIT = 120.0
"""Seconds one file may take."""

_DEAD = "http://127.0.0.1:9"
"""An address where nobody listens: the last guard where the system cannot cut the network."""


class ConversionFailed(Exception):  # noqa: N818 - reads as what happened
    """A file could not be turned into pages; `why` is `time-limit`, `no-output` or `damaged`."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


def to_pdf(source: Path, target: Path, *, timeout: float = TIME_LIMIT) -> Told:
    """Write `source`, an office file, as PDF to `target`; return what its pages do not show.

    `timeout` is in seconds, for each of the at most two runs of LibreOffice: a sheet in an old
    format becomes xlsx first so that it can be fitted to the page, an old document docx so that
    its changes and comments can be counted.

    Raises:
        ToolMissing: there is no LibreOffice.
        ConversionFailed: it took too long, wrote nothing, or wrote something that is no PDF.
        FileNotFoundError: the file is not there.
    """
    program = libreoffice.find()
    if program is None:
        raise ToolMissing("tools.libreoffice_missing")
    source.stat()
    with room() as place:
        copy = _copy(source, place / "in")
        _write_profile(place / "profile")
        _write_fontconfig(place)
        read_from = copy
        if (modern := _MODERN.get(copy.suffix)) is not None:
            read_from = _converted(program, place, copy, modern, timeout)
            if modern == "xlsx":
                copy = _copy(read_from, place / "again")
        _normalise(_converted(program, place, copy, "pdf", timeout), target)
        said = _told(read_from)
        boxes = worker.call(pdf_boxes.boxes, target, read_from)
        return replace(said, boxes=boxes) if isinstance(boxes, str) else said


_MODERN = {".xls": "xlsx", ".et": "xlsx", ".ods": "xlsx", ".doc": "docx", ".wps": "docx"}


def _copy(source: Path, folder: Path) -> Path:
    copy = worker.call(private_copy, source, folder)
    if isinstance(copy, worker.Failure):
        raise ConversionFailed("damaged")
    return folder / str(copy)


def _told(copy: Path) -> Told:
    found = worker.call(told, copy)
    return found if isinstance(found, Told) else Told()


def _converted(program: Path, place: Path, copy: Path, kind: str, timeout: float) -> Path:
    _run(_command(program, place, copy, kind), place, timeout)
    made = place / "out" / f"document.{kind}"
    if not made.is_file() or made.stat().st_size == 0:
        raise ConversionFailed("no-output")
    return made


def _command(program: Path, place: Path, copy: Path, kind: str) -> list[str]:
    return [
        *_without_network(),
        str(program),
        f"-env:UserInstallation={(place / 'profile').as_uri()}",
        *("--headless", "--invisible", "--norestore", "--nologo", "--nodefault"),
        *("--nolockcheck", "--convert-to", kind, "--outdir", str(place / "out"), str(copy)),
    ]


@cache
def _without_network() -> tuple[str, ...]:
    """Return the prefix that runs a program without network, where the system allows it."""
    unshare = shutil.which("unshare") if sys.platform == "linux" else None
    if unshare is None:
        return ()
    prefix = (unshare, "--map-root-user", "--net", "--")
    try:
        tried = subprocess.run([*prefix, "true"], capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return prefix if tried.returncode == 0 else ()


def _run(command: list[str], place: Path, timeout: float) -> None:
    """Run to the end or to the time limit; nothing of it stays behind."""
    process = subprocess.Popen(
        command,
        cwd=place,
        env=_environment(place),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=os.name == "posix",
    )
    try:
        process.wait(timeout)  # the exit code is 0 even where nothing was written
    except subprocess.TimeoutExpired as late:
        raise ConversionFailed("time-limit") from late
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        if process.poll() is None:
            tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(tree, capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _environment(place: Path) -> dict[str, str]:
    proxies = {f"{scheme}_proxy": _DEAD for scheme in ("http", "https", "ftp", "all")}
    return {
        **os.environ,
        **proxies,
        **{name.upper(): value for name, value in proxies.items()},
        "no_proxy": "",
        "NO_PROXY": "",
        "HOME": str(place),
        "TMPDIR": str(place),
        "XDG_CACHE_HOME": str(place),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "SAL_USE_VCLPLUGIN": "svp",
        "FONTCONFIG_FILE": str(place / "fonts.conf"),
    }


def _write_fontconfig(place: Path) -> None:
    signs = place / "fonts"
    signs.mkdir()
    for font in symbol_fonts.installed():
        shutil.copyfile(font, signs / font.name)
    (place / "fonts.conf").write_text(
        f"""<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{html.escape(str(fonts.file().parent))}</dir>
  <dir>{html.escape(str(signs))}</dir>
  <cachedir>{html.escape(str(place / "fontcache"))}</cachedir>
  <match target="pattern">
    <edit name="family" mode="assign" binding="strong"><string>{fonts.FAMILY}</string></edit>
  </match>
</fontconfig>
""",
        "utf-8",
    )


_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "2"),
    ("Calc/Content/Update", "Link", "2"),
    ("Calc/Formula/Load", "OOXMLRecalcMode", "1"),
    ("Calc/Formula/Load", "ODFRecalcMode", "1"),
)


def _write_profile(profile: Path) -> None:
    """Write a profile without macros, link updates, recalculation and network; Chinese, A4."""
    rows = [(f"org.openoffice.Office.{where}", name, value) for where, name, value in _SETTINGS]
    rows += [
        ("org.openoffice.Inet/Settings", "ooInetProxyType", "1"),
        *(
            ("org.openoffice.Inet/Settings", f"ooInet{scheme}ProxyName", "127.0.0.1")
            for scheme in ("HTTP", "HTTPS", "FTP")
        ),
        *(
            ("org.openoffice.Inet/Settings", f"ooInet{scheme}ProxyPort", "9")
            for scheme in ("HTTP", "HTTPS", "FTP")
        ),
        ("org.openoffice.Setup/L10N", "ooSetupSystemLocale", "zh-CN"),
    ]
    items = "".join(
        f'<item oor:path="/{where}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for where, name, value in rows
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>',
        "utf-8",
    )


def _normalise(made: Path, target: Path) -> None:
    """Write the PDF without what differs from run to run: dates, checksum, random id."""
    import pikepdf

    try:
        with pikepdf.open(made) as pdf:
            if not len(pdf.pages):
                raise ConversionFailed("no-output")
            for key in ("/Info", "/DocChecksum", "/ID"):
                if key in pdf.trailer:
                    del pdf.trailer[key]
            if "/Metadata" in pdf.Root:
                del pdf.Root.Metadata
            save(pdf, target, deterministic_id=True)
    except pikepdf.PdfError as problem:
        raise ConversionFailed("damaged") from problem
