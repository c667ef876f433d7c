"""The findings of binding."""

from __future__ import annotations

from gfpack.appendix import office_kinds
from gfpack.appendix.image_models import Picture
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

CLEARED = FindingKind(
    code="picture-transparent",
    severity=Severity.INFO,
    title=Text(zh="图片透明部分已按白底显示", en="Transparent parts of a picture shown white"),
    message=Text(
        zh="附件 {label}《{title}》的图片 {file} 有透明部分，已按白底装订。",
        en="Parts of the picture {file} of attachment {label} ({title}) are transparent; they were "
        "bound white.",
    ),
    advice=Text(
        zh="请看一眼该页：原图若有白色文字或白色签章，在白底上看不见。",
        en="Look at the page: white writing on a clear ground cannot be seen on white.",
    ),
)

ANIMATED = FindingKind(
    code="picture-animated",
    severity=Severity.INFO,
    title=Text(zh="动图只装订首帧", en="First frame of a moving picture"),
    message=Text(
        zh="附件 {label}《{title}》的图片 {file} 是动图，只装订了第一帧。",
        en="The picture {file} of attachment {label} ({title}) moves; its first frame was bound.",
    ),
    advice=Text(
        zh="请确认第一帧就是需要证明的内容；不是的，请另存所需画面。",
        en="Make sure that the first frame shows what matters; else save the one that does.",
    ),
)

ACTIVE_REMOVED = FindingKind(
    code="active-content-removed",
    severity=Severity.INFO,
    title=Text(zh="已去除动态内容", en="Active content removed"),
    message=Text(
        zh="附件 {label}《{title}》的文件 {file} 含动态内容（{what_zh}），"
        "装订时已去除；原文件未改动。",
        en="The file {file} of attachment {label} ({title}) holds active content ({what_en}), "
        "which was left out of the appendix; the file itself is unchanged.",
    ),
    advice=Text(
        zh="请确认该页显示内容完整；如依赖脚本显示，请另存为普通 PDF 后重新提交。",
        en="See that the page still shows all it should; if not, print it to a plain PDF.",
    ),
)

SIGNATURE_LOST = FindingKind(
    code="signature-not-carried",
    severity=Severity.INFO,
    title=Text(zh="电子签名只能在原件上验证", en="Digital signature is verified on the original"),
    message=Text(
        zh="附件 {label}《{title}》的文件 {file} 带有电子签名。装订后签章图样保留，"
        "但签名本身只能在原件上验证；原件已作为内嵌文件随汇编附上。",
        en="The file {file} of attachment {label} ({title}) is digitally signed. Bound, its seal "
        "is still to be seen, but only the original can be verified; it rides along as a file "
        "embedded in the appendix.",
    ),
    advice=Text(
        zh="验签时，在阅读器的“附件”栏打开该原件。如只应提交其中部分页面，请注意原件是完整的。",
        en="To verify, open the original from the reader's list of attached files. Mind that it is "
        "whole, even where only some of its pages are bound.",
    ),
)

FILES_WITHIN = FindingKind(
    code="embedded-files-left-out",
    severity=Severity.INFO,
    title=Text(zh="PDF 内嵌的文件未装订", en="Files within a PDF are not bound"),
    message=Text(
        zh="附件 {label}《{title}》的文件 {file} 内嵌有其他文件（{names}），未随页面装订。",
        en="The file {file} of attachment {label} ({title}) holds other files ({names}), which "
        "are not bound with its pages.",
    ),
    advice=Text(
        zh="如其中有证明材料，请从该 PDF 中另存出来放入资料夹。",
        en="If they are evidence, save them from the PDF and collect them.",
    ),
)

PORTFOLIO = FindingKind(
    code="pdf-portfolio",
    severity=Severity.WARNING,
    title=Text(zh="PDF 包只装订了封面", en="Of a PDF portfolio only the cover is bound"),
    message=Text(
        zh="附件 {label}《{title}》的文件 {file} 是 PDF 包：真正的内容在内嵌文件中"
        "（{names}），装订的只是它的封面页。",
        en="The file {file} of attachment {label} ({title}) is a PDF portfolio: what matters is "
        "in the files within ({names}); what is bound is its cover.",
    ),
    advice=Text(
        zh="请把包内文件逐个另存为普通文件，放入资料夹重新收集。",
        en="Save the files within one by one and collect them.",
    ),
)

XFA_ONLY = FindingKind(
    code="xfa-form",
    severity=Severity.WARNING,
    title=Text(zh="XFA 动态表单不能按原样显示", en="An XFA form does not show"),
    message=Text(
        zh="附件 {label}《{title}》的文件 {file} 是 XFA 动态表单，内容由 Adobe 软件临时生成，"
        "装订的页面多半只有一句“请稍候”。",
        en="The file {file} of attachment {label} ({title}) is a dynamic XFA form, drawn by "
        "Adobe's programs alone; the page that is bound most likely says “Please wait…” only.",
    ),
    advice=Text(
        zh="请用 Adobe Acrobat 打开，打印成普通 PDF 后重新提交。",
        en="Open it in Adobe Acrobat, print it to a plain PDF and collect that.",
    ),
)

RESTRICTED = FindingKind(
    code="restrictions-not-carried",
    severity=Severity.INFO,
    title=Text(zh="文件的使用限制未带入汇编", en="A file's restrictions are not carried over"),
    message=Text(
        zh="附件 {label}《{title}》的文件 {file} 限制了{what_zh}。它允许打印或组合，故已装订；"
        "汇编本身不加密，不再带有这些限制。",
        en="The file {file} of attachment {label} ({title}) restricts {what_en}. It allows "
        "printing or assembling, so it is bound; the appendix is not encrypted and does not "
        "carry these restrictions.",
    ),
    advice=Text(
        zh="如出具单位要求保留限制，请与其确认可以装订。",
        en="If its issuer wants them kept, ask whether it may be bound.",
    ),
)

LINKS_LOST = FindingKind(
    code="links-lead-nowhere",
    severity=Severity.INFO,
    title=Text(zh="部分内部链接指向未装订的页", en="Some links lead to pages that are not bound"),
    message=Text(
        zh="附件 {label}《{title}》的文件 {file} 中有 {count} 个内部链接指向未装订的页，已失效。",
        en="{count} links within the file {file} of attachment {label} ({title}) lead to pages "
        "that are not bound; they lead nowhere.",
    ),
    advice=Text(
        zh="如评审需要这些页，请在 evidence.yaml 中扩大该证据的页码范围。",
        en="If those pages matter, widen the evidence's page range in evidence.yaml.",
    ),
)

LAYERS_HIDDEN = FindingKind(
    code="layers-hidden",
    severity=Severity.INFO,
    title=Text(zh="文件有关闭的图层", en="A file has layers that are switched off"),
    message=Text(
        zh="附件 {label}《{title}》的文件 {file} 有关闭的图层（{names}），在汇编中同样不显示，"
        "但任何人都可以打开。",
        en="The file {file} of attachment {label} ({title}) has layers that are switched off "
        "({names}). They stay so, but anybody can switch them on.",
    ),
    advice=Text(
        zh="请打开这些图层看一遍，确认没有不应提交的内容。",
        en="Switch them on once and see that they hold nothing that should not be handed in.",
    ),
)

VALUES_UNDRAWN = FindingKind(
    code="form-values-undrawn",
    severity=Severity.INFO,
    title=Text(zh="表单填写内容没有固定外观", en="What is filled into a form has no look"),
    message=Text(
        zh="附件 {label}《{title}》的文件 {file} 是表单，填写的内容没有保存外观，"
        "由阅读器临时显示，打印时可能缺失。",
        en="The file {file} of attachment {label} ({title}) is a form whose values have no stored "
        "look; readers draw them as they can, and prints may lack them.",
    ),
    advice=Text(
        zh="请把填好的表单打印成普通 PDF 后重新提交。",
        en="Print the filled form to a plain PDF and collect that.",
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

REDUCED = FindingKind(
    code="appendix-reduced",
    severity=Severity.INFO,
    title=Text(zh="已另存压缩版", en="Reduced version made"),
    message=Text(
        zh="{name}：{size} MB（上限 {limit} MB），图片不高于 {dpi} dpi、JPEG 质量 {quality}；"
        "文字、页码、链接、书签与 {file} 相同。",
        en="{name}: {size} MB (limit {limit} MB), pictures at no more than {dpi} dpi, JPEG quality "
        "{quality}; texts, numbers, links and bookmarks as in {file}.",
    ),
    advice=Text(
        zh="上传前请抽看几页，证书编号、铭牌应仍能看清；正式存档用未压缩的一份。",
        en="Look at some pages before you upload it: numbers of certificates and nameplates must "
        "still be legible. Keep the full one for the record.",
    ),
)

SMALL_ALREADY = FindingKind(
    code="appendix-small-already",
    severity=Severity.INFO,
    title=Text(zh="无需压缩版", en="No reduced version needed"),
    message=Text(
        zh="{file} 为 {size} MB，未超过 {limit} MB，没有另存压缩版。",
        en="{file} takes {size} MB, not above {limit} MB; no reduced version was made.",
    ),
    advice=Text(zh="请直接使用该文件。", en="Use it as it is."),
)

NOT_REDUCED = FindingKind(
    code="appendix-not-reduced",
    severity=Severity.WARNING,
    title=Text(zh="压不到要求的大小", en="Cannot be reduced so far"),
    message=Text(
        zh="{file} 压到图片 {dpi} dpi、JPEG 质量 {quality} 时仍有 {size} MB，超过 {limit} MB；"
        "再压缩会看不清，没有另存压缩版。",
        en="{file} still takes {size} MB with pictures at {dpi} dpi and JPEG quality {quality}, "
        "above {limit} MB; less cannot be read, so no reduced version was made.",
    ),
    advice=Text(
        zh="请先分册再压缩（如 --shape volumes --largest-mb），或减少照片、重扫过大的文件。",
        en="Divide it into volumes first (such as --shape volumes --largest-mb), or leave out "
        "photos and scan again what is too large.",
    ),
)

SIGNED_NAME_UNKNOWN = FindingKind(
    code="signed-page-unknown",
    severity=Severity.WARNING,
    title=Text(zh="签章页不知替换哪一页", en="Signed page that replaces nothing"),
    message=Text(
        zh="signed/{file}：文件名看不出替换哪一页，未使用。",
        en="signed/{file}: its name does not say which page it replaces; it was not used.",
    ),
    advice=Text(
        zh="请按“报告-3.pdf”（替换报告第 3 页）或“汇编-1.jpg”（替换汇编第 1 页）命名。",
        en="Name it report-3.pdf (page 3 of the report) or appendix-1.jpg (page 1 of the "
        "appendix).",
    ),
)

SIGNED_UNREADABLE = FindingKind(
    code="signed-page-unreadable",
    severity=Severity.ERROR,
    title=Text(zh="签章页打不开", en="Signed page cannot be read"),
    message=Text(
        zh="signed/{file} 打不开，未能替换。",
        en="signed/{file} cannot be read; nothing was replaced by it.",
    ),
    advice=Text(zh="请重新扫描为 PDF、JPEG 或 PNG。", en="Scan it again, as PDF, JPEG or PNG."),
)

SIGNED_TWICE = FindingKind(
    code="signed-page-twice",
    severity=Severity.WARNING,
    title=Text(zh="同一页有两张签章页", en="Two signed pages for one page"),
    message=Text(
        zh="signed/{file} 替换的第 {page} 页已有另一张签章页，未使用。",
        en="signed/{file} replaces page {page}, for which there is another; it was not used.",
    ),
    advice=Text(zh="请只保留最新的一张。", en="Keep the newest only."),
)

SIGNED_NO_SUCH_PAGE = FindingKind(
    code="signed-page-no-such-page",
    severity=Severity.WARNING,
    title=Text(
        zh="签章页替换的页不存在或不可替换",
        en="Signed page for a page that cannot be replaced",
    ),
    message=Text(
        zh="signed/{file} 要替换第 {page} 页；该页不存在，或是目录、证明材料，未使用。",
        en="signed/{file} is for page {page}, which is not there or is contents or evidence; it "
        "was not used.",
    ),
    advice=Text(
        zh="请核对页码；证明材料盖章后请作为证明材料本身替换（gfpack walk）。",
        en="Check the number; a sealed paper replaces the evidence itself (gfpack walk).",
    ),
)

SIGNED_STALE = FindingKind(
    code="signed-page-stale",
    severity=Severity.WARNING,
    title=Text(zh="签章后该页内容有变", en="Page changed after it was signed"),
    message=Text(
        zh="signed/{file} 替换的第 {page} 页，内容与首次替换时不同，签章件可能已过时。",
        en="Page {page}, which signed/{file} replaces, is not what it was when it was first "
        "replaced; the signed page may be out of date.",
    ),
    advice=Text(
        zh="请核对；内容确有变化的，重新打印、签章、扫描。",
        en="Compare them; where it did change, print, sign and scan it again.",
    ),
)

NOT_TOGETHER = FindingKind(
    code="report-not-bound-in",
    severity=Severity.WARNING,
    title=Text(zh="未能合成报告和汇编", en="Report and appendix not bound together"),
    message=Text(
        zh="报告未能转成 PDF（{why_zh}），没有合成报告与汇编合订本。",
        en="The report could not be turned into a PDF ({why_en}); report and appendix were not "
        "bound together.",
    ),
    advice=Text(
        zh="请安装 LibreOffice 后重做，或在 Word 中另存为 PDF 后自行合并。",
        en="Install LibreOffice and build again, or save the report as PDF in Word and join them.",
    ),
)

KINDS = (
    *office_kinds.KINDS,
    NOT_BOUND,
    TRUNCATED,
    CLEARED,
    ANIMATED,
    ACTIVE_REMOVED,
    SIGNATURE_LOST,
    FILES_WITHIN,
    PORTFOLIO,
    XFA_ONLY,
    RESTRICTED,
    LINKS_LOST,
    LAYERS_HIDDEN,
    VALUES_UNDRAWN,
    ABOVE_LIMIT,
    REDUCED,
    SMALL_ALREADY,
    NOT_REDUCED,
    SIGNED_NAME_UNKNOWN,
    SIGNED_UNREADABLE,
    SIGNED_TWICE,
    SIGNED_NO_SUCH_PAGE,
    SIGNED_STALE,
    NOT_TOGETHER,
)


def of_picture(picture: Picture) -> tuple[FindingKind, ...]:
    """Return what has to be told of a picture that was bound."""
    told = (
        (TRUNCATED, not picture.complete),
        (CLEARED, picture.cleared),
        (ANIMATED, picture.animated),
    )
    return tuple(kind for kind, holds in told if holds)
