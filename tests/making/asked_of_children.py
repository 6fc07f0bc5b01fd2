"""What the child processes that read files are asked, for tests of them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from making.pdfs import Sheet, pdf

from engine.reading.files import sandbox
from engine.reading.files.limits import MEGABYTE, Limits

if TYPE_CHECKING:
    from collections.abc import Callable

SMALL = Limits(memory_bytes=256 * MEGABYTE, seconds=1)
GOOD = pdf(Sheet().text(72, 700, "青禾县白沙镇人民政府2023年政府信息公开工作年度报告"))


def told(data: bytes, _limits: Limits) -> str:
    """Return the data and who read it."""
    return f"{data.decode()} {os.getpid()}"


def reader_of(function: Callable[[bytes, Limits], object]) -> int:
    """Return the process that reads next, and reads this."""
    answer = sandbox.run(function, b"a", SMALL)
    return int(str(answer).rpartition(" ")[2])
