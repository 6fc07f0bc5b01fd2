"""Rule packs: YAML files in, a Pack out; every complaint names file and line."""

from __future__ import annotations

from engine.packs.load import load_pack, shipped

__all__ = ["load_pack", "shipped"]
