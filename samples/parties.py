"""Who appears in the samples. Every name is invented: 子虚, 乌有, 亡是公 all mean “nobody”."""

from __future__ import annotations

COMPANY = "苏州乌有精密轴承有限公司"
CODE = "91320599MA00000070"
"""Passes both check digits; the body is nought after nought."""
ADDRESS = "江苏省苏州市云梦区子虚路 88 号"
LEGAL = "陆明轩"
MANAGER = "沈逸"
EHS = "王敏"
ENERGY = "周启航"

DISTRICT = "苏州市云梦区"
LAB = "子虚检测技术（苏州）有限公司"
CERTIFIER = "亡是公认证有限公司"
METROLOGY = "云梦计量检定测试所"
WASTE = "苏州子虚环保科技有限公司"
CONSULTANT = "江苏亡是公节能技术服务有限公司"


def office(name: str) -> str:
    """Return an authority of the invented district, such as 苏州市云梦区生态环境局."""
    return f"{DISTRICT}{name}"
