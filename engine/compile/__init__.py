"""Rules in, a durable_rules definition out: a plain dictionary, nothing is run here."""

from __future__ import annotations

from engine.compile.definition import Definition, Target, definition
from engine.compile.equations import Linear, equation_of

__all__ = ["Definition", "Linear", "Target", "definition", "equation_of"]
