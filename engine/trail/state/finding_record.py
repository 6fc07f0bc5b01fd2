"""A finding as the casebook stores it: its rule's words apart, since they stand once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from engine.trail.log.canonical import plain_json, sha256

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
    said = words.get(data.pop("words", ""), "{}")
    return {**data, **json.loads(said)}


def words_digest(words: str) -> str:
    """Return the digest by which a finding names its rule's words: 128 bits of SHA-256."""
    return sha256(words)[:32]


def altered(row: Mapping[Any, Any], purged: Mapping[str, str]) -> Iterator[str]:
    """Yield the columns of a stored finding that are not what its digests say.

    ``purged``: the digests that a purge of its filing took, each with the digest of what remains
    of it (``""`` where the purge was before that was told).
    """
    remains = purged.get(row["data_sha256"])
    if sha256(row["data"]) not in (row["data_sha256"], remains) and remains != "":
        yield "data"
        return
    if sha256(row["previous"]) != row["previous_sha256"] and (
        row["previous"] or (row["previous_sha256"] and row["previous_sha256"] not in purged)
    ):
        yield "previous"
    data = json.loads(row["data"])
    for name in ("rule", "severity", "outcome", "digest"):
        if row[name] != data.get(name):
            yield name
    if row["cause"] != (data.get("cause") or ""):
        yield "cause"


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
