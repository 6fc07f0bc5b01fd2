"""Papers of our own among the files named: left out, and told in one line."""

from __future__ import annotations

from collections import Counter

from tui.cli.speech.words import joined, say
from tui.out import tell


class OwnPapers:
    """Which files were left out, by name; a sweep comes by each of them twice."""

    def __init__(self) -> None:
        self._kinds: dict[str, str] = {}

    def add(self, name: str, kind: str) -> None:
        """Take note of a file that was left out."""
        self._kinds[name] = kind

    def tell(self) -> None:
        """Say how many there were, of which kinds, and name one; nothing where there was none."""
        if not self._kinds:
            return
        from engine.export.papers import PAPERS

        counts = Counter(
            PAPERS[kind].title if kind in PAPERS else kind for kind in self._kinds.values()
        )
        tell(
            say(
                "names.own-papers",
                n=len(self._kinds),
                kinds=joined(f"{title} {number}" for title, number in counts.items()),
                name=next(iter(self._kinds)),
            )
        )
