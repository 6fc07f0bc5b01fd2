"""What the third pane says of a whole cause: what is wrong and right, what does not balance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.render.lines import BLANK, Line, Run, prose
from tui.render.navigation import of_one_cause
from tui.render.sanitise import visible
from tui.render.wrap import pad, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from engine.trail.state.views import FindingView
    from tui.text.words import Texts


def unbalanced(data: Mapping[str, Any]) -> str:
    """Return an equation that does not hold in one line, ``""`` for what is no equation.

    What its parts add up to is no value that should stand anywhere.
    """
    expected, actual = data.get("expected") or "", data.get("actual") or ""
    return f"{expected} ≠ {actual}" if "＝" in expected and actual else ""


class CauseExplainer:
    """Turns the cause of a finding into lines of one width and language."""

    def __init__(self, texts: Texts, cells: int, *, plainer: bool = False, me: str = "") -> None:
        self.texts, self.cells, self.plainer, self.me = texts, cells, plainer, me

    def _safe(self, text: object) -> str:
        return visible(str(text), plainer=self.plainer, lines=True).strip()

    def _prose(self, text: object, style: str = "", *, indent: int = 0) -> list[Line]:
        return prose(self._safe(text), self.cells, style, indent=indent)

    def _beside(self, title: str, text: object, style: str = "strong") -> Iterator[Line]:
        if text:
            room = 2 + max(width(self.texts(name)) for name in ("expected", "actual", title))
            lines = self._prose(text, style, indent=room)
            first = (Run(pad(self.texts(title), room), "label"), *lines[0][1:])
            yield from (first, *lines[1:])

    def _whole_cause(
        self, finding: FindingView, cause: Mapping[str, Any], fellows: Sequence[FindingView]
    ) -> Iterator[Line]:
        """Say in one sentence what is wrong and right, below it what does not balance as it is.

        Where several repairs are equally small all are shown, and none is said to be the one.
        """
        repairs, more = list(cause["repairs"]), cause.get("more") or 0
        rules = self.texts.joined(one.rule for one in (finding, *fellows))
        if len(repairs) + more == 1:
            yield from self._only_repair(repairs[0], rules)
        else:
            words = self.texts("cause-several", n=len(repairs) + more, rules=rules)
            yield from self._prose(words, "strong")
            for repair in repairs:
                changes = self.texts.joined(map(self._change, repair.get("cells") or ()))
                yield from self._prose(f"{self.texts('repair-or')} {changes}", indent=2)
            if more:
                yield from self._prose(self.texts("repair-more", n=more), "quiet", indent=2)
        for one in (finding, *fellows):
            words = unbalanced(one.data)
            place = (one.data.get("place") or {}).get("label") or one.title
            said = self.texts("unbalanced-at", what=words, at=place) if words else one.message
            yield from self._beside("unbalanced", f"{one.rule} {said}", "")
        waiting = len(of_one_cause((finding, *fellows), finding))
        if waiting > 1:
            yield from self._prose(self.texts("cause-how", n=waiting), "quiet")
        yield BLANK

    def _only_repair(self, repair: Mapping[str, Any], rules: str) -> Iterator[Line]:
        """Say what the repair is that is smaller than all others."""
        cells = list(repair.get("cells") or ())
        if len(cells) == 1:
            label, before, after = self._sides(cells[0])
            words = self.texts("cause-one", label=label, before=before, after=after, rules=rules)
            yield from self._prose(words, "repair-words")
        else:
            yield from self._prose(self.texts("cause-cells", n=len(cells), rules=rules), "strong")
            for cell in cells:
                yield from self._prose(self._change(cell), "repair-words", indent=2)
        if repair.get("slip"):
            yield from self._prose(self.texts("slip", slip=repair["slip"]), "quiet")

    def _sides(self, cell: Mapping[str, Any]) -> tuple[str, Any, Any]:
        """Return what a cell is called, what it says and what it should."""
        before = cell.get("from", cell.get("before"))
        label = cell.get("label") or f"{cell.get('row')} {cell.get('column')}"
        blank = self.texts("blank")
        return label, blank if before is None else before, cell.get("to", cell.get("after"))

    def _change(self, cell: Mapping[str, Any]) -> str:
        label, before, after = self._sides(cell)
        return self.texts("repair-one", label=label, before=before, after=after)
