"""Enrol auditors, enrol and revoke their keys; the rules of signing are in ``log.signing``."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, text, update

from engine.errors import TrailError
from engine.privacy import clean
from engine.trail.log import chain
from engine.trail.log.signing import KeyRegistry, key_proof
from engine.trail.store import models
from engine.trail.store.ledger import EVENTS
from engine.trail.store.spoken import json_length

if TYPE_CHECKING:
    from engine.trail.log.keys import Signer
    from engine.trail.store.ledger import WriteTransaction

AUDITORS = models.table(models.Auditor)
KEYS = models.table(models.Key)
_BEGUN = select(func.min(EVENTS.c.seq)).where(
    (EVENTS.c.kind == "filing.received")
    | ((EVENTS.c.kind == "sweep.recorded") & (json_length(EVENTS.c.payload, "received") > 0))
)
_OF_KEYS = text(
    "SELECT seq, at, actor, key_id, session, kind, subject, payload, prev, hash, alg, sig"
    " FROM events WHERE kind IN ('key.enrolled', 'key.revoked', 'key.administrator') ORDER BY seq"
)


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
    """Revoke a key of one's own (not the last), or as an administrator a colleague's."""
    told = registry(transaction)
    if refusal := told.refusal_to_revoke(transaction.ledger.actor, _by(transaction), key_id):
        raise TrailError(refusal)
    actor = told.keys[key_id].actor
    subject = f"auditor/{actor}"
    typed = transaction.keep_text(why, subject)
    payload = {"key_id": key_id, "actor": actor, "text_sha256": typed}
    seq = transaction.append("key.revoked", subject, payload)
    transaction.connection.execute(update(KEYS).where(KEYS.c.key_id == key_id).values(revoked=seq))
    transaction.keys -= {key_id}


def name_administrator(transaction: WriteTransaction, key_id: str) -> bool:
    """Name a key an administrator's; return whether it is one now (else a second must name it)."""
    told = registry(transaction)
    if refusal := told.refusal_to_name(transaction.ledger.actor, _by(transaction), key_id):
        raise TrailError(refusal)
    actor = told.keys[key_id].actor
    payload = {"key_id": key_id, "actor": actor}
    transaction.append("key.administrator", f"auditor/{actor}", payload)
    return registry(transaction).keys[key_id].administers


def registry(transaction: WriteTransaction) -> KeyRegistry:
    """Return the keys as the events tell them; their rows are not asked."""
    told = KeyRegistry()
    begun = transaction.connection.execute(_BEGUN).scalar()
    for row in transaction.connection.execute(_OF_KEYS):
        told.begun = begun is not None and begun < row.seq
        told.fold(chain.Link._make(row), json.loads(row.payload))
    told.begun = begun is not None
    return told


def _by(transaction: WriteTransaction) -> str:
    signer = transaction.ledger.signer
    return signer.key_id if signer is not None else ""
