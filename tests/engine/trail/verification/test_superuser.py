"""What a superuser of the server can do past the triggers, and what finds it."""

from __future__ import annotations

import pytest
from book_hands import hands

from engine.errors import TrailError
from engine.trail.verification.verify import verify

pytestmark = pytest.mark.server_alone
SWALLOW = (
    "CREATE FUNCTION zz() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    "CREATE TRIGGER zz BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION zz()",
)
PLANTED = {
    "a swallowing trigger": (SWALLOW, "触发器 zz"),
    "a trigger of findings": (
        (SWALLOW[0], "CREATE TRIGGER zz BEFORE UPDATE ON findings FOR EACH ROW"
         " EXECUTE FUNCTION zz()"), "触发器 zz",
    ),
    "a disabled trigger": (
        ("ALTER TABLE events DISABLE TRIGGER events_never_go",), "events_never_go",
    ),
    "a trigger that replication passes": (
        ("ALTER TABLE events ENABLE TRIGGER events_never_go",), "events_never_go",
    ),
    "a replaced function": (
        ("CREATE OR REPLACE FUNCTION refuse_loss() RETURNS trigger LANGUAGE plpgsql AS"
         " 'BEGIN RETURN OLD; END'",), "函数 refuse_loss",
    ),
    "a function that shadows": (
        ("CREATE FUNCTION count(text) RETURNS bigint LANGUAGE sql AS 'SELECT 0::bigint'",),
        "函数 count",
    ),
    "an operator": (
        ("CREATE FUNCTION eq(bigint, text) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
         "CREATE OPERATOR = (LEFTARG = bigint, RIGHTARG = text, FUNCTION = eq)"), "运算符 =",
    ),
    "a rule": (("CREATE RULE zz AS ON INSERT TO texts DO INSTEAD NOTHING",), "规则 zz"),
    "a policy that hides": (
        ("ALTER TABLE findings ENABLE ROW LEVEL SECURITY",
         "CREATE POLICY zz ON findings USING (rule <> 'F203')"), "表 findings",
    ),
    "a view in a table's place": (
        ("ALTER TABLE settings RENAME TO s2",
         "CREATE VIEW settings AS SELECT name, 'false'::text AS value FROM s2"), "表 s2",
    ),
    "a column": (("ALTER TABLE events ADD COLUMN x text",), "表 events"),
    "a default": (
        ("ALTER TABLE findings ALTER COLUMN state SET DEFAULT 'dismissed'",), "表 findings",
    ),
    "a dropped key": (("ALTER TABLE events DROP CONSTRAINT events_pkey",), "表 events"),
    "an index": (("CREATE INDEX zz ON findings (state)",), "索引 zz"),
}  # fmt: skip


@pytest.mark.parametrize("what", PLANTED)
def test_what_is_planted_stops_the_opening_and_is_named(reviewed, what):
    statements, named = PLANTED[what]
    with hands(reviewed.path) as boss:
        for statement in statements:
            boss.execute(statement)
    found = verify(reviewed.path)
    assert found.code == 1
    assert named in "".join(found.sentences), found.sentences
    with pytest.raises(TrailError, match="没有打开"):
        reviewed.open()


@pytest.mark.parametrize("what", PLANTED)
def test_what_is_planted_under_an_open_book_stops_the_next_step(reviewed, what):
    with reviewed.open() as book:
        with hands(reviewed.path) as boss:
            for statement in PLANTED[what][0]:
                boss.execute(statement)
        with pytest.raises(TrailError, match="没有打开"):
            book.decide(1, "note", text="不会被吞掉")


def test_truncating_is_refused_by_the_trigger(reviewed):
    with hands(reviewed.path) as boss, pytest.raises(Exception, match="留痕只能追加"):
        boss.execute("TRUNCATE events")
    with hands(reviewed.path) as boss:
        boss.execute("SET session_replication_role = replica")
        with pytest.raises(Exception, match="留痕只能追加"):
            boss.execute("DELETE FROM events")
    assert verify(reviewed.path).code == 0


def test_a_tail_cut_with_its_rows_is_found_by_the_checkpoint(reviewed, tmp_path):
    with reviewed.open() as book:
        book.seal([tmp_path / "检查点.txt"])
    with hands(reviewed.path) as boss:
        boss.execute("ALTER TABLE events DISABLE TRIGGER ALL")
        boss.execute("DELETE FROM events WHERE seq > 5")
        for name in ("events_never_change", "events_never_go", "events_at_the_head"):
            boss.execute(f"ALTER TABLE events ENABLE ALWAYS TRIGGER {name}")
    found = verify(reviewed.path, [tmp_path / "检查点.txt"])
    assert {"truncated", "projection"} <= {one.kind for one in found.problems}


def test_a_row_that_an_index_does_not_show_is_read_all_the_same(reviewed):
    with hands(reviewed.path) as boss:
        boss.execute("UPDATE pg_index SET indisvalid = true, indisready = false"
                     " WHERE indexrelid = 'findings_key'::regclass")  # fmt: skip
        boss.execute("UPDATE findings SET key = 'k9' WHERE key = 'k3'")
    assert verify(reviewed.path).code == 1
