"""All small clients, by the name of the folder each is drawn into."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from samples.small import park, platform, standard_2025, supply_chain
from samples.small.models import Small

SMALL: Mapping[str, Callable[[], Small]] = {
    "standard-2025": standard_2025.small,
    "platform": platform.small,
    "park": park.small,
    "supply-chain": supply_chain.small,
}
