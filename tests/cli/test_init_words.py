"""What init takes for a name, a credit code and a tier, and what it says where it does not."""

from pathlib import Path

import pytest

from gfpack.cli import main
from gfpack.project.load import load

MADE = ("--checklist", "factory/gbt36132-2018", "--year", "2025", "--deadline", "2026-12-31")


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.chdir(tmp_path)


def left_with(*options: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(["--lang", "zh", "init", "甲厂", *MADE, *options])
    return int(left.value.code or 0)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--name", "甲"), "企业全称"),
        (("--name", " 1 "), "企业全称"),
        (("--credit-code", "9132050"), "有 7 位"),
        (("--credit-code", "91320599MA0000007O"), "不会有：O"),
        (("--credit-code", "91320599MA00000071"), "末位应是 0，不是 1"),
        (("--tier", "区级"), "province（省级）"),
    ],
)
def test_what_cannot_be_is_refused_with_what_is_right(
    capsys: pytest.CaptureFixture[str], options: tuple[str, ...], said: str
) -> None:
    assert left_with(*options) == 2
    assert said in capsys.readouterr().err
    assert not Path("甲厂").exists()


@pytest.mark.parametrize(
    ("word", "tier"),
    [("省级", "province"), ("国家级", "nation"), ("市", "city"), ("Province", "province")],
)
def test_a_tier_is_understood_as_people_write_it(word: str, tier: str) -> None:
    assert left_with("--tier", word, "--credit-code", "91320599 ma00000070") == 0
    made = load(Path("甲厂"))
    assert (made.file.tier, made.enterprise.credit_code) == (tier, "91320599MA00000070")
