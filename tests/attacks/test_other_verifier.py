"""The small verifier apart, which knows nothing of ours, says the same of who signed what."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attacks.hands import append
from attacks.rich_book import PASSPHRASE
from attacks.test_forged_events import enrolment

from engine.trail.log.keys import create_key
from engine.trail.verification.verify import verify

if TYPE_CHECKING:
    from attacks.rich_book import Rich

VERIFIER = Path(__file__).parents[1] / "engine" / "trail" / "verify_without_gouji.py"
pytestmark = pytest.mark.slow


def judged(rich: Rich) -> str:
    """Return what the other verifier says on stderr, ``""`` if it calls the book whole."""
    ran = subprocess.run(
        [sys.executable, "-I", str(VERIFIER), str(rich.path), str(rich.witness)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode in (0, 1)
    assert (ran.returncode == 0) == (ran.stderr == "")
    return ran.stderr.strip()


def test_both_call_the_honest_book_whole(rich: Rich) -> None:
    assert judged(rich) == ""
    assert verify(rich.path, [rich.witness]).code == 0


def test_a_revocation_by_the_administrator_is_lawful_to_both(rich: Rich) -> None:
    with rich.open("李四", rich.li) as book:
        book.revoke_key(rich.wang.key_id, reason="调离")
    assert judged(rich) == ""
    assert verify(rich.path, [rich.witness]).code == 0


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("taken over", "bad signature"), ("proof", "false enrolment"),
        ("revoked", "false revocation"), ("administrator", "false administrator"),
        ("unsigned", "bad signature"),
    ],
)  # fmt: skip
def test_both_find_the_same(rich: Rich, tmp_path: Path, kind: str, words: str) -> None:
    mine = create_key(tmp_path / "路人.key", "路人", PASSPHRASE, cost=2)
    told: dict[str, Any] = enrolment(mine, "路人")
    by: dict[str, Any] = {"actor": "路人", "signer": mine}
    if kind == "taken over":
        append(rich.path, "key.enrolled", "auditor/路人", enrolment(rich.li, "李四"), actor="路人")
    elif kind == "proof":
        append(rich.path, "key.enrolled", "auditor/路人", told | {"proof": ""}, **by)
    elif kind == "unsigned":
        append(rich.path, "auditor.enrolled", "auditor/李四",
               {"actor": "李四", "unit": "", "role": ""}, actor="李四")  # fmt: skip
    else:
        append(rich.path, "key.enrolled", "auditor/路人", told, **by)
        gone = {"key_id": rich.wang.key_id, "actor": "王五", "text_sha256": ""}
        named = {"key_id": mine.key_id, "actor": "路人"}
        if kind == "revoked":
            append(rich.path, "key.revoked", "auditor/王五", gone, **by)
        else:
            append(rich.path, "key.administrator", "auditor/路人", named, **by)
    assert words in judged(rich)
    assert verify(rich.path, [rich.witness]).code == 1
