"""The settings in force: the book's, which one may change here, and those that files give."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from engine.values import dataclass
from tui.letter import folder_of
from tui.render.lines import Line, Run, prose
from tui.render.sanitise import one_line, visible
from tui.render.wrap import cut, pad
from tui.screens.catalogue import Catalogue
from tui.screens.questions_finding import Question
from tui.terminal.typed_numbers import number
from tui.widgets.bars import Bar
from tui.widgets.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult

    from tui.text.words import Texts

NAME = 22
MOST_DAYS = 365
CHANGED_HERE = ("title", "office", "contact", "deadline_days", "four_eyes")


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting: its words, its value in words, where it comes from; ``name``: of the book."""

    words: str
    value: str
    where: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """The heading over settings of one origin."""

    words: str


class SettingQuestion(Question["str | None"]):
    """Asks for another value of a setting."""

    title_key = "setting"

    def __init__(self, texts: Texts, setting: Setting, before: Any, *, plainer: bool) -> None:
        super().__init__(texts, plainer=plainer)
        self.setting, self.before = setting, before

    def heading(self) -> tuple[str, str]:
        """Return which setting it is, and what it is now."""
        now = self.texts("setting-now", value=self.setting.value)
        if isinstance(self.before, bool):
            now += self.texts("setting-off" if self.before else "setting-on")
        return self.setting.words, now

    def fields(self) -> ComposeResult:
        """Yield the line for the value."""
        yield Entry(self.texts("setting-value"), id="text")

    def on_mount(self) -> None:
        """Begin with the value of now; a switch is turned by Enter alone."""
        entry = self.query_one("#text", Entry)
        entry.value = "" if isinstance(self.before, bool) else str(self.before)
        entry.focus()

    def on_input_submitted(self) -> None:
        """Answer; a number of days has to be one."""
        days = isinstance(self.before, int) and not isinstance(self.before, bool)
        if days and number(self.text, MOST_DAYS) is None:
            self.complain(self.texts("setting-days", most=MOST_DAYS))
        else:
            self.dismiss(self.text)


class SettingsScreen(Catalogue):
    """Lists what is in force; Enter changes a setting of the book."""

    keys: ClassVar[Sequence[str]] = ("close", "open", "filter", "next-pane", "help", "quit")
    help_key = "help-settings"

    def fetch(self) -> Sequence[Setting | Section]:
        """Return the settings, the book's first."""
        book, texts = self.work.book, self.texts
        self.query_one("#title", Bar).say(texts("settings"), Path(self.gouji.book_name).name)
        kept = book.settings()
        of_book: list[Setting | Section] = [
            Setting(texts(f"book.setting-{name}"), self.shown(value), texts("setting-book"), name)
            for name, value in kept.items()
        ]
        files: list[Setting | Section] = [Setting(*row) for row in self.gouji.settings]
        sections: list[Setting | Section] = [Section(texts("settings-book")), *of_book]
        sections += [Section(texts("settings-here")), *self.here()]
        return [*sections, *([Section(texts("settings-files")), *files] if files else [])]

    def here(self) -> Iterator[Setting]:
        """Yield what is in force in this sitting."""
        texts, book = self.texts, self.work.book
        signing = "yes" if book.signs else "locked" if book.locked else "no"
        yield Setting(texts("settings-who"), self.work.me, texts("settings-sign-" + signing))
        yield Setting(texts("settings-book-file"), str(book.path), "")
        yield Setting(texts("settings-papers"), str(folder_of(book.path)), "")
        pack = self.gouji.load_pack()
        added = texts.joined(Path(str(one.path)).name for one in getattr(pack, "overlays", ()))
        rules = texts("settings-rules-are", id=pack.id, version=pack.version, n=len(pack.rules))
        yield Setting(texts("settings-rules"), rules, added)

    def shown(self, value: Any) -> str:
        """Return a value in words."""
        if isinstance(value, bool):
            return self.texts("book.yes" if value else "book.no")
        if isinstance(value, list):
            return self.texts.joined(value) or "—"
        return str(value) or "—"

    def heading(self, item: Setting | Section) -> bool:
        """Tell whether a row heads others."""
        return isinstance(item, Section)

    def draw(self, item: Setting | Section, cells: int) -> Line:
        """Draw a setting with its value, and where it comes from."""
        if isinstance(item, Section):
            return (Run(cut(item.words, cells), "label"),)
        value = one_line(item.value, plainer=self.gouji.plainer)
        room = max(10, cells - NAME - 1)
        style = "strong" if item.name in CHANGED_HERE else ""
        return (Run(pad("  " + item.words, NAME) + " "), Run(cut(value, room), style))

    def words(self, item: Setting | Section) -> str:
        """Return what the filter looks at."""
        if isinstance(item, Section):
            return item.words
        return f"{item.words} {item.value} {item.where}"

    def detail(self, item: Setting | Section, cells: int) -> Sequence[Line]:
        """Return the whole value, where it comes from, how it is changed."""
        if isinstance(item, Section):
            return ()
        lines: list[Line] = [(Run(item.words, "label"),)]
        lines += prose(visible(item.value, plainer=self.gouji.plainer), cells)
        lines += prose(visible(item.where, plainer=self.gouji.plainer), cells, "quiet")
        if item.name:
            key = "setting-change" if item.name in CHANGED_HERE else "setting-change-outside"
            lines += prose(self.texts(key, name=item.name), cells, "quiet")
        return lines

    def on_cursor_list_chosen(self) -> None:
        """Change a setting of the book."""
        item = self.query_one("#items").current  # type: ignore[attr-defined]
        if isinstance(item, Setting) and item.name in CHANGED_HERE:
            before = self.work.book.settings()[item.name]
            question = SettingQuestion(self.texts, item, before, plainer=self.gouji.plainer)
            self.ask(question, partial(self._change, item.name, before))

    def _change(self, name: str, before: Any, typed: str | None) -> None:
        if typed is None:
            return
        value: Any = typed
        if isinstance(before, bool):
            value = not before
        elif isinstance(before, int):
            value = int(typed)
        self.patience.attempt(
            partial(self.work.book.set, name, value),
            lambda _: self._changed(name),
            lambda error: self.say(error.message, tone="error"),
        )

    def _changed(self, name: str) -> None:
        """Show what is in force now."""
        self.items = self.fetch()
        at = self.query_one("#items").cursor  # type: ignore[attr-defined]
        self.refill()
        self.query_one("#items").move_to(at)  # type: ignore[attr-defined]
        self.say(self.texts("setting-saved", what=self.texts(f"book.setting-{name}")))
