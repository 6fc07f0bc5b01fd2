"""The bytes that are hashed are the canonical JSON of an event's fields."""

from __future__ import annotations

import hashlib
import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import TrailError
from engine.trail.log.chain import GENESIS, Link, body, digest

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.lists(TEXTS, min_size=8, max_size=8), st.integers(1, 2**53 - 1))
def test_the_body_is_rfc_8785_over_all_fields_but_hash_and_signature(texts, seq):
    at, actor, key_id, session, kind, subject, payload, prev = texts
    link = Link(seq, at, actor, key_id, session, kind, subject, payload, prev, "h", "sha256", "s")
    fields = {k: v for k, v in link._asdict().items() if k not in ("hash", "sig")}
    assert body(link) == rfc8785.dumps(fields)
    assert json.loads(body(link)) == fields


def test_the_national_hash_can_be_used_instead():
    link = Link(1, "t", "张三", "", "s", "k", "u", "{}", GENESIS, alg="sm3")
    assert digest(link) == hashlib.new("sm3", b"\x00" + body(link)).hexdigest()
    assert digest(link) != digest(link._replace(alg="sha256"))


def test_an_unknown_hash_is_refused():
    with pytest.raises(TrailError, match="未知的散列算法"):
        digest(Link(1, "t", "张三", "", "s", "k", "u", "{}", GENESIS, alg="md5"))
