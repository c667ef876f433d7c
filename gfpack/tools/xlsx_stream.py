"""Sheets whose rows go into a file at once and are not held. In: a workbook. Out: such a sheet.

Else a cell stays in memory as an object until all are written. Loaded only where one is written.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter


class _Writer(WorksheetWriter):
    """Writes where it is told: what openpyxl leaves anywhere else when killed nobody removes."""

    def cleanup(self) -> None:
        """Remove what is in the workbook now."""
        Path(str(self.out)).unlink()


class _Sheet(WriteOnlyWorksheet):
    """A sheet of which is known how large it will be, and where its rows are kept."""

    extent = "A1"
    file = Path()
    _writer: Any

    def calculate_dimension(self) -> str:
        """Return the cells it will have."""
        return self.extent

    def _get_writer(self) -> None:
        if self._writer is None:
            self._writer = _Writer(self, str(self.file))
            self._writer.write_top()


def streamed(book: Any, title: str, extent: str, file: Path) -> Any:
    """Add a sheet with cells in `extent` to a workbook; its rows are kept in `file`.

    All but the rows has to be set before the first one is appended. It is a `Worksheet` as far as
    it can be one; its type in the stubs lacks most of that.
    """
    page = _Sheet(book, title)
    book._add_sheet(page)
    page.extent, page.file = extent, file
    return page
