"""What a sweep is asked to do, and how far it is."""

from __future__ import annotations

import time

from engine.audit.backends.asked import ClusterAsked
from engine.sweep.plan import Plan, Progress, Rejudged


def plan(**more) -> Plan:
    """Return a plan; what judges is of no matter here."""
    return Plan(setup=object(), means=object(), **more)  # type: ignore[arg-type]


def test_a_plan_asks_for_nothing_special_unless_told():
    usual = plan()
    assert (usual.workers, usual.timeout, usual.again, usual.dry_run) == (0, None, False, False)
    assert usual.clock is time.monotonic


def test_a_folder_is_shared_with_a_cluster_alone(tmp_path):
    assert plan(readings=tmp_path).shared is None
    asked = ClusterAsked(address="local", shared=tmp_path)
    assert plan(cluster=asked).shared == tmp_path
    assert plan(cluster=ClusterAsked(address="local")).shared is None


def test_two_sweeps_share_nothing_of_how_far_they_are():
    one, other = Progress(), Progress()
    one.recorded.append(object())  # type: ignore[arg-type]
    one.before["甲.docx"] = "0" * 64
    one.rejudged.append(Rejudged(filing=1, agency="甲", year=None))
    assert other == Progress()
    assert (other.recorded, other.before, other.rejudged) == ([], {}, [])


def test_a_filing_judged_anew_has_no_error_unless_told():
    told = Rejudged(filing=1, agency="白沙镇人民政府", year=2023, because=("last",))
    assert (told.error, told.because) == ("", ("last",))
