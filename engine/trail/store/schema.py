"""The schema of a casebook, as SQLite keeps it: what is made, and what a file is held against.

The statements are written out, not derived from the models, so that no version of a library can
change the spelling of what we made (a test holds them against the models). A new casebook is the
first schema with every step after it, so that for each version there is one lawful schema, however
old the file. Whatever else stands in ``sqlite_master`` is not ours: a foreign trigger can swallow
a decision that was acknowledged.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from functools import cache
from typing import TYPE_CHECKING

from engine.trail.log.chain import GENESIS
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_AT_THE_HEAD = (
    "CREATE TRIGGER events_at_the_head BEFORE INSERT ON events "
    "WHEN NEW.seq IS NOT (SELECT COALESCE(MAX(seq), 0) FROM events) + 1 "
    "OR NEW.prev IS NOT COALESCE((SELECT hash FROM events ORDER BY seq DESC LIMIT 1), '%s') "
    "BEGIN SELECT RAISE(ABORT, '留痕只能接在末尾'); END"
)
TRIGGERS = {
    "events_never_change": "CREATE TRIGGER events_never_change BEFORE UPDATE ON events "
    "BEGIN SELECT RAISE(ABORT, '留痕只能追加，不能修改'); END",
    "events_never_go": "CREATE TRIGGER events_never_go BEFORE DELETE ON events "
    "BEGIN SELECT RAISE(ABORT, '留痕只能追加，不能删除'); END",
    "events_at_the_head": _AT_THE_HEAD % GENESIS,
}
FIRST = (
    "CREATE TABLE events (seq INTEGER NOT NULL, at VARCHAR NOT NULL, actor VARCHAR NOT NULL, "
    "key_id VARCHAR NOT NULL, session VARCHAR NOT NULL, kind VARCHAR NOT NULL, "
    "subject VARCHAR NOT NULL, payload VARCHAR NOT NULL, prev VARCHAR NOT NULL, "
    "hash VARCHAR NOT NULL, alg VARCHAR NOT NULL, sig VARCHAR NOT NULL, PRIMARY KEY (seq))",
    "CREATE INDEX ix_events_subject ON events (subject)",
    "CREATE TABLE units (id INTEGER NOT NULL, name VARCHAR NOT NULL, "
    "aliases VARCHAR NOT NULL, kind VARCHAR NOT NULL, parent VARCHAR NOT NULL, "
    "code VARCHAR NOT NULL, deadline VARCHAR NOT NULL, PRIMARY KEY (id), UNIQUE (name))",
    "CREATE TABLE filings (id INTEGER NOT NULL, agency VARCHAR NOT NULL, "
    "kind VARCHAR NOT NULL, year INTEGER, unit VARCHAR NOT NULL, state VARCHAR NOT NULL, "
    "round INTEGER NOT NULL, version_id INTEGER, source VARCHAR NOT NULL, "
    "received_at VARCHAR NOT NULL, due VARCHAR NOT NULL, note VARCHAR NOT NULL, "
    "approved_sha256 VARCHAR NOT NULL, published_on VARCHAR NOT NULL, "
    "published_address VARCHAR NOT NULL, published_sha256 VARCHAR NOT NULL, "
    "moved_to INTEGER, latest INTEGER NOT NULL, errors INTEGER NOT NULL, "
    "warnings INTEGER NOT NULL, infos INTEGER NOT NULL, undecided INTEGER NOT NULL, "
    "confirmed INTEGER NOT NULL, dismissed INTEGER NOT NULL, PRIMARY KEY (id))",
    "CREATE INDEX ix_filings_agency ON filings (agency)",
    "CREATE TABLE contents (sha256 VARCHAR NOT NULL, packed BOOLEAN NOT NULL, "
    "data BLOB NOT NULL, PRIMARY KEY (sha256))",
    "CREATE TABLE runs (id INTEGER NOT NULL, pack_id VARCHAR NOT NULL, "
    "pack_version VARCHAR NOT NULL, pack_sha256 VARCHAR NOT NULL, "
    "overlays_sha256 VARCHAR NOT NULL, engine_version VARCHAR NOT NULL, PRIMARY KEY (id))",
    "CREATE TABLE words (digest VARCHAR NOT NULL, text VARCHAR NOT NULL, PRIMARY KEY (digest))",
    "CREATE TABLE texts (digest VARCHAR NOT NULL, subject VARCHAR NOT NULL, "
    "salt VARCHAR NOT NULL, text VARCHAR NOT NULL, PRIMARY KEY (digest))",
    "CREATE INDEX ix_texts_subject ON texts (subject)",
    "CREATE TABLE auditors (actor VARCHAR NOT NULL, unit VARCHAR NOT NULL, "
    "role VARCHAR NOT NULL, PRIMARY KEY (actor))",
    "CREATE TABLE keys (key_id VARCHAR NOT NULL, actor VARCHAR NOT NULL, "
    "public VARCHAR NOT NULL, enrolled INTEGER NOT NULL, revoked INTEGER, "
    "PRIMARY KEY (key_id))",
    "CREATE INDEX ix_keys_actor ON keys (actor)",
    "CREATE TABLE settings (name VARCHAR NOT NULL, value VARCHAR NOT NULL, PRIMARY KEY (name))",
    "CREATE TABLE versions (id INTEGER NOT NULL, filing_id INTEGER NOT NULL, "
    "sha256 VARCHAR NOT NULL, name VARCHAR NOT NULL, source VARCHAR NOT NULL, "
    "size INTEGER NOT NULL, round INTEGER NOT NULL, received_at VARCHAR NOT NULL, "
    "published_on VARCHAR NOT NULL, kept BOOLEAN NOT NULL, seq INTEGER NOT NULL, "
    "PRIMARY KEY (id), FOREIGN KEY(filing_id) REFERENCES filings (id))",
    "CREATE INDEX ix_versions_filing_id ON versions (filing_id)",
    "CREATE INDEX ix_versions_sha256 ON versions (sha256)",
    "CREATE INDEX ix_versions_seq ON versions (seq)",
    "CREATE TABLE findings (id INTEGER NOT NULL, filing_id INTEGER NOT NULL, "
    '"key" VARCHAR NOT NULL, digest VARCHAR NOT NULL, rule VARCHAR NOT NULL, '
    "severity VARCHAR NOT NULL, outcome VARCHAR NOT NULL, cause VARCHAR NOT NULL, "
    "position INTEGER NOT NULL, data VARCHAR NOT NULL, data_sha256 VARCHAR NOT NULL, "
    "previous VARCHAR NOT NULL, previous_sha256 VARCHAR NOT NULL, "
    "opened_by INTEGER NOT NULL, changed_by INTEGER NOT NULL, resolved_by INTEGER, "
    "state VARCHAR NOT NULL, decided VARCHAR NOT NULL, standing INTEGER NOT NULL, "
    "latest INTEGER NOT NULL, expires VARCHAR NOT NULL, pending VARCHAR NOT NULL, "
    "proposer VARCHAR NOT NULL, assignee VARCHAR NOT NULL, kept VARCHAR NOT NULL, "
    "PRIMARY KEY (id), FOREIGN KEY(filing_id) REFERENCES filings (id))",
    "CREATE TABLE checks (id INTEGER NOT NULL, filing_id INTEGER NOT NULL, "
    "version_id INTEGER NOT NULL, run_id INTEGER NOT NULL, sha256 VARCHAR NOT NULL, "
    "outcomes VARCHAR NOT NULL, causes VARCHAR NOT NULL, findings_sha256 VARCHAR NOT NULL, "
    "effects VARCHAR NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (id), "
    "FOREIGN KEY(filing_id) REFERENCES filings (id), "
    "FOREIGN KEY(version_id) REFERENCES versions (id), "
    "FOREIGN KEY(run_id) REFERENCES runs (id))",
    "CREATE INDEX ix_checks_filing_id ON checks (filing_id)",
    "CREATE INDEX ix_checks_sha256 ON checks (sha256)",
    "CREATE INDEX ix_checks_seq ON checks (seq)",
    "CREATE UNIQUE INDEX findings_key ON findings (filing_id, key)",
    "CREATE UNIQUE INDEX events_hash ON events (hash)",
    # proposals are few among hundreds of thousands; the desk asks for them each time it is drawn
    "CREATE INDEX findings_pending ON findings (filing_id) WHERE pending != ''",
)
NEIGHBOURS = (
    "CREATE TABLE bases (filing_id INTEGER NOT NULL, sha256 VARCHAR NOT NULL, "
    "run_id INTEGER NOT NULL, judged_on VARCHAR NOT NULL, PRIMARY KEY (filing_id))",
    "CREATE TABLE sketches (sha256 VARCHAR NOT NULL, run_id INTEGER NOT NULL, "
    "unit VARCHAR NOT NULL, year INTEGER, settled BOOLEAN NOT NULL, marks BLOB NOT NULL, "
    "words BLOB NOT NULL, PRIMARY KEY (sha256))",
)
UNREADABLE = (
    "CREATE TABLE unreadable (id INTEGER NOT NULL, sha256 VARCHAR NOT NULL, "
    "name VARCHAR NOT NULL, source VARCHAR NOT NULL, reason VARCHAR NOT NULL, "
    "reason_sha256 VARCHAR NOT NULL, at VARCHAR NOT NULL, seq INTEGER NOT NULL, "
    "PRIMARY KEY (id))",
)
CORRECTIONS = (
    "CREATE TABLE corrections (seq INTEGER NOT NULL, filing_id INTEGER NOT NULL, "
    "sha256 VARCHAR NOT NULL, target VARCHAR NOT NULL, value VARCHAR NOT NULL, "
    "read VARCHAR NOT NULL, reason VARCHAR NOT NULL, actor VARCHAR NOT NULL, "
    "at VARCHAR NOT NULL, PRIMARY KEY (seq), FOREIGN KEY(filing_id) REFERENCES filings (id))",
    "CREATE UNIQUE INDEX corrections_target ON corrections (filing_id, target)",
)
PUBLICATION = (
    "CREATE TABLE publications (agency VARCHAR NOT NULL, year INTEGER NOT NULL, "
    "published_on VARCHAR NOT NULL, address VARCHAR NOT NULL, seq INTEGER NOT NULL, "
    "PRIMARY KEY (agency, year))",
)
# what lacks material is a request: nobody has to decide it, so it is counted apart
REQUESTS = (
    "CREATE INDEX findings_requests ON findings (filing_id) "
    "WHERE outcome = 'not_assessable' AND state = 'open'",
    "UPDATE filings SET undecided = (SELECT COUNT(*) FROM findings WHERE filing_id = filings.id "
    "AND state = 'open' AND pending = '' AND outcome != 'not_assessable')",
)
# schema n → the statements that make it n + 1; the table events is never among them
STEPS: Mapping[int, Sequence[str]] = {
    1: (*NEIGHBOURS, *UNREADABLE, *CORRECTIONS, *PUBLICATION, *REQUESTS)
}
LATE = frozenset({"findings_pending"})  # came within schema 1: books from before it may lack it
_NAMES = {
    "table": "表", "index": "索引", "trigger": "触发器", "view": "视图", "function": "函数",
    "rule": "规则", "policy": "行级策略", "operator": "运算符", "sequence": "序列",
}  # fmt: skip
_SHOWN = 60


@dataclass(frozen=True, slots=True, order=True)
class SchemaObject:
    """An object of a schema: ``kind`` is table, index, trigger, view and so on."""

    kind: str
    name: str

    def __str__(self) -> str:
        """Return it in words; the name is whatever the file says."""
        return f"{_NAMES.get(self.kind, self.kind)} {self.name[:_SHOWN]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaDifference:
    """Where a file's schema parts from ours: what is missing, spelt otherwise, not ours at all."""

    missing: tuple[SchemaObject, ...] = ()
    altered: tuple[SchemaObject, ...] = ()
    foreign: tuple[SchemaObject, ...] = ()
    empty: bool = False

    @property
    def strange(self) -> tuple[SchemaObject, ...]:
        """Return what our programs never wrote there."""
        return self.foreign + self.altered

    @property
    def lost(self) -> tuple[SchemaObject, ...]:
        """Return the guards (triggers, indexes) that are missing and can be put back."""
        return tuple(thing for thing in self.missing if thing.kind in ("trigger", "index"))

    @property
    def readable(self) -> bool:
        """Return whether every table of ours is there just as we made it."""
        return not any(thing.kind == "table" for thing in (*self.missing, *self.altered))


def statements(version: int) -> Iterator[str]:
    """Yield the statements that make an empty casebook of a schema."""
    yield from FIRST
    yield from TRIGGERS.values()
    for number in range(1, version):
        yield from STEPS[number]


def statement_of(thing: SchemaObject, version: int) -> str:
    """Return the statement that makes one of our own objects."""
    return _lawful(tuple(statements(version)))[thing][1]


def schema_difference(connection: sqlite3.Connection, version: int) -> SchemaDifference:
    """Compare the whole schema of a file with that of our own making."""
    ours, there = _lawful(tuple(statements(version))), dict(_stored(connection))
    whole = {one for one in ours.keys() & there.keys() if ours[one] == there[one]}
    gone = ours.keys() - there.keys()
    parts = {one for one in gone if not ours[one][1]}  # indexes that are made with their table
    torn = {one for one in parts if SchemaObject("table", ours[one][0]) in whole}
    return SchemaDifference(
        missing=tuple(sorted(gone - parts)),
        altered=tuple(sorted((ours.keys() - gone - whole) | torn)),
        foreign=tuple(sorted(there.keys() - ours.keys())), empty=not there,
    )  # fmt: skip


@cache
def _lawful(made_by: tuple[str, ...]) -> Mapping[SchemaObject, tuple[str, str]]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for statement in made_by:
            connection.execute(statement)
        return dict(_stored(connection))


def _stored(connection: sqlite3.Connection) -> Iterator[tuple[SchemaObject, tuple[str, str]]]:
    query = "SELECT type, name, tbl_name, sql FROM sqlite_master"
    for kind, name, table, sql in connection.execute(query):
        yield SchemaObject(str(kind), str(name)), (str(table), _spelt(str(sql or "")))


def _spelt(sql: str) -> str:
    """Return a statement in one spelling of blanks; libraries break lines as they like."""
    return re.sub(r"\s+", " ", sql).replace("( ", "(").replace(" )", ")").strip()
