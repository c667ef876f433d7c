"""What drowns or hides other defects, and is therefore looked at alone."""

from __future__ import annotations

from samples.defective.edits import cut_off, project, workbook_damaged
from samples.defective.models import Defect, Planted

_PROJECT = "gfpack.yaml"
_OWN = "credit_code: 91320599MA00000070"

DEFECTS = (
    Defect(
        "credit-code-mistyped",
        "信用代码最后一位打错了。",
        (project(_OWN, "credit_code: 91320599MA00000071"),),
        (Planted("credit-code-invalid", file=_PROJECT),),
        floods=True,
    ),
    Defect(
        "figures-cut-off",
        "数据表用聊天软件发来，没有传完。",
        (workbook_damaged(cut_off),),
        (Planted("figures-unreadable", file="figures.xlsx"),),
        floods=True,
    ),
    Defect(
        "credit-code-left-out",
        "信用代码没有填。",
        (project(f"  {_OWN}\n", ""),),
        (Planted("credit-code-missing", file=_PROJECT),),
    ),
    Defect(
        "credit-code-of-the-group",
        "项目文件里填的是集团的信用代码。",
        (project(_OWN, "credit_code: 91320599MA11111118"),),
        (Planted("licence-code-differs", "0.1", "business-licence", _PROJECT),),
        floods=True,
    ),
    Defect(
        "name-mistyped",
        "项目文件里的企业名称多了“股份”两个字。",
        (project("  name: 苏州乌有精密轴承有限公司\n", "  name: 苏州乌有精密轴承股份有限公司\n"),),
        (Planted("licence-name-differs", "0.1", "business-licence", _PROJECT),),
        floods=True,
    ),
    Defect(
        "deadline-gone-by",
        "截止日还是上一批的，早已过了。",
        (project("deadline: 2026-12-31", "deadline: 2026-11-20"),),
        (Planted("deadline-unlikely", file=_PROJECT),),
        floods=True,
    ),
    Defect(
        "year-not-over",
        "评价年写成了今年。",
        (project("evaluation_year: 2025", "evaluation_year: 2026"),),
        (Planted("evaluation-year-unlikely", file=_PROJECT),),
        floods=True,
    ),
)
