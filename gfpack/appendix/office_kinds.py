"""The findings about office files whose pages do not show all, or show it wrongly."""

from __future__ import annotations

from gfpack.base.findings import FindingKind, Severity
from gfpack.base.messages import Text

SIGNS_MISSING = FindingKind(
    code="office-characters-missing",
    severity=Severity.WARNING,
    title=Text(zh="转换后有字显示为方框", en="Characters came out as boxes"),
    message=Text(
        zh="附件 {label}《{title}》的文件 {file} 转成页面后，这些字显示为方框或别的符号：{what}。",
        en="In the file {file} of attachment {label} ({title}) these characters came out as boxes "
        "or other signs: {what}.",
    ),
    advice=Text(
        zh="请在原软件中另存为 PDF（嵌入字体）后放入资料夹。",
        en="Save it as PDF in its own program, with its fonts, and collect that.",
    ),
)

CHANGES_OPEN = FindingKind(
    code="office-changes-open",
    severity=Severity.WARNING,
    title=Text(zh="修订未接受", en="Tracked changes were not accepted"),
    message=Text(
        zh="附件 {label}《{title}》的文件 {file} 有 {what} 处修订未接受或拒绝，"
        "页面上会显示修订痕迹。",
        en="The file {file} of attachment {label} ({title}) has {what} tracked changes that were "
        "neither accepted nor refused; its pages show them.",
    ),
    advice=Text(
        zh="请在 Word 或 WPS 中定稿：接受或拒绝全部修订，再重新提交。",
        en="Accept or refuse them all in Word or WPS and collect the file again.",
    ),
)

COMMENTS_LEFT = FindingKind(
    code="office-comments-left",
    severity=Severity.INFO,
    title=Text(zh="文件中留有批注", en="Comments are left in a file"),
    message=Text(
        zh="附件 {label}《{title}》的文件 {file} 留有 {what} 条批注；批注没有印在页面上。",
        en="The file {file} of attachment {label} ({title}) holds {what} comments; its pages do "
        "not show them.",
    ),
    advice=Text(
        zh="请看一遍批注：问题是否已解决；定稿应删除批注。",
        en="Read them: are they settled? A final version has none.",
    ),
)

SHEETS_HIDDEN = FindingKind(
    code="office-sheets-hidden",
    severity=Severity.INFO,
    title=Text(zh="隐藏的工作表没有印出", en="Hidden sheets are not printed"),
    message=Text(
        zh="附件 {label}《{title}》的文件 {file} 有隐藏的工作表（{what}），没有装订。",
        en="The file {file} of attachment {label} ({title}) has hidden sheets ({what}); they are "
        "not bound.",
    ),
    advice=Text(
        zh="如其内容是证明的一部分，请取消隐藏后重新提交；不该提交的请删除。",
        en="Show them and collect the file again if they prove anything; else delete them.",
    ),
)

ROWS_HIDDEN = FindingKind(
    code="office-rows-hidden",
    severity=Severity.INFO,
    title=Text(zh="隐藏的行或列没有印出", en="Hidden rows or columns are not printed"),
    message=Text(
        zh="附件 {label}《{title}》的文件 {file} 的工作表（{what}）有隐藏的行或列（含筛选掉的行），"
        "其中有内容，没有印出。",
        en="Sheets ({what}) of the file {file} of attachment {label} ({title}) have hidden rows or "
        "columns that hold something (filtered ones too); they are not printed.",
    ),
    advice=Text(
        zh="请核对合计等数字是否包含这些行列；需要提交的，请取消隐藏或筛选。",
        en="See whether totals count them; show them if they belong in.",
    ),
)

KINDS = (SIGNS_MISSING, CHANGES_OPEN, COMMENTS_LEFT, SHEETS_HIDDEN, ROWS_HIDDEN)
