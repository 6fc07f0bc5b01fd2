"""A report in Traditional characters is looked at in simplified ones, and quoted as it is written.

Every wording that facts look for is simplified; a report that came through a converter of scripts
says the same. Characters are changed one for one, so that offsets hold in both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from engine.anchor import Anchor
from engine.report import Grid, Paragraph
from engine.traditional import TABLE, is_traditional
from engine.values import replace

if TYPE_CHECKING:
    from engine.evidence import Evidence, Fact
    from engine.report import Report


def in_simplified(report: Report) -> Report:
    """Return the report in simplified characters; the very same one if it has no other."""
    paragraphs = (block for block in report.document.blocks if isinstance(block, Paragraph))
    if not any(is_traditional(paragraph.text) for paragraph in paragraphs):
        return report
    twin: Report = _folded(report)
    return twin


def _folded(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(TABLE)
    if isinstance(value, tuple):
        return tuple(map(_folded, value))
    if isinstance(value, Mapping):
        return {key: _folded(one) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, (type, Anchor)):
        changed = {one.name: _folded(getattr(value, one.name)) for one in fields(value)}
        return replace(value, **changed)
    return value


def as_written(fact: Fact, report: Report) -> Fact:
    """Return the fact with its quotations in the report's own characters."""
    return replace(
        fact,
        evidence=tuple(_quoted(one, report) for one in fact.evidence),
        explained=_quoted(fact.explained, report) if fact.explained else None,
    )


def _quoted(evidence: Evidence, report: Report) -> Evidence:
    """Put back each character that was folded; what is masked in the quotation stays masked."""
    text = _text_at(evidence.anchor, report)[evidence.start : evidence.end]
    if text.translate(TABLE) == text or len(text) != len(evidence.quote):
        return evidence
    pairs = zip(text, evidence.quote, strict=True)
    own = (one if one.translate(TABLE) == other else other for one, other in pairs)
    return replace(evidence, quote="".join(own))


def _text_at(anchor: Anchor, report: Report) -> str:
    if not 0 <= anchor.block < len(report.document.blocks):
        return ""
    block = report.document.blocks[anchor.block]
    if isinstance(block, Grid) and anchor.row is not None and anchor.column is not None:
        return block.rows[anchor.row][anchor.column].text
    return block.text if isinstance(block, Paragraph) else ""
