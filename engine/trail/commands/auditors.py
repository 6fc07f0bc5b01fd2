"""Who works here: auditors enrol, with or without a key; keys are enrolled and revoked by events.

The rules of signing are stated once, in ``Persons``, and applied when an event is verified:
who has enrolled a key signs everything with it; a further key is enrolled under the signature of
an earlier one; a revocation is signed by somebody who has a key.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from engine.errors import TrailError
from engine.privacy import clean
from engine.trail.log import chain
from engine.trail.store import models

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.trail.log.chain import Link
    from engine.trail.log.keys import Signer
    from engine.trail.store.ledger import Pen

AUDITORS = models.table(models.Auditor)
KEYS = models.table(models.Key)


@dataclass(slots=True)
class KeyRecord:
    """A key as the events tell it."""

    actor: str
    public: str
    enrolled: int
    revoked: int | None = None


@dataclass(slots=True)
class Persons:
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


def enrol(pen: Pen, unit: str, role: str) -> None:
    """Enrol the actor as an auditor of a unit, in a role."""
    row = {"actor": pen.ledger.actor, "unit": clean(unit), "role": clean(role)}
    pen.append("auditor.enrolled", f"auditor/{row['actor']}", row)
    known = select(AUDITORS.c.actor).where(AUDITORS.c.actor == row["actor"])
    if pen.connection.execute(known).first():
        pen.connection.execute(update(AUDITORS).where(AUDITORS.c.actor == row["actor"]).values(row))
    else:
        pen.connection.execute(insert(AUDITORS), row)


def enrol_key(pen: Pen, fresh: Signer) -> None:
    """Enrol the actor's key: signed with an earlier key if there is one, else with itself."""
    if fresh.owner != pen.ledger.actor:
        raise TrailError(f"这把密钥是{fresh.owner}的，不能登记在{pen.ledger.actor}名下。")
    if pen.connection.execute(select(KEYS.c.key_id).where(KEYS.c.key_id == fresh.key_id)).first():
        raise TrailError("这把密钥已经登记过；若已吊销，请另生成一把。")
    if not pen.keys:
        pen.ledger.signer = fresh
    public = base64.b64encode(fresh.public).decode()
    proof = fresh.sign_text(_proof(pen.ledger.actor, public))
    payload = {"key_id": fresh.key_id, "public": public, "proof": proof}
    seq = pen.append("key.enrolled", f"auditor/{pen.ledger.actor}", payload)
    pen.connection.execute(
        insert(KEYS),
        {"key_id": fresh.key_id, "actor": pen.ledger.actor, "public": public, "enrolled": seq},
    )
    pen.keys |= {fresh.key_id}


def revoke_key(pen: Pen, key_id: str, why: str) -> None:
    """Revoke a key, one's own or a colleague's; only somebody with a key can."""
    row = pen.connection.execute(select(KEYS).where(KEYS.c.key_id == key_id)).mappings().first()
    if row is None or row["revoked"] is not None:
        raise TrailError(f"没有有效的密钥 {key_id}，请核对密钥号。")
    if not pen.keys:
        raise TrailError("吊销密钥须由登记了密钥的人签名，请先登记自己的密钥。")
    subject = f"auditor/{row['actor']}"
    typed = pen.keep_text(why, subject)
    payload = {"key_id": key_id, "actor": row["actor"], "text_sha256": typed}
    seq = pen.append("key.revoked", subject, payload)
    pen.connection.execute(update(KEYS).where(KEYS.c.key_id == key_id).values(revoked=seq))
    pen.keys -= {key_id}


def _proof(actor: str, public: str) -> bytes:
    return f"gouji key\n{actor}\n{public}\n".encode()
