"""The pane with the report itself: scrolled to the evidence, its cells and words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.render.lines import BLANK, Line, Run, Spot, prose
from tui.render.page import Mark, Page, marks_of_changes, proposed, split, typeset
from tui.render.search import found
from tui.widgets.sheet import LineView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.strip import Strip

    from engine.report import Document, Grid

SIGNED = frozenset({"mark", "suspect", "perhaps", "shared"})
"""The styles that get a sign at the edge."""
GUTTER = 2
LEAST = 20
KEPT = 4


class PagePane(LineView):
    """Shows a document in the pane's width; marks evidence; keeps the column names in view."""

    help_key = "help-page"

    def __init__(self, *, plainer: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.plainer = plainer
        self.document: Document | None = None
        self.instead: Mapping[int, Grid] = {}
        self.words, self.tone = "", ""
        self.page: Page | None = None
        self.marks: Sequence[Mark] = ()
        self.evidence: list[Mark] = []
        self.changes: Mapping[Spot, str] = {}
        self._pages: dict[tuple[int, tuple[tuple[Spot, str], ...]], Page] = {}
        self.hits: list[Mark] = []
        self.hit = -1
        self.at = 0
        self._set_in = 0
        self._turned: tuple[int, int] | None = None
        self._marked: dict[int, list[Mark]] = {}

    def open(self, document: Document, instead: Mapping[int, Grid] | None = None) -> None:
        """Show a document; ``instead`` are grids to draw in place of its own."""
        self.document = document
        self.instead = instead or {}
        self._anew()

    def tell(self, words: str, tone: str) -> None:
        """Say in safe words why there is no document."""
        self.document = None
        self.words, self.tone = words, tone
        self._anew()

    def _anew(self) -> None:
        self.page, self.changes, self.hits = None, {}, []
        self._pages.clear()
        self.point(())
        self._set()

    def _set(self) -> None:
        """Set what there is to show in the room there is; a pane without any waits for it."""
        room = self.scrollable_content_region.width
        cells = max(LEAST, room - GUTTER)
        self._set_in = room
        if room <= 0:
            return
        if self.document is None:
            self.show(prose(self.words, cells, self.tone))
            return
        self.page = self._typeset(self.document, cells)
        wide = self.page.cells > cells
        self.show(self.page.lines, self.page.cells + GUTTER if wide else 0)
        self.call_after_refresh(self.seek)

    def _typeset(self, document: Document, cells: int) -> Page:
        """Set a document with what should stand in its cells; the last few settings are kept."""
        key = (cells, tuple(sorted(self.changes.items())))
        page = self._pages.pop(key, None)
        if page is None:
            instead = {**self.instead, **proposed(document, self.instead, self.changes)}
            page = typeset(document, cells, instead=instead, plainer=self.plainer)
        self._pages[key] = page
        if len(self._pages) > KEPT:
            del self._pages[next(iter(self._pages))]
        return page

    def on_resize(self) -> None:
        """Set the document anew in another width; keep the evidence in view in every size."""
        if self._set_in != self.scrollable_content_region.width:
            self._set()
            self.refresh()
        else:
            self.seek()

    def point(self, marks: Sequence[Mark], changes: Mapping[Spot, str] | None = None) -> None:
        """Mark evidence and bring what is suspected, else the first of it, into view.

        ``changes`` are what should stand in cells; it is drawn behind what stands there.
        """
        if (changes or {}) != self.changes:
            self.changes = changes or {}
            self._set()
            self.refresh()
        if self.document is not None:
            grids = proposed(self.document, self.instead, self.changes)
            marks = [*marks, *marks_of_changes(grids, self.changes)]
        self.marks = marks
        self.evidence = _evidence(marks)
        self._mark()
        suspected = {mark.spot for mark in marks if mark.style == "suspect"}
        spots = [mark.spot for mark in self.evidence]
        self.at = next((n for n, spot in enumerate(spots) if spot in suspected), 0)
        self.seek()

    def _mark(self) -> None:
        before, self._marked = self._marked, {}
        for mark in (*self.marks, *self.hits):
            self._marked.setdefault(mark.spot.block, []).append(mark)
        if self.page is not None:
            blocks = {*before, *self._marked}
            changed = {one for one in blocks if before.get(one) != self._marked.get(one)}
            self.redraw(n for n in self._in_view() if self.page.block_at(n) in changed)

    def search(self, words: str) -> int:
        """Mark where words stand and show the first place; return its number from 1, 0 if none."""
        self.hits = found(self.document, words) if self.document is not None else []
        self.hit = -1
        self._mark()
        return self.next_hit()

    def next_hit(self) -> int:
        """Show the next place of what was searched, round to the first; return its number."""
        if not self.hits or self.page is None:
            return 0
        self.hit = (self.hit + 1) % len(self.hits)
        self._bring(self.hits[self.hit])
        return self.hit + 1

    def _bring(self, mark: Mark) -> None:
        """Bring a mark into view, a third from the top."""
        spot = self.page.find(mark) if self.page is not None else None
        if spot is not None:
            line, cell = spot
            x = max(0, cell + GUTTER + 8 - self.scrollable_content_region.width)
            self.scroll_now(line - self.size.height // 3, x)

    def seek(self) -> None:
        """Bring the current piece of evidence into view, a third from the top.

        A pane that has no size yet, or none at the moment, seeks when it gets one.
        """
        if self.page is not None and self.evidence and self.size.height:
            self._bring(self.evidence[self.at])

    def next_evidence(self) -> int:
        """Go to the next piece of evidence, round to the first; return its number from 1."""
        if self.evidence:
            self.show_evidence((self.at + 1) % len(self.evidence))
        return self.at + 1

    def show_evidence(self, at: int) -> None:
        """Bring a piece of evidence into view, by its number from 0; one that is not there, not."""
        if 0 <= at < len(self.evidence):
            self.at = at
            self.seek()

    def turn_to(self, blocks: Sequence[int], by: int) -> int | None:
        """Turn to the next or last of some blocks and return it; None if there is none."""
        if self.page is None:
            return None
        top = int(self.scroll_y)
        if self._turned is not None and self._turned[0] == top:
            top = self._turned[1]  # near the end the block cannot come to the top
        lines = {self.page.starts[one]: one for one in blocks}
        ahead = [line for line in lines if (line > top if by > 0 else line < top)]
        if not ahead:
            return None
        line = min(ahead) if by > 0 else max(ahead)
        self._to_top(line)
        return lines[line]

    def bring_to_top(self, block: int) -> None:
        """Bring a block to the top, as far as one can scroll."""
        if self.page is not None:
            self._to_top(self.page.starts[block])

    def _to_top(self, line: int) -> None:
        self.scroll_now(line)
        self._turned = (int(self.scroll_target_y), line)

    def render_line(self, y: int) -> Strip:
        """Draw one line: the pinned names of columns on top, a sign beside marked lines."""
        x, top = int(self.scroll_offset.x), int(self.scroll_offset.y)
        pinned = self.page.pinned(top) if self.page is not None else []
        if y < len(pinned) <= self.size.height // 3:
            line = tuple(Run(run.text, f"{run.style} pinned", run.spot, -1) for run in pinned[y])
            return self.strip_of((Run(" " * GUTTER, "pinned"), *line), x)
        return self.strip_of(self._marked_line(top + y), x)

    def _marked_line(self, number: int) -> Line:
        if self.page is None:
            return self.lines[number] if number < len(self.lines) else BLANK
        if not 0 <= number < len(self.lines):
            return BLANK
        block = self.page.block_at(number)
        marks = self._marked.get(block, ())
        line = [piece for run in self.lines[number] for piece in split(run, marks)]
        marked = any(SIGNED & set(piece.style.split()) for piece in line) or (
            block in self.page.grids and Spot(block) in (mark.spot for mark in marks)
        )
        return (Run(">" if marked else " ", "label"), Run(" "), *line)


def _evidence(marks: Sequence[Mark]) -> list[Mark]:
    """Return what one goes through: the evidence, and suspected cells that are none of it."""
    evidence = [mark for mark in marks if mark.style == "mark"]
    seen = {mark.spot for mark in evidence}
    return [*evidence, *(m for m in marks if m.style in SIGNED and m.spot not in seen)]
