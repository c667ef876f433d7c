from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from gfpack.base.messages import Lang
from gfpack.batch.models import Outcome, Settings, What
from gfpack.batch.run import run

Firm = Callable[..., Path]


@pytest.fixture
def firm(tiny_project: Path, tmp_path: Path) -> Firm:
    """Return what makes a folder of small projects with the names given."""

    def make(*names: str, root: str = "客户 firm") -> Path:
        for number, name in enumerate(names, start=1):
            folder = Path(shutil.copytree(tiny_project, tmp_path / root / name))
            rename(folder, f"第{number}轴承有限公司")
        return tmp_path / root

    return make


@pytest.fixture(scope="session")
def built(tiny_project: Path, tmp_path_factory: pytest.TempPathFactory, today: date) -> Path:
    """Return a folder with one client whose package is built; `moved` beside it is its copy.

    Built without LibreOffice, which takes long: whoever builds there again leaves it out too.
    """
    root = tmp_path_factory.mktemp("firm") / "built"
    shutil.copytree(tiny_project, root / "客户 甲&乙")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("GFPACK_LIBREOFFICE", "off")
        run(root, Settings(What.BUILD, Lang.EN, today), Unwatched())
    shutil.copytree(root, root.with_name("moved"))
    return root


@pytest.fixture(scope="session")
def looked(tiny_project: Path, tmp_path_factory: pytest.TempPathFactory, today: date) -> Path:
    """Return a folder of two clients and a broken one, request lists made; leave it as it is."""
    root = tmp_path_factory.mktemp("looked")
    for name, enterprise in (("a", "第1轴承有限公司"), ("b", '"=1+1<script>alert(1)</script>"')):
        rename(Path(shutil.copytree(tiny_project, root / name)), enterprise)
    (root / "c").mkdir()
    (root / "c" / "gfpack.yaml").write_text("enterprise: [", "utf-8")
    run(root, Settings(What.REQUESTS, Lang.EN, today), Unwatched())
    return root


class Unwatched:
    """Looks away."""

    def ended(self, outcome: Outcome, done: int, total: int) -> None:
        """Look away."""

    def tick(self, names: Sequence[str], done: int, total: int, left: float | None) -> None:
        """Look away."""


def rename(folder: Path, name: str) -> None:
    """Give a project's enterprise another name."""
    file = folder / "gfpack.yaml"
    text = re.sub(r"(?m)^(  name: ).*$", rf"\g<1>{name}", file.read_text("utf-8"), count=1)
    file.write_text(text, "utf-8")


@pytest.fixture
def settings(today: date) -> Settings:
    """Return settings of a check, in English."""
    return Settings(What.CHECK, Lang.EN, today)
