"""A filing's document as it is shown: read from bytes, with the places of its tables' cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.errors import GoujiError
from engine.values import dataclass, field
from tui.render.page import Mark, marks_of, spot_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from engine.report import Correction, Document, Grid, Report
    from engine.trail.state.views import FindingView
    from tui.render.lines import Spot
    from tui.text.words import Texts


@dataclass(frozen=True, slots=True)
class Opened:
    """A filing's document, and where the cells of its statutory tables stand in it.

    ``grids`` are to be drawn in place of the document's own, by block.
    """

    document: Document
    cells: Mapping[tuple[int, str, str], Spot] = field(default_factory=dict)
    grids: Mapping[int, Grid] = field(default_factory=dict)
    report: Report | None = None

    def marks(
        self,
        finding: FindingView,
        cause: Mapping[str, Any] | None,
        added: Iterable[tuple[int, str, str]] = (),
    ) -> list[Mark]:
        """Return what to mark for a finding: its evidence, and the cells of its cause's repairs.

        Cells of the only repair are suspected; where several repairs are equally small, none is.
        ``added`` are the cells that the finding's equation adds up.
        """
        spots = (self.cells.get(cell) for cell in added)
        marks = [Mark(spot, style="addend") for spot in spots if spot is not None]
        marks += marks_of(self.document, finding.data.get("marks") or ())
        style = "suspect" if only_repair(cause) else "perhaps"
        return [*marks, *(Mark(spot, style=style) for spot in self.changes(cause))]

    def corrected(self, corrections: Iterable[Correction]) -> list[Mark]:
        """Return marks for the cells that were misread and have been put right."""
        spots = (self.cells.get(one.cell) for one in corrections if one.cell)
        return [Mark(spot, style="corrected") for spot in spots if spot is not None]

    def changes(self, cause: Mapping[str, Any] | None) -> dict[Spot, str]:
        """Return what should stand in the cells of a cause's repairs; ``""`` where they differ."""
        changes: dict[Spot, str] = {}
        for repair in (cause or {}).get("repairs") or ():
            for cell in repair.get("cells") or ():
                spot = self.cells.get((cell["table"], cell["row"], cell["column"]))
                if spot is not None:
                    to = str(cell.get("to", cell.get("after")))
                    changes[spot] = to if changes.get(spot, to) == to else ""
        return changes


def only_repair(cause: Mapping[str, Any] | None) -> bool:
    """Tell whether one repair of a cause is smaller than all others."""
    cause = cause or {}
    return len(cause.get("repairs") or ()) == 1 and not cause.get("more")


def document_or_why(data: bytes, name: str, texts: Texts) -> Opened | str:
    """Return the document, or the sentence that says why there is none; a crash is told as ours."""
    try:
        return open_document(data, name)
    except GoujiError as error:
        return error.message
    except Exception as error:  # noqa: BLE001 - the findings can be decided without the document
        return texts("erred", what=type(error).__name__)


def open_document(data: bytes, name: str) -> Opened:
    """Read a document, and the places of its tables' cells where it can be assembled.

    Raises:
        ReadingError: the bytes are no document that can be read.
    """
    from engine.packs import forms_of
    from engine.reading import read_document, read_report
    from tui.render.relayout import relaid

    try:
        report = read_report(data, name, forms_of())
        grids = relaid(report)
    except Exception:  # noqa: BLE001 - whatever the assembler trips over, the text can be shown
        return Opened(read_document(data, name))
    document = report.document
    places = {
        (number, row, column): spot_of(document, anchor.block, anchor.row, anchor.column)
        for number, table in report.tables.items()
        for (row, column), value in table.values.items()
        for anchor in (value.anchor,)
    }
    cells = {key: spot for key, spot in places.items() if spot is not None}
    return Opened(document, cells, grids, report)
