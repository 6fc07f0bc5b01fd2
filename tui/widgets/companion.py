"""The pane beside the document: another page, its evidence marked, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.render.sanitise import visible
from tui.widgets.page_pane import PagePane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.opened import Opened
    from tui.render.page import Mark


class CompanionPane(PagePane):
    """Shows what stands beside the document; a document that it has already is not set again."""

    help_key = "help-beside"

    def accompany(self, what: Opened | str, marks: Sequence[Mark], at: int | None = None) -> None:
        """Show a document with its marks, the ``at``-th evidence in view; or a sentence."""
        if isinstance(what, str):
            self.tell(visible(what), "quiet")
            return
        if self.document is not what.document:
            self.open(what.document, what.grids)
        self.point(marks)
        if at is not None:
            self.show_evidence(at)
