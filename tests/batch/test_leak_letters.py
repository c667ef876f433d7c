from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gfpack.batch.leak_letters import sieved, values

CHINESE = [chr(number) for number in range(0x4E00, 0x9FA6)]


def may_have(text: str, character: str) -> bool:
    return all(one in passed for one, passed in zip(values(character), sieved(text), strict=True))


@given(st.text(max_size=300))
def test_no_character_of_a_text_is_denied(text: str) -> None:
    assert all(may_have(text, one) for one in text if one <= "\uffff")


def test_most_of_what_a_page_has_not_is_denied() -> None:
    page = "".join(CHINESE[::100])
    others = [one for one in CHINESE[50::7] if one not in page]
    assert sum(may_have(page, one) for one in others) < len(others) / 4
    assert not any(may_have("", one) for one in others)
