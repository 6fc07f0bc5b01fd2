"""What people do with a casebook: decide, move filings on, enrol; each verb is an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.trail.commands import auditors, settings
from engine.trail.commands import decide as deciding
from engine.trail.commands import filings as filing_commands
from engine.trail.queries import filings as filing_queries
from engine.trail.reader import CasebookReader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from engine.roster.unit import Unit
    from engine.trail.commands.filings import RosterChange
    from engine.trail.log.keys import Signer
    from engine.trail.state.views import DecisionView, FilingState, FilingView


class Deciding(CasebookReader):
    """The verbs of auditors."""

    def decide(  # a decision has that many sides
        self,
        finding_id: int,
        kind: str,
        *,
        reason: str = "",
        text: str = "",
        expires: date | None = None,
        seen_seq: int | None = None,
    ) -> DecisionView:
        """Decide: ``confirm``, ``dismiss`` (reason), ``accept`` (expires), ``note`` (text).

        ``seen_seq`` is ``FindingView.seq`` as the person saw it: a TrailError with hint
        ``overtaken`` tells what somebody else did since. With four_eyes on, dismissing or accepting
        an error gives a step of kind ``propose``; the finding stays open until a second person
        approves.
        """
        with self._ledger.writing() as transaction:
            return deciding.decide(
                transaction, finding_id, kind, reason=reason, text=text, expires=expires,
                today=self._ledger.today(), seen_seq=seen_seq,
                four_eyes=settings.settings(transaction.connection)["four_eyes"],
            )  # fmt: skip

    def confirm_all(self, seen: Mapping[int, int]) -> tuple[DecisionView, ...]:
        """Confirm findings, each by an event of its own, all of them or none.

        ``seen`` holds by finding its ``seq`` as the person saw it (see ``decide``).
        """
        with self._ledger.writing() as transaction:
            return tuple(
                deciding.decide(
                    transaction, finding_id, "confirm", reason="", text="", expires=None,
                    today=self._ledger.today(), four_eyes=False, seen_seq=seq,
                )
                for finding_id, seq in seen.items()
            )  # fmt: skip

    def undo(self, *finding_ids: int) -> tuple[DecisionView, ...]:
        """Take back the last step that stands on each finding, by further events; all or none."""
        with self._ledger.writing() as transaction:
            return tuple(deciding.undo(transaction, one) for one in finding_ids)

    def approve(self, finding_id: int, *, text: str = "") -> DecisionView:
        """Approve somebody else's proposal."""
        with self._ledger.writing() as transaction:
            return deciding.settle(transaction, finding_id, approve=True, text=text)

    def refuse(self, finding_id: int, *, text: str = "") -> DecisionView:
        """Refuse somebody else's proposal; the finding stands as before."""
        with self._ledger.writing() as transaction:
            return deciding.settle(transaction, finding_id, approve=False, text=text)

    def assign(self, finding_id: int, to: str) -> DecisionView:
        """Give a finding to somebody."""
        with self._ledger.writing() as transaction:
            return deciding.assign(transaction, finding_id, to)

    def transition(self, filing_id: int, to_state: FilingState, **details: Any) -> FilingView:
        """Move a filing on and return it; a forbidden move is a TrailError with a sentence.

        ``returned``: deadline=date; ``published``: address=str, on=date, sha256=str (default: the
        approved text's); ``approved``, ``reopened``, ``under_review``: nothing. All: text=str.
        """
        with self._ledger.writing() as transaction:
            filing_commands.transition(transaction, filing_id, to_state, details)
            return filing_queries.filing(transaction.connection, filing_id)

    def match(self, filing_id: int, unit: str) -> FilingView:
        """Say whose report an unmatched filing is; return the filing where it stands now.

        If the unit has a filing for that year already, the file becomes its next round.
        """
        with self._ledger.writing() as transaction:
            return filing_queries.filing(
                transaction.connection, filing_commands.match(transaction, filing_id, unit)
            )

    def import_roster(self, units: Sequence[Unit], *, replace: bool = False) -> RosterChange:
        """Take over a roster; with ``replace``, units it does not name go."""
        with self._ledger.writing() as transaction:
            return filing_commands.import_roster(transaction, units, replace=replace)

    def enrol(self, *, unit: str = "", role: str = "") -> None:
        """Enrol the actor as an auditor."""
        with self._ledger.writing() as transaction:
            auditors.enrol(transaction, unit, role)

    def enrol_key(self, key: Signer) -> None:
        """Enrol the actor's key; from here on this session signs, and must."""
        with self._ledger.writing() as transaction:
            auditors.enrol_key(transaction, key)

    def revoke_key(self, key_id: str, *, reason: str) -> None:
        """Revoke a key: of one's own, or, under an administrator's key, a colleague's."""
        with self._ledger.writing() as transaction:
            auditors.revoke_key(transaction, key_id, reason)

    def name_administrator(self, key_id: str) -> bool:
        """Name a key an administrator's; False if a second person has to name it too."""
        with self._ledger.writing() as transaction:
            return auditors.name_administrator(transaction, key_id)
