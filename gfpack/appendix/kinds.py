"""The findings of binding."""

from __future__ import annotations

from gfpack.base.findings import FindingKind, Severity
from gfpack.base.messages import Text

NOT_BOUND = FindingKind(
    code="attachment-not-bound",
    severity=Severity.ERROR,
    title=Text(zh="附件未能装订", en="Attachment could not be bound"),
    message=Text(
        zh="附件 {label}《{title}》的文件 {file} 未能装订：{why_zh}。汇编中该处为占位页。",
        en="The file {file} of attachment {label} ({title}) could not be bound: {why_en}. "
        "A placeholder page stands in its place.",
    ),
    advice=Text(
        zh="{advice_zh}处理后重新运行。",
        en="{advice_en} Then run again.",
    ),
)

SPARE_NOT_BOUND = FindingKind(
    code=NOT_BOUND.code,
    severity=Severity.WARNING,
    title=NOT_BOUND.title,
    message=Text(
        zh="附件 {label}《{title}》的文件 {file} 未能装订：{why_zh}。"
        "汇编中该处为占位页；所涉条款另有证明，不受影响。",
        en="The file {file} of attachment {label} ({title}) could not be bound: {why_en}. "
        "A placeholder page stands in its place; what it supports is proven by others.",
    ),
    advice=NOT_BOUND.advice,
)

TRUNCATED = FindingKind(
    code="photo-truncated",
    severity=Severity.WARNING,
    title=Text(zh="图片文件不完整", en="Picture file is incomplete"),
    message=Text(
        zh="附件 {label}《{title}》的图片 {file} 尾部缺失，页面下方可能为灰色。",
        en="The picture {file} of attachment {label} ({title}) is cut off; its lower part may "
        "be grey.",
    ),
    advice=Text(
        zh="请企业重新发送原图（不要经过会压缩或截断文件的渠道）。",
        en="Ask the enterprise for the original picture again.",
    ),
)

ACTIVE_REMOVED = FindingKind(
    code="active-content-removed",
    severity=Severity.INFO,
    title=Text(zh="已去除动态内容", en="Active content removed"),
    message=Text(
        zh="附件 {label}《{title}》的文件 {file} 含动态内容（{what}），"
        "装订时已去除；原文件未改动。",
        en="The file {file} of attachment {label} ({title}) holds active content ({what}), which "
        "was left out of the appendix; the file itself is unchanged.",
    ),
    advice=Text(
        zh="请确认该页显示内容完整；如依赖脚本显示，请另存为普通 PDF 后重新提交。",
        en="See that the page still shows all it should; if not, print it to a plain PDF.",
    ),
)

SIGNATURE_LOST = FindingKind(
    code="signature-not-carried",
    severity=Severity.INFO,
    title=Text(zh="电子签名不能随汇编验证", en="Digital signature cannot be verified once bound"),
    message=Text(
        zh="附件 {label}《{title}》的文件 {file} 带有电子签名；"
        "装订后签章图样保留，但签名只能在原文件上验证。",
        en="The file {file} of attachment {label} ({title}) is digitally signed; bound, its seal "
        "is still to be seen, but the signature can be verified on the original file only.",
    ),
    advice=Text(
        zh="请保留原文件，评审需要验签时另行提供。",
        en="Keep the original file and hand it in where a reviewer wants to verify it.",
    ),
)

ABOVE_LIMIT = FindingKind(
    code="appendix-above-limit",
    severity=Severity.WARNING,
    title=Text(zh="汇编文件超出上限", en="File of the appendix above the limit"),
    message=Text(
        zh="{file} 为 {size} MB、{pages} 页，超出上限（{limit_zh}），无法再拆分。",
        en="{file} takes {size} MB and {pages} pages, above the limit ({limit_en}); it cannot be "
        "divided further.",
    ),
    advice=Text(
        zh="请改用分册（--shape volumes）或另出压缩版（--reduced）；"
        "单页仍超限的，请企业重新扫描（建议 200 dpi）。",
        en="Divide it into volumes (--shape volumes) or make a reduced version (--reduced); a "
        "single page above the limit must be scanned anew (200 dpi will do).",
    ),
)

KINDS = (NOT_BOUND, TRUNCATED, ACTIVE_REMOVED, SIGNATURE_LOST, ABOVE_LIMIT)
