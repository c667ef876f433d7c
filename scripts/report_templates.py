"""Draw the report templates that gfpack ships, one for each checklist.

    python scripts/report_templates.py

In: `scripts/report_base.docx`, which holds the styles and what all reports share (cover, pledge,
clauses, next steps, attachments, decisions, rules); the table of what differs,
`report_looks.py`. Out:
`templates/report/<name>/<name>.docx`, the same bytes every time. Whoever edits the base in Word
runs this afterwards; an office's own template is a copy of one of the results.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from report_looks import BASIS, COMPARED, FIELDS, LOOKS, WORKING, Column, Look

from gfpack.tools import office_zip

ROOT = Path(__file__).resolve().parent.parent
BASE = Path(__file__).resolve().parent / "report_base.docx"
_WIDE, _TALL = 14340, 8844
"""Width of a table on a landscape and on a portrait page, in twentieths of a point."""
_NUMERALS = "一二三四五六七八九十"
_MARGINS = (
    '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
)


def _paragraph(text: str, style: str, align: str = "") -> Any:
    own = f'<w:jc w:val="{align}"/>' if align else ""
    start = f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style}"/>{own}</w:pPr>'
    return parse_xml(f"{start}{_run(text) if text else ''}</w:p>")


def _run(text: str) -> str:
    return (
        '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
        f'<w:t xml:space="preserve">{text}</w:t></w:r>'
    )


def _cell(
    width: int,
    lines: Sequence[str],
    style: str,
    align: str = "",
    *,
    span: int = 1,
    fill: str = "",
    with_next: bool = False,
) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    own = f'<w:jc w:val="{align}"/>' if align else ""
    keep = "<w:keepNext/>" if with_next else ""
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{own}</w:pPr>{_run(line)}</w:p>'
        for line in lines
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/>{spans}{shade}'
        f'<w:vAlign w:val="center"/></w:tcPr>{paragraphs}</w:tc>'
    )


def _row(cells: Sequence[str], *, head: bool = False) -> str:
    marks = "<w:cantSplit/><w:tblHeader/>" if head else "<w:cantSplit/>"
    return f"<w:tr><w:trPr>{marks}</w:trPr>{''.join(cells)}</w:tr>"


def _whole(columns: Sequence[Column], text: str, fill: str = "") -> str:
    """Return a row of one cell over all columns; a control row vanishes when rendered."""
    width = sum(one.width for one in columns)
    style = "GFTableText"
    return _row([_cell(width, [text], style, span=len(columns), fill=fill, with_next=bool(fill))])


def _table(columns: Sequence[Column], *steps: str, group: str = "") -> Any:
    """Return a table with one repeated row; `steps` are the loops around it, outermost first.

    `group` is the text of the row that stands above the rows of the outermost loop.
    """
    head = [_cell(one.width, [one.head], "GFTableHead", fill="F2F2F2") for one in columns]
    cells = [_cell(one.width, one.lines, "GFTableText", one.align) for one in columns]
    rows = [_row(head, head=True)]
    for place, step in enumerate(steps):
        rows.append(_whole(columns, f"{{%tr for {step} %}}"))
        if group and place == 0:
            rows.append(_whole(columns, group, "F7F7F7"))
    rows += [_row(cells), *(_whole(columns, "{%tr endfor %}") for _ in steps)]
    grid = "".join(f'<w:gridCol w:w="{one.width}"/>' for one in columns)
    width = sum(one.width for one in columns)
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:type="dxa" w:w="{width}"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f"{_MARGINS}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _if(condition: str, *blocks: Any, otherwise: Sequence[Any] = ()) -> list[Any]:
    found = [_paragraph(f"{{%p if {condition} %}}", "GFBody"), *blocks]
    if otherwise:
        found += [_paragraph("{%p else %}", "GFBody"), *otherwise]
    return [*found, _paragraph("{%p endif %}", "GFBody")]


def _repeated(step: str, *blocks: Any) -> list[Any]:
    ends = _paragraph(f"{{%p for {step} %}}", "GFBody"), _paragraph("{%p endfor %}", "GFBody")
    return [ends[0], *blocks, ends[1]]


def _text(block: Any) -> str:
    return "".join(one.text or "" for one in block.iter(qn("w:t")))


def _is_heading(block: Any, level: int = 1) -> bool:
    style = block.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return style is not None and style.get(qn("w:val")) == f"Heading{level}"


def _parts(body: Any) -> dict[str, list[Any]]:
    """Return the blocks of the base by the heading they stand under; those before it as ``."""
    found: dict[str, list[Any]] = {"": []}
    name = ""
    for block in body:
        if block.tag == qn("w:sectPr"):
            continue
        if _is_heading(block):
            name = _text(block).partition("、")[2] or _text(block)
        found.setdefault(name, []).append(block)
    return found


def _section_end(landscape: bool, like: Any) -> Any:
    """Return an empty paragraph that ends a section of this kind."""
    paragraph = _paragraph("", "GFBody")
    paragraph.find(qn("w:pPr")).append(_section(landscape, like))
    return paragraph


def _section(landscape: bool, like: Any) -> Any:
    section = copy.deepcopy(like)
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    if landscape:
        for name, value in {"w": "16838", "h": "11906", "orient": "landscape"}.items():
            size.set(qn(f"w:{name}"), value)
        for name, value in {"top": 1474, "right": 1247, "bottom": 1247, "left": 1247}.items():
            margins.set(qn(f"w:{name}"), str(value))
    return section


def _annexes() -> list[Any]:
    """Return the annexes: working, figures, values to compare with."""
    notes = _repeated("line in working_notes", _paragraph("{{ line }}", "GFNote"))
    return [
        _paragraph("附表一　指标计算过程", "Heading1"),
        *notes,
        *_if("working", _table(WORKING, "one in working")),
        _paragraph("附表二　基础数据", "Heading1"),
        *_if("not basis", _paragraph("没有填报数据工作簿。", "GFNote")),
        *_if(
            "basis",
            _table(BASIS, "group in basis", "row in group.rows", group="{{ group.heading }}"),
        ),
        *_if(
            "compared",
            _paragraph("附表三　企业提供的对标值", "Heading1"),
            _table(COMPARED, "row in compared"),
        ),
    ]


def _information(part: list[Any]) -> list[Any]:
    """Return the part with basic information: the checklist's own form where it has one."""
    heading, *rest = part
    form = [
        _paragraph("{{ form.title }}", "GFTableTitle"),
        _table(FIELDS, "field in form.fields"),
    ]
    shown = _if("forms", *_repeated("form in forms", *form), otherwise=rest)
    return [heading, *shown]


def _score(part: list[Any], look: Look) -> list[Any]:
    """Return the part of the two tables with the look's own table of indicators."""
    group = "一级指标：{{ group.heading }}" if look.name != "park" else "{{ group.heading }}"
    table = _table(
        look.rows,
        "group in score_table",
        "section in group.sections",
        "row in section.rows",
        group=group,
    )
    found = []
    for block in part:
        own = block.tag == qn("w:tbl") and "group in score_table" in _text(block)
        found.append(table if own else block)
    return found


def _with_values(body: Any) -> None:
    """Put the value of a metric below each answer."""
    for block in list(body.iter(qn("w:p"))):
        if _text(block) == "自评：{{ item.state }}。":
            for one in reversed(
                _if("item.value", _paragraph("指标值：{{ item.value }}", "GFState"))
            ):
                block.addnext(one)


def _numbered(parts: Sequence[list[Any]]) -> None:
    """Number the headings of parts anew, in their order."""
    for number, part in enumerate(parts):
        heading = part[0]
        text = _text(heading)
        texts = list(heading.iter(qn("w:t")))
        for one in texts[1:]:
            one.text = ""
        texts[0].text = f"{_NUMERALS[number]}、{text.partition('、')[2] or text}"


def _report(parts: dict[str, list[Any]], look: Look, like: Any) -> list[list[Any]]:
    """Return the order of the ministry's older report."""
    return [
        parts[""],
        _information(parts["基本信息表"]),
        parts["材料真实性承诺"],
        parts["工厂基本情况"],
        parts["绿色工厂创建情况"],
        parts["下一步工作"],
        _score(parts["自评价表"], look),
        parts["附件清单"],
        parts["复核意见"],
        parts["规则说明"],
    ]


def _form(parts: dict[str, list[Any]], look: Look, like: Any) -> list[list[Any]]:
    """Return the order of the national platform's form; what it does not ask for comes behind."""
    three = parts["下一步工作"]
    ends = three.pop()  # the end of the portrait section
    order = [
        [*_information(parts["基本信息表"]), ends],
        _score(parts["自评价表"], look),
        parts["材料真实性承诺"],
        parts["工厂基本情况"],
        parts["绿色工厂创建情况"],
        three,
        parts["附件清单"],
        parts["复核意见"],
        parts["规则说明"],
    ]
    _numbered(order)
    return [parts[""], *order]


_ORDERS: dict[str, Callable[..., list[list[Any]]]] = {"report": _report, "form": _form}


def _reworded(root: Any, look: Look) -> None:
    """Say what is applied for and what is evaluated, in the words of the look."""
    general = {"（一）一般要求符合性评价表": f"（一）{look.general_title}符合性评价表"}
    words = general | {
        "绿色工厂": look.award,
        "工厂名称": f"{look.subject}名称",
        "工厂基本情况": f"{look.subject}基本情况",
        "企业概况": "园区概况" if look.subject == "园区" else "企业概况",
        "单位简介": f"{look.about}简介",
        "评价指标自评表": look.score_title,
    }
    if look.general_title != "一般要求":
        words["一般要求"] = look.general_title
    for text in root.iter(qn("w:t")):
        for old, new in words.items():
            if old in (text.text or ""):
                text.text = text.text.replace(old, new)
                break


def draw(look: Look, target: Path) -> None:
    """Draw one template."""
    document = Document(str(BASE))
    body = document.element.body
    like = copy.deepcopy(body.find(qn("w:sectPr")))
    parts = _parts(body)
    _with_values(body)
    parts = _parts(body)
    order = _ORDERS[look.build](parts, look, like)
    for block in list(body):
        body.remove(block)
    for block in (block for part in order for block in part):
        body.append(block)
    body.append(_section_end(False, like))
    for block in _annexes():
        body.append(block)
    body.append(_section(True, like))
    _reworded(body, look)
    for section in document.sections:
        for part in (section.header, section.footer):
            _reworded(part._element, look)
    document.save(str(target))
    office_zip.normalise(target)


def main() -> None:
    """Draw all templates into the source tree."""
    for look in LOOKS:
        target = ROOT / "templates" / "report" / look.name / f"{look.name}.docx"
        target.parent.mkdir(parents=True, exist_ok=True)
        draw(look, target)
        print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
