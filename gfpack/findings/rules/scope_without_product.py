"""What a management-system certificate covers names none of the plant's products.

Compared generously with `products` in `gfpack.yaml`: two characters in a row are enough, other than
those of every scope (制造, 销售, 设备 and their like, in `checklists/wording.yaml`). Still only a
warning, for a scope may say the same in other words. A paper of another holder is told as such.

Fails:
    project: {enterprise: {products: [深沟球轴承, 圆锥滚子轴承]}}
    types: {qms: {surveillance_months: 12}}
    evidence: {a: {type: qms, standard: GB/T 19001-2016, scope: 塑料包装制品的制造和销售}}
Passes:
    project: {enterprise: {products: [深沟球轴承, 圆锥滚子轴承]}}
    types: {qms: {surveillance_months: 12}}
    evidence: {a: {type: qms, standard: GB/T 19001-2016, scope: 滚动轴承的制造和销售}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gfpack.assessment.models import Shortfall
from gfpack.assessment.validity import shortfalls
from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Lang, Text
from gfpack.base.text import normalised
from gfpack.findings.case import Case
from gfpack.findings.params import about, cited_types, clauses, listed, terms

KIND = FindingKind(
    "scope-without-product",
    Severity.WARNING,
    Text("认证范围未见主要产品", "Scope names no product of the plant"),
    Text(
        "“{proof}”的认证范围是“{scope}”，看不出包括主要产品：{products_zh}（用于 {clauses}）。",
        "The scope of {proof}, {scope}, does not seem to include what the plant makes:"
        " {products_en} (it supports {clauses}).",
    ),
    Text(
        "请核对认证范围；确未覆盖的，请认证机构扩大范围；其实覆盖、只是叫法不同的，"
        "在 gfpack.yaml 的 products 中补上证书所用的名称。",
        "Compare them. If the product is not covered, have the scope extended; if it goes by"
        " another name, add that name to `products` in gfpack.yaml.",
    ),
    ask=Text(
        "“{proof}”的认证范围“{scope}”是否包括 {products_zh}？不包括的请联系认证机构扩大范围。",
        "Does the scope of {proof} ({scope}) include {products_en}? If not, please have it"
        " extended.",
    ),
)
_HAN = re.compile(r"[\u3400-\u9fff]")


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every cited certificate whose scope names no product."""
    products, basis = case.project.enterprise.products, terms(case)
    for evidence, kind in cited_types(case):
        said = evidence.scope
        if not kind.surveillance_months or said is None or not products:
            continue
        if _names_one(said.value, products, case.wording.common):
            continue
        if Shortfall.HOLDER_DIFFERS not in shortfalls(evidence, basis):
            yield finding(
                KIND,
                **about(case, evidence),
                proof=evidence.title,
                scope=said.value,
                products_zh=listed(products, Lang.ZH),
                products_en=listed(products, Lang.EN),
                clauses=clauses(case, evidence),
            )


def _names_one(scope: str, products: Sequence[str], common: Sequence[str]) -> bool:
    """Whether a scope may name a product; true where the two are in different languages."""
    there = _without(normalised(scope), common)
    for product in products:
        name = normalised(product)
        if bool(_HAN.search(name)) != bool(_HAN.search(there)) or name in normalised(scope):
            return True
        telling = _without(name, common)
        if any(
            telling[at : at + 2] in there for at in range(len(telling) - 1) if _pair(telling, at)
        ):
            return True
    return False


def _pair(text: str, at: int) -> bool:
    """Whether two characters stand there with no word left out between them."""
    return "|" not in text[at : at + 2]


def _without(text: str, words: Sequence[str]) -> str:
    """Return `text` with | in place of the words."""
    for word in words:
        text = text.replace(word, "|")
    return text
