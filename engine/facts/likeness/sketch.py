"""A sentence in eight numbers, so that one report is compared with thousands without reading them.

Sentences that share two numbers are candidates, and only they are compared; where the numbers of
many thousand sentences stand and are searched is engine/audit/similarity_index's business.
Same input, same output, in any process: no random hashing.
"""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

SHINGLE = 4
"""Characters of the pieces that are hashed."""
SKETCH = 8
SHARED = 2
"""So many numbers in common make two sentences candidates."""


@lru_cache(maxsize=4096)
def sketch(sentence: str) -> tuple[int, ...]:
    """Return the smallest hashes of a sentence's shingles, at most ``SKETCH`` of them."""
    shingles = {sentence[i : i + SHINGLE] for i in range(max(1, len(sentence) - SHINGLE + 1))}
    return tuple(sorted({crc32(shingle.encode()) for shingle in shingles})[:SKETCH])
