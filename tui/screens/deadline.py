"""The line for a deadline: proposed, typed as one likes, and told with its weekday."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.terminal.typed_dates import day, working_days
from tui.widgets.entry import Entry

if TYPE_CHECKING:
    from datetime import date

    from tui.text.words import Texts


class Deadline(Entry):
    """Holds the day that is so many working days from today; the first key replaces it."""

    def __init__(self, texts: Texts, today: date, days: int) -> None:
        self.texts, self.today = texts, today
        self.proposed = working_days(today, days).isoformat()
        super().__init__(texts("ask-deadline", day=self.proposed), id="deadline")

    def on_mount(self) -> None:
        """Propose the day."""
        self.value = self.proposed
        self.select_all()

    @property
    def until(self) -> date | None:
        """The day that is meant, None if it is none from today on."""
        until = day(self.value.strip(), self.today)
        return until if until is not None and until >= self.today else None

    @property
    def told(self) -> str:
        """Which day is meant in words, ``""`` if none is."""
        if (until := self.until) is None:
            return ""
        weekday = self.texts("weekdays").split()[until.weekday()]
        return self.texts("deadline-is", day=until.isoformat(), weekday=weekday)

    @property
    def refused(self) -> str:
        """What is said of a day that is none."""
        return self.texts("bad-deadline", day=self.proposed)
