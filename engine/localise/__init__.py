"""Which cell is wrong: the smallest changes of a report's tables that mend every equation.

One wrong cell breaks two or three equations; an auditor wants the cell, not three findings. The
equations come from the rules' own text (F201, F202, F203, F301); what is found is exact, the same
every time, and says so where it is ambiguous. It judges nothing and changes no finding.
"""

from __future__ import annotations

from engine.localise.causes import causes, localised
from engine.localise.equations import CellKey, Equation

__all__ = ["CellKey", "Equation", "causes", "localised"]
