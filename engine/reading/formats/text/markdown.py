"""Markdown: read as text, whose reader knows #, pipes, escapes and emphasis.

Reports arrive as Markdown only when a converter made it, and converters leave tab-separated and
flattened tables in it as well: one reader for both loses least.
"""

from __future__ import annotations

from engine.reading.formats.text.reader import read

__all__ = ["read"]
