"""A finding as the casebook keeps it: the keys of the public JSON, and where the screen marks it.

Numbers of persons are masked on the way in, character for character, so that offsets still hold.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from engine.privacy import mask
from engine.trail.log.canonical import plain_json, sha256

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.evidence import Evidence
    from engine.finding import Cause, Finding

SAID_BY_THE_RULE = ("name", "title", "basis", "why", "remedy")


def finding_data(finding: Finding) -> dict[str, Any]:
    """Return a finding as plain JSON values: the public keys, further words for people, marks."""
    place = finding.place
    return {
        "key": finding.key,
        "digest": finding.digest,
        "rule": finding.rule,
        "name": finding.name,
        "outcome": finding.outcome,
        "severity": finding.severity,
        "title": finding.title,
        "message": mask(finding.message),
        "place": {
            "part": place.part,
            "table": place.table,
            "row": place.row,
            "column": place.column,
            "item": place.item and mask(place.item),
            "label": mask(place.label),
        },
        "evidence": [{"quote": mask(e.quote), "at": e.anchor.at} for e in finding.evidence],
        "basis": [
            {"source": b.source, "clause": b.clause, "title": b.title, "number": b.number}
            for b in finding.basis
        ],
        "why": finding.why,
        "remedy": finding.remedy,
        "expected": mask(finding.expected),
        "actual": mask(finding.actual),
        "ask": finding.ask,
        "cause": finding.cause,
        "responsibility": finding.responsibility,
        "explained": None if finding.explained is None else mask(finding.explained.quote),
        "marks": [mark(evidence) for evidence in finding.evidence],
    }


def mark(evidence: Evidence) -> dict[str, Any]:
    """Return where a screen finds a quotation; offsets count in the block's or cell's own text."""
    anchor = evidence.anchor
    return {
        "block": anchor.block,
        "row": anchor.row,
        "column": anchor.column,
        "start": evidence.start,
        "end": evidence.end,
        "quote": mask(evidence.quote),
        "at": anchor.at,
    }


def cause_data(cause: Cause) -> dict[str, Any]:
    """Return a cause as plain JSON values: the public keys, and its summary."""
    return {
        "id": cause.id,
        "findings": list(cause.findings),
        "repairs": [
            {
                "cells": [
                    {
                        "table": cell.table, "row": cell.row, "column": cell.column,
                        "from": cell.before, "to": cell.after, "label": cell.label,
                    }
                    for cell in repair.cells
                ],
                "slip": repair.slip,
            }
            for repair in cause.repairs
        ],
        "summary": cause.summary,
        "more": cause.more,
        "note": cause.note,
    }  # fmt: skip


def split(data: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    """Return a finding's own data, with the digest of its rule's words, and those words as JSON.

    A rule says the same of each of its findings; stored once, that is half of a casebook saved.
    """
    own = {name: value for name, value in data.items() if name not in SAID_BY_THE_RULE}
    words = plain_json({name: data[name] for name in SAID_BY_THE_RULE if name in data})
    return {**own, "words": words_digest(words)}, words


def joined(stored: str, words: Mapping[str, str]) -> dict[str, Any]:
    """Return a finding's data as it was before it was split; ``words`` by their digest."""
    data: dict[str, Any] = json.loads(stored)
    return {**data, **json.loads(words.get(data.pop("words", ""), "{}"))}


def words_digest(words: str) -> str:
    """Return the digest by which a finding names its rule's words: 128 bits of SHA-256."""
    return sha256(words)[:32]


def position(data: Mapping[str, Any]) -> tuple[int, int, int, int]:
    """Return where in the document a finding stands, for sorting; without evidence it is first."""
    first = next(iter(data.get("marks") or ()), None)
    if first is None:
        return (-1, -1, -1, 0)
    return (
        first["block"],
        -1 if first["row"] is None else first["row"],
        -1 if first["column"] is None else first["column"],
        first["start"],
    )
