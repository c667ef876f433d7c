"""Plates of machines and meters. In: the text of a photo. Out: whether that is what it shows.

A plate has no heading: what stands on top of it is a maker, a model or the sort of machine.
"""

from __future__ import annotations

import re

_RATED = re.compile(
    r"imp/k|kW|m³|m3/h|Hz|型号|额定|量程|\d ?级|\bQ3\b|(?<![A-Za-z0-9])[\d.()]{1,12} ?[AVK]\b|MPa"
)
_PAPER = re.compile(
    r"证书|报告|台账|合同|许可证|执照|一览表|目录|履历|记录|清单|声明|承诺|证明|回执|登记|通知|特此|备案|批复|信用代码|。"
)
_LONGEST = 400


def is_plate(text: str) -> bool:
    """Return whether a page has no more than what stands on a plate."""
    return len(text) <= _LONGEST and not _PAPER.search(text) and _RATED.search(text) is not None
