"""Cases worked by hand: a spreadsheet program and gfpack come to the same, to the last digit shown.

In: `worked-cases.xlsx` as `write_worked_cases.py` wrote it, with literal expected values.
"""

from __future__ import annotations

import itertools
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import make
import make_figures
import openpyxl
import pytest
import write_worked_cases

from gfpack.assessment.assess import assess
from gfpack.assessment.models import Assessment, Points
from gfpack.checklist.load import load, load_types
from gfpack.checklist.models import Checklist
from gfpack.evidence.models import Register
from gfpack.figures.metrics import compute, rounded
from gfpack.project.models import Project

FILE = Path(__file__).with_name("worked-cases.xlsx")
NONE = "—"
LEAST = 60


@dataclass(frozen=True)
class Case:
    """A row of the workbook."""

    id: str
    checklist: str
    asks: str
    expected: str
    inputs: dict[str, Any]


def rows() -> Iterator[Case]:
    book = openpyxl.load_workbook(FILE)
    heads, *held = book.worksheets[0].iter_rows(values_only=True)
    for row in held:
        told = dict(zip(heads, row, strict=True))
        inputs = make.read(str(told["inputs"]))
        yield Case(*(str(told[k]) for k in ("id", "checklist", "asks", "expected")), inputs)


CASES = tuple(rows())


def test_there_are_enough_and_each_of_its_own() -> None:
    assert len(CASES) >= LEAST
    assert len({one.id for one in CASES}) == len(CASES)
    computed = {(one.checklist, one.asks.split()[-1]) for one in CASES if "metric" in one.asks}
    for table in ("factory/gbt36132-2018", "factory/gbt36132-2025"):
        for metric in load(table).metrics:
            assert (table, metric.id) in computed


def test_the_workbook_is_what_its_script_writes(tmp_path: Path) -> None:
    write_worked_cases.write(tmp_path / "again.xlsx")
    pages = [
        openpyxl.load_workbook(file).worksheets[0].iter_rows(values_only=True)
        for file in (FILE, tmp_path / "again.xlsx")
    ]
    assert list(pages[0]) == list(pages[1])


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_works_out_what_is_expected(tmp_path: Path) -> None:
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx"]
    command += ["--outdir", str(tmp_path / "out"), str(FILE)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    book = openpyxl.load_workbook(tmp_path / "out" / FILE.name, data_only=True)
    _, *held = book.worksheets[0].iter_rows(values_only=True)
    differing = []
    for row in held:
        name, expected, recomputed = row[0], str(row[4]), row[5]
        shown = recomputed if isinstance(recomputed, str) else _to_places(recomputed, expected)
        if shown != expected:
            differing.append((name, expected, recomputed))
    assert differing == []


def _to_places(number: Any, like: str) -> str:
    """Return a number with as many places as the literal has; a rest beyond them shows."""
    places = len(like.partition(".")[2])
    found = Decimal(repr(number))
    short = found.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{short:f}" if short == found else f"{found:f}"


@pytest.mark.parametrize("case", CASES, ids=[one.id for one in CASES])
def test_gfpack_comes_to_the_same(case: Case) -> None:
    assert answered(case) == case.expected


def answered(case: Case) -> str:
    """Return what gfpack says to the question of a case, as it is shown."""
    kind, _, name = case.asks.partition(" ")
    table = table_of(case)
    if kind == "metric":
        return metric(case, table, name)
    if kind == "rows":
        (held,) = [one for one in name.split() if one in table.requirements()]
        return held
    found = assessed(case, table)
    if kind == "state":
        return found.results[name].state.value
    if kind == "points":
        return points(found.results[name].points)
    if kind == "example":
        return points(found.results[name].example)
    if kind == "total":
        return points(found.total)
    assert found.index is not None
    value = found.index.value if kind == "index" else found.index.capped
    return NONE if value is None else _rounded(value, case.expected)


def _rounded(value: Decimal, like: str) -> str:
    places = len(like.partition(".")[2])
    return f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"


def table_of(case: Case) -> Checklist:
    if "table" in case.inputs:
        own = case.inputs["table"]
        choices = own["checklist"].pop("choices", [])
        table = make.checklist(own)
        own["checklist"]["choices"] = choices
        top = table.indicators[0].model_dump() | {"choices": choices}
        node = type(table.indicators[0]).model_validate(top)
        return table.model_copy(update={"indicators": (node,)})
    return load(case.checklist).filled_in(case.inputs.get("circumstances", {}))


def metric(case: Case, table: Checklist, name: str) -> str:
    held, _ = make_figures.figures(case.inputs.get("figures"))
    wanted = [one for one in table.metrics if one.id == name]
    (found,) = compute(wanted, held)
    assert found.value is not None, (found.missing, found.problem)
    return f"{rounded(found.value.value):f}"


def points(found: Points | None) -> str:
    return NONE if found is None else f"{found.value.quantize(Decimal('0.01')):f}"


def assessed(case: Case, table: Checklist) -> Assessment:
    """Assess a plant that answers and proves every row, but for what the case says."""
    given = dict(case.inputs)
    held, _ = make_figures.figures(given.get("figures"))
    answers = {key: {} for key in table.requirements()} | {
        key: {"answer": row["answer"]}
        for key, row in given.get("table", {}).get("requirements", {}).items()
        if "answer" in row
    }
    answers |= {key: {"answer": said} for key, said in given.get("answers", {}).items()}
    if "answer" in given:
        answers[case.asks.split()[1]] = {"answer": given["answer"]}
    first = {one.id: next(iter(one.choices)) for one in table.circumstances}
    project: Project = make.project(
        {
            "project": {"circumstances": first | given.get("circumstances", {})},
            "requirements": answers,
        }
    )
    register = proofs(table)
    types = load_types()
    return assess(table, types, project, register, project.valid_on, figures=held)


def proofs(table: Checklist) -> Register:
    """Return a register that proves every row of a table by the first way of each group."""
    wanted: dict[str, dict[str, Any]] = {}
    for leaf in table.requirements().values():
        groups = leaf.proof.groups if leaf.proof else ()
        kinds = [[*group.any_of[0]] * group.count for group in groups] or [[None]]
        for number, kind in enumerate(itertools.chain.from_iterable(kinds)):
            wanted[f"{leaf.id}/{number}"] = {
                **({"type": kind} if kind else {}),
                "until": "2031-01-01",
                "issued": "2026-06-01",
                "years": ["2023", "2024", "2025"],
                "supports": [leaf.id],
            }
    return make.register({"evidence": wanted, "requirements": {}})
