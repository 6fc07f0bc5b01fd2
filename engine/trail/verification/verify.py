"""Verify a trail: chain, signatures, rows against events, and the checkpoints kept outside.

Says whether the trail is whole (0), not whole, with kind and place (1), or unreadable (3). Reads
through a plain SQLite connection and changes nothing. The format it checks is specified in
ARCHITECTURE.md, so that somebody else can write another verifier.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import GoujiError, TrailError
from engine.trail.log import chain
from engine.trail.log.canonical import canonical, read_json
from engine.trail.log.checkpoint import short_code
from engine.trail.state.house import objections
from engine.trail.state.projection import Projection
from engine.trail.store.confirmed_paths import Confirmed
from engine.trail.store.database import schema_known, schema_of
from engine.trail.store.filesystem import failures_told
from engine.trail.store.integrity import looked_at, named
from engine.trail.store.schema import LATE
from engine.trail.verification.checkpoints import (
    Problem,
    TrailExtent,
    against_code,
    against_notes,
    configured,
    faults_of,
    notes_in,
    size_in,
)
from engine.trail.verification.compare import MALFORMED, differences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from engine.trail.log.checkpoint import Note
    from engine.trail.store.schema import SchemaDifference

__all__ = ["Problem", "Verification", "open_plain", "verify"]

MANY = 200
UNREADABLE = (
    "案卷文件读到一半读不下去：文件坏了，或被别的程序改过；请用 gouji book restore 恢复备份。"
)
_EVENTS = (
    "SELECT seq, at, actor, key_id, session, kind, subject, payload, prev, hash, alg, sig"
    " FROM events ORDER BY seq"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What verifying found: exit code 0 whole, 1 not whole, 3 unreadable."""

    code: int
    events: int = 0
    signed: int = 0
    head: str = ""
    checkpoints: int = 0
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return the result for people, the verdict first."""
        if self.code == 3:
            return tuple(problem.sentence for problem in self.problems)
        if self.code == 0:
            short = short_code(self.events, self.head)
            seen = f"，与 {self.checkpoints} 个检查点一致" if self.checkpoints else "，未对照检查点"
            first = (
                f"留痕完整：{self.events} 条事件（{self.signed} 条有签名）{seen}；校验码 {short}。"
            )
        else:
            many = f"{self.events} 条事件，" if self.events else ""
            first = f"留痕不完整：{many}发现 {len(self.problems)} 处问题。"
        return (first, *(problem.sentence for problem in self.problems), *self.remarks)


@dataclass(slots=True)
class _Reading:
    """What is gathered while the events go by."""

    projection: Projection = field(default_factory=Projection)
    problems: list[Problem] = field(default_factory=list)
    heads: dict[int, str] = field(default_factory=dict)
    events: int = 0
    head: str = chain.GENESIS
    broken: bool = False
    former: list[str] = field(default_factory=list)
    ahead: int = 0
    turned_back: list[int] = field(default_factory=list)


def verify(
    path: Path | str,
    checkpoints: Sequence[Path | str] = (),
    *,
    code: str = "",
    confirmed: Confirmed | None = None,
    progress: Callable[[int], None] | None = None,
) -> Verification:
    """Verify a casebook against itself, the given checkpoint files, and a printed short code.

    The files named in the book's own settings are looked at too, where they can be reached and
    are among those that this user has ``confirmed`` on this machine.
    ``progress`` is told now and then how many events have gone by.
    """
    try:
        with failures_told(Path(path), otherwise=UNREADABLE):
            files = [Path(file) for file in checkpoints]
            return _verify(Path(path), files, code, confirmed or Confirmed(), progress)
    except (GoujiError, OSError, sqlite3.Error, *MALFORMED) as error:
        sentence = error.message if isinstance(error, GoujiError) else UNREADABLE
        return Verification(code=3, problems=(Problem(kind="unreadable", sentence=sentence),))


def open_plain(path: Path) -> sqlite3.Connection:
    """Open a casebook for reading alone, also on a read-only medium; rows by name."""
    schema_known(schema_of(path), path)
    waiting = path.with_name(path.name + "-wal")
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=30)
    try:
        connection.execute("PRAGMA query_only=ON")
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
    except sqlite3.OperationalError:
        connection.close()
        if waiting.exists() and waiting.stat().st_size:
            raise
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.row_factory = sqlite3.Row
    connection.text_factory = _text  # what is no UTF-8 is told at its place, not thrown
    return connection


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _verify(
    path: Path,
    files: list[Path],
    code: str,
    confirmed: Confirmed,
    progress: Callable[[int], None] | None,
) -> Verification:
    if not path.exists():
        raise TrailError(f"没有案卷 {path}；请核对路径。")
    connection = open_plain(path)
    try:
        connection.execute("BEGIN")
        remarks: list[str] = []
        parts = looked_at(connection, path)
        if not parts.readable:
            remarks.append("表不是 gouji 建的样子，因此没有再查链和各条状态。")
            return Verification(code=1, problems=tuple(_schema(parts)), remarks=tuple(remarks))
        read = [
            *notes_in(files), *notes_in(configured(connection, files, confirmed, remarks))
        ]  # fmt: skip
        notes = [note for _file, found in read for note in found.notes]
        sizes = {note.size for note in notes} | {size_in(code)}
        reading = _read(connection, sizes, progress)
        reading.problems += _schema(parts)
        reading.problems += _file(connection)
        if reading.broken:
            remarks.append("链已断开，因此没有再比对各条状态。")
        else:
            reading.problems += _rows(reading.projection, connection)
    finally:
        connection.close()
    extent = TrailExtent(events=reading.events, heads=reading.heads, projection=reading.projection)
    for file, found in read:
        faults = faults_of(file, found)
        if file in files:
            reading.problems += [Problem(kind="checkpoint", sentence=one) for one in faults]
        else:
            remarks += faults
    reading.problems += against_notes(extent, notes)
    reading.problems += against_code(extent, code)
    remarks += _unsigned(notes)
    return Verification(
        code=1 if reading.problems else 0, events=reading.events, head=reading.head,
        signed=reading.projection.persons.signed, checkpoints=len(notes),
        problems=tuple(reading.problems), remarks=(*remarks, *_remarks(reading)),
    )  # fmt: skip


def _read(
    connection: sqlite3.Connection, sizes: set[int], progress: Callable[[int], None] | None
) -> _Reading:
    reading = _Reading()
    cursor = connection.execute(_EVENTS)
    cursor.row_factory = None
    last_at, tomorrow = "", (datetime.now(UTC) + timedelta(days=1)).isoformat()
    for link in map(chain.Link._make, cursor):
        if not reading.broken:
            _take(reading, link)
        if isinstance(link.at, str):
            if link.at < last_at:
                reading.turned_back.append(link.seq)
            last_at = link.at
            if link.at > tomorrow and not reading.ahead:
                reading.ahead = link.seq
        reading.events += 1
        reading.head = link.hash
        if link.seq in sizes:
            reading.heads[link.seq] = link.hash
        if progress is not None and reading.events % 20_000 == 0:
            progress(reading.events)
    if reading.events == 0:
        sentence = "留痕是空的：全部事件都被删去了。"
        reading.problems.append(Problem(kind="truncated", at=0, sentence=sentence))
        reading.broken = True
    return reading


def _take(reading: _Reading, link: chain.Link) -> None:
    payload = read_json(link.payload) if isinstance(link.payload, str) else None
    if why := _break(reading, link, payload):
        reading.broken = True
        sentence = f"链在第 {reading.events + 1} 条断开：{why}。"
        reading.problems.append(Problem(kind="broken", at=reading.events + 1, sentence=sentence))
        return
    try:
        _weigh(reading, link, payload)
    except MALFORMED:
        reading.broken = True
        sentence = f"第 {link.seq} 条事件（{link.kind}）的内容不成样子，不是 gouji 写的。"
        reading.problems.append(Problem(kind="broken", sentence=sentence, at=link.seq))


def _weigh(reading: _Reading, link: chain.Link, payload: dict[str, Any]) -> None:
    """Ask the rules of signing and of the house, then take the event in."""
    projection = reading.projection
    for wrong in projection.persons.wrong(link, payload):
        _note(reading, link, wrong.kind, (wrong.sentence, wrong.new))
    for objection in objections(projection, link, payload):
        _note(reading, link, "workflow", objection)
    projection.fold(link, payload)


def _note(reading: _Reading, link: chain.Link, kind: str, found: tuple[str, bool]) -> None:
    """Note a problem; what former versions allowed counts from the present schema on."""
    sentence, new = found
    if new and not reading.projection.strict_since:
        reading.former.append(sentence)
    else:
        reading.problems.append(Problem(kind=kind, sentence=sentence, at=link.seq))


def _break(reading: _Reading, link: chain.Link, payload: Any) -> str:
    if why := _shapeless(link):
        return why
    if link.seq != reading.events + 1:
        return f"序号是 {link.seq}，应为 {reading.events + 1}，有事件被删去或插入"
    if link.prev != reading.head:
        return "与前一条接不上"
    if link.alg not in chain.ALGORITHMS:
        return f"散列算法 {link.alg[:20]!r} 不是 gouji 用的，被改过"
    if chain.digest(link) != link.hash:
        return f"内容与散列不符，{link.at} {link.actor}的 {link.kind} 被改过"
    if not isinstance(payload, dict) or not _canonical(payload, link.payload):
        return "内容不是规范写法"
    if link.seq == 1 and link.kind != "book.created":
        return "第一条不是建立案卷"
    return ""


def _shapeless(link: chain.Link) -> str:
    """Return what in an event's columns is no text at all, ``""`` if nothing is."""
    if not isinstance(link.seq, int) or not all(isinstance(one, str) for one in link[1:]):
        return "有的栏目不是文字，被改过"
    if not all(one.isascii() or _encodes(one) for one in link[1:]):
        return "有的栏目含坏字符，被改过"
    return ""


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _canonical(payload: Any, stored: str) -> bool:
    try:
        return canonical(payload) == stored
    except (TrailError, RecursionError):
        return False


def _rows(projection: Projection, connection: sqlite3.Connection) -> Iterator[Problem]:
    differing = list(islice(differences(projection, connection), MANY + 1))
    for difference in differing[:MANY]:
        yield Problem(kind=difference.kind, sentence=difference.sentence)
    if len(differing) > MANY:
        yield Problem(kind="projection", sentence=f"不一致之处超过 {MANY} 处，以下从略。")


def _file(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Yield what SQLite itself finds wrong with the file: an index that lies, a torn page."""
    found = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({MANY})")]
    if found != ["ok"]:
        sentence = (
            f"数据库文件自检有 {len(found)} 处不对（例：{found[0][:80]}）：文件坏了，或被直接改过。"
        )
        yield Problem(kind="content", sentence=sentence)


def _schema(parts: SchemaDifference) -> Iterator[Problem]:
    guards = [one for one in (*parts.missing, *parts.altered) if one.kind == "trigger"]
    if guards:
        words = "、".join(one.name for one in guards)
        yield Problem(kind="triggers", sentence=f"防改触发器被删去或改动：{words}。")
    gone = [one for one in parts.missing if one.kind != "trigger" and one.name not in LATE]
    if gone:
        yield Problem(kind="schema", sentence=f"数据库结构缺少：{named(gone)}。")
    strange = [one for one in parts.strange if one not in guards]
    if strange:
        sentence = f"数据库里有不是 gouji 建的结构，能悄悄改掉或吞掉决定：{named(strange)}。"
        yield Problem(kind="schema", sentence=sentence)


def _unsigned(notes: Sequence[Note]) -> Iterator[str]:
    signed = [note.size for note in notes if note.signatures]
    if notes and not signed:
        yield "检查点没有签名：防案卷被改，防不了检查点文件一并被改。"
    elif notes and max(note.size for note in notes) > max(signed):
        yield f"有签名的检查点只到第 {max(signed)} 条；以后的没有签名，可能被人改写。"


def _remarks(reading: _Reading) -> Iterator[str]:
    unsigned = reading.events - reading.projection.persons.signed
    if unsigned and not reading.broken:
        yield f"有 {unsigned} 条事件没有签名：操作人只是操作系统的用户，不能证明是谁。"
    persons = reading.projection.persons
    for seq, actor in persons.again:
        yield f"{actor}的密钥全部吊销后，第 {seq} 条又登记了新密钥，请核实是本人。"
    if reading.former:
        yield (
            f"升级到现在的格式以前，有 {len(reading.former)} 处不合现在的规矩，"
            f"当时的程序容许，不算被改：{reading.former[0]}"
        )
    if reading.ahead:
        yield f"第 {reading.ahead} 条起有事件的时间在将来：写的时候时钟走快了，或时间是编的。"
    if reading.turned_back:
        yield (
            f"时钟倒拨过 {len(reading.turned_back)} 次（首次在第 {reading.turned_back[0]} 条）；"
            "顺序以序号为准。"
        )
