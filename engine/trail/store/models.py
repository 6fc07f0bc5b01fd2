"""The tables of the casebook. Rows only: what may happen to them is decided elsewhere.

``events`` is the trail and the authority; every other table is a projection of it that can be
rebuilt and compared (projection.py), except the bulk texts (``contents``, ``texts``, the details
of findings), which events hold by digest so that the law's removals leave the trail whole.
Times are canonical UTC text (``2026-01-31T08:00:00.000000Z``), days ISO text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlmodel import Field, SQLModel

if TYPE_CHECKING:
    from sqlalchemy import Table


class Event(SQLModel, table=True):
    """One link of the chain; ARCHITECTURE.md specifies how ``hash`` and ``sig`` are made."""

    __tablename__ = "events"
    seq: int = Field(primary_key=True)
    at: str
    actor: str
    key_id: str
    session: str
    kind: str
    subject: str = Field(index=True)
    payload: str
    prev: str
    hash: str
    alg: str
    sig: str


class Unit(SQLModel, table=True):
    """A unit of the roster; ``aliases`` is a JSON list."""

    __tablename__ = "units"
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    aliases: str = "[]"
    kind: str = "other"
    parent: str = ""
    code: str = ""
    deadline: str = ""


class Filing(SQLModel, table=True):
    """A unit's report on one year, through all its rounds; counts are of its current findings."""

    __tablename__ = "filings"
    id: int | None = Field(default=None, primary_key=True)
    agency: str = Field(index=True)
    kind: str = ""
    year: int | None = None
    unit: str = ""
    state: str = "received"
    round: int = 0
    version_id: int | None = None
    source: str = ""
    received_at: str = ""
    due: str = ""
    note: str = ""
    approved_sha256: str = ""
    published_on: str = ""
    published_address: str = ""
    published_sha256: str = ""
    moved_to: int | None = None
    latest: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    undecided: int = 0
    confirmed: int = 0
    dismissed: int = 0


class Version(SQLModel, table=True):
    """A file as received; its bytes lie in ``contents`` under the same digest."""

    __tablename__ = "versions"
    id: int | None = Field(default=None, primary_key=True)
    filing_id: int = Field(foreign_key="filings.id", index=True)
    sha256: str = Field(index=True)
    name: str
    source: str = ""
    size: int
    round: int
    received_at: str
    published_on: str = ""
    kept: bool = True
    seq: int = Field(index=True)


class Content(SQLModel, table=True):
    """The bytes of a received file, compressed where that helps."""

    __tablename__ = "contents"
    sha256: str = Field(primary_key=True)
    packed: bool
    data: bytes


class Run(SQLModel, table=True):
    """The means of a check: pack, overlays and engine."""

    __tablename__ = "runs"
    id: int | None = Field(default=None, primary_key=True)
    pack_id: str
    pack_version: str
    pack_sha256: str
    overlays_sha256: str
    engine_version: str


class Check(SQLModel, table=True):
    """One check of one version; ``findings_sha256`` commits to the filing's findings after it.

    ``effects`` repeats from the event which decided findings it touched (JSON, ``""``: none).
    """

    __tablename__ = "checks"
    id: int | None = Field(default=None, primary_key=True)
    filing_id: int = Field(foreign_key="filings.id", index=True)
    version_id: int = Field(foreign_key="versions.id")
    run_id: int = Field(foreign_key="runs.id")
    sha256: str = Field(index=True)
    outcomes: str
    causes: str
    findings_sha256: str
    effects: str = ""
    seq: int = Field(index=True)


class Finding(SQLModel, table=True):
    """A finding of a filing: what the rules say (``data``) and what people decided (the rest)."""

    __tablename__ = "findings"
    id: int | None = Field(default=None, primary_key=True)
    filing_id: int = Field(foreign_key="filings.id")
    key: str
    digest: str
    rule: str
    severity: str
    outcome: str
    cause: str = ""
    position: int = 0
    data: str
    data_sha256: str
    previous: str = ""
    previous_sha256: str = ""
    opened_by: int
    changed_by: int
    resolved_by: int | None = None
    state: str = "open"
    decided: str = ""
    standing: int = 0
    latest: int = 0
    expires: str = ""
    pending: str = ""
    proposer: str = ""
    assignee: str = ""
    kept: str = ""


class Words(SQLModel, table=True):
    """What a rule says the same of every finding (why, remedy, basis …), stored once."""

    __tablename__ = "words"
    digest: str = Field(primary_key=True)
    text: str


class Text(SQLModel, table=True):
    """A text somebody typed; the event holds SHA-256(salt + text), so the text may be removed."""

    __tablename__ = "texts"
    digest: str = Field(primary_key=True)
    subject: str = Field(index=True)
    salt: str
    text: str


class Auditor(SQLModel, table=True):
    """A person who enrolled."""

    __tablename__ = "auditors"
    actor: str = Field(primary_key=True)
    unit: str = ""
    role: str = ""


class Key(SQLModel, table=True):
    """An Ed25519 public key (base64) of an auditor; ``revoked`` is the seq of the revocation."""

    __tablename__ = "keys"
    key_id: str = Field(primary_key=True)
    actor: str = Field(index=True)
    public: str
    enrolled: int
    revoked: int | None = None


class Setting(SQLModel, table=True):
    """A setting of this casebook; ``value`` is canonical JSON."""

    __tablename__ = "settings"
    name: str = Field(primary_key=True)
    value: str


class Basis(SQLModel, table=True):
    """What a filing's last check was judged on, besides the file: neighbours by role and digest.

    ``judged_on`` is canonical JSON (``engine.trail.state.basis``); the event holds its digest. A
    row that is missing is no loss: the next sweep judges the filing anew.
    """

    __tablename__ = "bases"
    filing_id: int = Field(primary_key=True)
    sha256: str
    run_id: int
    judged_on: str


class Sketch(SQLModel, table=True):
    """The sketch of a version's own words, by which a copy is found; made anew where it is missing.

    ``settled``: every other filing has been compared with it.
    """

    __tablename__ = "sketches"
    sha256: str = Field(primary_key=True)
    run_id: int
    unit: str
    year: int | None = None
    settled: bool
    marks: bytes
    words: bytes


class Unreadable(SQLModel, table=True):
    """A file that came and could not be read; it goes when a readable one comes in its place."""

    __tablename__ = "unreadable"
    id: int | None = Field(default=None, primary_key=True)
    sha256: str
    name: str
    source: str
    reason: str
    reason_sha256: str
    at: str
    seq: int


class Correction(SQLModel, table=True):
    """What an auditor put in the place of what we misread, as long as it stands.

    ``seq`` is its event, ``sha256`` the file that it corrects, ``reason`` the digest of a text.
    """

    __tablename__ = "corrections"
    seq: int = Field(primary_key=True)
    filing_id: int = Field(foreign_key="filings.id")
    sha256: str
    target: str
    value: str
    read: str
    reason: str
    actor: str
    at: str


class Publication(SQLModel, table=True):
    """When and where a unit published its report on a year, as somebody listed it."""

    __tablename__ = "publications"
    agency: str = Field(primary_key=True)
    year: int = Field(primary_key=True)
    published_on: str = ""
    address: str = ""
    seq: int


def table(model: type[SQLModel]) -> Table:
    """Return the SQLAlchemy table behind a model."""
    return cast("Table", model.__table__)  # type: ignore[attr-defined]  # SQLModel hides it
