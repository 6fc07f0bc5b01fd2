"""The rules of signing, applied to each event when a trail is verified, and before one is written.

Who has enrolled a key signs everything with it, also after it was revoked: a new key must be
enrolled first. A further key is enrolled under the signature of an earlier one. A colleague's key
is revoked under an administrator's; one's last key is not revoked by oneself. A key becomes an
administrator's by itself before any report has come, else on the word of an administrator or of
the two persons whose keys in force are the oldest. Pure.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

from engine.trail.log import chain
from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.trail.log.chain import Link

FOUNDERS = 2


@dataclass(slots=True)
class KeyRecord:
    """A key as the events tell it; ``administers``: it may revoke the keys of others."""

    actor: str
    public: str
    enrolled: int
    revoked: int | None = None
    administers: bool = False
    named_by: set[str] = field(default_factory=set)

    def in_force(self, size: int) -> bool:
        """Tell whether the key could sign when the trail had so many events."""
        return self.enrolled <= size and (self.revoked is None or self.revoked > size)


class Wrong(NamedTuple):
    """What is wrong with an event's authorship; ``new``: former versions wrote such events."""

    kind: str
    sentence: str
    new: bool = False


@dataclass(slots=True)
class KeyRegistry:
    """The auditors and keys after a number of events; ``begun``: a report has come."""

    auditors: dict[str, dict[str, str]] = field(default_factory=dict)
    keys: dict[str, KeyRecord] = field(default_factory=dict)
    owners: set[str] = field(default_factory=set)
    signed: int = 0
    begun: bool = False
    again: list[tuple[int, str]] = field(default_factory=list)

    def active(self, actor: str) -> set[str]:
        """Return the ids of an actor's keys in force."""
        return {
            key_id for key_id, key in self.keys.items()
            if key.actor == actor and key.revoked is None
        }  # fmt: skip

    def wrong(self, link: Link, payload: Mapping[str, Any]) -> Iterator[Wrong]:
        """Yield what is wrong with an event's authorship."""
        yield from self._signature(link, payload) if link.key_id else self._unsigned(link)
        if link.kind == "key.enrolled":
            yield from self._enrolment(link, payload)
        elif link.kind == "key.revoked" and link.key_id:
            if why := self.refusal_to_revoke(link.actor, link.key_id, str(payload["key_id"])):
                yield Wrong("impostor", f"第 {link.seq} 条事件吊销密钥不合规定：{why}", new=True)
        elif link.kind == "key.administrator" and (
            why := self.refusal_to_name(link.actor, link.key_id, str(payload["key_id"]))
        ):
            yield Wrong("impostor", f"第 {link.seq} 条事件指定管理员不合规定：{why}")

    def refusal_to_revoke(self, actor: str, by: str, key_id: str) -> str:
        """Return why a key may not be revoked under the key ``by``, ``""`` if it may."""
        key, own = self.keys.get(key_id), self.keys.get(by)
        if key is None or key.revoked is not None:
            return f"没有有效的密钥 {key_id}，请核对密钥号。"
        if own is None or by not in self.active(actor):
            return "吊销密钥须由登记了密钥的人签名，请先登记自己的密钥。"
        if own.administers and key_id != by:
            return ""
        if key.actor != actor:
            return "吊销别人的密钥须由管理员签名；请管理员来做（gouji auditor administrator）。"
        if self.active(actor) == {key_id}:
            return "这是本人唯一的密钥，吊销后无法再签名；请先登记一把新的，或请管理员吊销。"
        return ""

    def refusal_to_name(self, actor: str, by: str, key_id: str) -> str:
        """Return why a key may not be named an administrator's under ``by``, ``""`` if it may."""
        key = self.keys.get(key_id)
        if key is None or key.revoked is not None:
            return f"没有有效的密钥 {key_id}，请核对密钥号。"
        if by not in self.active(actor):
            return "指定管理员须由登记了密钥的人签名，请先登记自己的密钥。"
        if self._alone(by, key_id) or actor in self.founders():
            return ""
        return (
            "收件以后，管理员须由管理员指定，"
            f"或由最早登记密钥的两人（{'、'.join(self.founders()) or '还没有'}）各指定一次。"
        )

    def founders(self) -> list[str]:
        """Return the two persons whose keys in force are the oldest; nobody if they are fewer."""
        keys = sorted(
            (key for key in self.keys.values() if key.revoked is None), key=lambda key: key.enrolled
        )
        persons = list(dict.fromkeys(key.actor for key in keys))[:FOUNDERS]
        return persons if len(persons) == FOUNDERS else []

    def fold(self, link: Link, payload: Mapping[str, Any]) -> None:
        """Take in an event of the kinds auditor.* and key.*."""
        if link.kind == "auditor.enrolled":
            self.auditors[payload["actor"]] = {"unit": payload["unit"], "role": payload["role"]}
        elif link.kind == "key.enrolled":
            if link.actor in self.owners and not self.active(link.actor):
                self.again.append((link.seq, link.actor))
            self.owners.add(link.actor)
            fresh = KeyRecord(link.actor, payload["public"], link.seq)
            self.keys.setdefault(payload["key_id"], fresh)
        elif link.kind == "key.revoked" and payload["key_id"] in self.keys:
            self.keys[payload["key_id"]].revoked = link.seq
        elif link.kind == "key.administrator" and payload["key_id"] in self.keys:
            self._named(link, payload["key_id"])

    def _named(self, link: Link, key_id: str) -> None:
        if self.refusal_to_name(link.actor, link.key_id, key_id):
            return
        key = self.keys[key_id]
        key.named_by.add(link.actor)
        founders = set(self.founders())
        both = bool(founders) and founders <= key.named_by
        key.administers = key.administers or both or self._alone(link.key_id, key_id)

    def _alone(self, by: str, key_id: str) -> bool:
        """Tell whether a key's word is enough to name another (or, at first, itself)."""
        there = any(key.administers and key.revoked is None for key in self.keys.values())
        first = by == key_id and not self.begun and not there
        return self.keys[by].administers or first

    def _signature(self, link: Link, payload: Mapping[str, Any]) -> Iterator[Wrong]:
        enrols = link.kind == "key.enrolled" and payload.get("key_id") == link.key_id
        if enrols and link.key_id not in self.keys and not self.active(link.actor):
            public = payload["public"]
        elif link.key_id in self.active(link.actor):
            public = self.keys[link.key_id].public
        elif link.key_id in self.keys:
            sentence = f"第 {link.seq} 条事件用了不属于{link.actor}或已吊销的密钥 {link.key_id}。"
            yield Wrong("signature", sentence)
            return
        else:
            yield Wrong("unknown-key", f"第 {link.seq} 条事件用了未登记的密钥 {link.key_id}。")
            return
        self.signed += 1
        if not signature_holds(public, link.sig, chain.to_sign(link.hash)):
            yield Wrong("signature", f"第 {link.seq} 条事件（{link.actor}）的签名不对。")

    def _unsigned(self, link: Link) -> Iterator[Wrong]:
        nameless = f"第 {link.seq} 条事件以{link.actor}之名而无其签名，可能是冒名。"
        if link.sig:
            yield Wrong("signature", f"第 {link.seq} 条事件有签名而没有密钥号。")
        elif self.active(link.actor):
            yield Wrong("impostor", nameless)
        elif link.kind in ("key.enrolled", "key.revoked", "key.administrator"):
            yield Wrong("impostor", f"第 {link.seq} 条事件登记、吊销或指定密钥而没有签名。")
        elif link.actor in self.owners:
            yield Wrong("impostor", nameless, new=True)

    def _enrolment(self, link: Link, payload: Mapping[str, Any]) -> Iterator[Wrong]:
        key_id, public = str(payload["key_id"]), str(payload["public"])
        if key_id in self.keys:
            sentence = f"第 {link.seq} 条事件重复登记密钥 {key_id}，可能是冒名。"
            yield Wrong("impostor", sentence)
        if key_id != id_of(public):
            sentence = f"第 {link.seq} 条事件登记的密钥号 {key_id} 与公钥不符。"
            yield Wrong("signature", sentence)
        proof = str(payload["proof"])
        if not signature_holds(public, proof, key_proof(link.actor, public)):
            sentence = f"第 {link.seq} 条事件登记密钥 {key_id} 而不能证明持有它。"
            yield Wrong("signature", sentence)


def id_of(public: str) -> str:
    """Return the id of a base64 public key, ``""`` if it is none."""
    try:
        return hashlib.sha256(base64.b64decode(public, validate=True)).hexdigest()[:16]
    except (binascii.Error, ValueError):
        return ""


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
