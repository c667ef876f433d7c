"""The stamp: a number on every page, upright at the edge as it is seen, covering nothing.

In: a page as it was bound. Out: the content streams that go around the page's own content. The
first saves the graphics state (and shrinks the content where no place is free). The last but one
restores it, blanks the stamp's place and says how text is set there; pages of one size and shape
share it. The last shows the text. Text on attachment pages: `附件 3-2 第 1 页 共 4 页 · 45`
(label, page of the attachment, page of the appendix); on gfpack's own pages the page number alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gfpack.appendix.ending import Ending
from gfpack.appendix.stamp_font import FONT_SIZE, unicode_of
from gfpack.base.stamp_places import STAMP, box_of

CHARACTERS = "附件第页共 ·-0123456789"
"""All characters a stamp can hold; the stamp's font is made for them."""

WORDS = ("附件 ", " 第 ", " 页 共 ", " 页 · ")
"""What a stamp on an attachment's page says before each of its numbers."""

STREAMS = 2
"""How many content streams at the end of a page are its stamp."""

_COLOUR = "0.12 0.25 0.38"
_PADDING = 3.0
CLEARED = 34.0
"""Points at the lower edge that shrinking must clear."""

_TEXT = re.compile(
    r"(?:附件 ?(?P<label>\S+) 第 (?P<index>\d+) 页 共 (?P<count>\d+) 页 · )?(?P<page>\d+)"
)
_SHOWN = re.compile(rb"(?:<(?P<hexadecimal>[0-9A-Fa-f]*)>|\((?P<codes>[^()\\]*)\))\s*Tj")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a stamp says; without a label it stands on one of gfpack's own pages."""

    page: int
    label: str | None = None
    index: int | None = None
    count: int | None = None

    @property
    def text(self) -> str:
        """What is printed."""
        return self.said(WORDS)

    def said(self, words: Sequence[str]) -> str:
        """Return what is printed with other words (or codes) for each of `WORDS`."""
        if self.label is None:
            return f"{self.page}"
        attachment, index, count, page = words
        return f"{attachment}{self.label}{index}{self.index}{count}{self.count}{page}{self.page}"


def parse_stamp(text: str) -> Stamp | None:
    """Return what a printed stamp says, or None where the text is none."""
    found = _TEXT.fullmatch(text.strip())
    if found is None:
        return None
    label, index, count, page = found["label"], found["index"], found["count"], found["page"]
    if label is None:
        return Stamp(int(page))
    return Stamp(int(page), label, int(index), int(count))


def stamp_text(content: bytes, to_unicode: bytes) -> str:
    """Return the text a stamp's last content stream prints, read through its font's /ToUnicode.

    `to_unicode` is the decoded map of the font. This is for readers of the finished file; nothing
    else is needed. Earlier versions wrote codes of two bytes, in hexadecimal.
    """
    characters = unicode_of(to_unicode)
    found = _SHOWN.search(content)
    codes: list[int] = []
    if found and found["codes"] is not None:
        codes = list(found["codes"])
    elif found:
        pairs = bytes.fromhex(found["hexadecimal"].decode("ascii"))
        codes = [high << 8 | low for high, low in zip(pairs[::2], pairs[1::2], strict=False)]
    return "".join(characters.get(code, "\ufffd") for code in codes)


def streams_of_stamp(last: bytes) -> int:
    """Return how many of a page's last content streams are its stamp, going by the last of all.

    Earlier versions wrote all in one, which then names the font itself.
    """
    return 1 if b" Tf" in last else STREAMS


@dataclass(frozen=True, slots=True)
class View:
    """A page as it is seen: its visible box in user space, and how it is turned (0, 90, …)."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int = 0

    @property
    def width(self) -> float:
        """Visible width in points."""
        across = self.rotation % 180 == 0
        return self.right - self.left if across else self.top - self.bottom

    @property
    def height(self) -> float:
        """Visible height in points."""
        across = self.rotation % 180 == 0
        return self.top - self.bottom if across else self.right - self.left

    @property
    def matrix(self) -> tuple[float, float, float, float, float, float]:
        """The way from what is seen (origin lower left, upright) to user space."""
        return {
            0: (1.0, 0.0, 0.0, 1.0, self.left, self.bottom),
            90: (0.0, 1.0, -1.0, 0.0, self.right, self.bottom),
            180: (-1.0, 0.0, 0.0, -1.0, self.right, self.top),
            270: (0.0, -1.0, 1.0, 0.0, self.left, self.top),
        }[self.rotation]

    def to_user(self, x: float, y: float) -> tuple[float, float]:
        """Return where a seen point lies in user space."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f


@dataclass(frozen=True, slots=True)
class Shrink:
    """A scale and shift in user space that clears the lower edge as it is seen."""

    scale: float
    x: float
    y: float

    @classmethod
    def of(cls, view: View) -> Shrink:
        """Return the shrinking of a page towards the middle of its visible upper edge."""
        scale = max(0.5, min(0.95, 1 - CLEARED / view.height))
        x, y = view.to_user(view.width / 2, view.height)
        return cls(scale, x * (1 - scale), y * (1 - scale))

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the page lies afterwards."""
        return self.scale * x + self.x, self.scale * y + self.y


def before(view: View, shrink: Shrink | None, opened: int = 1) -> bytes:
    """Return the first content stream of a page.

    `opened` is how often the graphics state is saved: once, and more often for a page whose own
    content restores it more often than it saves it.
    """
    saved = "q " * opened
    if shrink is None:
        return f"{saved}\n".encode()
    clip = (view.left, view.bottom, view.right - view.left, view.top - view.bottom)
    scale = _numbers(shrink.scale, 0, 0, shrink.scale, shrink.x, shrink.y)
    return f"{saved}\n{scale} cm\n{_numbers(*clip)} re W n\n".encode()


def after(view: View, place: str, width: float, ending: Ending, *, name: str) -> bytes:
    """Return the last content stream of a page but one: its own content closed, room made.

    `width` is that of the stamp's text, `name` that of its font among the page's resources.
    """
    box = printed_box(view, place, width)
    fits = _fitting(view, width)
    closes = ending.closes.decode("ascii")
    return (
        f"\n{closes}\n{'Q ' * ending.closed}\nq\n{_numbers(*view.matrix)} cm\n"
        f"1 1 1 rg {_numbers(*box)} re f\n"
        f"BT {_COLOUR} rg 0 Tr 0 Tc 0 Tw 100 Tz 0 Ts {name} {FONT_SIZE * fits:g} Tf "
        f"{_numbers(1, 0, 0, 1, box[0] + _PADDING * fits, box[1] + STAMP.descent * fits)} Tm\n"
    ).encode()


def shown(codes: str) -> bytes:
    """Return the last content stream of a page: the stamp's text, in the codes of its font."""
    return f"({codes})Tj ET Q\n".encode("latin-1")


def printed_box(view: View, place: str, width: float) -> tuple[float, float, float, float]:
    """Return left, bottom, width and height of the printed stamp on the page as it is seen.

    `width` is that of the stamp's text.
    """
    fits = _fitting(view, width)
    room_left, room_bottom, room_right, _ = box_of(place, view.width / fits, view.height / fits)
    wide = width + 2 * _PADDING
    if place.endswith("left"):
        left = room_left
    elif place.endswith("right"):
        left = room_right - wide
    else:
        left = (room_left + room_right - wide) / 2
    return left * fits, room_bottom * fits, wide * fits, STAMP.height * fits


def _fitting(view: View, width: float) -> float:
    """Return by how much a number is made smaller so that it stands on a very small page whole."""
    wide = view.width / (width + 2 * _PADDING)
    return min(1.0, wide, view.height / (STAMP.margin + STAMP.height))


def _numbers(*values: float) -> str:
    return " ".join([f"{value:.4f}" for value in values])
