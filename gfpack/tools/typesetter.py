"""Typst: sets pages from an editable template and plain data.

In: a `.typ` template and JSON-like data, which the template reads from `sys.inputs.data`; data
stays data there and can never become markup. Out: a PDF, and what the template tells of its own
layout (its `metadata` elements). Only the shipped font is used, and the same input gives the same
bytes. Typst itself would fetch packages (`@preview/…`) from the network, so a template that names
one is refused before it is set.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, cast

from gfpack.base.errors import DataError, Problem
from gfpack.tools import fonts

_PACKAGE = re.compile(r"@[a-z][\w-]*/[\w-]+")
_FIXED_TIME = 315532800
"""1980-01-01: own pages carry no date of making."""


class Typesetter:
    """One template, set again and again with other data (the second time is cheap)."""

    def __init__(self, template: Path) -> None:
        """Take a template and what lies beside it.

        Raises:
            DataError: one of the files asks for a package from the network.
        """
        if problems := list(_packages(template.parent)):
            raise DataError(problems)
        self._template = template
        self._compiler = _compiler(template, {})

    def pdf(self, data: Mapping[str, Any]) -> bytes:
        """Return the pages as PDF.

        Raises:
            DataError: the template (which users may edit) does not compile.
        """
        return self._made(self._compiler, sys_inputs={"data": json.dumps(data, ensure_ascii=False)})

    def _made(self, compiler: Any, **inputs: Any) -> bytes:
        import typst

        try:
            made = compiler.compile(format="pdf", timestamp=_FIXED_TIME, pdf_tags=False, **inputs)
        except (typst.TypstError, RuntimeError) as failed:
            raise self._problem(failed) from failed
        return cast(bytes, made)

    def set(
        self, data: Mapping[str, Any], labels: Sequence[str]
    ) -> tuple[bytes, dict[str, list[dict[str, Any]]]]:
        """Return the pages as PDF, and what `told` would say of each label.

        Several threads may do this with one typesetter.

        Raises:
            DataError: as `pdf`.
        """
        compiler = _compiler(self._template, {"data": json.dumps(data, ensure_ascii=False)})
        pdf = self._made(compiler)
        return pdf, {label: self._asked(compiler, label) for label in labels}

    def told(self, label: str) -> list[dict[str, Any]]:
        """Return the values of the `metadata` elements labelled `label`, as last set."""
        return self._asked(self._compiler, label)

    def laid(self, data: Mapping[str, Any], label: str) -> list[dict[str, Any]]:
        """Return what `told` would after setting `data`, without making a PDF.

        Raises:
            DataError: as `pdf`.
        """
        inputs = {"data": json.dumps(data, ensure_ascii=False)}
        return self._asked(_compiler(self._template, inputs), label)

    def _asked(self, compiler: Any, label: str) -> list[dict[str, Any]]:
        import typst

        try:
            found = json.loads(compiler.query(f"<{label}>", field="value"))
        except (typst.TypstError, RuntimeError) as failed:
            raise self._problem(failed) from failed
        return list(found)

    def _problem(self, failed: Exception) -> DataError:
        why = " ".join(str(getattr(failed, "message", failed)).split())
        return DataError([Problem(self._template, 1, 1, "tools.template", (("why", why),))])


def unstable(template: Path) -> DataError:
    """Return the error for a template whose layout never settles."""
    return DataError([Problem(template, 1, 1, "tools.template_unstable")])


def _packages(folder: Path) -> Iterator[Problem]:
    for file in sorted(folder.rglob("*.typ")):
        for number, line in enumerate(file.read_text("utf-8", "replace").splitlines(), start=1):
            if found := _PACKAGE.search(line):
                params = (("name", found[0]),)
                yield Problem(file, number, found.start() + 1, "tools.template_package", params)


def _compiler(template: Path, inputs: dict[str, str]) -> Any:
    import typst

    return typst.Compiler(
        str(template), root=str(template.parent), font_paths=_fonts(), sys_inputs=inputs
    )


@cache
def _fonts() -> Any:
    import typst

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(fonts.file().parent)],
    )


def load() -> None:
    """Load Typst and the font, which the first page would else wait for.

    Raises:
        ToolMissing: the font is not there.
    """
    _fonts()


def version() -> str:
    """Return the version of the Typst binding, without loading it."""
    return metadata.version("typst")
