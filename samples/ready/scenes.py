"""What the photos show. In: when it was taken and how the phone was held. Out: drawers of JPEGs."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from samples import tiny
from samples.paint import photo
from samples.table import Draw

Pen = ImageDraw.ImageDraw
Rows = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Photo:
    """Drawer of a JPEG: a scene, and how it was taken."""

    make: Callable[[], Image.Image]
    shot: photo.Shot

    def __call__(self, target: Path) -> None:
        """Draw it."""
        target.write_bytes(photo.jpeg(self.make(), self.shot, seed=target.name))


def _take(
    make: Callable[[], Image.Image], taken: str, orientation: int = 1, gps: bool = True
) -> Draw:
    return Photo(make, photo.Shot(taken, orientation, (31.0, 120.0) if gps else None))


def _scene(
    paint: Callable[[Pen, int, int], None], size: tuple[int, int] = photo.LANDSCAPE, **room: str
) -> Callable[[], Image.Image]:
    def make() -> Image.Image:
        picture = photo.room(size, **room)
        paint(ImageDraw.Draw(picture), *size)
        return picture

    return make


def meter(
    taken: str, reading: str, unit: str, number: str, place: str, orientation: int = 1
) -> Draw:
    """A meter with counter and label, held upright."""
    return _take(lambda: tiny.meter_scene(reading, unit, number, place), taken, orientation)


def electric_meter(
    taken: str, lines: tuple[str, ...], number: str, place: str, serial: str, orientation: int = 1
) -> Draw:
    """A power meter in a cabinet."""

    def paint(draw: Pen, width: int, height: int) -> None:
        draw.rectangle(
            (170, 120, width - 170, height - 90), fill="#d9dcd6", outline="#7f857e", width=10
        )
        draw.rectangle((360, 250, 1240, 760), fill="#eef0ee", outline="#6b7076", width=6)
        photo.screen(draw, (430, 300, 1170, 560), lines)
        photo.text(draw, (800, 620), "三相四线多功能电能表　DTSD-88　0.5S 级", 34)
        photo.text(draw, (800, 690), f"No. {serial}　3×220/380 V　3×1.5(6) A", 30)
        for x in range(430, 1180, 120):
            draw.ellipse((x, 790, x + 46, 836), fill="#c9a227", outline="#7d6410", width=4)
        draw.rectangle((520, 880, 1080, 1040), fill="#fdfdf5", outline="#333333", width=4)
        photo.text(draw, (800, 925), f"管理编号 {number}", 40, "#b01919")
        photo.text(draw, (800, 990), place, 36)

    return _take(_scene(paint), taken, orientation)


def nameplate(
    taken: str, heading: str, rows: Rows, orientation: int = 1, grade: str | None = None
) -> Draw:
    """The name plate of a machine, with its energy label beside it."""

    def paint(draw: Pen, width: int, height: int) -> None:
        draw.rectangle((0, 60, width, height - 140), fill="#3d7a99")
        for y in range(90, height - 160, 46):
            draw.line([(0, y), (width, y)], fill="#376f8c", width=4)
        wide = 1010 if grade else 1300
        photo.plate(draw, (110, 210, 110 + wide, 950), heading, rows)
        if grade:
            draw.rectangle((1180, 230, 1510, 850), fill="white", outline="#1c4f8f", width=6)
            draw.rectangle((1180, 230, 1510, 320), fill="#1c4f8f")
            photo.text(draw, (1345, 275), "中国能效标识", 42, "white")
            for step, colour in enumerate(("#138a3d", "#f0c419", "#d93025")):
                y = 380 + step * 110
                draw.polygon(
                    [
                        (1210, y),
                        (1350 + step * 50, y),
                        (1390 + step * 50, y + 40),
                        (1350 + step * 50, y + 80),
                        (1210, y + 80),
                    ],
                    fill=colour,
                )
                photo.text(draw, (1240, y + 40), str(step + 1), 48, "white")
            photo.text(draw, (1345, 780), f"能效等级：{grade} 级", 44, "#1c4f8f")

    return _take(_scene(paint), taken, orientation)


def store(
    taken: str, words: str, colours: tuple[str, str], shelf: str, orientation: int = 1
) -> Draw:
    """A separate room with its door and signs."""

    def paint(draw: Pen, width: int, height: int) -> None:
        draw.rectangle(
            (120, 200, width - 120, height - 200), fill="#e3ddd0", outline="#8e8778", width=8
        )
        draw.rectangle((640, 420, 1180, height - 200), fill="#5f6e7a", outline="#39434b", width=10)
        draw.line([(910, 420), (910, height - 200)], fill="#39434b", width=8)
        draw.ellipse((860, 730, 890, 760), fill="#d9c069")
        photo.sign(draw, (640, 240, 1180, 390), words, colours)
        draw.polygon([(370, 560), (240, 800), (500, 800)], fill="#f3c614", outline="black")
        photo.text(draw, (370, 725), "！", 110)
        photo.sign(draw, (230, 820, 520, 940), shelf, ("#ffffff", "#111111"))
        photo.sign(draw, (1240, 480, 1440, 760), "责任人|王敏|24h 监控", ("#ffffff", "#123a6b"))
        draw.rectangle((600, height - 215, 1220, height - 190), fill="#d8b21f")
        draw.rectangle((1250, 800, 1400, 990), fill="#c62828", outline="#7d1515", width=5)
        photo.text(draw, (1325, 895), "消防沙", 36, "white")

    return _take(_scene(paint), taken, orientation)


def inside_store(taken: str, labels: tuple[str, str, str], orientation: int = 1) -> Draw:
    """What stands in a separate room: racks with drums, each rack with its sign, and a trench."""

    def paint(draw: Pen, width: int, height: int) -> None:
        draw.rectangle((0, 0, width, 780), fill="#d3d8d4")
        draw.polygon([(0, 780), (width, 780), (width, height), (0, height)], fill="#6f7f79")
        for place, label in enumerate(labels):
            left = 110 + place * 490
            photo.sign(draw, (left + 40, 90, left + 360, 210), label, ("#ffffff", "#111111"))
            for board in (300, 540, 780):
                draw.rectangle((left, board, left + 400, board + 16), fill="#2f4a66")
            for post in (left, left + 388):
                draw.rectangle((post, 250, post + 12, 900), fill="#2f4a66")
            for top in (390, 630):
                for drum in range(3 - place % 2):
                    x = left + 30 + drum * 120
                    draw.rectangle((x, top, x + 95, top + 148), fill="#2d6ea8", outline="#1b4468")
                    draw.rectangle((x + 20, top + 50, x + 75, top + 100), fill="#f3c614")
        draw.line([(60, 1010), (width - 60, 1010)], fill="#22302b", width=34)
        draw.line([(60, 1010), (width - 60, 1010)], fill="#aab7b1", width=8)

    return _take(_scene(paint), taken, orientation)


def treatment(taken: str, kind: str, label: str, orientation: int = 1) -> Draw:
    """A treatment facility: towers and ducts, or basins."""

    def gas(draw: Pen, width: int, height: int) -> None:
        for x, name in ((230, "过滤棉"), (620, "活性炭 1#"), (1010, "活性炭 2#")):
            draw.rectangle((x, 420, x + 300, 980), fill="#9fb3c2", outline="#5a6a76", width=8)
            draw.rectangle((x + 70, 600, x + 230, 760), fill="#7f93a2", outline="#4b5a66", width=5)
            photo.sign(draw, (x + 50, 460, x + 250, 540), name, ("#1c4f8f", "#ffffff"))
            draw.rectangle((x + 300, 520, x + 390, 590), fill="#b8c5cf", outline="#5a6a76", width=5)
        draw.rectangle((1400, 90, 1480, 980), fill="#b8c5cf", outline="#5a6a76", width=6)
        photo.sign(draw, (1250, 200, 1400, 330), "DA001|15 m", ("#138a3d", "#ffffff"))

    def water(draw: Pen, width: int, height: int) -> None:
        for row in range(3):
            top = 470 + row * 190
            draw.polygon(
                [
                    (150 + row * -40, top),
                    (1450 + row * 40, top),
                    (1500 + row * 40, top + 150),
                    (100 - row * 40, top + 150),
                ],
                fill=("#7c8f6a", "#6d8f93", "#5f9db5")[row],
                outline="#555e63",
            )
            for x in range(220, 1400, 130):
                draw.arc((x, top + 40, x + 80, top + 110), 200, 340, fill="#d7e4e4", width=5)
        for x in range(130, 1500, 170):
            draw.line([(x, 330), (x, 470)], fill="#d8b21f", width=10)
        for y in (330, 400):
            draw.line([(130, y), (1490, y)], fill="#d8b21f", width=10)
        photo.sign(draw, (560, 130, 1040, 250), "污水处理站", ("#1c4f8f", "#ffffff"))

    def paint(draw: Pen, width: int, height: int) -> None:
        (gas if kind == "gas" else water)(draw, width, height)
        photo.sign(draw, (60, height - 190, 700, height - 70), label, ("#fdfdf5", "#222222"))

    return _take(_scene(paint), taken, orientation)


def roof(taken: str, orientation: int = 1) -> Draw:
    """Solar panels on the roof."""

    def make() -> Image.Image:
        picture = Image.new("RGB", photo.LANDSCAPE, "#9cc4e4")
        draw = ImageDraw.Draw(picture)
        for y in range(460):
            draw.line([(0, y), (1600, y)], fill=(120 + y // 6, 170 + y // 8, 225))
        for x, y, r in (
            (300, 150, 70),
            (380, 130, 90),
            (470, 160, 70),
            (1150, 240, 60),
            (1230, 220, 80),
        ):
            draw.ellipse((x - r, y - r // 2, x + r, y + r // 2), fill="#eef4f8")
        draw.rectangle((0, 460, 1600, 1200), fill="#b9bdbb")
        for row in range(6):
            top = 500 + row * row * 9 + row * 62
            high = 44 + row * 13
            for col in range(-1, 8):
                left = 60 + col * (190 + row * 14) - row * 34
                draw.polygon(
                    [
                        (left + 20, top),
                        (left + 180 + row * 12, top),
                        (left + 164 + row * 12, top + high),
                        (left, top + high),
                    ],
                    fill="#16305c",
                    outline="#c9d3de",
                )
                for cut in range(1, 4):
                    x = left + cut * (44 + row * 3)
                    draw.line([(x + 14, top), (x, top + high)], fill="#5d7bab", width=2)
        photo.sign(draw, (1080, 1040, 1540, 1150), "屋顶光伏 2.1 MWp", ("#138a3d", "#ffffff"))
        return picture

    return _take(make, taken, orientation)


def greenery(taken: str, orientation: int = 1) -> Draw:
    """Trees, lawn and permeable paving in front of the office building."""

    def make() -> Image.Image:
        picture = Image.new("RGB", photo.LANDSCAPE, "#a8cdea")
        draw = ImageDraw.Draw(picture)
        draw.rectangle((250, 180, 1250, 720), fill="#d9d5cb", outline="#8b877d", width=6)
        for row in range(5):
            for col in range(10):
                draw.rectangle(
                    (290 + col * 95, 215 + row * 98, 350 + col * 95, 275 + row * 98),
                    fill="#5d7f9c",
                    outline="#e8e6df",
                    width=4,
                )
        photo.text(draw, (750, 205), "苏州乌有精密轴承有限公司", 46, "#8a1f1f")
        draw.rectangle((0, 720, 1600, 1200), fill="#7fae5b")
        for row in range(12):
            for col in range(14):
                x, y = 420 + col * 62 + (row % 2) * 31 - row * 8, 800 + row * 34
                draw.rectangle(
                    (x, y, x + 54, y + 28),
                    fill="#b4a591" if (row + col) % 3 else "#9fbf7c",
                    outline="#8d8272",
                )
        for x, r in ((120, 130), (320, 100), (1370, 120), (1520, 150)):
            draw.rectangle((x - 14, 640, x + 14, 860), fill="#6b4a2c")
            for dx, dy in ((0, 0), (-60, 40), (60, 40), (0, -60)):
                draw.ellipse(
                    (x + dx - r * 0.7, 560 + dy - r * 0.7, x + dx + r * 0.7, 560 + dy + r * 0.7),
                    fill="#4f8a3c",
                    outline="#437633",
                )
        return picture

    return _take(make, taken, orientation)


def hall(taken: str, label: str, orientation: int = 1) -> Draw:
    """A hall with skylights, lamps in groups and rows of machines."""

    def make() -> Image.Image:
        picture = Image.new("RGB", photo.LANDSCAPE, "#d7dad5")
        draw = ImageDraw.Draw(picture)
        far = (620, 470, 980, 640)
        draw.polygon([(0, 0), (1600, 0), (far[2], far[1]), (far[0], far[1])], fill="#b7bdc1")
        draw.polygon([(0, 1200), (1600, 1200), (far[2], far[3]), (far[0], far[3])], fill="#7e9a83")
        for step in range(7):
            t = 0.12 + step * 0.13
            y0, y1 = far[1] * (1 - (1 - t) ** 1.6), far[1] * (1 - (1 - t - 0.05) ** 1.6)
            half0, half1 = 800 - 620 * y0 / far[1], 800 - 620 * y1 / far[1]
            draw.polygon(
                [
                    (800 - half0 * 0.62, y0),
                    (800 - half0 * 0.2, y0),
                    (800 - half1 * 0.2, y1),
                    (800 - half1 * 0.62, y1),
                ],
                fill="#f4fbff",
            )
            draw.polygon(
                [
                    (800 + half0 * 0.2, y0),
                    (800 + half0 * 0.62, y0),
                    (800 + half1 * 0.62, y1),
                    (800 + half1 * 0.2, y1),
                ],
                fill="#f4fbff",
            )
            draw.line(
                [(800 - half0 * 0.08, y0), (800 + half0 * 0.08, y0)],
                fill="#fffbe0",
                width=max(3, 12 - step),
            )
        for step in range(5):
            t = math.pow(0.62, step)
            for side in (-1, 1):
                x = 800 + side * (180 + 560 * t)
                y = 640 + 430 * t
                w, h = 300 * t + 24, 330 * t + 24
                draw.rectangle(
                    (x - w / 2, y - h, x + w / 2, y),
                    fill="#e9ece8" if step % 2 else "#dfe6ea",
                    outline="#78828a",
                    width=3,
                )
                draw.rectangle((x - w / 3, y - h * 0.8, x + w / 6, y - h * 0.4), fill="#4c6a80")
                draw.rectangle(
                    (x + w * 0.22, y - h * 0.8, x + w * 0.42, y - h * 0.5), fill="#223038"
                )
        draw.polygon([(560, 1200), (600, 1200), (742, 640), (738, 640)], fill="#e2bd2c")
        draw.polygon([(1000, 1200), (1040, 1200), (862, 640), (858, 640)], fill="#e2bd2c")
        photo.sign(draw, (40, 1080, 560, 1170), label, ("#fdfdf5", "#222222"))
        return picture

    return _take(make, taken, orientation)


def training(taken: str) -> Draw:
    """A training room: screen and rows of heads."""

    def paint(draw: Pen, width: int, height: int) -> None:
        draw.rectangle((330, 120, 1270, 640), fill="#f7fbff", outline="#444444", width=10)
        photo.text(draw, (800, 260), "绿色工厂评价通则宣贯培训", 66, "#138a3d")
        photo.text(draw, (800, 380), "苏州乌有精密轴承有限公司　安环部", 44, "#123a6b")
        photo.text(draw, (800, 520), "2025 年 3 月 18 日", 40, "#333333")
        for row in range(4):
            for col in range(9):
                x, y, r = 130 + col * 170 + (row % 2) * 60, 760 + row * 120, 42 + row * 8
                draw.ellipse(
                    (x - r * 1.4, y + r * 0.8, x + r * 1.4, y + r * 3.2),
                    fill=("#2f4f7f", "#4b6b94", "#39506e")[(row + col) % 3],
                )
                draw.ellipse((x - r, y - r, x + r, y + r), fill="#2a211b")

    return _take(_scene(paint, wall="#d8d2c4", floor="#9b8b74"), taken)


def control_room(taken: str, orientation: int = 1) -> Draw:
    """The energy management system on its wall of screens."""

    def paint(draw: Pen, width: int, height: int) -> None:
        draw.rectangle((120, 140, 1480, 820), fill="#0d1b2a", outline="#333333", width=14)
        photo.text(draw, (800, 200), "乌有精密轴承　能源管理系统", 54, "#7fd1ff")
        for x, (name, value) in zip(
            (170, 610, 1050),
            (("今日用电", "41 280 kW·h"), ("光伏发电", "7 960 kW·h"), ("今日用水", "196 m³")),
            strict=True,
        ):
            draw.rectangle((x, 260, x + 390, 420), outline="#2a6f97", width=4, fill="#12304a")
            photo.text(draw, (x + 195, 305), name, 34, "#9fd3f0")
            photo.text(draw, (x + 195, 370), value, 46, "#f8e16c")
        points = [(180 + n * 52, 720 - 90 * math.sin(n / 3.2) - (n * 37 % 40)) for n in range(25)]
        draw.line(points, fill="#59d98e", width=6)
        draw.line(
            [(x, y + 60 - (n * 13 % 30)) for n, (x, y) in enumerate(points)],
            fill="#f28e2b",
            width=6,
        )
        draw.line([(170, 780), (1440, 780)], fill="#4f6d84", width=3)
        draw.rectangle((80, 930, 1520, 1010), fill="#6d5a45")
        for x in (340, 800, 1260):
            draw.rectangle((x - 130, 840, x + 130, 990), fill="#1d2226", outline="#555555", width=6)

    return _take(_scene(paint, wall="#bfc6cc", floor="#77726b"), taken, orientation)


def heat_recovery(taken: str, orientation: int = 1) -> Draw:
    """Heat exchangers beside the compressors."""

    def paint(draw: Pen, width: int, height: int) -> None:
        for x, name in ((140, "1# 空压机"), (560, "2# 空压机")):
            draw.rectangle((x, 420, x + 360, 980), fill="#d7dde2", outline="#6b747c", width=8)
            draw.rectangle((x + 40, 470, x + 190, 570), fill="#20303a")
            photo.sign(draw, (x + 40, 620, x + 320, 700), name, ("#1c4f8f", "#ffffff"))
            for y in range(740, 940, 32):
                draw.line([(x + 40, y), (x + 320, y)], fill="#8e979e", width=8)
        draw.rounded_rectangle(
            (1040, 300, 1460, 980), 60, fill="#c8ced3", outline="#666f76", width=8
        )
        photo.sign(draw, (1090, 480, 1410, 600), "余热回收|保温水箱 8 t", ("#b3541e", "#ffffff"))
        for y, colour in ((380, "#c0392b"), (440, "#2e86c1")):
            draw.rectangle((140, y - 14, 1100, y + 14), fill=colour, outline="#444444", width=3)

    return _take(_scene(paint), taken, orientation)
