"""The question for days and addresses of publication: typed, pasted, or the path of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from engine.errors import GoujiError
from engine.roster.publications import HEADER
from tui import intake
from tui.dropped import paths_in, there
from tui.screens.questions_finding import Question
from tui.terminal.bindings import bind
from tui.widgets.bars import Bar
from tui.widgets.paste_area import PasteArea

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from engine.roster.publications import Publications, Published
    from tui.session import Casework
    from tui.text.words import Texts

SHOWN = 2
"""So many complaints are told; all are counted."""
TABLES = frozenset({".csv", ".tsv", ".txt", ".xlsx"})


class DatesQuestion(Question[tuple["Published", ...] | None]):
    """Shows a draft of the units that are asked; answers with the rows that were understood.

    The first time it says what it understood, the second time it answers, so that nothing is taken
    over unseen.
    """

    BINDINGS: ClassVar[list[BindingType]] = [bind("save", "save")]
    title_key = "dates"

    def __init__(
        self,
        texts: Texts,
        work: Casework,
        asked: Sequence[tuple[str, int | None]],
        *,
        at_home: bool = True,
        plainer: bool = False,
    ) -> None:
        super().__init__(texts, plainer=plainer)
        self.work, self.asked, self.at_home = work, asked, at_home
        self.read: tuple[str, Publications] | None = None

    def heading(self) -> tuple[str, str]:
        """Return what is asked of how many."""
        return self.texts("ask-dates", n=len(self.asked)), self.texts("ask-dates-about")

    def fields(self) -> ComposeResult:
        """Yield the lines to fill in: one a unit."""
        rows = [HEADER, *((name, str(year or ""), "", "") for name, year in self.asked)]
        yield PasteArea("\n".join(",".join(row) for row in rows), id="rows")

    def on_mount(self) -> None:
        """Begin where the first day is missing."""
        area = self.query_one("#rows", PasteArea)
        area.focus()
        if self.asked:
            area.move_cursor((1, len(area.document.get_line(1)) - 1))

    def on_text_area_changed(self) -> None:
        """Forget what was understood: it is being changed."""
        self.read = None
        self.query_one("#how", Bar).say(self.texts("ask-dates-how"))

    def action_save(self) -> None:
        """Say what was understood; if that was said, answer with it."""
        text = self.query_one("#rows", PasteArea).text
        if self.read is None or self.read[0] != text:
            self._look(text)
        elif self.read[1].rows:
            self.dismiss(self.read[1].rows)

    def _look(self, text: str) -> None:
        """Read what stands there, or the table that it names, and say what was understood."""
        try:
            table = self._table(text)
        except GoujiError as error:
            self.complain(error.message)
            return
        self.read = (text, table)
        words = self.texts("dates-understood", n=len(table.rows))
        if table.empty:
            words += self.texts("dates-empty", n=table.empty)
        if table.complaints:
            first = [
                self.texts("material.bad-row", file=self.texts("dates-line"), line=line, why=why)
                for line, why in table.complaints[:SHOWN]
            ]
            words += self.texts("dates-complaints", n=len(table.complaints), first=" ".join(first))
        words += self.texts("dates-again" if table.rows else "dates-none")
        self.query_one("#how", Bar).say(words, tone="warning" if table.complaints else "")

    def _table(self, text: str) -> Publications:
        from engine.roster.file import bytes_of

        today, book = self.work.today(), self.work.book
        alone = self.at_home and "\n" not in text.strip()  # a browser names no file of this machine
        named = paths_in(text) if alone else []
        if len(named) == 1 and (there(named[0]) or named[0].suffix.lower() in TABLES):
            data = bytes_of(named[0], self.texts("material.table"))
            return intake.publications(book, data, named[0].name, today)
        return intake.pasted(book, text, self.texts("dates-line"), today)


class WaiveQuestion(Question[str | None]):
    """Asks why material is not wanted after all."""

    title_key = "waive"

    def __init__(self, texts: Texts, count: int, what: str, *, plainer: bool = False) -> None:
        super().__init__(texts, plainer=plainer)
        self.count, self.what = count, what

    def heading(self) -> tuple[str, str]:
        """Return what is waived of how many."""
        return self.texts("ask-waive", n=self.count), self.what

    def on_mount(self) -> None:
        """Begin with the words."""
        self.query_one("#text").focus()

    def on_input_submitted(self) -> None:
        """Answer; a reason has to be given."""
        if self.text:
            self.dismiss(self.text)
        else:
            self.complain(self.texts("need-text"))
