"""Names of agencies: told from other lines, taken apart, put together, sorted into kinds.

Their words are data of the pack (``engine.agency_names.words``).
"""

from __future__ import annotations

from engine.agency_names.glued import glued, without_lead
from engine.agency_names.joined import full_name, same_agency, strip_suffix
from engine.agency_names.recognise import (
    bare,
    is_agency,
    kind_of,
    names_place,
    with_wide_brackets,
    without_figures,
)

__all__ = [
    "bare",
    "full_name",
    "glued",
    "is_agency",
    "kind_of",
    "names_place",
    "same_agency",
    "strip_suffix",
    "with_wide_brackets",
    "without_figures",
    "without_lead",
]
