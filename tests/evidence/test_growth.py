"""What a second run does grows with the number of files, not with its square."""

import sys
from pathlib import Path
from types import FrameType
from typing import Any

from test_register import registered

FEW, MANY = 60, 240
_NAMES = ("排污许可证", "设备清单", "微信图片", "水平衡测试报告", "现场")


def steps(folder: Path, size: int) -> int:
    """Return how many calls and resumed generators a second run takes (the same anywhere)."""
    for number in range(size):
        place = folder / "evidence" / f"门槛-{number % 20 + 1:02}"
        place.mkdir(parents=True, exist_ok=True)
        name = f"{_NAMES[number % len(_NAMES)]}{number:04}.txt"
        (place / name).write_text(f"{_NAMES[number % 3]} 第 {number} 号", "utf-8")
    registered(folder)
    count = 0

    def note(_frame: FrameType, event: str, _given: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        registered(folder)
    finally:
        sys.setprofile(None)
    return count


def test_a_second_run_takes_steps_in_proportion_to_the_files(tmp_path: Path) -> None:
    none, few, many = (steps(tmp_path / str(size), size) for size in (0, FEW, MANY))
    assert many - none <= 1.3 * MANY / FEW * (few - none)
