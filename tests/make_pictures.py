"""Draw the screens of the made-up county for the README, as SVG, into samples/out.

``make pictures``. What is drawn are the cells of real screens, driven without a terminal, at a
fixed time. Every character stands at the cell it has in a terminal, so that Chinese is as wide as
it is there, whatever the font.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))

if TYPE_CHECKING:
    from collections.abc import Sequence

SAMPLES = Path(__file__).parent.parent / "samples"
OUT = SAMPLES / "out"
SIZE = (120, 34)
NOW = datetime(2024, 2, 1, 1, 0, tzinfo=UTC)
WAYS: dict[str, Sequence[str]] = {
    "screen-desk": (),
    "screen-review": ("slash", *"shz", "enter", "enter"),
    "screen-picture": ("h",),
}
"""The keys that lead from the desk to each screen."""


def main(out: Path = OUT) -> None:
    """Write every picture, sealed as what gouji wrote: no report lies in samples/out."""
    from engine.own_papers import sealed

    for name, picture in pictures().items():
        (out / f"{name}.svg").write_bytes(sealed(picture.encode(), "html"))


def pictures() -> dict[str, str]:
    """Return the pictures by name."""
    from engine.trail.casebook import Casebook

    ticks = (NOW - timedelta(hours=1) + timedelta(seconds=n) for n in range(10_000))
    with TemporaryDirectory() as folder:
        book = Path(folder) / "2023.book"
        with Casebook.open(book, actor="张三", now=lambda: next(ticks)) as opened:
            swept(opened)
        with Casebook.open(book, actor="张三", now=lambda: NOW, create=False) as opened:
            return {name: asyncio.run(drawn(opened, keys)) for name, keys in WAYS.items()}


def swept(book: object) -> None:
    """Take the county's roster and reports into a casebook."""
    from dataclasses import replace

    from engine.packs.rulebook import Rulebook
    from tui import intake

    intake.roster_taken(book, SAMPLES / "roster.csv", "roster")  # type: ignore[arg-type]
    plan = replace(intake.plan_beside(book, Rulebook()), workers=1, timeout=None, readings=None)  # type: ignore[arg-type]
    intake.take_reports(book, [SAMPLES / "2022", SAMPLES / "2023"], plan, lambda _told: None)  # type: ignore[arg-type]


async def drawn(book: object, keys: Sequence[str]) -> str:
    """Return the picture of the screen to which keys lead."""
    from making.screen_svg import svg

    from tui.app import GoujiApp
    from tui.session import Casework

    app = GoujiApp(Casework(book, now=lambda: NOW), book_name="2023.book")  # type: ignore[arg-type]
    app.patience = 0.0
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await app.workers.wait_for_complete()
        for _ in range(3):
            await pilot.pause()
        return svg(app.screen._compositor.render_strips(), SIZE)


if __name__ == "__main__":
    main()
