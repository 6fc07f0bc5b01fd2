"""Enrol auditors, enrol and revoke their keys; the rules of signing are in ``log.signing``."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from engine.errors import TrailError
from engine.privacy import clean
from engine.trail.log.signing import key_proof
from engine.trail.store import models

if TYPE_CHECKING:
    from engine.trail.log.keys import Signer
    from engine.trail.store.ledger import WriteTransaction

AUDITORS = models.table(models.Auditor)
KEYS = models.table(models.Key)


def enrol(transaction: WriteTransaction, unit: str, role: str) -> None:
    """Enrol the actor as an auditor of a unit, in a role."""
    row = {"actor": transaction.ledger.actor, "unit": clean(unit), "role": clean(role)}
    transaction.append("auditor.enrolled", f"auditor/{row['actor']}", row)
    known = select(AUDITORS.c.actor).where(AUDITORS.c.actor == row["actor"])
    if transaction.connection.execute(known).first():
        transaction.connection.execute(
            update(AUDITORS).where(AUDITORS.c.actor == row["actor"]).values(row)
        )
    else:
        transaction.connection.execute(insert(AUDITORS), row)


def enrol_key(transaction: WriteTransaction, fresh: Signer) -> None:
    """Enrol the actor's key: signed with an earlier key if there is one, else with itself."""
    if fresh.owner != transaction.ledger.actor:
        raise TrailError(f"这把密钥是{fresh.owner}的，不能登记在{transaction.ledger.actor}名下。")
    if transaction.connection.execute(
        select(KEYS.c.key_id).where(KEYS.c.key_id == fresh.key_id)
    ).first():
        raise TrailError("这把密钥已经登记过；若已吊销，请另生成一把。")
    if not transaction.keys:
        transaction.ledger.signer = fresh
    public = base64.b64encode(fresh.public).decode()
    proof = fresh.sign_text(key_proof(transaction.ledger.actor, public))
    payload = {"key_id": fresh.key_id, "public": public, "proof": proof}
    seq = transaction.append("key.enrolled", f"auditor/{transaction.ledger.actor}", payload)
    transaction.connection.execute(
        insert(KEYS),
        {
            "key_id": fresh.key_id,
            "actor": transaction.ledger.actor,
            "public": public,
            "enrolled": seq,
        },
    )
    transaction.keys |= {fresh.key_id}


def revoke_key(transaction: WriteTransaction, key_id: str, why: str) -> None:
    """Revoke a key, one's own or a colleague's; only somebody with a key can."""
    row = (
        transaction.connection.execute(select(KEYS).where(KEYS.c.key_id == key_id))
        .mappings()
        .first()
    )
    if row is None or row["revoked"] is not None:
        raise TrailError(f"没有有效的密钥 {key_id}，请核对密钥号。")
    if not transaction.keys:
        raise TrailError("吊销密钥须由登记了密钥的人签名，请先登记自己的密钥。")
    subject = f"auditor/{row['actor']}"
    typed = transaction.keep_text(why, subject)
    payload = {"key_id": key_id, "actor": row["actor"], "text_sha256": typed}
    seq = transaction.append("key.revoked", subject, payload)
    transaction.connection.execute(update(KEYS).where(KEYS.c.key_id == key_id).values(revoked=seq))
    transaction.keys -= {key_id}
