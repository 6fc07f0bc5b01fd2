"""What the third pane says of a finding: rule, expected and actual, repair, basis, history.

Pure: safe lines out of a finding; ``--plain`` prints the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.corrections.wording import correction_line
from engine.finding import due_of
from tui.render.clock import local
from tui.render.explain_cause import CauseExplainer, unbalanced
from tui.render.lines import BLANK, Line, Run, line_width
from tui.render.navigation import concerns, lacking, standing
from tui.render.side_by_side import pairs
from tui.render.wrap import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from engine.report import Correction
    from engine.trail.state.views import DecisionView, FindingView

JUDGING = frozenset({"confirm", "dismiss", "accept", "propose", "approve"})
QUOTED = 4
PROPOSED = {"排除": "dismiss", "暂予接受": "accept"}
TONES = {"open": "strong", "confirmed": "error", "dismissed": "good", "accepted": "warning"}


class Explainer(CauseExplainer):
    """Turns findings into lines of one width and language."""

    def lines(
        self,
        finding: FindingView,
        cause: Mapping[str, Any] | None = None,
        corrections: Sequence[Correction] = (),
        fellows: Sequence[FindingView] = (),
    ) -> list[Line]:
        """Return everything there is to know of a finding, what is needed first on top.

        ``corrections`` are the filing's; what was put right of its own cells is told with it.
        ``fellows`` are the other findings of its cause.
        """
        data = finding.data
        if lacking(finding):
            return self._trimmed(self._request(finding))
        repaired = bool((cause or {}).get("repairs"))
        values = () if finding.previous or repaired else self._values(data)
        lines = [
            *self._head(finding),
            *self._reading(finding),
            *(self._whole_cause(finding, cause or {}, fellows) if repaired else ()),
            *self._text("", finding.message, "" if repaired else "strong"),
            *self._corrections(finding, cause, corrections),
            *self._warnings(finding),
            *self._proposal(finding),
            *self._before(finding),
            *values,
            *self._pairs(pairs(data.get("marks") or ())),
            *self._history(finding),
            *self._text("ask", data.get("ask")),
            *self._text("why", data.get("why")),
            *self._basis(data.get("basis") or ()),
            *self._text("remedy", data.get("remedy")),
            *self._quotes(data),
        ]
        return self._trimmed(lines)

    def _trimmed(self, drawn: Iterable[Line]) -> list[Line]:
        """Return the lines without blank ones at the ends or two in a row."""
        lines = list(drawn)
        kept = [
            line for n, line in enumerate(lines) if line != BLANK or (n and lines[n - 1] != BLANK)
        ]
        return kept[:-1] if kept[-1] == BLANK else kept

    def _request(self, finding: FindingView) -> Iterator[Line]:
        """Show what is asked for; nothing is said of a fault, for nobody knows of one."""
        state = self.texts("state-" + standing(finding)) if finding.state != "open" else ""
        rule = f" {self._safe(finding.rule)} "
        yield (Run(self.texts("names.requests"), "heading"), Run(rule, "label"), Run(state))
        yield BLANK
        yield from self._text("", finding.data.get("ask") or finding.message, "strong")
        yield from self._proposal(finding)
        yield from self._history(finding)
        yield from self._text("", self.texts("request-how"), "quiet")
        yield from self._text("why", finding.data.get("why"))
        yield from self._basis(finding.data.get("basis") or ())

    def _corrections(
        self,
        finding: FindingView,
        cause: Mapping[str, Any] | None,
        corrections: Sequence[Correction],
    ) -> Iterator[Line]:
        """Say which cells of this finding were misread and put right."""
        for one in corrections:
            if one.cell and concerns(one.cell, finding, cause):
                yield from self._text("", correction_line(one), "good")

    def _head(self, finding: FindingView) -> Iterator[Line]:
        severity = self.texts("names.severity-" + finding.severity)
        state = self.texts("state-" + standing(finding))
        head = (
            Run(f"[{severity}]", finding.severity),
            Run(f" {self._safe(finding.rule)} ", "label"),
            Run(f"{state} ", TONES.get(finding.state, "quiet")),
        )
        sure = finding.outcome == "fail"
        verdict = () if sure else (Run(f"{self.texts('outcome-' + finding.outcome)} ", "warning"),)
        whole = (*head, *verdict)
        lines: list[Line] = [whole] if sure or line_width(whole) <= self.cells else [head, verdict]
        title = self._safe(finding.title)
        if line_width(lines[-1]) + width(title) <= self.cells:
            lines[-1] = (*lines[-1], Run(title, "heading"))
        else:
            lines += self._prose(title, "heading")
        yield from lines
        yield BLANK

    def _text(self, title: str, text: object, style: str = "") -> Iterator[Line]:
        if not text:
            return
        if title:
            yield (Run(self.texts(title), "label"),)
        yield from self._prose(text, style)
        yield BLANK

    def _values(self, data: Mapping[str, Any]) -> Iterator[Line]:
        if unbalanced(data):
            yield from self._beside("unbalanced", unbalanced(data))
            return
        yield from self._beside("expected", due_of(data))
        yield from self._beside("actual", data.get("actual"))

    def _reading(self, finding: FindingView) -> Iterator[Line]:
        if finding.data.get("responsibility") == "reading":
            yield from self._text("", self.texts("reading"), "warning")

    def _warnings(self, finding: FindingView) -> Iterator[Line]:
        if finding.expires:
            yield from self._text("", self.texts("expires", day=finding.expires.isoformat()))
        if finding.assignee:
            yield from self._text("", self.texts("assigned-to", who=finding.assignee))

    def _proposal(self, finding: FindingView) -> Iterator[Line]:
        """Say who proposed what, and what the reader can do about it."""
        if not finding.pending:
            return
        steps = [step for step in finding.history if step.kind == "propose" and not step.undone]
        what = self.texts("event-" + finding.pending)
        if steps:
            what = " ".join(filter(None, (self._reason(steps[-1].reason) or what, steps[-1].text)))
        mine = finding.proposer == self.me
        key = "pending-mine" if mine else "pending-theirs"
        who = {} if mine else {"who": finding.proposer}
        yield from self._text("", self.texts(key, what=what, **who), "" if mine else "warning")

    def _before(self, finding: FindingView) -> Iterator[Line]:
        """Show what was judged and how, where a check opened the finding again."""
        if finding.state != "open" or finding.pending:
            return
        kinds = [step.kind for step in finding.history if not step.undone]
        expired = kinds[-1:] == ["reopen"] and not finding.previous_digest
        if not (finding.previous_digest or expired):
            return
        yield from self._text(
            "", self.texts("changed" if finding.previous_digest else "expired"), "warning"
        )
        judged = [step for step in finding.history if step.kind in JUDGING and not step.undone]
        if judged:
            yield (Run(self.texts("then-decision"), "label"),)
        for step in judged[-2:] if judged and judged[-1].kind == "approve" else judged[-1:]:
            yield from self._prose(self._step(step))
        if finding.previous:
            yield from self._state_of("then", finding.previous, "quiet")
            yield from self._state_of("now", finding.data, "strong")
        yield BLANK

    def _state_of(self, title: str, data: Mapping[str, Any], style: str) -> Iterator[Line]:
        """Show message, values and quotes of a finding, as it was or as it is."""
        yield (Run(self.texts(title), "label"),)
        yield from self._prose(data.get("message") or self.texts("blank"), style)
        for name, words in (("expected", due_of(data)), ("actual", data.get("actual"))):
            if words:
                yield from self._prose(f"{self.texts(name)} {words}", style, indent=2)
        for quote in (data.get("evidence") or data.get("marks") or ())[:QUOTED]:
            words = f"{quote.get('quote') or self.texts('blank')} — {quote.get('at', '')}"
            yield from self._prose(words, "quiet", indent=2)

    def _basis(self, basis: Any) -> Iterator[Line]:
        if not basis:
            return
        yield (Run(self.texts("basis"), "label"),)
        for norm in basis:
            title = norm.get("title") or norm.get("source") or ""
            yield from self._prose(f"{title} {norm.get('clause', '')}")
        yield BLANK

    def _quotes(self, data: Mapping[str, Any]) -> Iterator[Line]:
        quotes = data.get("evidence") or data.get("marks") or ()
        if pairs(data.get("marks") or ()):
            quotes = ()
        if quotes:
            yield (Run(self.texts("quotes"), "label"),)
        for quote in quotes:
            yield from self._prose(
                f"{quote.get('quote') or self.texts('blank')} — {quote.get('at', '')}", "quiet"
            )
        if data.get("explained"):
            yield BLANK
            yield from self._text("explained", data["explained"])

    def _pairs(
        self, paired: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]
    ) -> Iterator[Line]:
        """Show the sentence here over the sentence there, pair by pair."""
        if not paired:
            return
        yield BLANK
        yield (Run(self.texts("pairs", n=len(paired)), "label"),)
        for number, (here, there) in enumerate(paired, 1):
            where = f"{self.texts('here')} {here.get('at', '')}"
            yield from self._prose(f"{number} {where}", "quiet")
            yield from self._prose(here.get("quote", ""), indent=2)
            yield from self._prose(there.get("at", ""), "quiet", indent=2)
            yield from self._prose(there.get("quote", ""), indent=2)
        yield BLANK

    def _history(self, finding: FindingView) -> Iterator[Line]:
        if not finding.history:
            return
        yield (Run(self.texts("history"), "label"),)
        for step in finding.history:
            yield from self._prose(self._step(step), "quiet" if step.undone else "")
        yield BLANK

    def _reason(self, reason: str) -> str:
        """Return a reason in the language of the screens; a proposal's begins with its kind."""
        if not reason:
            return ""
        head, mark, rest = reason.partition("：")
        if mark and self.texts.language == "en":
            return f"{PROPOSED.get(head, head)}: {self.texts('reason-' + rest)}"
        return self.texts("reason-" + reason)

    def _step(self, step: DecisionView) -> str:
        """Return one step in a line: when, who, what, why."""
        reason = self._reason(step.reason)
        return " ".join(
            part
            for part in (
                local(step.at),
                step.actor,
                self.texts("event-" + step.kind),
                reason,
                step.text,
                self.texts("signed") if step.signed else "",
                self.texts("revoked") if step.undone else "",
            )
            if part
        )
