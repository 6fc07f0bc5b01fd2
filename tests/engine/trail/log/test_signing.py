"""The rules of signing, asked of events one after the other: who may enrol, revoke and name."""

from __future__ import annotations

import base64

import pytest

from engine.trail.log import chain
from engine.trail.log.signing import KeyRegistry, id_of, key_proof, signature_holds


class Book:
    """The events of keys, asked and taken in as verifying does."""

    def __init__(self):
        self.registry, self.seq = KeyRegistry(), 0

    def say(self, kind, actor, payload, signer=None, **changed):
        """Take in an event; return the kinds of what is wrong with it."""
        self.seq += 1
        link = chain.Link(
            self.seq, "2024-01-20T08:00:00.000000Z", actor, signer.key_id if signer else "",
            "f" * 16, kind, f"auditor/{actor}", "{}", chain.GENESIS,
        )  # fmt: skip
        hash_ = chain.digest(link)
        sig = signer.sign_text(chain.to_sign(hash_)) if signer else ""
        link = link._replace(hash=hash_, sig=sig)._replace(**changed)
        wrong = [one.kind for one in self.registry.wrong(link, payload)]
        self.registry.fold(link, payload)
        return wrong

    def enrol(self, key, by=None, **changed):
        """Enrol a key, signed with itself unless told."""
        public = base64.b64encode(key.public).decode()
        proof = key.sign_text(key_proof(key.owner, public))
        payload = {"key_id": key.key_id, "public": public, "proof": proof, **changed}
        return self.say("key.enrolled", key.owner, payload, by or key)

    def about(self, kind, key, by):
        """Revoke a key or name it an administrator's."""
        payload = {"key_id": key.key_id, "actor": key.owner, "text_sha256": ""}
        return self.say(f"key.{kind}", by.owner, payload, by)


def test_who_has_a_key_signs_with_it_from_then_on(keys):
    book, key = Book(), keys("张三")
    assert book.say("finding.note", "张三", {}) == []
    assert book.enrol(key) == []
    assert book.say("finding.note", "张三", {}, key) == []
    assert book.registry.signed == 2
    assert book.say("finding.note", "张三", {}) == ["impostor"]
    assert book.say("finding.note", "李四", {}) == [], "who has none proves nothing"


def test_a_second_key_is_enrolled_under_the_first(keys):
    book, first, second = Book(), keys("张三"), keys("张三")
    book.enrol(first)
    assert "unknown-key" in book.enrol(second, by=second)
    book = Book()
    book.enrol(first)
    assert book.enrol(second, by=first) == []


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [({"proof": ""}, "signature"), ({"proof": "AAAA"}, "signature"), ({"key_id": "0" * 16}, "")],
)
def test_an_enrolment_proves_that_one_holds_the_key(keys, changed, wrong):
    told = Book().enrol(keys("张三"), **changed)
    assert told
    assert wrong in told or not wrong


def test_a_key_is_enrolled_once(keys):
    book, key = Book(), keys("张三")
    book.enrol(key)
    assert "impostor" in book.enrol(key)


@pytest.mark.parametrize("changed", [{"sig": ""}, {"sig": "AAAA"}, {"hash": "0" * 64}])
def test_a_signature_over_something_else_is_told(keys, changed):
    book, key = Book(), keys("张三")
    book.enrol(key)
    assert book.say("finding.note", "张三", {}, key, **changed) == ["signature"]


def test_the_key_of_another_signs_nothing(keys):
    book, mine, theirs = Book(), keys("张三"), keys("李四")
    book.enrol(mine)
    book.enrol(theirs)
    assert book.say("finding.note", "张三", {}, theirs) == ["signature"]


def test_ones_last_key_is_not_revoked_by_oneself(keys):
    book, first, second = Book(), keys("张三"), keys("张三")
    book.enrol(first)
    assert book.about("revoked", first, by=first) == ["impostor"]
    book = Book()
    book.enrol(first)
    book.enrol(second, by=first)
    assert book.about("revoked", first, by=second) == []
    assert book.registry.active("张三") == {second.key_id}
    assert book.say("finding.note", "张三", {}, first) == ["signature"]


def test_a_colleagues_key_takes_an_administrator(keys):
    book, chief, clerk = Book(), keys("张三"), keys("李四")
    book.enrol(chief)
    book.enrol(clerk)
    assert "管理员" in book.registry.refusal_to_revoke("张三", chief.key_id, clerk.key_id)
    assert book.about("administrator", chief, by=chief) == []
    assert book.about("revoked", clerk, by=chief) == []
    assert book.registry.active("李四") == set()
    assert book.say("finding.note", "李四", {}) == ["impostor"], "a new key comes first"
    assert book.enrol(keys("李四")) == []
    assert [actor for _seq, actor in book.registry.again] == ["李四"]


def test_after_reports_have_come_the_two_oldest_name_an_administrator_together(keys):
    book, people = Book(), [keys(name) for name in ("张三", "李四", "王五")]
    for key in people:
        book.enrol(key)
    book.registry.begun = True
    first, second, third = people
    assert book.registry.founders() == ["张三", "李四"]
    assert book.about("administrator", third, by=third) == ["impostor"]
    assert book.about("administrator", third, by=first) == []
    assert not book.registry.keys[third.key_id].administers
    assert book.about("administrator", third, by=second) == []
    assert book.registry.keys[third.key_id].administers


def test_one_person_alone_founds_nothing(keys):
    book, key = Book(), keys("张三")
    book.enrol(key)
    book.enrol(keys("张三"), by=key)
    assert book.registry.founders() == []


@pytest.mark.parametrize("key_id", ["", "0" * 16])
def test_a_key_that_is_not_there_is_neither_revoked_nor_named(keys, key_id):
    book, key = Book(), keys("张三")
    book.enrol(key)
    for refusal in (book.registry.refusal_to_revoke, book.registry.refusal_to_name):
        assert "没有有效的密钥" in refusal("张三", key.key_id, key_id)
        assert "没有有效的密钥" not in refusal("张三", "", key.key_id)


def test_a_key_is_in_force_from_its_enrolment_to_its_revocation(keys):
    book, first, second = Book(), keys("张三"), keys("张三")
    book.enrol(first)
    book.enrol(second, by=first)
    book.about("revoked", first, by=second)
    record = book.registry.keys[first.key_id]
    assert [record.in_force(size) for size in (0, 1, 2, 3)] == [False, True, True, False]


@pytest.mark.parametrize("public", ["", "kein base64", "AAA", "é"])
def test_what_is_no_key_has_no_id_and_holds_for_nothing(public):
    assert id_of(public) in {"", id_of("")}
    assert not signature_holds(public, "AAAA", b"x")
    assert not signature_holds(base64.b64encode(b"x" * 32).decode(), public, b"x")
