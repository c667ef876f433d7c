"""Kinds of findings that writing the report can make."""

from __future__ import annotations

from gfpack.base.findings import Clock, FindingKind, Severity
from gfpack.base.messages import Text

FIELDS_MISSING = FindingKind(
    "report-fields-missing",
    Severity.ERROR,
    Text("自评价报告有栏目未填", "Fields of the report are empty"),
    Text(
        "自评价报告的下列栏目没有内容，报告中以“待补”标出：{fields}。",
        "These fields have no content and are marked 待补 in the report: {fields}.",
    ),
    Text(
        "在 gfpack.yaml 中补填（企业信息在 enterprise，下一步工作在 next_steps），再重新生成。",
        "Fill them in in gfpack.yaml (`enterprise`, `next_steps`) and write the report again.",
    ),
)
FORM_TOO_LONG = FindingKind(
    "report-form-too-long",
    Severity.ERROR,
    Text("申报表栏目超过字数限制", "A field of the form is too long"),
    Text(
        "申报表“{field}”写了 {length} 字，最多 {longest} 字，平台不会收下超出的部分。",
        "The field {field} has {length} characters; the form takes {longest} at most.",
    ),
    Text(
        "在 gfpack.yaml 的 form（或企业信息的相应栏目）中删减到限制以内。",
        "Shorten it in gfpack.yaml (`form`, or the part of `enterprise` it is taken from).",
    ),
)
FORM_CHOICE = FindingKind(
    "report-form-choice",
    Severity.ERROR,
    Text("申报表栏目不是可选的选项", "The form does not offer this word"),
    Text(
        "申报表“{field}”填的是“{said}”，该表只能选：{choices}。",
        "The field {field} says {said}; the form offers only: {choices}.",
    ),
    Text(
        "在 gfpack.yaml 的 form 中改填其中一项，原文照抄。",
        "Write one of these into `form` in gfpack.yaml, word for word.",
    ),
)
STATEMENT_MISSING = FindingKind(
    "report-statement-missing",
    Severity.WARNING,
    Text("自评没有文字说明", "An answer has no statement"),
    Text(
        "条款 {requirement} 已作自评，但没有文字说明，报告中以“待补”标出。",
        "Requirement {requirement} is answered without a statement; the report marks it 待补.",
    ),
    Text(
        "在 answers.yaml 的该条款下填写 statement：做了什么、结果如何、依据哪份材料。",
        "Write a `statement` in answers.yaml: what was done, with what result, shown by what.",
    ),
)
PHOTO_UNREADABLE = FindingKind(
    "report-photo-unreadable",
    Severity.WARNING,
    Text("照片无法放入报告", "A photo cannot be put into the report"),
    Text(
        "照片“{file}”读不出来，没有放入自评价报告：{why}",
        "The photo {file} cannot be read and is not in the report: {why}",
    ),
    Text("请企业重新提供该照片的 JPEG 原件。", "Ask for the original JPEG."),
)
CONTENTS_UNNUMBERED = FindingKind(
    "report-contents-unnumbered",
    Severity.INFO,
    Text("报告目录还没有页码", "The report's contents have no page numbers yet"),
    Text(
        "自评价报告的目录没有填页码：{why_zh}。",
        "The report's table of contents has no page numbers: {why_en}.",
    ),
    Text(
        "用 Word 打开报告，提示更新域时选“是”，或在目录上按 F9；装有 LibreOffice 时会自动填写。",
        "Open the report in Word and let it update the fields (or press F9 in the contents); with"
        " LibreOffice installed gfpack fills them in.",
    ),
)
EDITED_KEPT = FindingKind(
    "report-edited-kept",
    Severity.WARNING,
    Text("人工改过的报告已保留", "An edited report was kept"),
    Text(
        "“{edited}”在生成之后被人改过，未作改动；新的报告写在“{written}”。",
        "{edited} was edited by hand and left alone; the new report is {written}.",
    ),
    Text(
        "比较两份文件；需要的改动请写回 answers.yaml、gfpack.yaml 或报告模板。",
        "Compare the two; carry what you need into answers.yaml, gfpack.yaml or the template.",
    ),
    Clock.TODAY,
)
OWN_TEMPLATE = FindingKind(
    "report-own-template",
    Severity.INFO,
    Text("使用了项目自己的报告模板", "The project's own template was used"),
    Text(
        "自评价报告按模板“{template}”生成，不是 gfpack 自带的模板。",
        "The report was written from the template {template}, not from the one gfpack ships.",
    ),
    Text(
        "请核对报告的栏目仍符合受理部门的要求。",
        "See that the report still has what the authority asks for.",
    ),
)

KINDS = (
    FIELDS_MISSING,
    FORM_TOO_LONG,
    FORM_CHOICE,
    STATEMENT_MISSING,
    PHOTO_UNREADABLE,
    CONTENTS_UNNUMBERED,
    EDITED_KEPT,
    OWN_TEMPLATE,
)
