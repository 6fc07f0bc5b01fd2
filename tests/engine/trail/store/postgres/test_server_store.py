"""A casebook on a server: how it is made, what stops its opening, who may do what."""

from __future__ import annotations

import builtins
import importlib.util
import socket

import pytest
from book_hands import hands

from engine.errors import TrailError
from engine.trail.maintenance.backup import backup, restore
from engine.trail.store.place import place_of
from engine.trail.store.postgres import roles
from engine.trail.verification.verify import verify

pytestmark = pytest.mark.server_alone


def told(desk, place, **more):
    """Return the sentence with which a place is not opened."""
    desk.path = place
    with pytest.raises(TrailError) as error:
        desk.open(**more)
    return error.value.message


def as_user(postgres, desk, user):
    """Return the desk's book in the hands of another user of the server."""
    return place_of(postgres.url(desk.path.url.rpartition("/")[2], user))


@pytest.fixture
def people(postgres, reviewed):
    """Give a reviewed book whose auditor zhang and guest kan have the rights that we print."""
    database = reviewed.path.url.rpartition("/")[2]
    auditor, reader = f"aud_{database}", f"rea_{database}"
    postgres.run(*roles.grants("public", auditor=auditor, reader=reader), database=database)
    postgres.run(
        f"CREATE ROLE zhang_{database} LOGIN IN ROLE {auditor}",
        f"CREATE ROLE kan_{database} LOGIN IN ROLE {reader}",
        f"CREATE ROLE fremd_{database} LOGIN",
    )
    return {
        who: as_user(postgres, reviewed, f"{who}_{database}") for who in ("zhang", "kan", "fremd")
    }


def test_a_book_whose_making_was_cut_off_accuses_nobody_and_is_finished_by_opening(desk):
    cut = verify(desk.path)
    assert cut.code == 1
    assert "新建到一半断了" in cut.problems[0].sentence
    desk.open().close()
    assert verify(desk.path).code == 0


def test_no_database_no_user_and_no_server_are_told(postgres, desk):
    assert "没有这个数据库" in told(desk, place_of(postgres.url("nicht_da")))
    assert "不让这个用户登录" in told(desk, place_of(postgres.url("postgres", "niemand")))
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nobody = place_of(f"postgresql://a@127.0.0.1:{closed.getsockname()[1]}/b")
        assert "连不上服务器" in told(desk, nobody)
        assert verify(nobody).code == 3


def test_a_wrong_password_is_told_and_not_repeated(postgres, desk, monkeypatch):
    postgres.run("DROP ROLE IF EXISTS geheim", "CREATE ROLE geheim LOGIN PASSWORD 'richtig'")
    place = as_user(postgres, desk, "geheim")
    monkeypatch.delenv("PGPASSWORD", raising=False)
    assert "密码不对" in told(desk, place)
    monkeypatch.setenv("PGPASSWORD", "falsches-wort")
    with pytest.raises(TrailError, match="密码不对") as error:
        desk.open()
    assert "falsches-wort" not in error.value.message + (error.value.hint or "")
    monkeypatch.setenv("PGPASSWORD", "richtig")
    assert "权限" in told(desk, place)


def test_without_the_extra_it_is_said_how_to_install_it(desk, monkeypatch):
    found, imported = importlib.util.find_spec, builtins.__import__

    def without(name, *more, **others):
        if name.partition(".")[0] == "psycopg":
            raise ImportError(name)
        return imported(name, *more, **others)

    monkeypatch.setattr(
        "engine.trail.store.postgres.connecting.find_spec",
        lambda name: None if name == "psycopg" else found(name),
    )
    monkeypatch.setattr(builtins, "__import__", without)
    assert "pip install 'gouji[postgres]'" in told(desk, desk.path)
    assert "pip install 'gouji[postgres]'" in verify(desk.path).sentences[0]


def test_an_auditor_works_and_changes_no_event(people, reviewed):
    reviewed.path = people["zhang"]
    with reviewed.open("李四") as book:
        book.decide(book.findings(1)[2].id, "confirm")
        desk_again = reviewed.receive(book, b"two")
        reviewed.record(book, desk_again.version_id)
    assert verify(reviewed.path).code == 0
    for statement in (
        "UPDATE events SET actor = 'x'", "DELETE FROM events", "TRUNCATE events",
        "ALTER TABLE events DISABLE TRIGGER ALL", "DROP TABLE events", "CREATE TABLE mine (x int)",
    ):  # fmt: skip
        with hands(reviewed.path) as zhang, pytest.raises(Exception, match=r"denied|owner"):
            zhang.execute(statement)
    assert verify(reviewed.path).code == 0


def test_an_auditor_cannot_append_beside_the_head(people):
    with hands(people["zhang"]) as zhang, pytest.raises(Exception, match="留痕只能接在末尾"):
        zhang.execute(
            "INSERT INTO events SELECT seq + 100, at, actor, key_id, session, kind, subject,"
            " payload, prev, 'x', alg, sig FROM events WHERE seq = 5"
        )


def test_a_guest_looks_and_is_told_that_he_may_not_write(people, reviewed):
    reviewed.path = people["kan"]
    with reviewed.open("李四") as book:
        assert book.read_only
        assert len(book.findings(1)) == 3
        with pytest.raises(TrailError, match="只读"):
            book.decide(book.findings(1)[0].id, "confirm")
        with pytest.raises(TrailError, match="只读"):
            book.must_be_writable()
    assert verify(reviewed.path).code == 0


def test_a_stranger_without_rights_is_told(people, reviewed):
    assert "没有做这一步的权限" in told(reviewed, people["fremd"])


def test_the_owner_puts_a_lost_trigger_back_and_an_auditor_cannot(people, reviewed):
    owner = reviewed.path
    with hands(owner) as boss:
        boss.execute("DROP TRIGGER events_never_go ON events")
    assert {one.kind for one in verify(owner).problems} == {"triggers"}
    assert "没有做这一步的权限" in told(reviewed, people["zhang"])
    reviewed.path = owner
    with reviewed.open() as book:
        assert list(book.events())[-1].kind == "book.guarded"
    assert verify(owner).code == 0


def test_backup_and_restore_name_the_tools_of_the_server(reviewed, tmp_path):
    with pytest.raises(TrailError, match="pg_dump"):
        backup(reviewed.path, tmp_path / "a.book")
    with pytest.raises(TrailError, match="pg_restore"):
        restore(tmp_path / "a.book", reviewed.path, now=reviewed.clock())


def test_whoever_waits_too_long_is_told(reviewed, monkeypatch):
    monkeypatch.setattr(
        "engine.trail.store.postgres.connecting._SETTINGS",
        "SELECT set_config('search_path', 'public', false),"
        " set_config('lock_timeout', '50', false)",
    )
    with (
        reviewed.open() as one,
        reviewed.open("李四") as other,
        one._ledger.writing(),
        pytest.raises(TrailError, match="被另一个程序占用"),
    ):
        other.decide(1, "note", text="等不到")


def cut_off(postgres, place):
    """End all our connections to a book's database, as a restart or a fire wall does."""
    postgres.run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        " AND datname = current_database() AND application_name = 'gouji'",
        database=place.url.rpartition("/")[2],
    )


def test_a_server_that_went_away_while_nobody_wrote_costs_nothing(reviewed, postgres):
    with reviewed.open() as book:
        before = book.newest()
        cut_off(postgres, reviewed.path)
        book.decide(1, "note", text="写进去了")
        assert book.newest() == before + 1
    assert verify(reviewed.path).code == 0


def test_a_server_that_goes_away_in_the_middle_is_told_and_found_again(reviewed, postgres):
    def cut(book):
        with book._ledger.writing() as one:
            cut_off(postgres, reviewed.path)
            one.append("filing.under_review", "filing/1", {"filing": 1})

    with reviewed.open() as book:
        before = book.newest()
        with pytest.raises(TrailError, match=r"连接断了|正在关闭"):
            cut(book)
        book.decide(1, "note", text="再写一次")
        assert book.newest() == before + 1
    assert verify(reviewed.path).code == 0
