"""What lies in a package, and under which names."""

from __future__ import annotations

REPORT = "自评价报告.docx"
APPENDIX = "证明材料汇编.pdf"
INDEX = "证据索引.xlsx"
FINDINGS_TEXT = "检查结果.txt"
FINDINGS_JSON = "检查结果.json"
UNFINISHED = "未完成.txt"
"""Only there while something blocks the submission."""
MANIFEST = "manifest-sha256.txt"

ALWAYS = (REPORT, APPENDIX, INDEX, FINDINGS_TEXT, FINDINGS_JSON, MANIFEST)
