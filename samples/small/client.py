"""A small client as a whole: project file, papers, answers, figures."""

from __future__ import annotations

from gfpack.checklist.load import load
from gfpack.checklist.models import Requirement
from samples.small import papers, workbook
from samples.small.models import Small
from samples.table import Client, Confirmer, Reply

_CONFIRMED = "2026-11-10"


def whole(small: Small) -> Client:
    """Return the client that a small one stands for."""
    return Client(
        _project(small),
        papers.items(small),
        _replies(small),
        Confirmer(small.party.contact, _CONFIRMED),
        workbook=workbook.drawer(small),
    )


def _project(small: Small) -> str:
    party = small.party
    by_tier = {one.id for one in load(small.checklist).circumstances if one.by_tier}
    told = "".join(
        f"\n  {name}: {choice}"
        for name, choice in small.circumstances.items()
        if name not in by_tier
    )
    return f"""
# {party.name}：小样例，企业、人员、数据和证件均为虚构。
enterprise:
  name: {party.name}
  credit_code: {party.code}
  industry: {party.industry}
  industry_code: "{party.industry_code}"
  region: {party.region}
  address: {party.address}
  postcode: "000000"
  nature: 内资（民营）
  legal_representative: {party.legal}
  legal_representative_phone: 000-00000001
  registration_authority: {party.region}市场监督管理局
  registered_capital: 3000 万元
  established: 2014-05-12
  term: 长期
  contact:
    department: 绿色发展办公室
    name: {party.contact}
    phone: 000-00000088
    mobile: "13000000000"
    email: green@example.com
  products: [{party.products}]
  introduction: "{party.introduction}"
checklist: {small.checklist}
evaluation_year: {small.year}
deadline: 2026-12-31
review_days: 60
circumstances:{told or " {}"}
{small.project.strip()}
"""


def _replies(small: Small) -> dict[str, Reply]:
    table = load(small.checklist).filled_in(small.circumstances)
    return {one.id: _reply(small, one) for one in table.requirements().values()}


def _reply(small: Small, one: Requirement) -> Reply:
    if words := small.unmet.get(one.id):
        return Reply("unmet", words)
    if reason := small.left_out.get(one.id):
        return Reply("not-applicable", "", reason)
    said = small.statements.get(one.id) or _said(one)
    return Reply("met", said, points=small.points.get(one.id))


def _said(one: Requirement) -> str:
    if one.metrics:
        return f"本单位按规定的公式计算“{one.title.zh}”，数据取自统计报表和台账，计算过程见附表。"
    return f"本单位落实了“{one.title.zh}”的要求，由归口部门负责，记录和材料齐备，见所附证明材料。"
