"""Kinds of findings about a finished package: what `verify` can find, and what `build` kept."""

from __future__ import annotations

from gfpack.base.findings import Clock, FindingKind, Severity
from gfpack.base.messages import Text

_MAKE_AGAIN = Text(
    "不要提交这份材料包；请重新运行 gfpack build 生成。",
    "Do not hand this package in; run `gfpack build` again.",
)

PACKAGE_INCOMPLETE = FindingKind(
    "package-file-missing",
    Severity.ERROR,
    Text("材料包缺少文件", "A file of the package is missing"),
    Text("材料包里没有“{file}”。", "The package has no {file}."),
    _MAKE_AGAIN,
)
UNEXPECTED_FILE = FindingKind(
    "package-file-unexpected",
    Severity.ERROR,
    Text("材料包里有清单之外的文件", "The package holds a file its manifest does not name"),
    Text("“{file}”不在清单 manifest-sha256.txt 里。", "{file} is not in manifest-sha256.txt."),
    Text(
        "确认该文件是否应当提交；不应提交的请移出，应当提交的请放进证明材料后重新 build。",
        "Move it out; if it belongs in, put it among the evidence and build again.",
    ),
)
BYTES_CHANGED = FindingKind(
    "package-bytes-changed",
    Severity.ERROR,
    Text("文件与清单不一致", "A file differs from the manifest"),
    Text(
        "“{file}”在生成之后被改过（SHA-256 与清单不符）。", "{file} was changed after it was made."
    ),
    _MAKE_AGAIN,
)
MANIFEST_UNREADABLE = FindingKind(
    "package-manifest-unreadable",
    Severity.ERROR,
    Text("清单读不懂", "The manifest cannot be read"),
    Text(
        "manifest-sha256.txt 缺失或格式不对，无法证明材料包完整。",
        "manifest-sha256.txt is missing or malformed; nothing shows that the package is whole.",
    ),
    _MAKE_AGAIN,
)
FILE_UNREADABLE = FindingKind(
    "package-file-unreadable",
    Severity.ERROR,
    Text("材料包里的文件打不开", "A file of the package cannot be opened"),
    Text("“{file}”打不开：{why}", "{file} cannot be opened: {why}"),
    _MAKE_AGAIN,
)
NO_CITATION = FindingKind(
    "package-no-citation",
    Severity.ERROR,
    Text("报告没有引用任何附件", "The report cites no attachment"),
    Text(
        "在“{file}”里找不到任何“附件 X-X，第 N 页”式的引用。",
        "{file} holds no citation such as 附件 3-2，第 45 页.",
    ),
    Text(
        "检查报告模板是否保留了“证明材料索引”一列，然后重新 build。",
        "See that the report's template kept the column of proofs, then build again.",
    ),
)
CITES_UNKNOWN = FindingKind(
    "package-citation-unknown",
    Severity.ERROR,
    Text("引用的附件不存在", "A cited attachment does not exist"),
    Text(
        "报告引用“{citation}”，但汇编里没有附件 {label}。",
        "The report cites “{citation}”, but the appendix has no attachment {label}.",
    ),
    _MAKE_AGAIN,
)
CITATION_WRONG = FindingKind(
    "package-citation-wrong",
    Severity.ERROR,
    Text("引用的页码不对", "A citation names wrong pages"),
    Text(
        "报告写“{citation}”，而附件 {label} 实际在汇编第 {pages} 页。",
        "The report says “{citation}”, but attachment {label} stands on pages {pages}.",
    ),
    _MAKE_AGAIN,
)
NEVER_CITED = FindingKind(
    "package-attachment-never-cited",
    Severity.ERROR,
    Text("附件没有被报告引用", "An attachment is not cited by the report"),
    Text(
        "附件 {label} 装订在汇编第 {pages} 页，报告却没有引用它。",
        "Attachment {label} is bound on pages {pages}, but the report never cites it.",
    ),
    _MAKE_AGAIN,
)
NOT_CONTIGUOUS = FindingKind(
    "package-attachment-broken",
    Severity.ERROR,
    Text("附件的页不连续", "An attachment's pages do not run from first to last"),
    Text(
        "附件 {label}：汇编第 {page} 页上印的是“{stamp}”，应为“{expected}”。",
        "Attachment {label}: page {page} is stamped “{stamp}”, not “{expected}”.",
    ),
    _MAKE_AGAIN,
)
NUMBER_WRONG = FindingKind(
    "package-page-number-wrong",
    Severity.ERROR,
    Text("印的页码与实际页不符", "A printed page number is not the page's own"),
    Text(
        "汇编第 {page} 页：页面上印“{printed}”，阅读器显示“{label}”。",
        "Page {page} of the appendix: “{printed}” is printed on it, a reader shows “{label}”.",
    ),
    _MAKE_AGAIN,
)
NUMBER_MISSING = FindingKind(
    "package-page-number-missing",
    Severity.ERROR,
    Text("页面上没有页码", "A page carries no number"),
    Text(
        "汇编第 {page} 页读不到 gfpack 印的页码。",
        "No number stamped by gfpack can be read on page {page} of the appendix.",
    ),
    _MAKE_AGAIN,
)
CONTENT_CHANGED = FindingKind(
    "package-attachment-content-changed",
    Severity.ERROR,
    Text("附件的内容被换过", "The content of an attachment is not what was bound"),
    Text(
        "附件 {label}（第 {pages} 页）的页面内容与证据索引登记的摘要不符。",
        "The pages of attachment {label} ({pages}) differ from the digest in the evidence index.",
    ),
    _MAKE_AGAIN,
)
PAGE_DIFFERS = FindingKind(
    "package-page-differs",
    Severity.ERROR,
    Text("装订的页与原件不一样", "A bound page does not look as its source"),
    Text(
        "汇编第 {page} 页（附件 {label}）的画面与原件“{file}”对应的页不一样。",
        "Page {page} of the appendix (attachment {label}) does not look as its page of {file}.",
    ),
    _MAKE_AGAIN,
)
PAGE_UNREADABLE = FindingKind(
    "package-page-not-drawn",
    Severity.ERROR,
    Text("页面画不出来，无法与原件比对", "A page cannot be drawn and compared"),
    Text(
        "汇编第 {page} 页（附件 {label}）或原件“{file}”画不出来，没有比对。",
        "Page {page} of the appendix (attachment {label}) or its source {file} cannot be drawn; "
        "they were not compared.",
    ),
    _MAKE_AGAIN,
)
PAGES_DIFFER = FindingKind(
    "package-attachment-page-count",
    Severity.ERROR,
    Text("附件的页数与原件不符", "An attachment has more or fewer pages than its sources"),
    Text(
        "附件 {label}（第 {pages} 页，共 {count} 页）的页数与项目里的原件不符："
        "有页被增加、删去或重复。",
        "Attachment {label} (pages {pages}, {count} in all) has not as many pages as its sources "
        "in the project: pages were added, taken out or doubled.",
    ),
    _MAKE_AGAIN,
)
SOURCE_CHANGED = FindingKind(
    "package-source-changed",
    Severity.WARNING,
    Text("材料包与项目现状不符", "The package is not what the project holds now"),
    Text(
        "附件 {label}（第 {pages} 页）：证据索引登记的文件与项目里现有的不同（生成后改过、换过，"
        "或索引被改），没有比对。",
        "Attachment {label} (pages {pages}): the files the index names are not those the project "
        "holds now (changed since, or the index was); its pages were not compared.",
    ),
    Text(
        "要提交最新材料，请重新运行 gfpack build；只核验旧材料包本身，请加 --no-project。",
        "Build again to hand in what the project holds now; to verify an old package by itself, "
        "use --no-project.",
    ),
)
INDEX_DIFFERS = FindingKind(
    "package-index-differs",
    Severity.ERROR,
    Text("证据索引与汇编不一致", "The evidence index differs from the appendix"),
    Text(
        "附件 {label}：证据索引写第 {index} 页，汇编里是第 {pages} 页。",
        "Attachment {label}: the index says pages {index}, the appendix has {pages}.",
    ),
    _MAKE_AGAIN,
)
LINK_WRONG = FindingKind(
    "package-link-wrong",
    Severity.ERROR,
    Text("书签或目录链接跳错页", "A bookmark or contents link leads to a wrong page"),
    Text(
        "“{title}”跳到第 {page} 页，不是它所指的页。",
        "“{title}” leads to page {page}, which is not the page it names.",
    ),
    _MAKE_AGAIN,
)
LINK_MISSING = FindingKind(
    "package-link-missing",
    Severity.ERROR,
    Text("附件没有书签或目录链接", "An attachment has no bookmark or contents link"),
    Text(
        "附件 {label}（第 {pages} 页）缺少{what_zh}。",
        "Attachment {label} (pages {pages}) lacks its {what_en}.",
    ),
    _MAKE_AGAIN,
)
MARKED_UNFINISHED = FindingKind(
    "package-unfinished",
    Severity.ERROR,
    Text("材料包标着“未完成”", "The package is marked unfinished"),
    Text(
        "材料包里有 未完成.txt：生成时还有妨碍提交的问题。",
        "The package holds 未完成.txt: problems that block the submission were open.",
    ),
    Text(
        "按 检查结果.txt 逐条解决后重新 build。",
        "Solve what 检查结果.txt lists and build again.",
    ),
)
EDITS_KEPT = FindingKind(
    "package-edits-kept",
    Severity.WARNING,
    Text("人工改过的材料已保留", "Edited files were kept"),
    Text(
        "“{old}”里有人工改动，已原样保留为“{kept}”；新的材料包在“{new}”。",
        "{old} had been edited by hand; it was kept as {kept}. The new package is {new}.",
    ),
    Text(
        "把需要的改动写回 answers.yaml 或报告模板，使下次生成时自动带上。",
        "Carry what you need into answers.yaml or the report's template.",
    ),
    Clock.TODAY,
)

KINDS = (
    PACKAGE_INCOMPLETE,
    UNEXPECTED_FILE,
    BYTES_CHANGED,
    MANIFEST_UNREADABLE,
    FILE_UNREADABLE,
    NO_CITATION,
    CITES_UNKNOWN,
    CITATION_WRONG,
    NEVER_CITED,
    NOT_CONTIGUOUS,
    NUMBER_WRONG,
    NUMBER_MISSING,
    CONTENT_CHANGED,
    PAGE_DIFFERS,
    PAGE_UNREADABLE,
    PAGES_DIFFER,
    SOURCE_CHANGED,
    INDEX_DIFFERS,
    LINK_WRONG,
    LINK_MISSING,
    MARKED_UNFINISHED,
    EDITS_KEPT,
)
