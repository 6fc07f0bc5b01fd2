"""A reading room: a list to filter and what is chosen in it; the rules with their reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import Container, Vertical

from engine.errors import GoujiError
from tui.render.lines import BLANK, Run, prose
from tui.render.sanitise import one_line, visible
from tui.render.wrap import pad
from tui.render.year import of_year
from tui.screens.base import BaseScreen
from tui.terminal.bindings import bind
from tui.text.pinyin import folded
from tui.widgets.bars import Bar
from tui.widgets.entry import Entry
from tui.widgets.roll import CursorList
from tui.widgets.sheet import LineView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.binding import BindingType
    from textual.widget import Widget

    from tui.render.lines import Line
    from tui.session import Casework


COUNT = 20
"""So many cells tell in how many filings a rule stands."""


class Catalogue(BaseScreen):
    """A list above and what is chosen in it below; filter as one types."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("close", "clear"),
        bind("filter", "filter"),
        bind("next-pane", "app.focus_next"),
        bind("last-pane", "app.focus_previous"),
    ]
    keys: ClassVar[Sequence[str]] = ("close", "filter", "next-pane", "help", "quit")
    list_kind: ClassVar[type[CursorList[Any]]] = CursorList

    def __init__(self) -> None:
        super().__init__()
        self.items: Sequence[Any] = ()

    def body(self) -> Sequence[Widget]:
        """Return list, filter and detail."""
        roll = self.list_kind(self.draw, heading=self.heading, id="items")
        entry = Entry(self.texts("filter-hint"), id="filter")
        return (
            Container(Vertical(roll, entry, id="upper"), LineView(id="detail"), id="catalogue"),
        )

    def on_mount(self) -> None:
        """Fill the list."""
        self.query_one("#filter").display = False
        self.query_one("#items", CursorList).focus()
        try:
            self.items = self.fetch()
        except GoujiError as error:
            self.say(error.message, tone="error")
        self.refill()

    def fetch(self) -> Sequence[Any]:
        """Return all items."""
        raise NotImplementedError

    def heading(self, item: Any) -> bool:
        """Tell whether an item is a heading, not to be chosen."""
        del item
        return False

    def draw(self, item: Any, cells: int) -> Line:
        """Draw one item."""
        raise NotImplementedError

    def words(self, item: Any) -> str:
        """Return the words of an item among which the filter looks."""
        raise NotImplementedError

    def matches(self, item: Any, wanted: Sequence[str]) -> bool:
        """Tell whether an item holds every wanted word."""
        text = folded(self.words(item))
        return all(word in text for word in wanted)

    def detail(self, item: Any, cells: int) -> Sequence[Line]:
        """Return what there is to read of an item."""
        raise NotImplementedError

    def refill(self) -> None:
        """Show what the filter lets through."""
        wanted = folded(self.query_one("#filter", Entry).value).split()
        matching = [item for item in self.items if self.matches(item, wanted)]
        self.query_one("#items", CursorList).fill(matching)
        self.on_cursor_list_moved()

    def on_cursor_list_moved(self) -> None:
        """Show the detail of the item under the cursor."""
        sheet, item = (
            self.query_one("#detail", LineView),
            self.query_one("#items", CursorList).current,
        )
        sheet.show(() if item is None else self.detail(item, max(20, self.size.width - 4)))
        sheet.scroll_now(0)

    def on_resize(self) -> None:  # type: ignore[override]  # Textual looks at the signature
        """Wrap the detail anew."""
        self.on_cursor_list_moved()

    def action_filter(self) -> None:
        """Open the filter line."""
        entry = self.query_one("#filter", Entry)
        entry.display = entry.can_focus = True
        entry.focus()

    def action_clear(self) -> None:
        """Give up what waits to be written, else clear the filter, else go back."""
        if self.patience.give_up():
            return
        entry = self.query_one("#filter", Entry)
        if not entry.display:
            self.dismiss()
        entry.value = ""
        entry.display = False
        self.query_one("#items", CursorList).focus()

    def on_input_changed(self) -> None:
        """Filter as one types."""
        self.refill()

    def on_input_submitted(self) -> None:
        """Go back to the list; the line is no pane, Tab goes past it."""
        self.query_one("#items", CursorList).focus()
        self.query_one("#filter", Entry).can_focus = False


class RulesScreen(Catalogue):
    """Every rule of the pack: what, why, basis, example."""

    help_key = "help-rules"

    def __init__(self, code: str = "") -> None:
        super().__init__()
        self.code = code
        self.sources: Mapping[str, Any] = {}
        self.counts: Mapping[str, tuple[int, int]] = {}
        self.season: int | None = None

    def fetch(self) -> Sequence[Any]:
        """Return the rules of the pack that is in force."""
        pack = self.gouji.load_pack()
        rules: Sequence[Any] = pack.rules
        self.sources = pack.sources
        self.season, self.counts = of_season(self.work)
        overlays = self.texts.joined(one_line(one.title) for one in pack.overlays)
        title = self.texts("rules")
        if overlays:
            title += f" · {self.texts('names.overlay')} {overlays}"
        self.query_one("#title", Bar).say(title, str(len(rules)))
        return rules

    def refill(self) -> None:
        """Show the rules, the cursor on the one asked for."""
        super().refill()
        roll = self.query_one("#items", CursorList)
        at = next((n for n, rule in enumerate(roll.items) if rule.code == self.code), None)
        if at is not None:
            roll.move_to(at)

    def _source(self, name: str) -> str:
        """Return the title of a norm."""
        return str(getattr(self.sources.get(name), "title", name))

    def draw(self, item: Any, cells: int) -> Line:
        """Draw one rule."""
        severity = Run(self.texts("short-" + item.severity) + " ", item.severity)
        words = one_line(f"{item.code} {item.title}", plainer=self.gouji.plainer)
        units, times = self.counts.get(item.code, (0, 0))
        count = self.texts("rule-count", n=units, m=times) if units else ""
        return (severity, Run(pad(words, cells - 4 - COUNT)), Run(pad(count, COUNT), "quiet"))

    def words(self, item: Any) -> str:
        """Return what the filter looks at."""
        severity = self.texts("names.severity-" + item.severity)
        found = self.texts("rule-found") if item.code in self.counts else ""
        return f"{item.code} {item.name} {item.title} {severity} {found}"

    def detail(self, item: Any, cells: int) -> Sequence[Line]:
        """Return why, basis, remedy, limits and examples of a rule."""
        severity = self.texts("names.severity-" + item.severity)
        lines: list[Line] = [(Run(f"{item.code} · {severity}", "label"),)]
        lines += prose(visible(item.title), cells, "heading")
        units, times = self.counts.get(item.code, (0, 0))
        season = self.season or self.texts("all-years")
        key = "rule-season" if units else "rule-season-none"
        lines += prose(self.texts(key, year=season, n=units, m=times), cells, "quiet")
        basis = "\n".join(f"{self._source(norm.source)} {norm.clause}" for norm in item.basis)
        examples = "\n".join(
            f"{example.name} → {self.texts('outcome-' + example.outcome)}"
            for example in item.examples
        )
        for key, text in (
            ("why", item.why), ("basis", basis), ("remedy", item.remedy),
            ("ask", getattr(item, "ask", "")),
            ("known-problems", getattr(item, "known_problems", "")), ("examples", examples),
        ):  # fmt: skip
            if text:
                words = visible(str(text), plainer=self.gouji.plainer, lines=True).strip()
                lines += [BLANK, (Run(self.texts(key), "label"),), *prose(words, cells)]
        return lines


def of_season(work: Casework) -> tuple[int | None, Mapping[str, tuple[int, int]]]:
    """Return the season and by rule in how many of its filings it stands, and how often."""
    picture, counts = work.picture(), work.by_rule()
    found: dict[str, tuple[int, int]] = {}
    for filing in of_year(picture, picture.season).filings:
        for rule, times in counts.get(filing.id, {}).items():
            units, before = found.get(rule, (0, 0))
            found[rule] = (units + 1, before + times)
    return picture.season, found
