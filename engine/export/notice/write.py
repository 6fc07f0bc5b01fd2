"""One filing's 整改通知书 as .docx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.export.notice.fields import PARTS, fields
from engine.export.template import filled, shipped

if TYPE_CHECKING:
    from engine.export.dossier import Dossier, Exported


def nothing_to_say(dossier: Dossier, exported: Exported) -> bool:
    """Tell whether there is nothing for the agency to mend, to look at, or to supply."""
    told = fields(dossier, exported)
    return not any(told[name] for name in PARTS)


def write(dossier: Dossier, exported: Exported, template: bytes | None = None) -> bytes:
    """Return the letter; ``template`` is a county's own .docx.

    UsageError if it cannot be filled.
    """
    return filled(template or shipped("notice"), fields(dossier, exported), "notice", PARTS)
