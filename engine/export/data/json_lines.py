"""Findings as JSON lines, one a line with whose report it is: for scripts that stream."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from engine.export.data.book_json import of_filing, of_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.export.dossier import Exported


def write(exported: Exported) -> bytes:
    """Return the lines; the keys of a finding are those of the JSON export."""
    lines = (json.dumps(one, ensure_ascii=False) + "\n" for one in entries(exported))
    return "".join(lines).encode("utf-8", "replace")


def entries(exported: Exported) -> Iterator[dict[str, Any]]:
    """Yield one object a finding, with its filing and the way to mend its cause."""
    for dossier in exported.dossiers:
        filing = of_filing(dossier.filing)
        summaries = {str(one.get("id")): one.get("summary", "") for one in dossier.causes}
        for finding in dossier.findings:
            if exported.confirmed and finding.state != "confirmed":
                continue
            yield {
                "filing": filing,
                **of_finding(finding, caused=bool(finding.cause)),
                "repair": summaries.get(finding.cause or "") or None,
                "made_by": exported.made_by,
                "trail_code": exported.code,
            }
