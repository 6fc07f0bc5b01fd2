"""The overlays in the user's configuration folder, which a roster of their county brings along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errors import PackError
from engine.packs import load_pack
from engine.packs.overlays import county_of
from engine.values import dataclass
from tui.cli.config.in_force import overlay_folders

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class CountyOverlay:
    """An overlay of the user's: whose county it is for, and what is wrong with it ("" nothing)."""

    path: Path
    county: str = ""
    fault: str = ""

    def data(self) -> dict[str, str | None]:
        """Return it for JSON."""
        return {
            "path": str(self.path),
            "county": self.county or None,
            "fault": self.fault or None,
        }


def county_overlays() -> Iterator[CountyOverlay]:
    """Yield every overlay of the user's configuration folder, each merged once to see if it can."""
    for folder in overlay_folders():
        for path in sorted(folder.glob("*.yaml")):
            try:
                load_pack(None, [path], proof=False)
                yield CountyOverlay(path, county_of(path))
            except PackError as error:
                yield CountyOverlay(path, fault=error.message)
