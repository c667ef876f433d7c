"""Text in pictures, with RapidOCR (extra `ocr`). In: a picture. Out: lines with boxes and scores.

The models lie in the package; nothing is fetched. The picture is searched for text on a reduced
copy, since that takes most of the time, and read at full size. A page that lies on its side or on
its head is turned first. What a red seal covers is read a second time without the red.

The bytes are strangers': call it in a limited worker (`tools/worker.py`).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any

VARIABLE = "GFPACK_OCR"
"""`off` leaves the engine out although it is installed."""
SEARCHED = 1280
"""Longest side, in pixels, of the copy that is searched for text."""
_READ = 3200
"""Longest side of the picture that is read."""
_METHOD = 1
"""Raise when the same picture would be read differently."""
_TALL = 1.5
_ASKED_FOR_DIRECTION = 8
_UPSIDE_DOWN = 0.9
_LEAST_SCORE = 0.5
_DOUBTFUL = 0.97
"""Below this score a line with red in it is read again without the red."""
_RED, _RED_SHARE = 60, 0.02
_SEALS_SEARCHED = 800
"""Longest side, in pixels, of the copy that is searched for seals."""
_SEAL, _SQUARE, _INKED = 0.08, 0.6, 0.04
"""Least size of a seal by the page, how far from round it may be, how much of it is red."""
_REDDISH, _TINTED, _PRINT = 35, 18, 0.72
"""By how much red outweighs the other colours in a seal and at its edges; up to which part of the
paper's brightness something below it counts as print."""


Box = tuple[float, float, float, float]
"""Left, top, right, bottom, as parts of a page's width and height."""


@dataclass(frozen=True, slots=True)
class SeenLine:
    """Text that stands together on one line."""

    text: str
    box: Box
    """Of the page once it is turned upright."""
    score: float
    """How sure the engine is, 0…1."""
    slope: float = 0.0
    """How much the line falls, height by width, in pixels."""


@dataclass(frozen=True, slots=True)
class SeenPage:
    """What was seen on a page."""

    lines: tuple[SeenLine, ...]
    turned: int = 0
    """By how many degrees, counterclockwise, it was turned to be upright."""
    size: tuple[int, int] = (0, 0)
    """Width and height in pixels, upright."""
    seals: int = 0
    """How many red seals there seem to be."""


def is_there() -> bool:
    """Return whether the engine is installed, and not turned off."""
    return not is_off() and all(find_spec(name) for name in ("rapidocr", "onnxruntime"))


def is_off() -> bool:
    """Return whether the user turned it off."""
    return os.environ.get(VARIABLE, "").lower() == "off"


def engine_name() -> str:
    """Return which engine, models and method read: what is kept of another is read anew."""
    return f"rapidocr {version('rapidocr')}/{_METHOD}"


def see(picture: Any, threads: int = 1) -> SeenPage:
    """Return the lines of a Pillow picture in RGB, in no particular order.

    Raises:
        ImportError: the engine is not installed.
    """
    import numpy

    if max(picture.size) > _READ:
        picture = picture.copy()
        picture.thumbnail((_READ, _READ))
    shown = numpy.array(numpy.asarray(picture)[:, :, ::-1], order="C")
    seals = _seals(shown)
    for seal in seals:
        _take_out(shown, seal)
    engine = _engine(threads)
    boxes = _found(engine, shown)
    if not len(boxes):
        return SeenPage((), size=picture.size, seals=len(seals))
    quarter = int(_mostly_tall(boxes))
    shown, boxes = _turned(shown, boxes, quarter)
    crops = _crops(shown, boxes)
    if _is_upside_down(engine, _widest(crops, _ASKED_FOR_DIRECTION)):
        shown, boxes = _turned(shown, boxes, 2)
        quarter += 2
        crops = _crops(shown, boxes)
    read = _without_red(engine, crops, _read(engine, crops))
    height, width = shown.shape[:2]
    lines = [
        SeenLine(text, _box(box, width, height), round(float(score), 4), _slope(box))
        for box, (text, score) in zip(boxes, read, strict=True)
        if text.strip() and score >= _LEAST_SCORE
    ]
    return SeenPage(tuple(lines), quarter * 90, (width, height), len(seals))


@cache
def _engine(threads: int) -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Det.limit_type": "max",
            "Det.limit_side_len": SEARCHED,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def _found(engine: Any, picture: Any) -> Any:
    """Return the corners of every text, as an array of n × 4 × 2."""
    seen = engine._load_det_model()(picture)
    return seen.boxes if seen.boxes is not None else ()


def _is_upside_down(engine: Any, crops: Sequence[Any]) -> bool:
    """Return whether most of some lines stand on their head."""
    votes = engine._load_cls_model()(list(crops)).cls_res
    down = sum(label == "180" and score >= _UPSIDE_DOWN for label, score in votes)
    return bool(down * 2 > len(votes))


def _read(engine: Any, crops: Sequence[Any]) -> list[tuple[str, float]]:
    """Return the text and score of every line."""
    from rapidocr.ch_ppocr_rec import TextRecInput

    if not crops:
        return []
    seen = engine._load_rec_model()(TextRecInput(img=list(crops), return_word_box=False))
    return list(zip(seen.txts, seen.scores, strict=True))


def _seals(picture: Any) -> list[tuple[int, int, int, int]]:
    """Return where red seals are: left, top, right, bottom in pixels."""
    import cv2
    import numpy

    scale = min(1.0, _SEALS_SEARCHED / max(picture.shape[:2]))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    blue, green, red = (small[:, :, n].astype("int16") for n in range(3))
    mask = ((red - blue > _REDDISH) & (red - green > _REDDISH)).astype("uint8")
    joined = cv2.dilate(mask, numpy.ones((9, 9), "uint8"))
    count, labels, found, _ = cv2.connectedComponentsWithStats(joined)
    seals = []
    for n in range(1, count):
        left, top, wide, high, _ = (int(value) for value in found[n])
        part = labels[top : top + high, left : left + wide] == n
        filled = float((mask[top : top + high, left : left + wide] * part).mean())
        round_ = _SQUARE < wide / high < 1 / _SQUARE
        if round_ and min(wide, high) > _SEAL * min(small.shape[:2]) and filled > _INKED:
            sides = (left, top, left + wide, top + high)
            seals.append(sides)
    return [
        (int(left / scale), int(top / scale), int(right / scale), int(bottom / scale))
        for left, top, right, bottom in seals
        if not any(
            a < left and b < top and right < c and bottom < d  # the star within a ring
            for a, b, c, d in seals
        )
    ]


def _take_out(picture: Any, seal: tuple[int, int, int, int]) -> None:
    """Make the red of a seal white in place; what is printed below stays."""
    import numpy

    left, top, right, bottom = seal
    under = picture[top:bottom, left:right]
    blue, green, red = (under[:, :, n].astype("int16") for n in range(3))
    blank = int(numpy.percentile(red, 90))
    ink = (red - blue > _TINTED) & (red - green > _TINTED) & (red > _PRINT * blank)
    grey = numpy.where(ink, blank, red).astype(under.dtype)
    under[:] = grey[:, :, None]


def _without_red(
    engine: Any, crops: Sequence[Any], read: list[tuple[str, float]]
) -> list[tuple[str, float]]:
    """Return what was read; of lines with red and doubt the better of two readings."""
    doubtful = [
        n for n, (crop, (_, score)) in enumerate(zip(crops, read, strict=True))
        if score < _DOUBTFUL and _has_red(crop)
    ]  # fmt: skip
    again = _read(engine, [crops[n][:, :, [2, 2, 2]] for n in doubtful])
    for n, seen in zip(doubtful, again, strict=True):
        if seen[1] > read[n][1]:
            read[n] = seen
    return read


def _has_red(crop: Any) -> bool:
    blue, red = crop[:, :, 0].astype("int16"), crop[:, :, 2].astype("int16")
    return bool((red - blue > _RED).mean() > _RED_SHARE)


def _mostly_tall(boxes: Any) -> bool:
    import numpy

    wide = numpy.linalg.norm(boxes[:, 1] - boxes[:, 0], axis=1)
    high = numpy.linalg.norm(boxes[:, 3] - boxes[:, 0], axis=1)
    tall = high > _TALL * wide
    return bool((high * tall).sum() > (wide * ~tall).sum())


def _turned(picture: Any, boxes: Any, quarters: int) -> tuple[Any, Any]:
    """Return a picture and its boxes, turned counterclockwise by so many quarters."""
    import numpy

    for _ in range(quarters):
        width = picture.shape[1]
        picture = numpy.ascontiguousarray(numpy.rot90(picture))
        boxes = numpy.stack([boxes[:, :, 1], width - 1 - boxes[:, :, 0]], axis=2)
        boxes = boxes[:, [1, 2, 3, 0]]  # the corner that was right on top is now left on top
    return picture, boxes


def _crops(picture: Any, boxes: Any) -> list[Any]:
    from rapidocr.utils.process_img import get_rotate_crop_image

    return [get_rotate_crop_image(picture, box.astype("float32").copy()) for box in boxes]


def _widest(crops: Iterable[Any], count: int) -> list[Any]:
    return sorted(crops, key=lambda crop: -crop.shape[1])[:count]


def _box(box: Any, width: int, height: int) -> Box:
    xs, ys = box[:, 0] / width, box[:, 1] / height
    sides = (xs.min(), ys.min(), xs.max(), ys.max())
    left, top, right, bottom = (round(min(1.0, max(0.0, float(side))), 4) for side in sides)
    return left, top, right, bottom


def _slope(box: Any) -> float:
    run = float(box[1][0] - box[0][0])
    return round(float(box[1][1] - box[0][1]) / run, 4) if run > 1 else 0.0
