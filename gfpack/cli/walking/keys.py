"""One key at a time, on Windows and elsewhere. In: what the terminal sends. Out: a key's name.

Only the first of several keys that arrive together counts: what was typed before the screen stood
there was not meant for it, least of all a confirmation.
"""

from __future__ import annotations

import unicodedata

import click

ENTER, SPACE, BACK = "enter", "space", "back"
UP, DOWN, LEFT, RIGHT = "up", "down", "left", "right"
PAGE_UP, PAGE_DOWN, TAB, ESCAPE = "page-up", "page-down", "tab", "escape"
F5 = "f5"

_SENT = {
    "\r": ENTER,
    "\n": ENTER,
    " ": SPACE,
    "\t": TAB,
    "\x7f": BACK,
    "\x08": BACK,
    **{f"\x1b{kind}A": UP for kind in "[O"},
    **{f"\x1b{kind}B": DOWN for kind in "[O"},
    **{f"\x1b{kind}C": RIGHT for kind in "[O"},
    **{f"\x1b{kind}D": LEFT for kind in "[O"},
    "\x1b[5~": PAGE_UP,
    "\x1b[6~": PAGE_DOWN,
    "\x1b[15~": F5,
    **{f"{kind}H": UP for kind in "\x00\xe0"},
    **{f"{kind}P": DOWN for kind in "\x00\xe0"},
    **{f"{kind}M": RIGHT for kind in "\x00\xe0"},
    **{f"{kind}K": LEFT for kind in "\x00\xe0"},
    **{f"{kind}I": PAGE_UP for kind in "\x00\xe0"},
    **{f"{kind}Q": PAGE_DOWN for kind in "\x00\xe0"},
    "\x00?": F5,
}
_CHINESE = {"、": "/", "。": ".", "？": "?", "－": "-", "—": "-"}
"""What a Chinese input method makes of a sign on its key."""


def pressed() -> str:
    """Wait for a key and return its name: a letter or sign in lower case, or one of the above.

    Raises:
        EOFError: the terminal is gone or the input was ended (Ctrl-D; Ctrl-Z on Windows).
        KeyboardInterrupt: Ctrl-C.
    """
    sent = click.getchar()
    if not sent:
        raise EOFError
    return named(sent)


def named(sent: str) -> str:
    """Return the name of the first key in what a terminal sent."""
    for sequence, name in _SENT.items():
        if sent.startswith(sequence):
            return name
    if sent.startswith("\x1b"):
        return ESCAPE
    sign = unicodedata.normalize("NFKC", _CHINESE.get(sent[0], sent[0]))[0].lower()
    return _SENT.get(sign, sign)
