"""Findings against what checks and decisions left: content, state, order."""

from __future__ import annotations

import json

from book_hands import hands, kinds

from engine.trail.log.canonical import plain_json, sha256
from engine.trail.verification.verify import verify


def test_a_finding_swapped_whole_with_a_fitting_digest_is_found(attacked):
    with hands(attacked.path) as connection:
        (data,) = connection.execute("SELECT data FROM findings WHERE key = 'k3'").fetchone()
        swapped = plain_json({**json.loads(data), "message": "没有问题"})
        connection.execute(
            "UPDATE findings SET data = ?, data_sha256 = ? WHERE key = 'k3'",
            (swapped, sha256(swapped)),
        )
    found = verify(attacked.path)
    assert kinds(found) == {"projection"}
    assert "问题清单" in found.sentences[1]
