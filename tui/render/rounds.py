"""What changed between the rounds of a filing, as entries of a list. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.trail.state.views import FindingView, VersionView
from tui.render.clock import local
from tui.render.lines import Run
from tui.render.sanitise import one_line
from tui.render.wrap import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.trail.commands.filings import Rounds
    from engine.trail.state.views import FilingView
    from tui.render.lines import Line
    from tui.text.words import Texts

Entry = str | VersionView | FindingView
KINDS = ("new", "changed", "still", "mended")


def entries(versions: Sequence[VersionView], rounds: Rounds, texts: Texts) -> list[Entry]:
    """Return the files, newest first, then the findings under what became of them.

    After one round only there is nothing to compare: the files alone.
    """
    result: list[Entry] = [texts("rounds-versions"), *reversed(versions)]
    for kind in KINDS if len(versions) > 1 else ():
        findings: Sequence[FindingView] = getattr(rounds, kind)
        if findings:
            result += [texts("rounds-" + kind, n=len(findings)), *findings]
    return result


def version_line(
    version: VersionView, filing: FilingView, cells: int, texts: Texts, *, plainer: bool = False
) -> Line:
    """Return a file in a line: round, when, name; the one under review stands out."""
    current = version.id == filing.version_id
    lead = f"{texts('rounds-version', round=version.round)}  {local(version.received_at)}  "
    name = one_line(version.name, plainer=plainer)
    return (Run(lead, "quiet"), Run(cut(name, max(8, cells - 28)), "strong" if current else ""))
