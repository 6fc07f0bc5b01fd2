"""Hold a trail against what was kept outside of it: checkpoint files and printed short codes.

Only these find a cut tail, a re-chained rewrite and an older file put back; the chain cannot.
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import TrailError
from engine.trail.log.book_id import FIRST, id_in
from engine.trail.log.canonical import read_json
from engine.trail.log.checkpoint import NOTHING, ORIGIN, key_hash, read_notes, short_code
from engine.trail.log.signing import signature_holds
from engine.trail.store import checkpoint_file
from engine.trail.store.confirmed_paths import texts
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from engine.trail.log.checkpoint import Note, NotesRead
    from engine.trail.state.projection import Projection
    from engine.trail.store.confirmed_paths import Confirmed
    from engine.trail.store.seam import Rows


LONGEST = 18
"""So many digits has the number of events of no trail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A way in which the trail is not whole, and where; ``at`` is a seq if it has one.

    Kinds: broken, truncated, rewritten, signature, unknown-key, impostor, workflow, projection,
    content, missing, triggers, schema, checkpoint; unreadable.
    """

    kind: str
    sentence: str
    at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailExtent:
    """How far the trail reaches: number of events, and the hashes at the sizes asked for."""

    events: int
    heads: Mapping[int, str]
    projection: Projection


def notes_in(files: Iterable[Path]) -> Iterator[tuple[Path, NotesRead]]:
    """Yield the checkpoints of files; TrailError for a file that cannot be read as such."""
    for file in files:
        try:
            text = checkpoint_file.read(file)
        except (OSError, UnicodeDecodeError) as error:
            raise TrailError(f"读不出检查点文件 {file}；请核对路径。") from error
        yield file, read_notes(text, file.name)


def faults_of(file: Path, read: NotesRead) -> Iterator[str]:
    """Yield what is wrong with a checkpoint file by itself."""
    yield from read.faults
    if read.half:
        yield f"检查点文件 {file.name} 的最后一个检查点只有一半：写的时候断了，或被截过。"
    if not read.notes and not read.faults:
        yield f"检查点文件 {file.name} 里没有检查点：被清空了，或从来没有写成。"
    before: set[str] = set()
    for note in read.notes:
        if note.prev and note.prev not in before | {NOTHING}:
            yield f"{note.at} 的检查点前面有检查点被删去或改过（{file.name}）。"
        elif note.prev == NOTHING and before:
            yield f"{note.at} 的检查点前面有不是 gouji 写的检查点（{file.name}）。"
        elif before and not note.prev and any(one.prev for one in read.notes):
            yield f"{note.at} 的检查点没有接上前一个，可能被换过（{file.name}）。"
        before.add(note.digest)


def configured(
    rows: Rows, given: Sequence[Path], confirmed: Confirmed,
    remarks: list[str],
) -> Iterator[Path]:  # fmt: skip
    """Yield the checkpoint files of the book's settings that can be reached and were not given.

    Files that nobody confirmed on this machine are not touched, only said.
    """
    row = rows.execute("SELECT value FROM settings WHERE name = 'checkpoints'").fetchone()
    first = rows.execute(FIRST).fetchone()
    known = confirmed.of(id_in(*first) if first else "")
    for name in texts(read_json(row[0])) if row and isinstance(row[0], str) else ():
        file = Path(name)
        if file in given:
            continue
        if name not in known:
            remarks.append(f"案卷设定的检查点文件 {name} 没有在本机确认过，没有对照。")
        elif file.exists():
            yield file
        else:
            remarks.append(f"案卷设定的检查点文件 {file} 现在找不到，没有对照。")


def against_notes(extent: TrailExtent, notes: Sequence[Note]) -> Iterator[Problem]:
    """Yield where the checkpoints and the trail part, the earliest place of each kind."""
    book = extent.projection.book
    ours = [note for note in notes if note.origin == f"{ORIGIN}{book}" or not book]
    if notes and not ours:
        sentence = "没有一个检查点属于这本案卷：文件给错了，或整本案卷被换过。"
        yield Problem(kind="rewritten", sentence=sentence)
    first: dict[str, Problem] = {}
    for note in sorted(ours, key=lambda note: note.size):
        for problem in _note_problems(extent, note):
            first.setdefault(problem.kind, problem)
    yield from first.values()


def against_code(extent: TrailExtent, code: str) -> Iterator[Problem]:
    """Yield where a printed short code and the trail part."""
    if not code:
        return
    size = size_in(code)
    if size > extent.events:
        sentence = (
            f"末尾被截去，或换回了旧文件：校验码 {code} 有 {size} 条，现在只有 {extent.events} 条。"
        )
        yield Problem(kind="truncated", at=extent.events, sentence=sentence)
    elif size not in extent.heads or short_code(size, extent.heads[size]) != code.upper():
        sentence = f"与校验码 {code} 不符：第 {size} 条或更早的事件被改写过，或校验码抄错。"
        yield Problem(kind="rewritten", at=size, sentence=sentence)


def size_in(code: str) -> int:
    """Return the number of events a short code speaks of (0: none)."""
    head = code.partition("-")[0]
    return int(head) if head.isdecimal() and len(head) <= LONGEST else 0


def _note_problems(extent: TrailExtent, note: Note) -> Iterator[Problem]:
    if note.size > extent.events:
        sentence = (
            f"末尾被截去，或换回了旧文件：{note.at} 的检查点有 {note.size} 条，"
            f"现在只有 {extent.events} 条。"
        )
        yield Problem(kind="truncated", at=extent.events, sentence=sentence)
    elif extent.heads.get(note.size) != note.head:
        sentence = f"第 {note.size} 条或更早的事件被改写过：与 {note.at} 的检查点不符。"
        yield Problem(kind="rewritten", at=note.size, sentence=sentence)
    else:
        yield from _bad_signatures(extent.projection, note)
        yield from _downgraded(extent.projection, note)


def _downgraded(projection: Projection, note: Note) -> Iterator[Problem]:
    """Yield what a checkpoint lacks that our programs have written since this schema."""
    if not projection.strict_since or note.size < projection.strict_since:
        return
    signers = {projection.persons.keys[one].actor for one, _mark in note.signatures
               if one in projection.persons.keys}  # fmt: skip
    if not note.prev:
        sentence = f"{note.at} 的检查点是旧格式，没有接上前一个：可能被换过。"
        yield Problem(kind="signature", at=note.size, sentence=sentence)
    elif signers - {note.by}:
        sentence = f"{note.at} 的检查点写着{note.by}，却是别人签的名。"
        yield Problem(kind="signature", at=note.size, sentence=sentence)
    elif not note.signatures and any(
        key.actor == note.by and key.in_force(note.size) for key in projection.persons.keys.values()
    ):
        sentence = f"{note.at} 的检查点写着{note.by}而无其签名，可能被换过。"
        yield Problem(kind="signature", at=note.size, sentence=sentence)


def _bad_signatures(projection: Projection, note: Note) -> Iterator[Problem]:
    for key_id, mark in note.signatures:
        key = projection.persons.keys.get(key_id)
        if key is None:
            sentence = f"{note.at} 的检查点由未登记的密钥 {key_id} 签名。"
            yield Problem(kind="unknown-key", at=note.size, sentence=sentence)
        elif key.revoked is not None and key.revoked <= note.size:
            sentence = f"{note.at} 的检查点由已吊销的密钥 {key_id} 签名。"
            yield Problem(kind="signature", at=note.size, sentence=sentence)
        elif not _signed(key.public, key_id, mark, note):
            sentence = f"{note.at} 的检查点的签名不对。"
            yield Problem(kind="signature", at=note.size, sentence=sentence)


def _signed(public: str, key_id: str, mark: bytes, note: Note) -> bool:
    signature = base64.b64encode(mark[4:]).decode()
    named = mark[:4] == key_hash(key_id, base64.b64decode(public))
    return named and signature_holds(public, signature, note.body.encode())
