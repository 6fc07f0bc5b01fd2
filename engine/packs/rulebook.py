"""By which rules a casebook is judged: those that somebody named, else its county's.

Command line and screens ask here, so that both judge by the same pack and overlays.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from engine.packs.at_hand import load_pack
from engine.packs.folder import shipped
from engine.packs.in_process import pack_in_process
from engine.packs.overlays import for_county
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.roster.unit import Unit
    from engine.rule import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """Pack and overlays as named; ``folders`` are the user's own, where a county's are looked for.

    The user's overlay of a county stands before the one that came with gouji.
    """

    pack: Path | None = None
    overlays: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()

    def overlays_for(self, units: Sequence[Unit]) -> tuple[Path, ...]:
        """Return the overlays by which the units of a roster are judged."""
        if self.overlays or not units:
            return self.overlays
        return for_county((*self.folders, shipped() / "overlays"), units)

    def pack_for(self, units: Sequence[Unit], *, proof: bool = True) -> Pack:
        """Return the rules with what the overlays change; PackError if one cannot be read."""
        overlays = self.overlays_for(units)
        if not proof:
            return pack_in_process(self.pack, overlays)
        return load_pack(self.pack, overlays=overlays)

    def spelt(self) -> str:
        """Return it as text for another process, its paths whole."""
        return json.dumps({
            "pack": str(self.pack.absolute()) if self.pack else None,
            "overlays": [str(one.absolute()) for one in self.overlays],
            "folders": [str(one.absolute()) for one in self.folders],
        })  # fmt: skip


def rulebook_in(text: str) -> Rulebook:
    """Return what ``spelt`` has written."""
    said = json.loads(text)
    return Rulebook(
        pack=Path(said["pack"]) if said["pack"] else None,
        overlays=tuple(map(Path, said["overlays"])),
        folders=tuple(map(Path, said["folders"])),
    )
