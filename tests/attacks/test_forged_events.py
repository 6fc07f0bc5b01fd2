"""Events appended by hand with fitting hashes: who did it, and whether the house allows it."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import pytest
from attacks.hands import append, decision, fitting, rechain, sql
from attacks.rich_book import PASSPHRASE

from engine.trail.log.canonical import canonical
from engine.trail.log.keys import create_key
from engine.trail.log.signing import key_proof
from engine.trail.verification.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from attacks.rich_book import Rich

    from engine.trail.log.chain import Link
    from engine.trail.log.keys import Signer


def kinds(rich: Rich) -> set[str]:
    """Return the kinds of what verifying finds."""
    return {problem.kind for problem in verify(rich.path, [rich.witness]).problems}


def enrolment(signer: Signer, owner: str) -> dict[str, Any]:
    """Return what enrols a key, with its proof."""
    public = base64.b64encode(signer.public).decode()
    return {
        "key_id": signer.key_id, "public": public,
        "proof": signer.sign_text(key_proof(owner, public)),
    }  # fmt: skip


@pytest.fixture
def stranger(tmp_path: Path) -> Signer:
    """Give a key of somebody from outside."""
    return create_key(tmp_path / "路人.key", "路人", PASSPHRASE, cost=2)


def confirm_as(rich: Rich, actor: str, **more: Any) -> None:
    """Confirm k6 in somebody's name and make the rows fit."""
    subject, payload = decision(rich.path, "k6")
    append(rich.path, "finding.confirm", subject, payload, actor=actor, **more)
    fitting(rich.path)


def test_in_the_name_of_one_without_a_key_is_the_limit(rich: Rich) -> None:
    confirm_as(rich, "张三")
    assert kinds(rich) == set(), "README says so: names without keys prove nothing"


def test_the_first_enrolment_of_a_name_is_the_limit(rich: Rich, tmp_path: Path) -> None:
    mine = create_key(tmp_path / "张三.key", "张三", PASSPHRASE, cost=2)
    append(rich.path, "key.enrolled", "auditor/张三", enrolment(mine, "张三"), signer=mine)
    fitting(rich.path)
    assert kinds(rich) == set(), "README says so"


@pytest.mark.parametrize("actor", ["李四\u200b", "李四 ", "李\uf9e1", "李Si", "", "\uff2c\uff29"])
def test_a_name_that_looks_like_another_is_found(rich: Rich, actor: str) -> None:
    confirm_as(rich, actor)
    assert "workflow" in kinds(rich)


def test_in_the_name_of_one_with_a_key_is_found(rich: Rich) -> None:
    confirm_as(rich, "李四")
    assert "impostor" in kinds(rich)


def test_with_a_colleagues_key_is_found(rich: Rich) -> None:
    confirm_as(rich, "李四", signer=rich.wang)
    assert "signature" in kinds(rich)


def test_a_key_is_not_taken_over_by_enrolling_it_under_another_name(rich: Rich) -> None:
    append(rich.path, "key.enrolled", "auditor/路人", enrolment(rich.li, "李四"), actor="路人")
    confirm_as(rich, "李四")
    assert kinds(rich) >= {"impostor", "signature"}


def test_a_stranger_revokes_nobodys_key(rich: Rich, stranger: Signer) -> None:
    as_stranger: dict[str, Any] = {"actor": "路人", "signer": stranger}
    append(rich.path, "key.enrolled", "auditor/路人", enrolment(stranger, "路人"), **as_stranger)
    gone = {"key_id": rich.wang.key_id, "actor": "王五", "text_sha256": ""}
    append(rich.path, "key.revoked", "auditor/王五", gone, **as_stranger)
    assert "impostor" in kinds(rich)


def test_what_was_not_proposed_is_not_approved(rich: Rich) -> None:
    subject, payload = decision(rich.path, "k6")
    append(rich.path, "finding.approve", subject, payload)
    assert kinds(rich) & {"workflow"}


def test_nor_makes_himself_an_administrator(rich: Rich, stranger: Signer) -> None:
    as_stranger: dict[str, Any] = {"actor": "路人", "signer": stranger}
    append(rich.path, "key.enrolled", "auditor/路人", enrolment(stranger, "路人"), **as_stranger)
    named = {"key_id": stranger.key_id, "actor": "路人"}
    append(rich.path, "key.administrator", "auditor/路人", named, **as_stranger)
    fitting(rich.path)
    assert kinds(rich) == {"impostor"}


def test_a_name_whose_keys_were_revoked_does_not_go_back_to_unsigned(rich: Rich) -> None:
    with rich.open("李四", rich.li) as book:
        book.revoke_key(rich.wang.key_id, reason="调离")
    assert kinds(rich) == set()
    confirm_as(rich, "王五")
    assert kinds(rich) == {"impostor"}


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"key_id": "0" * 16}, "unknown-key"), ({"proof": ""}, "signature"),
        ({"proof": "AAAA"}, "signature"),
    ],
)  # fmt: skip
def test_an_enrolment_proves_its_key(
    rich: Rich, stranger: Signer, changed: dict[str, str], kind: str
) -> None:
    payload = enrolment(stranger, "路人") | changed
    append(rich.path, "key.enrolled", "auditor/路人", payload, actor="路人", signer=stranger)
    assert kind in kinds(rich)


def test_an_enrolment_is_signed(rich: Rich, stranger: Signer) -> None:
    append(rich.path, "key.enrolled", "auditor/路人", enrolment(stranger, "路人"), actor="路人")
    assert "impostor" in kinds(rich)


@pytest.mark.parametrize(
    ("kind", "key", "more"),
    [
        ("finding.dismiss", "k7", {"reason": "误报"}),  # four eyes are on
        ("finding.dismiss", "k6", {"reason": "因为我想"}),
        ("finding.dismiss", "k6", {"reason": "误报", "severity": "error"}),
        ("finding.dismiss", "k6", {"reason": "误报", "digest": "ffff"}),
        ("finding.confirm", "k1", {}),
        ("finding.confirm", "k6", {"before": {"state": "dismissed"}}),
        ("finding.confirm", "k6", {"filing": 1}),
        ("finding.accept", "k6", {"expires": "2020-01-01"}),
        ("finding.note", "k6", {}),
        ("finding.undo", "k6", {"of": 3, "restores": {"state": "dismissed", "standing": 3}}),
        ("finding.undo", "k1", {"of": 8, "restores": {"state": "dismissed"}}),
    ],
)  # fmt: skip
def test_a_decision_nobody_could_have_taken_is_found(
    rich: Rich, kind: str, key: str, more: dict[str, Any]
) -> None:
    subject, payload = decision(rich.path, key, **more)
    append(rich.path, kind, subject, payload)
    fitting(rich.path)
    assert kinds(rich) & {"workflow", "projection"}


def test_an_error_is_not_called_a_warning_to_spare_the_second_person(rich: Rich) -> None:
    subject, payload = decision(rich.path, "k5", severity="warning", reason="误报")
    append(rich.path, "finding.dismiss", subject, payload)
    fitting(rich.path)
    assert kinds(rich) == {"projection"}


FORGED: list[tuple[str, str, Any]] = [
    ("book.nonsense", "book", {"x": 1}),
    ("zzz.y", "book", {"x": 1}),
    ("book.created", "book", {"book": "f" * 16, "schema": 2}),
    ("auditor.enrolled", "auditor/李四", {"actor": "李四", "unit": "x", "role": "已离职"}),
    ("filing.approved", "filing/2", {"filing": 2, "approved_sha256": "0" * 64, "due": ""}),
    ("filing.published", "filing/2", {
        "filing": 2, "published_on": "2024-01-01", "published_address": "x",
        "published_sha256": "0" * 64,
    }),
    ("filing.returned", "filing/2", {"filing": 2, "due": ""}),
    ("filing.matched", "filing/2", {"filing": 2, "unit": "没有的单位", "before": {}}),
    ("filing.moved", "filing/2", {"filing": 2, "into": 9}),
    ("filing.corrected", "filing/2", {
        "filing": 2, "version": "0" * 64, "target": "year", "value": "1", "read": "2",
        "text_sha256": "",
    }),
    ("filing.uncorrected", "filing/2", {"filing": 2, "target": "year", "of": 3}),
    ("setting.changed", "setting/four_eyes", {
        "name": "four_eyes", "value": False, "before": False,
    }),
    ("roster.imported", "roster", {"added": [], "changed": [], "removed": ["没有的"]}),
    ("unreadable.gone", "book", {"files": [7], "why": "removed"}),
    ("book.purged", "filing/1", {
        "filing": 1, "what": ["content"], "reason": "依法", "digests": ["e" * 64],
    }),
    ("book.purged", "filing/1", {
        "filing": 1, "what": ["texts"], "reason": "", "digests": [],
    }),
    ("book.migrated", "book", {"from": 2, "to": 2, "backup": ""}),
    ("book.exported", "sweep/x", {"format": "csv", "filings": 1, "sha256": ""}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "subject", "payload"), FORGED)
def test_an_event_nobody_could_have_written_is_found(
    rich: Rich, kind: str, subject: str, payload: Any
) -> None:
    append(rich.path, kind, subject, payload)
    assert "workflow" in kinds(rich)


def test_a_purge_accounts_for_its_own_filing_alone(rich: Rich) -> None:
    purge = {"filing": 3, "what": ["content"], "reason": "依法", "digests": ["e" * 64]}
    append(rich.path, "book.purged", "filing/3", purge)
    sql(rich.path, "DELETE FROM contents", "DELETE FROM texts")
    assert kinds(rich) >= {"workflow", "missing"}


def test_a_filing_is_not_approved_over_open_errors(rich: Rich) -> None:
    with rich.open() as book:
        filing = book.filing(3)
    payload = {"filing": 3, "approved_sha256": filing.sha256, "due": ""}
    append(rich.path, "filing.approved", "filing/3", payload)
    fitting(rich.path)
    assert kinds(rich) == {"workflow"}


EXPORTED = {"format": "csv", "filings": 1, "sha256": ""}


@pytest.mark.parametrize(
    "payload",
    [
        '{"a":1,"a":2}', '{"filings":1.5}', '{"filings":1152921504606846976}',
        '{"format":"e\u0301"}', '{"format":"\\ud800"}', "[1]", "5", '{ "a":1}', "{",
        "[" * 200_000 + "]" * 200_000,
    ],
)  # fmt: skip
def test_a_payload_that_is_not_canonical_breaks_the_chain_there(rich: Rich, payload: str) -> None:
    append(rich.path, "book.exported", "book", payload)
    found = verify(rich.path)
    assert (found.code, found.problems[0].kind, found.problems[0].at) == (1, "broken", 22)


@pytest.mark.parametrize(
    "header", [{"at": "x"}, {"at": "2024-02-30T00:00:00.000000Z"}, {"session": "x"}, {"at": ""}]
)
def test_a_time_or_session_of_another_shape_is_found(rich: Rich, header: dict[str, str]) -> None:
    append(rich.path, "book.exported", "book", EXPORTED, **header)
    assert kinds(rich) == {"workflow"}
    with rich.open() as book:
        assert len(list(book.events())) >= 22, "it can be looked at all the same"
        assert any("不成样子" in sentence for sentence in book.broken)


def test_a_time_to_come_is_a_remark(rich: Rich) -> None:
    append(rich.path, "book.exported", "book", EXPORTED, at="9999-12-31T23:59:59.999999Z")
    found = verify(rich.path)
    assert found.code == 0
    assert any("在将来" in sentence for sentence in found.sentences)


def changed_actor(links: list[Link]) -> Iterable[Link]:
    """Give unsigned decisions to somebody else."""
    for link in links:
        yield link._replace(actor="孙七") if link.actor == "张三" else link


def stripped(links: list[Link]) -> Iterable[Link]:
    """Take away every key and signature."""
    for link in links:
        if not link.kind.startswith("key."):
            yield link._replace(key_id="", sig="")


def renamed(links: list[Link]) -> Iterable[Link]:
    """Make it another book."""
    first = {"book": "f" * 16, "schema": 2}
    yield links[0]._replace(payload=canonical(first))
    yield from links[1:]


@pytest.mark.parametrize("change", [changed_actor, stripped, renamed])
def test_a_whole_rewrite_is_found_by_the_checkpoint(
    rich: Rich, change: Callable[[list[Link]], Iterable[Link]]
) -> None:
    rechain(rich.path, change)
    assert "rewritten" in kinds(rich)
