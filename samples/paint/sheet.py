"""Papers. In: plain data for `papers.typ`. Out: PDF bytes or page pictures, the same every time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

import typst

from gfpack.tools import fonts

_TEMPLATE = Path(__file__).parent / "papers.typ"
_FIXED_TIME = 315532800  # 1980-01-01

Paper = Mapping[str, Any]


@cache
def _compiler() -> Any:
    shipped = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(fonts.file().parent)],
    )
    return typst.Compiler(str(_TEMPLATE), root=str(_TEMPLATE.parent), font_paths=shipped)


def pdf(paper: Paper) -> bytes:
    """Return the pages of `paper` as a PDF with text."""
    return cast(bytes, _set(paper, format="pdf", pdf_tags=False))


def pictures(paper: Paper, ppi: int = 110) -> list[bytes]:
    """Return each page of `paper` as a PNG."""
    made = _set(paper, format="png", ppi=float(ppi))
    return list(made) if isinstance(made, list) else [made]


def _set(paper: Paper, **how: Any) -> Any:
    data = json.dumps(paper, ensure_ascii=False, default=str)
    return _compiler().compile(sys_inputs={"data": data}, timestamp=_FIXED_TIME, **how)
