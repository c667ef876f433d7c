"""Why a file cannot be read, in words. In: what a reader noted, a language. Out: a phrase.

Readers note English in short, kept with the readings; what is broken inside is told as they say it.
"""

from __future__ import annotations

from gfpack.base.messages import Lang, message
from gfpack.evidence.examining import CHANGED, NOT_OPENED
from gfpack.evidence.faults import FAULT, is_fault

_KNOWN = {
    "0 bytes": "empty",
    "needs a password": "password",
    "truncated:": "truncated",
    "archive: encrypted": "archive_encrypted",
    "archive: damaged": "archive_damaged",
    "archive: bomb": "archive_bomb",
    "archive: too-deep": "archive_too_deep",
    "archive: fault": "archive_fault",
    "archive: unknown": "archive_unknown",
    "archive: opened": "archive_closed",
    "mail: closed": "mail_closed",
    "not a kind": "unknown_kind",
    "HEIC": "heic",
    "no pages": "no_pages",
    "too many pixels": "pixels",
    "limit:": "limit",
    CHANGED: "changed",
}


def is_passing(why: str) -> bool:
    """Return whether a file was not read for a reason that is not in its bytes."""
    return is_fault(why) or why.startswith((CHANGED, NOT_OPENED))


def reason_in_words(why: str, lang: Lang) -> str:
    """Return why a file cannot be read, for a person who has to get a better one."""
    if is_fault(why):
        return message("evidence.why.fault", lang, why=why.removeprefix(FAULT))
    if why.startswith(NOT_OPENED):
        return message("evidence.why.not_opened", lang, why=why.removeprefix(NOT_OPENED))
    for begins, key in _KNOWN.items():
        if why.startswith(begins):
            return message(f"evidence.why.{key}", lang)
    return message("evidence.why.broken", lang, why=why) if why else ""
