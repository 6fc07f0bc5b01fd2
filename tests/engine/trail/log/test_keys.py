"""Keys: made under a passphrase, enrolled and revoked by events, and then always asked for."""

from __future__ import annotations

import json

import pytest

from engine.errors import TrailError
from engine.trail.log.keys import create_key, genuine, unlock
from engine.trail.verification.verify import verify

PASSPHRASE = "一个够长的好口令"  # noqa: S105  # made up


@pytest.fixture
def signer(tmp_path):
    """Give a key of 张三."""
    return create_key(tmp_path / "张三.key", "张三", PASSPHRASE, cost=2)


def test_a_key_file_is_private_and_opens_with_its_passphrase_alone(tmp_path):
    path = tmp_path / "keys" / "a.key"
    made = create_key(path, "张三", PASSPHRASE)
    assert path.stat().st_mode & 0o777 == 0o600
    again = unlock(path, PASSPHRASE)
    assert (again.public, again.owner, again.key_id) == (made.public, "张三", made.key_id)
    assert genuine(made.public, again.sign(b"x"), b"x")
    assert not genuine(made.public, again.sign(b"x"), b"y")
    with pytest.raises(TrailError, match="口令不对"):
        unlock(path, PASSPHRASE + "1")
    assert json.loads(path.read_text("utf-8"))["scrypt"]["n"] == 2**15


@pytest.mark.needs("posix")
@pytest.mark.usefixtures("signer")
def test_a_key_others_can_read_is_refused(tmp_path):
    (tmp_path / "张三.key").chmod(0o644)
    with pytest.raises(TrailError, match="chmod 600"):
        unlock(tmp_path / "张三.key", PASSPHRASE)


@pytest.mark.usefixtures("signer")
def test_a_key_is_never_written_over_another_nor_under_a_short_passphrase(tmp_path):
    with pytest.raises(TrailError, match="不会覆盖"):
        create_key(tmp_path / "张三.key", "张三", PASSPHRASE, cost=2)
    with pytest.raises(TrailError, match="太短"):
        create_key(tmp_path / "b.key", "张三", "1234567", cost=2)
    assert not (tmp_path / "b.key").exists()


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"format":"x"}', "\x00"])
def test_what_is_no_key_file_is_said_to_be_none(tmp_path, content):
    path = tmp_path / "x.key"
    path.write_text(content, "utf-8")
    path.chmod(0o600)
    with pytest.raises(TrailError, match="密钥文件"):
        unlock(path, PASSPHRASE)


@pytest.mark.usefixtures("signer")
def test_a_changed_owner_does_not_unlock(tmp_path):
    path = tmp_path / "张三.key"
    path.write_text(path.read_text("utf-8").replace("张三", "李四"), "utf-8")
    with pytest.raises(TrailError, match="口令不对"):
        unlock(path, PASSPHRASE)


def test_who_has_enrolled_a_key_signs_from_then_on(reviewed, signer):
    with reviewed.open() as book:
        book.enrol(unit="县政府办", role="审核")
        book.enrol_key(signer)
        assert book.decide(book.findings(1)[0].id, "note", text="已签").signed
        assert book.auditors()[0]["unit"] == "县政府办"
    with reviewed.open() as book:
        assert len(book.filings()) == 1, "reading needs no key"
        with pytest.raises(TrailError, match="已登记密钥"):
            book.decide(1, "dismiss", reason="误报")
    with reviewed.open(key=signer) as book:
        book.decide(1, "dismiss", reason="误报")
    found = verify(reviewed.path)
    assert (found.code, found.signed) == (0, 3)


def test_a_key_of_somebody_else_or_known_already_is_not_enrolled(reviewed, signer):
    with reviewed.open("李四") as book, pytest.raises(TrailError, match="是张三的"):
        book.enrol_key(signer)
    with reviewed.open() as book:
        book.enrol_key(signer)
        with pytest.raises(TrailError, match="已经登记过"):
            book.enrol_key(signer)


@pytest.mark.slow
def test_a_colleagues_key_is_revoked_by_an_administrator_and_a_new_one_may_follow(
    reviewed, signer, tmp_path
):
    with reviewed.open() as book:
        book.enrol_key(signer)
    with reviewed.open("李四") as book:
        with pytest.raises(TrailError, match="须由登记了密钥的人"):
            book.revoke_key(signer.key_id, reason="电脑丢失")
        lis = create_key(tmp_path / "李四.key", "李四", PASSPHRASE, cost=2)
        book.enrol_key(lis)
        with pytest.raises(TrailError, match="须由管理员签名"):
            book.revoke_key(signer.key_id, reason="电脑丢失")
        with pytest.raises(TrailError, match="唯一的密钥"):
            book.revoke_key(lis.key_id, reason="不用了")
        assert not book.name_administrator(lis.key_id), "one of two has named it"
    with reviewed.open(key=signer) as book:
        assert book.name_administrator(lis.key_id)
    with reviewed.open("李四", key=lis) as book:
        book.revoke_key(signer.key_id, reason="电脑丢失")
        with pytest.raises(TrailError, match="没有有效的密钥"):
            book.revoke_key(signer.key_id, reason="再来一次")
    with reviewed.open(key=signer) as book, pytest.raises(TrailError, match="已吊销"):
        book.decide(1, "dismiss", reason="误报")
    with reviewed.open() as book:
        with pytest.raises(TrailError, match="不能再无签名"):
            book.decide(1, "dismiss", reason="误报")
        book.enrol_key(create_key(tmp_path / "新.key", "张三", PASSPHRASE, cost=2))
        book.decide(1, "dismiss", reason="误报")
    found = verify(reviewed.path)
    assert found.code == 0, found.sentences
    assert any("又登记了新密钥" in sentence for sentence in found.sentences)


def test_an_administrator_is_named_before_the_first_report_by_the_key_itself(
    desk, signer, tmp_path
):
    lis = create_key(tmp_path / "李四.key", "李四", PASSPHRASE, cost=2)
    with desk.open(key=signer) as book:
        book.enrol_key(signer)
        assert book.name_administrator(signer.key_id)
    with desk.open("李四", key=lis) as book:
        book.enrol_key(lis)
        with pytest.raises(TrailError, match="没有有效的密钥"):
            book.name_administrator("0" * 16)
    with desk.open("王五") as book:
        wangs = create_key(tmp_path / "王五.key", "王五", PASSPHRASE, cost=2)
        book.enrol_key(wangs)
        with pytest.raises(TrailError, match="管理员须由管理员指定"):
            book.name_administrator(wangs.key_id)
    with desk.open(key=signer) as book:
        book.revoke_key(lis.key_id, reason="调离")
    assert verify(desk.path).code == 0


def test_an_own_further_key_is_signed_by_the_first(reviewed, signer, tmp_path):
    second = create_key(tmp_path / "二.key", "张三", PASSPHRASE, cost=2)
    with reviewed.open() as book:
        book.enrol_key(signer)
        book.enrol_key(second)
    with reviewed.open(key=second) as book:
        book.decide(1, "dismiss", reason="误报")
    assert verify(reviewed.path).code == 0


def test_a_session_without_the_right_key_cannot_go_on_under_a_strange_one(
    reviewed, signer, tmp_path
):
    stranger = create_key(tmp_path / "x.key", "张三", PASSPHRASE, cost=2)
    with reviewed.open() as book:
        book.enrol_key(signer)
    with reviewed.open(key=stranger) as book, pytest.raises(TrailError, match="已登记密钥"):
        book.decide(1, "dismiss", reason="误报")


def test_a_key_that_is_not_enrolled_here_leaves_events_unsigned_and_says_so(desk, signer):
    with desk.open(key=signer) as book:
        assert not book.signs
        filing = desk.filled(book)
        assert not book.decide(book.findings(filing)[0].id, "confirm").signed
        book.enrol_key(signer)
        assert book.signs
    assert verify(desk.path).code == 0


@pytest.mark.parametrize(
    ("name", "value"), [("n", 3), ("n", 2**15 + 1), ("nonce", ""), ("nonce", "AAAA"), ("box", "")]
)
@pytest.mark.usefixtures("signer")
def test_a_key_file_that_somebody_has_bent_is_refused_with_a_sentence(tmp_path, name, value):
    path = tmp_path / "张三.key"
    content = json.loads(path.read_text("utf-8"))
    (content["scrypt"] if name == "n" else content)[name] = value
    path.write_text(json.dumps(content), "utf-8")
    with pytest.raises(TrailError, match="密钥"):
        unlock(path, PASSPHRASE)
