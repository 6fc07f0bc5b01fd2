"""A county's rules are held to the facts before a report is judged, as lint holds the pack's own.

A rule over a fact that does not exist would never say anything, one over a misspelt field would
doubt every report: either looks as if it worked.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from engine.compile.lint import field_faults
from engine.compile.reading import parsed
from engine.errors import PackError
from engine.expression import ExpressionError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.evidence import Kind
    from engine.rule import Pack


def refuse_strange(pack: Pack, kinds: Iterable[Kind]) -> None:
    """Raise PackError for the first rule of an overlay that speaks of what no fact has."""
    files = {overlay.path for overlay in pack.overlays}
    declared = {kind.name: kind for kind in kinds}
    for rule in pack.rules:
        path = pack.paths.get(rule.code, "")
        if path not in files:
            continue
        try:
            said = next(field_faults(parsed(rule, pack.settings), declared), None)
        except ExpressionError as error:
            said = str(error)
        if said:
            raise PackError(f"{rule.code}：{said}", path=path, line=_line(Path(path), rule.code))


def _line(path: Path, code: str) -> int:
    """Return the line where a rule of an overlay begins, 1 where the file is gone by now."""
    try:
        text = path.read_text("utf-8", errors="replace")
    except OSError:
        return 1
    found = re.search(rf"code:\s*[\"']?{code}\b", text)
    return text.count("\n", 0, found.start()) + 1 if found else 1
