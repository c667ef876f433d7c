"""What the password of a file's author allows. In: an opened PDF. Out: whether it may be bound.

ISO 32000-1, table 22: bit 3 printing, bit 11 assembling (inserting, turning and deleting pages);
up to revision 2, bit 4 stands for assembling. Binding is one of these; who may print a paper may
put it into a folder. Who opened it with the author's own password may do anything.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gfpack.appendix.reasons import Reason
from gfpack.base.messages import Text

_SAID = (
    ("print_highres", Text("打印", "printing")),
    ("modify_assembly", Text("页面组合", "assembling pages")),
    ("extract", Text("复制内容", "copying content")),
    ("modify_other", Text("修改内容", "changing content")),
    ("modify_annotation", Text("添加批注", "adding notes")),
    ("modify_form", Text("填写表单", "filling in forms")),
)


def may_bind(source: Any) -> bool:
    """Return whether printing or assembling is allowed."""
    if not source.is_encrypted or source.owner_password_matched:
        return True
    allowed = source.allow
    return bool(allowed.modify_assembly or allowed.print_lowres or allowed.print_highres)


def denied(source: Any) -> Text | None:
    """Return what the author does not allow; None where all is allowed."""
    if not source.is_encrypted or source.owner_password_matched:
        return None
    said = [words for name, words in _SAID if not getattr(source.allow, name)]
    if not said:
        return None
    return Text(zh="、".join(one.zh for one in said), en=", ".join(one.en for one in said))


def opened(path: Path, password: str) -> Any:
    """Return a PDF opened with a password, or without one where it turns out to need none.

    Raises:
        pikepdf.PdfError: it is damaged (PasswordError: the password is wrong).
        OSError: it cannot be read.
    """
    import pikepdf

    try:
        return pikepdf.open(path, password=password)
    except pikepdf.PasswordError:
        if not password:
            raise
    return pikepdf.open(path)


def pages_behind(path: Path, password: str) -> int | Reason:
    """Return how many pages a locked PDF has, or why they cannot be bound."""
    import pikepdf

    try:
        with opened(path, password) as pdf:
            return len(pdf.pages) if may_bind(pdf) else Reason.NOT_ALLOWED
    except pikepdf.PasswordError:
        return Reason.WRONG_PASSWORD
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return Reason.DAMAGED
    except OSError:
        return Reason.MISSING
