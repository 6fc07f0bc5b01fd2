"""A finding as the casebook stores it: its rule's words apart, since they stand once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from engine.trail.log.canonical import plain_json, sha256

if TYPE_CHECKING:
    from collections.abc import Mapping

SAID_BY_THE_RULE = ("name", "title", "basis", "why", "remedy")


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
