"""The shipped pack's words, for tests that make facts without a checker."""

from __future__ import annotations

from typing import Any

from engine.facts.context import Context
from engine.packs import load_pack

VOCABULARY = load_pack().vocabulary
NOTHING_ELSE = Context(vocabulary=VOCABULARY)
"""Nothing is known besides the report, but its language."""


def knowing(**known: Any) -> Context:
    """Return what is known besides the report, read by the shipped pack's words."""
    return Context(vocabulary=VOCABULARY, **known)
