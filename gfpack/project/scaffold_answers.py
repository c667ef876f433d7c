"""The answers file. In: a checklist, answers to keep. Out: its text, every requirement in it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from gfpack.base.messages import Lang, Text
from gfpack.checklist.models import Checklist, Requirement
from gfpack.project.models import Answer, Answers

_HEAD = Text(
    zh="""\
# 自评：每条要求一项。材料不足以证明的，填 met 也不会算作符合。
#   state      met 符合，unmet 不符合，unknown 尚未判断，not-applicable 不适用
#   statement  怎样做到的，写进报告。写多段时冒号后写 |，下面各行缩进
#   reason     不适用的原因（填 not-applicable 时必填）
#   points     自评得分
#   by、on     谁在哪天填的
#   from_year  沿用自哪个评价年的申报；本次重新核对后删去
# 标【否决】的条款有一条不符合，就不能申报。

answers:
""",
    en="""\
# Answers, one for each requirement. What is not proven does not count, even where met is said.
#   state      met, unmet, unknown, not-applicable
#   statement  how it is met, as it goes into the report; for paragraphs write | and indent below
#   reason     why not applicable (needed with not-applicable)
#   points     points claimed
#   by, on     who answered, and when
#   from_year  taken over from the application for that year; goes when looked at anew
# One unmet requirement marked [veto] voids the application.

answers:
""",
)
_TAIL = Text(
    zh="""
# 复核意见：人对某个问题的决定，写明是谁、哪天、为什么；fingerprint 与 seen
# 照抄 gfpack check --format json。
# overrides:
#   - fingerprint: 0123456789abcdef
#     seen: 0123456789abcdef
#     by: 张三
#     on: 2026-06-01
#     why: 已向主管部门核实
""",
    en="""
# Overrides: a person's decision on a finding; copy fingerprint and seen
# from gfpack check --format json.
# overrides:
#   - fingerprint: 0123456789abcdef
#     seen: 0123456789abcdef
#     by: Zhang San
#     on: 2026-06-01
#     why: confirmed with the authority
""",
)
_VETO = Text(zh="【否决】", en="[veto] ")
_STALE = Text(
    zh="上次申报时的说法：核对、改好后填 state，并删去本行",
    en="from the last application: look at it again, answer state, take this line out",
)


def scaffold_answers(checklist: Checklist, kept: Answers, lang: Lang) -> str:
    """Return the text of an answers file: all unknown, with the statements of `kept`."""
    return _HEAD.in_(lang) + "".join(_parts(checklist, kept, lang)) + _TAIL.in_(lang)


def _parts(checklist: Checklist, kept: Answers, lang: Lang) -> Iterator[str]:
    heading = None
    for section, requirement in checklist.walk():
        if section.id != heading:
            top = checklist.first_level_of(requirement.id)
            names = [top.title.in_(lang)] if top.id != section.id else []
            names.append(f"{section.id} {section.title.in_(lang)}")
            yield f"\n  # ══ {' › '.join(names)} ══\n"
            heading = section.id
        yield _answer(requirement, kept.answers.get(requirement.id, Answer()), lang)


def _answer(requirement: Requirement, kept: Answer, lang: Lang) -> str:
    veto = _VETO.in_(lang) if requirement.veto else ""
    title = " ".join(requirement.title.in_(lang).split())
    lines = [f"\n  # {requirement.id} {veto}{title}\n  {json.dumps(requirement.id)}:\n"]
    lines.append("    state: unknown\n")
    lines.append(f"    statement:{_block(kept.statement)}\n")
    if kept.reason:
        lines.append(f"    reason:{_block(kept.reason)}\n")
    if kept.from_year:
        lines.append(f"    from_year: {kept.from_year}  # {_STALE.in_(lang)}\n")
    return "".join(lines)


def _block(text: str | None) -> str:
    """Return `text` as it stands behind its key: nothing, quoted, or a block of lines."""
    if not text:
        return ""
    lines = text.split("\n")
    if len(lines) == 1 or text != text.strip() or any(line != line.rstrip() for line in lines):
        return f" {json.dumps(text, ensure_ascii=False)}"
    return " |-\n" + "\n".join(f"      {line}" if line else "" for line in lines)
