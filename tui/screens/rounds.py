"""The rounds of a filing: the files received, and what the last one mended, changed, or left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.trail.state.views import FindingView, VersionView
from tui.render.explain import Explainer
from tui.render.finding import finding_line
from tui.render.lines import Run, prose
from tui.render.rounds import Entry, entries, version_line
from tui.render.sanitise import visible
from tui.render.season import named
from tui.render.wrap import cut
from tui.screens.catalogue import Catalogue
from tui.widgets.bars import Bar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.trail.state.views import FilingView
    from tui.render.lines import Line


class RoundsScreen(Catalogue):
    """Versions first, then the findings by what became of them."""

    help_key = "help-rounds"

    def __init__(self, filing: FilingView) -> None:
        super().__init__()
        self.filing = filing

    def fetch(self) -> Sequence[Entry]:
        """Return headings, versions and findings."""
        work = self.gouji.work
        versions = work.versions(self.filing)
        what = named(self.filing, self.texts)
        right = self.texts("rounds-version", round=self.filing.round)
        self.query_one("#title", Bar).say(self.texts("rounds", what=what), right)
        if len(versions) < 2:
            self.say(self.texts("rounds-one"))
        return entries(versions, work.rounds(self.filing), self.texts)

    def heading(self, item: Entry) -> bool:
        """Tell headings from what can be looked at."""
        return isinstance(item, str)

    def draw(self, item: Entry, cells: int) -> Line:
        """Draw a heading, a version or a finding."""
        plainer = self.gouji.plainer
        if isinstance(item, str):
            return (Run(cut(visible(item, plainer=plainer), cells), "label"),)
        if isinstance(item, VersionView):
            return version_line(item, self.filing, cells, self.texts, plainer=plainer)
        return finding_line(item, cells, self.texts, plainer=plainer)

    def words(self, item: Entry) -> str:
        """Return what the filter looks at."""
        if isinstance(item, FindingView):
            return f"{item.rule} {item.title} {item.message}"
        return item if isinstance(item, str) else f"{item.name} {item.source} {item.sha256}"

    def detail(self, item: Entry, cells: int) -> Sequence[Line]:
        """Return the file's particulars, or all there is to know of the finding."""
        if isinstance(item, FindingView):
            explainer = Explainer(
                self.texts, cells, plainer=self.gouji.plainer, me=self.gouji.work.me
            )
            return explainer.lines(item)
        if isinstance(item, str):
            return ()
        kept = self.texts("rounds-kept" if item.kept else "rounds-gone")
        now = self.texts("rounds-now") if item.id == self.filing.version_id else ""
        size = self.texts("size", n=f"{item.size:,}")
        words = "\n".join(
            filter(None, (item.source or item.name, item.sha256, f"{size}  {kept}", now))
        )
        return prose(visible(words, plainer=self.gouji.plainer, lines=True), cells)
