"""The hash chain: how an event becomes bytes, and how each is tied to the one before it.

The body of an event is the canonical JSON of all its fields but ``hash`` and ``sig``, with the
payload as the text that is stored; hash = H(0x00 ‖ body). ``prev``, the hash before, is one of
those fields. A signature is Ed25519 over ``gouji event`` LF hash. Nothing here touches a database.
"""

from __future__ import annotations

import hashlib
import json
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from engine.errors import TrailError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

GENESIS = "0" * 64
ALGORITHMS: Mapping[str, Callable[[bytes], hashlib._Hash]] = {
    "sha256": hashlib.sha256,
    "sm3": partial(hashlib.new, "sm3"),
}
_text = json.encoder.encode_basestring


class Link(NamedTuple):
    """An event of the trail, its twelve columns in their order; ``payload`` is canonical JSON."""

    seq: int
    at: str
    actor: str
    key_id: str
    session: str
    kind: str
    subject: str
    payload: str
    prev: str
    hash: str = ""
    alg: str = "sha256"
    sig: str = ""


def body(link: Link) -> bytes:
    """Return the canonical bytes of an event: its fields in alphabetical order."""
    return (
        f'{{"actor":{_text(link.actor)},"alg":{_text(link.alg)},"at":{_text(link.at)}'
        f',"key_id":{_text(link.key_id)},"kind":{_text(link.kind)},"payload":{_text(link.payload)}'
        f',"prev":{_text(link.prev)},"seq":{link.seq:d},"session":{_text(link.session)}'
        f',"subject":{_text(link.subject)}}}'
    ).encode()


def digest(link: Link) -> str:
    """Return the hash of an event in hexadecimal; TrailError for an unknown algorithm."""
    make = ALGORITHMS.get(link.alg)
    if make is None:
        raise TrailError(f"留痕使用了未知的散列算法 {link.alg!r}，请换用支持它的版本。")
    return make(b"\x00" + body(link)).hexdigest()


def to_sign(hash_: str) -> bytes:
    """Return the bytes an auditor signs for the event with this hash."""
    return b"gouji event\n" + hash_.encode()
