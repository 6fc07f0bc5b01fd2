"""Remove what the law wants removed, so that the trail stays verifiable.

Events never hold what may have to go: received bytes, quotations and typed words stand in rows,
and events hold their digests (of typed words: salted, so that a digest tells nothing). Removing
empties the rows and appends one event that names the digests and the reason; a verifier accepts a
gap that such an event accounts for, and no other. Backups made earlier still hold the data.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from engine.errors import TrailError
from engine.privacy import clean
from engine.trail.commands.filings import filing_row
from engine.trail.log.canonical import plain_json, sha256
from engine.trail.store import models
from engine.trail.store.ledger import TEXTS
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.trail.store.ledger import WriteTransaction

CONTENTS = models.table(models.Content)
FILINGS = models.table(models.Filing)
FINDINGS = models.table(models.Finding)
VERSIONS = models.table(models.Version)
SKETCHES = models.table(models.Sketch)
KINDS = ("content", "findings", "texts")
GONE = "（已依法清除）"


@dataclass(frozen=True, slots=True, kw_only=True)
class Purged:
    """How many things went; ``compacted``: the file was rewritten without them at once."""

    contents: int
    findings: int
    texts: int
    compacted: bool = False

    def __str__(self) -> str:
        """Return what went, in words."""
        rest = "" if self.compacted else "；案卷正被别的窗口使用，关闭后再清除一次才能压实文件"
        return f"原文 {self.contents} 份、摘录 {self.findings} 处、填写的文字 {self.texts} 条{rest}"


def purge(
    transaction: WriteTransaction, filing_id: int, what: Sequence[str], reason: str
) -> Purged:
    """Remove a filing's received bytes and names, quotations, or typed words; say why.

    ``what`` are some of content, findings, texts; ``reason`` stands in the event for good.
    """
    filing_row(transaction.connection, filing_id)
    if not what or set(what) - set(KINDS):
        raise TrailError(f"请说明清除什么：{'、'.join(KINDS)}。")
    if not clean(reason):
        raise TrailError("清除必须说明依据，请填写（如 某某法第几条、申请人来函日期）。")
    contents = _contents(transaction, filing_id) if "content" in what else []
    remains = _findings(transaction, filing_id) if "findings" in what else {}
    texts = _texts(transaction, filing_id) if "texts" in what else []
    digests = sorted({*contents, *remains, *texts})
    if not digests:
        raise TrailError("没有可清除的内容（已清除过，或本来就没有）。")
    payload = {
        "filing": filing_id, "what": sorted(what), "reason": clean(reason), "digests": digests,
    }  # fmt: skip
    if "findings" in what:
        payload["remains"] = {one: left for one, left in remains.items() if left}
    transaction.append("book.purged", f"filing/{filing_id}", payload)
    return Purged(contents=len(contents), findings=len(remains), texts=len(texts))


def _contents(transaction: WriteTransaction, filing_id: int) -> list[str]:
    of_filing = VERSIONS.c.filing_id == filing_id
    query = (
        select(VERSIONS.c.sha256)
        .join(CONTENTS, CONTENTS.c.sha256 == VERSIONS.c.sha256)
        .where(of_filing)
    )
    digests = sorted({row.sha256 for row in transaction.connection.execute(query)})
    transaction.connection.execute(delete(CONTENTS).where(CONTENTS.c.sha256.in_(digests)))
    transaction.connection.execute(delete(SKETCHES).where(SKETCHES.c.sha256.in_(digests)))
    transaction.connection.execute(update(VERSIONS).where(of_filing).values(name=GONE, source=""))
    transaction.connection.execute(
        update(FILINGS).where(FILINGS.c.id == filing_id).values(source=GONE)
    )
    return digests


def _findings(transaction: WriteTransaction, filing_id: int) -> dict[str, str]:
    """Empty a filing's findings; return the digests that went, each with that of what remains."""
    query = select(FINDINGS).where(FINDINGS.c.filing_id == filing_id)
    remains: dict[str, str] = {}
    for row in transaction.connection.execute(query).mappings().all():
        data = json.loads(row["data"])
        if data.get("purged") and not row["previous"]:
            continue
        left = plain_json(_emptied(data))
        remains[row["data_sha256"]] = sha256(left)
        if row["previous_sha256"]:
            remains.setdefault(row["previous_sha256"], "")
        transaction.connection.execute(
            update(FINDINGS).where(FINDINGS.c.id == row["id"]).values(data=left, previous="")
        )
    return remains


def _emptied(data: Mapping[str, Any]) -> dict[str, Any]:
    place = {**(data.get("place") or {}), "item": None, "label": ""}
    return {
        **data, "message": GONE, "evidence": [], "marks": [], "expected": "", "actual": "",
        "against": "", "explained": None, "place": place, "purged": True,
    }  # fmt: skip


def _texts(transaction: WriteTransaction, filing_id: int) -> list[str]:
    prefix = f"filing/{filing_id}"
    here = select(TEXTS.c.digest).where(
        (TEXTS.c.subject == prefix)
        | ((TEXTS.c.subject >= f"{prefix}/") & (TEXTS.c.subject < f"{prefix}0"))
    )
    digests = [row.digest for row in transaction.connection.execute(here)]
    transaction.connection.execute(delete(TEXTS).where(TEXTS.c.digest.in_(digests)))
    return digests
