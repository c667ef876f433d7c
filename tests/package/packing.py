"""A small finished package for tests: real files, bound by gfpack, cited in a plain report."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import docx
from appendix.bound_client import Client, a_pdf, a_photo

from gfpack.appendix.bind import bind
from gfpack.appendix.models import PageMap
from gfpack.assessment.assess import assess
from gfpack.base.findings import Finding
from gfpack.evidence.models import FileKind
from gfpack.findings.overrides import judge
from gfpack.package import layout, manifest
from gfpack.package.make import Built, Made, begun, make
from gfpack.project.models import AppendixOptions
from gfpack.tools.office_zip import normalise


def a_client(folder: Path) -> Client:
    """Return a client with two attachments of two pages, one of one page, and a photo."""
    client = Client(folder)
    client.add("排污许可证.pdf", a_pdf("permit one", "permit two"), supports=("0.1", "1.1.1"))
    client.add("营业执照.pdf", a_pdf("licence one", "licence two"), supports=("0.2",))
    client.add("电表.jpg", a_photo(), FileKind.JPEG, supports=("1.2.1",))
    client.add("能评.pdf", a_pdf("energy", Rotate=90), supports=("3.1.1", "1.2.1"))
    return client


def write_report(page_map: PageMap, target: Path) -> None:
    """Write a report that cites every attachment, one of them twice."""
    report = docx.Document()
    for one in page_map.attachments:
        report.add_paragraph(f"{one.title}见{page_map.citation(one)}。")
    table = report.add_table(1, 2)
    table.cell(0, 1).text = page_map.citation(page_map.attachments[0])
    report.save(str(target))
    normalise(target)


def pack(
    client: Client,
    *,
    zip: bool = False,
    findings: tuple[Finding, ...] = (),
    options: AppendixOptions | None = None,
) -> Built:
    """Make the client's package."""
    bare = client.case()
    held = (bare.checklist, bare.types, bare.project, bare.register, bare.valid_on)
    case = replace(bare, assessment=assess(*held))
    with begun(case.project) as parts:
        target = parts / layout.APPENDIX
        page_map, found = bind(case, target, complete=not findings, options=options)
        write_report(page_map, parts / layout.REPORT)
        made = Made(parts, page_map, judge([*found, *findings], ()))
        return make(case, made, zip=zip)


def copied(package: Path, to: Path) -> Path:
    """Return a copy of a package, to be tampered with."""
    return shutil.copytree(package, to / package.name)


def sealed_again(package: Path) -> None:
    """Make the manifest match what the package holds by now, as a forger would."""
    (package / layout.MANIFEST).unlink()
    manifest.write(package)
