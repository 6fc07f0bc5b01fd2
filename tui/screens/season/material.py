"""What is asked of whom, all units on one screen, and how it is given once for all of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, ClassVar

from engine.errors import GoujiError
from engine.trail.queries.material import Wanted
from engine.values import dataclass
from tui import intake
from tui.render.lines import BLANK, Line, Run, prose
from tui.render.sanitise import one_line, visible
from tui.render.season import named
from tui.render.wrap import cut, pad
from tui.screens.catalogue import Catalogue
from tui.screens.season.giving import DATED, Giving
from tui.terminal.bindings import bound
from tui.text.pinyin import folded, found, spelt
from tui.widgets.bars import Bar
from tui.widgets.roll import MarkedList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType


AGENCY, LONGEST = 30, 56
"""So many cells an agency's name and year have at least, and at most where there is room."""
RULES = 48
"""So many cells the rules that wait, and the mark, have beside it."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The heading over the units that are asked for one paper."""

    words: str
    count: int


Row = Wanted | Paper


class MaterialScreen(Catalogue):
    """The papers that are asked for, each with the units that owe it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bound("dates", "last-year", "template", "dismiss")]
    keys: ClassVar[Sequence[str]] = (
        "close", "dates", "last-year", "template", "mark", "dismiss", "open", "filter", "help",
        "quit",
    )  # fmt: skip
    help_key = "help-material"
    list_kind = MarkedList

    def __init__(self, year: int | None) -> None:
        super().__init__()
        self.year = year
        self.marked: set[tuple[int, str]] = set()
        self.steps = Giving(self).steps

    @property
    def roll(self) -> MarkedList[Row]:
        """The list."""
        return self.query_one("#items", MarkedList)

    def fetch(self) -> Sequence[Row]:
        """Return the papers, those of the most units first, and their units."""
        wanted = intake.wanted(self.work.book, self.year)
        by_paper: dict[str, list[Wanted]] = defaultdict(list)
        for one in wanted:
            by_paper[one.paper].append(one)
        self.marked &= {key_of(one) for one in wanted}
        units = len({one.filing.id for one in wanted})
        year = self.texts("year-of", year=self.year) if self.year else self.texts("all-years")
        count = self.texts("material-count", n=len(wanted), units=units)
        self.query_one("#title", Bar).say(self.texts("material", year=year), count)
        if not wanted:
            self.say(self.texts("material.none-asked"))
        rows: list[Row] = []
        for paper, those in sorted(by_paper.items(), key=lambda item: (-len(item[1]), item[0])):
            rows += [Paper(paper, len(those)), *those]
        return rows

    def heading(self, item: Row) -> bool:
        """Tell whether a row is a paper, not a unit."""
        return isinstance(item, Paper)

    def draw(self, item: Row, cells: int) -> Line:
        """Draw a paper with the number of its units, or a unit with the rules that wait."""
        plainer = self.gouji.plainer
        if isinstance(item, Paper):
            count = self.texts("material-units", n=item.count)
            words = one_line(item.words, plainer=plainer)
            return (Run(cut(f"{count} {words}", cells), "label"),)
        who = one_line(named(item.filing, self.texts), plainer=plainer)
        rules = self.texts.joined(item.rules)
        mark = "* " if key_of(item) in self.marked else "  "
        name = pad(who, max(AGENCY, min(LONGEST, cells - RULES))) + " "
        return (Run(mark, "warning"), Run(name), Run(cut(rules, 40), "quiet"))

    def words(self, item: Row) -> str:
        """Return what the filter looks at."""
        if isinstance(item, Paper):
            return item.words
        return f"{named(item.filing, self.texts)} {item.paper} {' '.join(item.rules)}"

    def matches(self, item: Row, wanted: Sequence[str]) -> bool:
        """Tell whether a unit's row holds the words; a paper stands where one of its rows does."""
        if isinstance(item, Paper):
            return not wanted or any(
                self.matches(one, wanted)
                for one in self.items
                if isinstance(one, Wanted) and one.paper == item.words
            )
        text, agency = folded(self.words(item)), item.filing.agency
        return all(word in text or (spelt(word) and found(word, agency)) for word in wanted)

    def detail(self, item: Row, cells: int) -> Sequence[Line]:
        """Return the whole request, what waits for it, and how it is given."""
        if isinstance(item, Paper):
            return ()
        plainer = self.gouji.plainer
        how = "material-how-dates" if DATED in item.rules else "material-how-other"
        return [
            (Run(one_line(named(item.filing, self.texts), plainer=plainer), "label"),),
            *prose(visible(item.ask, plainer=plainer), cells),
            BLANK,
            *prose(self.texts(how, rules=self.texts.joined(item.rules)), cells, "quiet"),
        ]

    def again(self, words: str, tone: str = "") -> None:
        """Show what is asked for now, and say what came of the last step."""
        self.reload()
        self.say(words, tone=tone)

    def reload(self) -> None:
        """Show what is asked for now, the cursor where it was."""
        at = self.roll.cursor
        try:
            self.items = self.fetch()
        except GoujiError as error:
            self.say(error.message, tone="error")
        self.refill()
        self.roll.move_to(min(at, len(self.roll.items) - 1))

    def chosen(self) -> list[Wanted]:
        """Return the marked rows, else the one under the cursor."""
        rows = [one for one in self.items if isinstance(one, Wanted)]
        here = self.roll.current
        alone = [here] if isinstance(here, Wanted) else []
        return [one for one in rows if key_of(one) in self.marked] or alone

    def action_mark(self) -> None:
        """Mark the row under the cursor, or take its mark, and go on."""
        here = self.roll.current
        if isinstance(here, Wanted):
            self.marked ^= {key_of(here)}
            self.roll.action_step(1)
            self.roll.refresh()
            self.say(self.texts("material-marked", n=len(self.marked)) if self.marked else "")

    def on_cursor_list_chosen(self) -> None:
        """Open the filing of a row."""
        here = self.roll.current
        if isinstance(here, Wanted):
            self.gouji.open_review(self.work.filing(here.filing.id))

    def on_screen_resume(self) -> None:
        """Look again when one comes back from a filing."""
        if self.items:
            self.reload()


def key_of(one: Wanted) -> tuple[int, str]:
    """Return by what a row is marked."""
    return one.filing.id, one.paper
