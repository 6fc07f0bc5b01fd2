"""A book of the first schema holds what was allowed then; the rules hold from its upgrade."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from attacks.hands import append, hands, rechain
from attacks.rich_book import PASSPHRASE, Clock, Rich, finding
from attacks.test_forged_events import enrolment

from engine.trail.casebook import Casebook
from engine.trail.log.canonical import canonical
from engine.trail.log.checkpoint import Note, spell
from engine.trail.log.keys import create_key
from engine.trail.verification.verify import verify

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from engine.trail.log.chain import Link

MEANS: dict[str, Any] = {
    "pack_id": "nianbao", "pack_version": "1", "pack_sha256": "a" * 64, "overlays_sha256": "",
    "engine_version": "0.1.0", "outcomes": {"fail": 1},
}  # fmt: skip


def as_before(links: list[Link]) -> Iterable[Link]:
    """Give events as the first version wrote them: schema 1, no severity in decisions."""
    for link in links:
        payload = json.loads(link.payload)
        payload.pop("severity", None)
        if link.kind == "book.created":
            payload["schema"] = 1
        yield link._replace(payload=canonical(payload))


@pytest.fixture
def former(tmp_path: Path) -> Rich:
    """Give a book of schema 1 in which a colleague revoked a key and went on unsigned."""
    li = create_key(tmp_path / "li.key", "李四", PASSPHRASE, cost=2)
    wang = create_key(tmp_path / "wang.key", "王五", PASSPHRASE, cost=2)
    rich = Rich(tmp_path / "旧.book", tmp_path / "检查点.txt", li, wang, Clock())
    with rich.open() as book:
        came = book.receive("a.txt", b"one", agency="石桥镇", kind="township", year=2023)
        book.record(came.version_id, [finding("k1", 1)], **MEANS)
        book.decide(book.findings(1)[0].id, "confirm")
    rechain(rich.path, as_before)
    at: dict[str, Any] = {"at": "2024-01-20T09:00:00.000000Z"}
    gone = {"key_id": wang.key_id, "actor": "王五", "text_sha256": ""}
    append(rich.path, "key.enrolled", "auditor/李四", enrolment(li, "李四"),
           actor="李四", signer=li, **at)  # fmt: skip
    append(rich.path, "key.enrolled", "auditor/王五", enrolment(wang, "王五"),
           actor="王五", signer=wang, **at)  # fmt: skip
    append(rich.path, "key.revoked", "auditor/王五", gone, actor="李四", signer=li, **at)
    payload = {"actor": "王五", "unit": "", "role": ""}
    append(rich.path, "auditor.enrolled", "auditor/王五", payload, actor="王五", **at)
    down(rich)
    rich.clock.now += timedelta(days=1)
    return rich


def down(rich: Rich) -> None:
    """Take away what came with schema 2, and write the rows of the appended events."""
    with hands(rich.path) as connection:
        for name in ("bases", "sketches", "unreadable", "corrections", "publications"):
            connection.execute(f"DROP TABLE {name}")
        connection.execute("DROP INDEX findings_requests")
        for signer, enrolled, revoked in ((rich.li, 6, None), (rich.wang, 7, 8)):
            public = enrolment(signer, signer.owner)["public"]
            row = (signer.key_id, signer.owner, public, enrolled, revoked)
            connection.execute("INSERT INTO keys VALUES (?, ?, ?, ?, ?)", row)
        connection.execute("INSERT INTO auditors VALUES ('王五', '', '')")
        connection.execute("PRAGMA user_version=1")


def test_it_opens_and_is_whole_with_a_remark(former: Rich) -> None:
    with former.open() as book:
        assert book.broken == ()
        assert [one.state for one in book.findings(1)] == ["confirmed"]
        book.decide(book.findings(1)[0].id, "note", text="升级之后")
    found = verify(former.path)
    assert found.code == 0, found.sentences
    assert any("当时的程序容许" in remark for remark in found.remarks)


def test_from_the_upgrade_on_it_is_held_to_the_rules(former: Rich) -> None:
    with former.open() as book:
        assert isinstance(book, Casebook)
    payload = {"actor": "王五", "unit": "x", "role": ""}
    append(former.path, "auditor.enrolled", "auditor/王五", payload, actor="王五")
    found = verify(former.path)
    assert "impostor" in {problem.kind for problem in found.problems}


def test_checkpoints_of_before_still_hold(former: Rich) -> None:
    with hands(former.path) as connection:
        size, head, first = connection.execute(
            "SELECT seq, hash, (SELECT payload FROM events WHERE seq = 1) FROM events"
            " ORDER BY seq DESC"
        ).fetchone()
    note = Note(
        origin=f"gouji.book/{json.loads(first)['book']}", size=size, head=head, by="李四",
        at="2024-01-20T09:00:00.000000Z", occasion="manual",
    )  # fmt: skip
    former.witness.write_text(spell(note, None) + "\n", "utf-8")
    with former.open("李四", former.li) as book:
        book.seal([former.witness])
    found = verify(former.path, [former.witness])
    assert (found.code, found.checkpoints) == (0, 2), found.sentences
