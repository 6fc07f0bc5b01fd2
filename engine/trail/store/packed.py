"""Received bytes as the casebook packs them, unpacked with a bound: few may hold many."""

from __future__ import annotations

import zlib

_SLICE = 1 << 20


def unpacked(data: bytes, *, packed: bool, size: int) -> bytes | None:
    """Return received bytes of this size; None where they are of another size or torn."""
    if not packed:
        return bytes(data) if len(data) == size else None
    reader, parts, rest = zlib.decompressobj(), [], bytes(data)
    left = size + 1
    try:
        while left > 0 and rest and not reader.eof:
            part = reader.decompress(rest, min(left, _SLICE))
            parts.append(part)
            left -= len(part)
            rest = reader.unconsumed_tail
        if left > 0:
            parts.append(reader.flush(left))
    except zlib.error:
        return None
    whole = b"".join(parts)
    return whole if len(whole) == size else None
