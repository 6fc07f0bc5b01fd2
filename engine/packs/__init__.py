"""Rule packs: YAML files in, a Pack out; every complaint names file and line."""

from __future__ import annotations

from engine.packs.at_hand import forms_of, load_pack
from engine.packs.folder import shipped

__all__ = ["forms_of", "load_pack", "shipped"]
