"""The season at a glance: units by rules, the most frequent rules, the years; Enter goes there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from engine.errors import GoujiError
from tui.render.heat import Heat, HeatRow, head_line, heat_line
from tui.render.lines import Run
from tui.render.sanitise import one_line
from tui.screens.base import BaseScreen
from tui.season_picture import picture_of
from tui.terminal.bindings import bind
from tui.widgets.bars import Bar
from tui.widgets.line import StyledLine
from tui.widgets.roll import CursorList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.widget import Widget

    from tui.render.lines import Line
    from tui.season_picture import SeasonPicture

MOST_FREQUENT = 3
YEARS = 3


class HeatMap(CursorList[int]):
    """Rows of counts; the cursor stands on a row and, by left and right, on a rule."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("left", "screen.aside(-1)"),
        bind("right", "screen.aside(1)"),
    ]
    help_key = "help-heat"


class PictureScreen(BaseScreen):
    """Counts by unit and rule; Enter opens what was counted."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("close", "leave")]
    keys: ClassVar[Sequence[str]] = ("close", "open", "left", "help", "quit")
    help_key = "help-picture"

    def __init__(self, year: int | None) -> None:
        super().__init__()
        self.year, self.column = year, 0
        self.picture: SeasonPicture | None = None
        self.heat = Heat((), ())

    def body(self) -> Sequence[Widget]:
        """Return the head, the table, and the lines below it."""
        table = HeatMap(self.draw, id="heat")
        return (Vertical(StyledLine(id="codes"), table, StyledLine(id="years"), id="picture"),)

    @property
    def roll(self) -> HeatMap:
        """The table."""
        return self.query_one("#heat", HeatMap)

    def on_mount(self) -> None:
        """Count beside the screens."""
        self.roll.focus()
        self.query_one("#title", Bar).say(self.texts("picture", year=""))
        self.say(self.texts("picture-counting"))
        self.gouji.beside(partial(picture_of, self.work.book, self.year), self.counted)

    def on_resize(self, event: events.Resize) -> None:
        """Draw the head and the years to the width."""
        super().on_resize(event)
        self.tell()

    def counted(self, result: SeasonPicture | Exception) -> None:
        """Show what was counted, unless one has left."""
        if not self.is_attached:
            return
        if isinstance(result, Exception):
            erred = self.texts("many-erred", what=type(result).__name__)
            self.say(result.message if isinstance(result, GoujiError) else erred, tone="error")
            return
        self.picture = result
        season, texts = result.season, self.texts
        totals = {one.rule: one.units for one in season.rules}
        units = [HeatRow(one.agency, one.to_mend, one.rules) for one in season.units]
        every = HeatRow(texts("picture-units"), sum(one.total for one in units), totals)
        self.heat = Heat([one.rule for one in season.rules], [every, *units])
        year = texts("year-of", year=season.year) if season.year else texts("all-years")
        count = texts("picture-count", n=len(units), clean=len(season.clean), m=every.total)
        self.query_one("#title", Bar).say(texts("picture", year=year), count)
        self.roll.fill(range(len(self.heat.rows)))
        self.tell()

    def draw(self, item: int, cells: int) -> Line:
        """Draw a row of the table."""
        here, plainer = item == self.roll.cursor, self.gouji.plainer
        return heat_line(self.heat, item, self.column, cells, here=here, plainer=plainer)

    def tell(self) -> None:
        """Draw what stands around the table, and say what is under the cursor."""
        if self.picture is None:
            return
        cells = self.size.width - 3
        words = (self.texts("desk-agency"), self.texts("picture-total"))
        head = head_line(self.heat, self.column, cells, words)
        self.query_one("#codes", StyledLine).set([(Run(" "), *head)])
        self.query_one("#years", StyledLine).set(self.below())
        self.say(self.here())

    def below(self) -> list[Line]:
        """Return the most frequent rules and the years, a line each."""
        if self.picture is None:
            return []
        texts = self.texts
        lines: list[Line] = []
        for one in self.picture.season.rules[:MOST_FREQUENT]:
            title = one_line(one.title, plainer=self.gouji.plainer)
            words = texts("picture-rule", rule=one.rule, title=title, n=one.units, m=one.times)
            lines.append((Run(" " + words),))
        for year in self.picture.years[-YEARS:]:
            words = texts(
                "picture-year", year=year.year, n=year.filed, clean=year.clean,
                errors=year.errors, m=year.to_mend, each=year.each,
            )  # fmt: skip
            lines.append((Run(" " + words, "quiet"),))
        return lines

    def here(self) -> str:
        """Return what is under the cursor in words, and what Enter does."""
        row, code = self.chosen()
        if row is None:
            return self.texts("picture-none")
        name = self.heat.rows[row].name
        if not code:
            return self.texts("picture-all" if row == 0 else "picture-unit", name=name)
        titles = {one.rule: one.title for one in self.picture.season.rules} if self.picture else {}
        count = self.heat.rows[row].counts.get(code, 0)
        key = "picture-at-rule" if row == 0 else "picture-at" if count else "picture-at-none"
        return self.texts(key, name=name, rule=code, title=titles.get(code, ""), n=count)

    def chosen(self) -> tuple[int | None, str]:
        """Return the row and the rule under the cursor; the first column is no rule."""
        row = self.roll.current
        return row, self.heat.codes[self.column - 1] if self.column and self.heat.codes else ""

    def action_aside(self, by: int) -> None:
        """Go to the rule beside."""
        self.column = min(max(0, self.column + by), len(self.heat.codes))
        self.roll.refresh()
        self.tell()

    def on_cursor_list_moved(self) -> None:
        """Say what is under the cursor."""
        self.tell()

    def on_screen_resume(self) -> None:
        """Count again after one has decided something."""
        if self.picture is not None:
            self.gouji.beside(partial(picture_of, self.work.book, self.year), self.recounted)

    def recounted(self, result: SeasonPicture | Exception) -> None:
        """Show the counts of now, the cursor where it was."""
        if not self.is_attached:
            return
        at = self.roll.cursor
        self.counted(result)
        self.roll.move_to(min(at, len(self.heat.rows) - 1))

    def on_cursor_list_chosen(self) -> None:
        """Go to what was counted: a unit's findings of a rule, a unit, or a rule on the desk."""
        row, code = self.chosen()
        if row is None or self.picture is None:
            return
        if row:
            number = self.picture.season.units[row - 1].number
            self.gouji.open_review(self.work.filing(number), code)
        elif code:
            self.gouji.back_to_desk(code)
