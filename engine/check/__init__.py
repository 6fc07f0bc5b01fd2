"""Facts against rules: the only package that runs durable_rules."""

from __future__ import annotations

from engine.check.checker import Checker

__all__ = ["Checker"]
