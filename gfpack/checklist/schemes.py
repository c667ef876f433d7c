"""What the title of a scheme is called, for texts about any of them. In: a scheme. Out: words."""

from __future__ import annotations

from gfpack.base.messages import Lang, Text, message
from gfpack.checklist.parts import Scheme


def title_of(scheme: Scheme) -> Text:
    """Return the title that is applied for: 绿色工厂, 绿色工业园区, 绿色供应链管理企业."""
    return _words("title", scheme)


def subject_of(scheme: Scheme) -> Text:
    """Return the word for what is evaluated: 工厂, 园区, 企业."""
    return _words("subject", scheme)


def _words(part: str, scheme: Scheme) -> Text:
    key = f"schemes.{part}.{scheme}"
    return Text(message(key, Lang.ZH), message(key, Lang.EN))
