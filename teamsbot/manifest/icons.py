"""Draws the app's two pictures, three people joined by two lines, with nothing but zlib; the same bytes every time.

`python -m teamsbot.manifest.icons` writes them beside this file. Teams wants 192x192 in colour and 32x32 white on
transparent. Source: learn.microsoft.com, "Teams store guidelines, app icons"; the PNG specification.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from math import hypot
from pathlib import Path

Pixel = tuple[int, int, int, int]
INDIGO = (0x3F, 0x3D, 0x9E)
WHITE = (255, 255, 255)
# In a square of side 1: the one who introduces above, the two he brings together below.
PEOPLE = ((0.5, 0.29, 0.125), (0.26, 0.70, 0.105), (0.74, 0.70, 0.105))  # x, y, radius
LINES = ((0, 1), (0, 2))
THICK = 0.055


def color_png() -> bytes:
    """White on indigo; the sign fills two thirds, as Teams rounds the corners."""

    def pixel(x: float, y: float) -> Pixel:
        cover = _cover(x, y, 192)
        r, g, b = (round(ground + (light - ground) * cover) for ground, light in zip(INDIGO, WHITE, strict=True))
        return r, g, b, 255

    return _png(192, pixel)


def outline_png() -> bytes:
    def pixel(x: float, y: float) -> Pixel:
        return (*WHITE, round(255 * _cover(0.5 + (x - 0.5) * 0.8, 0.5 + (y - 0.5) * 0.8, 32 / 0.8)))

    return _png(32, pixel)


def write(folder: Path) -> None:
    (folder / "color.png").write_bytes(color_png())
    (folder / "outline.png").write_bytes(outline_png())


def _cover(x: float, y: float, size: float) -> float:
    """How much of the pixel at x, y the sign covers, 0 to 1, from its distance to the edge in pixels."""
    circles = [hypot(x - cx, y - cy) - radius for cx, cy, radius in PEOPLE]
    lines = [_from_line(x, y, PEOPLE[a], PEOPLE[b]) - THICK / 2 for a, b in LINES]
    return min(max(0.5 - min(circles + lines) * size, 0.0), 1.0)


def _from_line(x: float, y: float, a: tuple[float, ...], b: tuple[float, ...]) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    along = ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy)
    along = min(max(along, 0.0), 1.0)
    return hypot(x - a[0] - along * dx, y - a[1] - along * dy)


def _png(size: int, pixel: Callable[[float, float], Pixel]) -> bytes:
    rows = bytearray()
    for row in range(size):
        rows.append(0)  # no filter
        for column in range(size):
            rows += bytes(pixel((column + 0.5) / size, (row + 0.5) / size))
    head = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)  # 8 bits each of red, green, blue, alpha
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    write(Path(__file__).parent)
