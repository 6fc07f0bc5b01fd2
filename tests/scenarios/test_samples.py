"""The made-up county: all that was planted is found, and of a clean report nothing is said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from make_samples import description, drafted, main
from making.judging import found, unexpected

from engine.audit.worker import AuditTask, Worker, WorkerConfig
from engine.packs import load_pack

if TYPE_CHECKING:
    from engine.finding import Finding

SAMPLES = Path(__file__).parent.parent.parent / "samples"
REPORTS = {entry["file"]: entry for entry in description(SAMPLES)["reports"]}


@pytest.fixture(scope="module")
def worker() -> Worker:
    """Give a worker with the shipped pack."""
    return Worker(WorkerConfig())


def findings(worker: Worker, file: str) -> tuple[Finding, ...]:
    """Check one sample."""
    done = worker.check(AuditTask(source=file, data=(SAMPLES / file).read_bytes()))
    assert not done.error, done.error
    return done.findings


def finds(file: str) -> list[dict[str, Any]]:
    """Read what was planted in a sample."""
    path = (SAMPLES / "expected" / file).with_suffix(".expected.yaml")
    return yaml.safe_load(path.read_text("utf-8"))["finds"]


@pytest.mark.parametrize("file", REPORTS)
def test_everything_planted_is_found_and_nothing_else(worker: Worker, file: str) -> None:
    judged = findings(worker, file)
    wanted = finds(file)
    missing = [one for one in wanted if not any(found(one, finding) for finding in judged)]
    assert not missing, [(f.rule, f.place, f.message) for f in judged]
    assert not unexpected(judged, wanted)


@pytest.mark.slow
def test_the_samples_are_what_the_description_makes(tmp_path: Path) -> None:
    (tmp_path / "county.yaml").write_bytes((SAMPLES / "county.yaml").read_bytes())
    main(tmp_path)
    written = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    for name in written:
        if not name.endswith(".docx"):  # python-docx's template differs from version to version
            assert (SAMPLES / name).read_bytes() == (tmp_path / name).read_bytes(), name


def test_most_rules_have_a_sample_or_a_planted_fault() -> None:
    from making.faults import DEPARTMENT, FAULTS, SAMPLES_ONLY

    planted = {find.rule for fault in (*FAULTS, *DEPARTMENT, *SAMPLES_ONLY) for find in fault.finds}
    across = {rule.code for rule in load_pack().rules if rule.code.startswith("X")}
    elsewhere = {"F402", "N110", "A103"} | across  # need other reports or the form of 2019
    missing = {rule.code for rule in load_pack().rules} - planted - elsewhere
    assert not missing


def test_drafts_are_deterministic() -> None:
    for entry in REPORTS.values():
        assert drafted(entry, "青禾县")[0] == drafted(entry, "青禾县")[0]
