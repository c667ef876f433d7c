"""What lies in a package, and under which names."""

from __future__ import annotations

from pathlib import Path

from gfpack.appendix.reduced import is_reduced

REPORT = "自评价报告.docx"
APPENDIX = "证明材料汇编.pdf"
VOLUMES = "证明材料汇编"
"""The folder of the appendix where it is divided into several files."""
TOGETHER = "自评价报告及证明材料汇编.pdf"
"""Report and appendix as one, where the project asks for it."""
INDEX = "证据索引.xlsx"
FINDINGS_TEXT = "检查结果.txt"
FINDINGS_JSON = "检查结果.json"
UNFINISHED = "未完成.txt"
"""Only there while something blocks the submission."""
MANIFEST = "manifest-sha256.txt"

ALWAYS = (REPORT, INDEX, FINDINGS_TEXT, FINDINGS_JSON, MANIFEST)
"""Besides the appendix."""


def appendix_files(folder: Path) -> list[str]:
    """Return the names of the appendix's files in a package, with `/` in their paths.

    Reduced versions are none: they hold the same pages with other pictures.
    """
    if (folder / APPENDIX).is_file():
        return [APPENDIX]
    names = [one.name for one in (folder / VOLUMES).glob("*.pdf")]
    return sorted(f"{VOLUMES}/{name}" for name in names if not is_reduced(name))
