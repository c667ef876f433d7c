"""What to do about a finding, said with the walk's keys. In: a finding. Out: its advice.

Rules speak to whoever reads a list of findings: of files to edit and commands to run. A person in
the walk has keys for that; what they are to be told stands in `walk-advice.*.toml`, by code.
"""

from __future__ import annotations

from gfpack.base.findings import Finding
from gfpack.base.messages import Lang, has_message, message


def advice(one: Finding, lang: Lang) -> str:
    """Return what to do about a finding here: the walk's own words, else those of its rule."""
    key = f"walk-advice.{one.code}"
    if not has_message(key, lang):
        return one.advice(lang)
    own = {name.removesuffix(f"_{lang}"): value for name, value in one.params.items()}
    return message(key, lang, **own)
