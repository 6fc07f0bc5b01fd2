"""What a server refuses, lacks or breaks off: a sentence each that says what to do."""

from __future__ import annotations

import pytest

from engine.errors import TrailError
from engine.trail.store.place import Server, place_of
from engine.trail.verification.verify import verify

pytestmark = pytest.mark.server_alone
STATES = {
    "57014": "statement_timeout = 0", "53100": "磁盘已满", "53200": "内存不够",
    "53400": "磁盘、内存或连接不够", "58030": "检查磁盘和日志", "XX001": "pg_dump 的备份恢复",
    "40P01": "请再做一次", "57P02": "正在恢复", "25P04": "idle_in_transaction_session_timeout",
    "08006": "连接断了", "22012": "gouji trail verify",
}  # fmt: skip
WORDS = {
    "connection failed: FATAL:  sorry, too many clients already": "max_connections",
    'failed: FATAL:  too many connections for role "zhang"': "这个用户的上限",
    'failed: 致命错误:  用户 "zhang" Password 认证失败': "密码不对",
    'failed: FATAL:  no pg_hba.conf entry for host "10.1.1.1", user "a", database "b", no '
    "encryption": "只收 TLS",
    'failed: FATAL:  no pg_hba.conf entry for host "10.1.1.1", user "a", database "b", SSL '
    "encryption": "pg_hba.conf",
    'failed: FATAL:  database "b" is not currently accepting connections': "关了这个数据库",
    "failed: FATAL:  the database system is not accepting connections": "正在启动或恢复",
    "failed: FATAL:  connection requires a valid client certificate": "sslcert",
    "failed: 致命错误:  某种没有见过的话": "它说：致命错误: 某种没有见过的话",
    "connection timeout expired": "连不上服务器",
    "failed to resolve host 'db': [Errno -2]": "连不上服务器",
    "server closed the connection unexpectedly": "连接断了",
    'invalid sslmode value: "ja"': "网址里的设置不对",
}


@pytest.mark.parametrize("state", STATES, ids=str)
def test_each_kind_of_refusal_has_its_sentence_and_nothing_is_written(reviewed, state):
    """The server itself raises it, in the middle of a transaction that has appended."""

    def refused(book):
        with book._ledger.writing() as one:
            one.append("filing.under_review", "filing/1", {"filing": 1})
            raised = f"RAISE EXCEPTION 'x' USING ERRCODE = '{state}'"
            one.connection.exec_driver_sql(f"DO $$ BEGIN {raised}; END $$")

    with reviewed.open() as book:
        before = book.newest()
        with pytest.raises(TrailError, match=STATES[state]):
            refused(book)
        assert book.newest() == before
        book.decide(1, "note", text="接着做")


@pytest.mark.parametrize("words", WORDS, ids=str)
def test_what_keeps_a_connection_from_coming_about_is_told(words):
    from psycopg import OperationalError

    from engine.trail.store.postgres.failures import server_failures_told

    with (
        pytest.raises(TrailError, match=WORDS[words]) as error,
        server_failures_told(Server("postgresql://zhang@db/season")),
    ):
        raise OperationalError(words)
    assert error.value.message.startswith("season@db：")


def test_a_setting_of_the_url_that_is_none_is_told(reviewed):
    for setting in ("sslmode=ja", "nothing=1"):
        reviewed.path = place_of(f"{reviewed.path.url}?{setting}")
        with pytest.raises(TrailError, match="网址里的设置不对"):
            reviewed.open()
        reviewed.path = place_of(reviewed.path.url.partition("?")[0])


def test_a_statement_that_is_cut_off_is_no_damage(reviewed, postgres):
    database = reviewed.path.url.rpartition("/")[2]
    user = f"quick_{database}"
    postgres.run(
        f"CREATE ROLE {user} LOGIN SUPERUSER", f"ALTER ROLE {user} SET statement_timeout = 1"
    )
    place = place_of(postgres.url(database, user))
    postgres.run("INSERT INTO settings SELECT 'x' || n, '1' FROM generate_series(1, 200000) n",
                 database=database)  # fmt: skip
    found = verify(place)
    assert found.code == 3
    assert "statement_timeout" in found.problems[0].sentence


def test_who_may_not_do_all_of_it_hears_so_before_the_work(reviewed, postgres):
    database = reviewed.path.url.rpartition("/")[2]
    user = f"half_{database}"
    postgres.run(
        f"CREATE ROLE {user} LOGIN", f"GRANT USAGE ON SCHEMA public TO {user}",
        f"GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO {user}", database=database,
    )  # fmt: skip
    reviewed.path = place_of(postgres.url(database, user))
    with reviewed.open("李四") as book:
        assert book.read_only
        assert len(book.findings(1)) == 3
        with pytest.raises(TrailError, match="请管理员授权"):
            book.must_be_writable()
