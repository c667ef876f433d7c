"""The manual of findings. In: all kinds there are. Out: a list of codes, a page for each."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from gfpack.base.findings import Clock
from gfpack.base.messages import Lang, Text, message
from gfpack.base.text import padded, width

_PLACE = re.compile(r"\{[^{}]*\}")
_CASES = re.compile(r"^Fails:\n(?P<fails>.*?)^Passes:\n(?P<passes>.*)", re.DOTALL | re.MULTILINE)


class Manual:
    """What all codes mean, in one language. A code may have several messages."""

    def __init__(self, lang: Lang) -> None:
        from gfpack.pipeline import kinds, variants

        self._lang = lang
        self.codes = {one.code: (one, *variants(one)) for one in kinds()}

    def rows(self) -> Iterator[str]:
        """Yield a line for each code, the worst first."""
        longest = max(width(code) for code in self.codes)
        for code, kinds in sorted(self.codes.items(), key=lambda item: item[1][0].severity.rank):
            severity = self._say(f"short.{kinds[0].severity}")
            title = kinds[0].title.in_(self._lang)
            yield self._say("row", code=padded(code, longest), severity=severity, title=title)

    def page(self, code: str) -> Iterator[str]:
        """Yield the lines of a code's page."""
        kinds = self.codes[code]
        yield self._say("head", code=code, title=kinds[0].title.in_(self._lang))
        for severity in dict.fromkeys(kind.severity for kind in kinds):
            yield self._say("severity", severity=self._say(f"severities.{severity}"))
        if kinds[0].clock is Clock.TODAY:
            yield self._say("clock")
        for part, texts in (
            ("message", [kind.message for kind in kinds]),
            ("advice", [kind.advice for kind in kinds]),
        ):
            yield ""
            yield self._say(part)
            yield from dict.fromkeys(f"  {self._shown(text)}" for text in texts)
        if cases := _CASES.search(_docstring(code)):
            for part, case in (("example", cases["fails"]), ("fixed", cases["passes"])):
                yield ""
                yield self._say(part)
                yield textwrap.indent(textwrap.dedent(case).rstrip(), "  ")

    def _shown(self, text: Text) -> str:
        return _PLACE.sub("…", text.in_(self._lang))

    def _say(self, key: str, **params: object) -> str:
        return message(f"doctor.explain.{key}", self._lang, **params)


def _docstring(code: str) -> str:
    """Return what the rule that finds a code says of itself, or nothing."""
    from gfpack.findings.rules import RULES

    return next((str(rule.__doc__) for rule in RULES if rule.KIND.code == code), "")
