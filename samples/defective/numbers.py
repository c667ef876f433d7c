"""What is wrong with the workbook of figures, as people filled it in."""

from __future__ import annotations

from samples.defective.edits import figure
from samples.defective.models import Defect, Planted

_WORKBOOK = "figures.xlsx"

DEFECTS = (
    Defect(
        "output-value-in-words",
        "财务记不清前年的产值，在格子里写了“约 39860”。",
        (figure("产值与产品类别!D5", 39860, "约 39860"),),
        (Planted("figure-unusable", file=_WORKBOOK),),
    ),
    Defect(
        "workbook-of-last-year",
        "拿上一年项目的数据表改了改年份又交了上来。",
        (figure("填写说明!A3", "year=2025", "year=2024"),),
        (Planted("figures-not-of-this-project", file=_WORKBOOK),),
    ),
)
