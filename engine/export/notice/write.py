"""One filing's 整改通知书 as .docx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.export.notice.fields import fields
from engine.export.template import filled, shipped

if TYPE_CHECKING:
    from engine.export.dossier import Dossier, Exported


def write(dossier: Dossier, exported: Exported, template: bytes | None = None) -> bytes:
    """Return the letter; ``template`` is a county's own .docx.

    UsageError if it cannot be filled.
    """
    return filled(template or shipped("notice"), fields(dossier, exported), "notice")
