"""The report itself in the review: read in a thread, with the evidence of the current finding.

Called by its digit, it takes the digits for its parts.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.worker import WorkerState

from engine.errors import GoujiError
from tui.equations import cells_added_up, place_of
from tui.opened import Opened, document_or_why, only_repair
from tui.render.sanitise import visible
from tui.terminal.bindings import bind
from tui.widgets.page_pane import PagePane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.binding import BindingType
    from textual.worker import Worker

    from engine.report import Correction
    from engine.trail.state.views import FilingView, FindingView
    from tui.equations import Place
    from tui.render.page import Mark
    from tui.screens.application import Host

    LookedAt = tuple[FindingView | None, Mapping[str, Any] | None, Sequence[Correction]]
    """The current finding, its cause, and what was put right of the report."""

PARTS = range(1, 7)


class ReportPane(PagePane):
    """A document; while ``by_parts`` one goes to its parts by their numbers, else to panes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind(f"part-{number}", f"screen.part({number})") for number in PARTS
    ]
    by_parts = False

    def __init__(
        self, host: Host, looked_at: Callable[[], LookedAt], entitle: Callable[[], None]
    ) -> None:
        super().__init__(plainer=host.gouji.plainer, id="document")
        self.host, self.looked_at, self.entitle = host, looked_at, entitle
        self.opened: Opened | None = None
        self.added: Mapping[Place, Sequence[tuple[int, str, str]]] = {}
        self.further: Sequence[Mark] = ()

    def turn_digits(self, *, to_parts: bool) -> None:
        """Take the digits for the parts, or leave them to the panes."""
        if to_parts != self.by_parts:
            self.by_parts = to_parts
            self.screen.refresh_bindings()

    def read(self, filing: FilingView) -> None:
        """Read the document of a filing in a thread; nothing is marked until it is there."""
        self.opened = None
        try:
            name, data = self.host.work.content(filing)
        except GoujiError as error:
            self._show(error.message)
            return
        read = partial(document_or_why, data, name, self.host.texts)
        self.run_worker(read, thread=True, exclusive=True, exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show the document once it is read."""
        if event.state is WorkerState.SUCCESS:
            self._show(event.worker.result)

    def _show(self, result: Opened | str | None) -> None:
        """Show the document, or why it cannot be read."""
        if isinstance(result, Opened):
            self.opened = result
            self.open(result.document, result.grids)
            self.point_anew()
            if self.looked_at()[1] is not None and result.report is not None:
                work = self.host.work
                asked = partial(cells_added_up, result.report, work.rulebook, work.units())
                self.host.gouji.beside(asked, self._outline)
        elif result:
            self.tell(visible(self.host.texts("unreadable", why=result)), "warning")

    def _outline(self, result: Mapping[Place, Sequence[tuple[int, str, str]]] | Exception) -> None:
        """Outline what the equations add up; without a pack to say it nothing is outlined."""
        if not isinstance(result, Exception) and self.is_attached:
            self.added = result
            self.point_anew()

    def point_anew(self) -> None:
        """Mark the evidence of the current finding and bring it into view."""
        finding, cause, corrections = self.looked_at()
        if finding is None or self.opened is None:
            self.point(())
            self.entitle()
            return
        changes = self.opened.changes(cause) if only_repair(cause) else {}
        added = self.added.get(place_of(finding.rule, finding.data), ())
        marks = self.opened.marks(finding, cause, added)
        corrected = self.opened.corrected(corrections)
        self.point([*self.further, *corrected, *marks], changes)
        self.entitle()

    def mark_further(self, marks: Sequence[Mark]) -> None:
        """Mark these places too, whatever the current finding is."""
        if list(marks) != list(self.further):
            self.further = marks
            self.point_anew()
