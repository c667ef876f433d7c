"""Draws firms: folders of fictitious clients, each with its own name, credit code and files.

In: an empty folder, how many clients, how many files each has. Out: a project per client, half of
its files confirmed by a person, every requirement answered. The same bytes every time.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from stdnum.cn import uscc

from benchmarks.appendix.draw import PHOTOS, SCANS, noisy, photo
from gfpack.checklist.load import load, load_types
from gfpack.project.layout import EVIDENCE_DIR, EVIDENCE_YAML
from samples.draw import draw_ready, draw_tiny
from samples.parties import CODE, COMPANY
from samples.table import Claim, Client, Confirmer, Item, Reply, draw
from samples.tiny import write

CHECKLIST = "factory/gbt36132-2018"
_PERSON = Confirmer("王敏", "2026-11-10")
_PROJECT = """
enterprise:
  name: {name}
  credit_code: {code}
  industry: 滚动轴承制造
  industry_code: "3451"
  legal_representative: 陆明轩
  address: 江苏省苏州市云梦区子虚路 {number} 号
checklist: {checklist}
tier: city
evaluation_year: 2025
deadline: 2026-12-31
review_days: 60
"""


def once(folder: Path, drawer: Callable[[Path], Path]) -> Path:
    """Return a folder, drawn if it is not there whole."""
    done = folder.with_name(f"{folder.name}.drawn")
    if not done.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        print(f"  drawing into {folder} …", flush=True)
        drawer(folder)
        done.touch()
    return folder


def firm(folder: Path, clients: int, files: int) -> Path:
    """Draw a firm of clients with many small files; return its folder."""
    for number in range(1, clients + 1):
        draw(_client(number, files), folder / f"client {number:03}")
    return folder


def small_firm(folder: Path, clients: int) -> Path:
    """Draw a firm of clients with six files each, as real ones are: photos, PDF, Office."""
    tiny = draw_tiny(folder.with_name("tiny"))
    for number in range(1, clients + 1):
        client = Path(shutil.copytree(tiny, folder / f"client {number:03}"))
        for file in client.glob("*.yaml"):
            text = file.read_text("utf-8").replace(COMPANY, name(number))
            file.write_text(text.replace(CODE, code(number)), "utf-8")
    return folder


def large(folder: Path) -> Path:
    """Draw a client as large as a firm's are: the ready sample with the scans and photos of 12 MP
    of the client that appendices are measured with.
    """
    client, chance = draw_ready(folder / "large client"), random.Random(36132)
    place = client / EVIDENCE_DIR / "09 补充"
    place.mkdir()
    papers = [noisy((1654, 2339), chance, 12) for _ in range(6)]
    for number in range(SCANS):
        pages = chance.choices(papers, k=chance.choice((1, 2, 4, 8, 12, 20, 40)))
        scan = {"save_all": True, "append_images": pages[1:], "quality": 52, "resolution": 200}
        pages[0].save(place / f"扫描 {number:02}.pdf", "PDF", **scan)
    for number in range(PHOTOS):
        (place / f"照片 {number:02}.jpg").write_bytes(photo(number, chance))
    requirements = list(load(CHECKLIST).requirements())
    with (client / EVIDENCE_YAML).open("a", encoding="utf-8") as stream:
        for number, file in enumerate(sorted(place.iterdir())):
            stream.write(f"  more{number:02}:\n    title: {file.stem}\n    pages:\n")
            stream.write(f"      - file: {file.relative_to(client).as_posix()}\n")
            stream.write(f"    supports: ['{requirements[number % len(requirements)]}']\n")
    return client


def name(number: int) -> str:
    """Return the name of a client."""
    return f"苏州乌有第{number}精密轴承有限公司"


def code(number: int) -> str:
    """Return the credit code of a client, with its check characters (GB 32100)."""
    body = f"91320599MA{number:07}"
    return body + uscc.calc_check_digit(body)


def _client(number: int, files: int) -> Client:
    project = _PROJECT.format(
        name=name(number), code=code(number), number=number, checklist=CHECKLIST
    )
    items = list(_items(number, files))
    said = Reply("met", "公司 2025 年已按要求落实，材料见附件。")
    return Client(project, items, dict.fromkeys(load(CHECKLIST).requirements(), said), _PERSON)


def _items(number: int, files: int) -> Iterator[Item]:
    types = [one for one in load_types().types if one.form in ("certificate", "approval", "record")]
    requirements = list(load(CHECKLIST).requirements())
    for each in range(files):
        kind = types[each % len(types)]
        title = f"{kind.title.zh} {each:03}"
        lines = (
            kind.title.zh,
            f"单位名称：{name(number)}",
            f"统一社会信用代码：{code(number)}",
            f"编号：{number:03}-{each:04}",
            "签发日期：2025年06月30日",
        )
        claim = Claim(
            f"e{each:03}",
            kind.id,
            title,
            (requirements[each % len(requirements)],),
            holder=name(number),
            credit_code=code(number),
            issued="2025-06-30",
        )
        path = f"{each % 10:02} 材料/{title}.txt"
        yield Item(path, write("\n".join(lines).encode()), (claim,) if each % 2 else ())
