"""The rules of signing, applied to each event when a trail is verified; pure.

Who has enrolled a key signs everything with it; a further key is enrolled under the signature of
an earlier one; a revocation is signed by somebody who has a key.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from engine.trail.log import chain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.trail.log.chain import Link


@dataclass(slots=True)
class KeyRecord:
    """A key as the events tell it."""

    actor: str
    public: str
    enrolled: int
    revoked: int | None = None


@dataclass(slots=True)
class KeyRegistry:
    """The auditors and keys after a number of events."""

    auditors: dict[str, dict[str, str]] = field(default_factory=dict)
    keys: dict[str, KeyRecord] = field(default_factory=dict)
    signed: int = 0

    def active(self, actor: str) -> set[str]:
        """Return the ids of an actor's keys in force."""
        return {
            key_id for key_id, key in self.keys.items()
            if key.actor == actor and key.revoked is None
        }  # fmt: skip

    def objection(self, link: Link, payload: Mapping[str, Any]) -> tuple[str, str] | None:
        """Return what is wrong with an event's authorship: (kind, sentence), or None."""
        if not link.key_id:
            return self._unsigned(link)
        enrols = link.kind == "key.enrolled" and payload.get("key_id") == link.key_id
        if enrols and not self.active(link.actor):
            public = payload.get("public", "")
        elif link.key_id in self.active(link.actor):
            public = self.keys[link.key_id].public
        elif link.key_id in self.keys:
            return (
                "signature",
                f"第 {link.seq} 条事件用了不属于{link.actor}或已吊销的密钥 {link.key_id}。",
            )
        else:
            return "unknown-key", f"第 {link.seq} 条事件用了未登记的密钥 {link.key_id}。"
        self.signed += 1
        if not signature_holds(public, link.sig, chain.to_sign(link.hash)):
            return "signature", f"第 {link.seq} 条事件（{link.actor}）的签名不对。"
        return None

    def fold(self, link: Link, payload: Mapping[str, Any]) -> None:
        """Take in an event of the kinds auditor.* and key.*."""
        if link.kind == "auditor.enrolled":
            self.auditors[payload["actor"]] = {"unit": payload["unit"], "role": payload["role"]}
        elif link.kind == "key.enrolled":
            self.keys[payload["key_id"]] = KeyRecord(link.actor, payload["public"], link.seq)
        elif link.kind == "key.revoked" and payload["key_id"] in self.keys:
            self.keys[payload["key_id"]].revoked = link.seq

    def _unsigned(self, link: Link) -> tuple[str, str] | None:
        if link.sig:
            return "signature", f"第 {link.seq} 条事件有签名而没有密钥号。"
        if self.active(link.actor):
            return "impostor", f"第 {link.seq} 条事件以{link.actor}之名而无其签名，可能是冒名。"
        if link.kind == "key.revoked":
            return "impostor", f"第 {link.seq} 条事件吊销密钥而没有签名。"
        return None


def signature_holds(public: str, signature: str, message: bytes) -> bool:
    """Return whether a base64 signature over a message was made with a base64 key."""
    from engine.trail.log.keys import genuine  # cryptography loads slowly; most books are unsigned

    try:
        return genuine(base64.b64decode(public), base64.b64decode(signature), message)
    except (binascii.Error, ValueError):
        return False


def key_proof(actor: str, public: str) -> bytes:
    """Return what a key signs on its enrolment: whose it is and which."""
    return f"gouji key\n{actor}\n{public}\n".encode()
