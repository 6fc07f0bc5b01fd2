"""Packed bytes come back whole, and never more than were told."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.trail.store.packed import unpacked


@given(st.binary(max_size=5000))
def test_what_was_packed_comes_back(data):
    packed = zlib.compress(data)
    assert unpacked(packed, packed=True, size=len(data)) == data
    assert unpacked(data, packed=False, size=len(data)) == data
    assert unpacked(packed, packed=True, size=len(data) + 1) is None
    assert unpacked(data, packed=False, size=len(data) + 1) is None


@pytest.mark.parametrize(
    "data", [b"", b"nonsense", zlib.compress(b"x" * 100)[:5]], ids=["empty", "no zlib", "torn"]
)
def test_torn_bytes_are_none(data):
    assert unpacked(data, packed=True, size=100) is None


def test_more_than_one_slice_comes_back():
    data = bytes(range(256)) * 20_000
    assert unpacked(zlib.compress(data), packed=True, size=len(data)) == data
    assert unpacked(zlib.compress(data), packed=True, size=10) is None
