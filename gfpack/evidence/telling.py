"""How much a file's name tells a person. In: a path. Out: a number.

A camera, a scanner, a chat or a copy gives a file a name that says nothing of what is in it.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

_MADE_BY_MACHINES = re.compile(
    r"^(?:图片|照片|文档|文件)(?=[\W\d_]*$)|微信图片|微信截图|屏幕截图|扫描件?|新建(?:文档|文件夹)?|未命名|重复|副本(?=\s*(?:[(（]\d+[)）])?$)|复件"
    r"|mmexport|img|dsc[nf]?|pxl|scan(?:ned)?|doc(?:ument)?|image|photo|file|copy(?: of)?|untitled"
    r"|screenshot",
    re.IGNORECASE,
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTER = re.compile(r"[A-Za-z]")
_LEAST = 2.0
_OF_FOLDERS = 0.25
"""How much a character of the folders counts beside one of the name."""


def worth_of(path: PurePosixPath) -> float:
    """Return how much a path tells: its characters that mean something, those of folders less."""
    return _worth(path.stem) + _OF_FOLDERS * sum(map(_worth, path.parent.parts[1:]))


def is_telling(path: PurePosixPath) -> bool:
    """Return whether a file's name alone says what it may be."""
    return _worth(path.stem) >= _LEAST


def _worth(name: str) -> float:
    rest = _MADE_BY_MACHINES.sub("", name)
    return len(_HAN.findall(rest)) + len(_LETTER.findall(rest)) / 2
