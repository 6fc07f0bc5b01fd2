"""What people add to a casebook besides files, what is judged anew for it, and how it writes.

Reports are judged outside, before anything is written; then the event that says what was added and
the checks that follow from it are one transaction. Whatever fails, nothing is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errors import TrailError
from engine.trail.commands import correct, publish, record
from engine.trail.commands.means import run_of
from engine.trail.commands.record import Recorded
from engine.trail.reader import CasebookReader
from engine.trail.store.turns import EACH, Turn, taking

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from engine.trail.commands.correct import Amendment
    from engine.trail.commands.means import CheckProvenance
    from engine.trail.commands.record import Checked
    from engine.trail.log.keys import Signer
    from engine.trail.queries.publications import Listed
    from engine.trail.store.ledger import WriteTransaction


class Amending(CasebookReader):
    """The verbs that judge filings anew without a new file."""

    def unlock(self, key: Signer) -> None:
        """Sign with a key from here on; TrailError unless it is the actor's and in force."""
        mine = (
            one["key_id"]
            for who in self.auditors()
            if who["actor"] == self.actor
            for one in who["keys"]
            if one["revoked"] is None
        )
        if key.key_id not in mine:
            raise TrailError(f"密钥 {key.key_id} 不是 {self.actor} 在这本案卷里登记的有效密钥。")
        self._ledger.signer = key

    @property
    def locked(self) -> bool:
        """Return whether the actor has keys here and none of them is unlocked."""
        mine = (who["keys"] for who in self.auditors() if who["actor"] == self.actor)
        return not self.signs and any(one["revoked"] is None for keys in mine for one in keys)

    def correct(
        self, amendment: Amendment, judged: Sequence[Checked], means: CheckProvenance
    ) -> Recorded:
        """Correct what was misread, or take it back, with the checks of all that it bears on.

        TrailError (hint ``overtaken``) if the filing has changed since it was judged.
        """
        with self._ledger.writing() as transaction:
            correct.amend(transaction, amendment)
            return self._judged(transaction, judged, means)

    def publish(
        self, entries: Sequence[Listed], judged: Sequence[Checked], means: CheckProvenance
    ) -> Recorded:
        """List when and where reports were published, with the checks of those that it bears on."""
        with self._ledger.writing() as transaction:
            publish.publish(transaction, entries)
            return self._judged(transaction, judged, means)

    def waiting_at_most(self, seconds: float) -> AbstractContextManager[None]:
        """Wait no longer than so while another program writes; a TrailError tells (``locked``)."""
        return taking(Turn(seconds))

    def in_turn(self, tell: Callable[[float], None]) -> AbstractContextManager[None]:
        """Wait as long as another program writes; ``tell`` gets the seconds, 0 when it is over.

        What ``tell`` raises gives up the step that waits. It holds for this thread.
        """
        return taking(Turn(EACH, tell))

    def _judged(
        self, transaction: WriteTransaction, judged: Sequence[Checked], means: CheckProvenance
    ) -> Recorded:
        """Record checks of filings judged anew as one event."""
        if not judged:
            return Recorded()
        entries, counts = record.write_checks(
            transaction, judged, run_of(transaction, means),
            seq=transaction.seq + 1, today=self._ledger.today(),
        )  # fmt: skip
        event = {"received": [], "checks": entries, "means": means.data()}
        transaction.append("sweep.recorded", f"sweep/{self._ledger.session}", event)
        return sum(counts, Recorded())
