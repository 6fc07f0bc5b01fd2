"""Verify a trail: chain, signatures, rows against events, and the checkpoints kept outside.

Says whether the trail is whole (0), not whole, with kind and place (1), or unreadable (3). Reads
through a plain connection and changes nothing. The format it checks is specified in
ARCHITECTURE.md, so that somebody else can write another verifier.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import GoujiError
from engine.trail.log.checkpoint import short_code
from engine.trail.store.backends import failures_at, plain_book
from engine.trail.store.confirmed_paths import Confirmed
from engine.trail.store.integrity import named
from engine.trail.store.place import Place, place_of
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
from engine.trail.verification.compare import differences
from engine.trail.verification.malformed import MALFORMED
from engine.trail.verification.trail_events import read_events
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from engine.trail.log.checkpoint import Note
    from engine.trail.state.projection import Projection
    from engine.trail.store.schema import SchemaDifference
    from engine.trail.store.seam import PlainBook, Rows
    from engine.trail.verification.trail_events import Reading

__all__ = ["Problem", "Verification", "verify"]

MANY = 200
UNREADABLE = (
    "案卷文件读到一半读不下去：文件坏了，或被别的程序改过；请用 gouji book restore 恢复备份。"
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


def verify(
    path: Place | str,
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
        place = place_of(path)
        with failures_at(place, otherwise=UNREADABLE):
            files = [Path(file) for file in checkpoints]
            return _verify(place, files, code, confirmed or Confirmed(), progress)
    except (GoujiError, OSError, *MALFORMED) as error:
        sentence = error.message if isinstance(error, GoujiError) else UNREADABLE
        return Verification(code=3, problems=(Problem(kind="unreadable", sentence=sentence),))


def _verify(
    place: Place,
    files: list[Path],
    code: str,
    confirmed: Confirmed,
    progress: Callable[[int], None] | None,
) -> Verification:
    with plain_book(place) as book:
        rows, parts = book.rows, book.parts
        remarks: list[str] = []
        if not parts.readable:
            remarks.append("表不是 gouji 建的样子，因此没有再查链和各条状态。")
            return Verification(code=1, problems=tuple(_schema(parts)), remarks=tuple(remarks))
        here = configured(rows, files, confirmed, remarks)
        read = [*notes_in(files), *notes_in(here)]
        notes = [note for _file, found in read for note in found.notes]
        sizes = {note.size for note in notes} | {size_in(code)}
        reading = read_events(rows, sizes, progress)
        reading.problems += [*_schema(parts), *_file(book)]
        if reading.broken:
            remarks.append("链已断开，因此没有再比对各条状态。")
        else:
            reading.problems += _rows(reading.projection, rows)
    extent = TrailExtent(events=reading.events, heads=reading.heads, projection=reading.projection)
    for file, found in read:
        faults = faults_of(file, found)
        if file in files:
            reading.problems += [Problem(kind="checkpoint", sentence=one) for one in faults]
        else:
            remarks += faults
    reading.problems += [*against_notes(extent, notes), *against_code(extent, code)]
    remarks += _unsigned(notes)
    return Verification(
        code=1 if reading.problems else 0, events=reading.events, head=reading.head,
        signed=reading.projection.persons.signed, checkpoints=len(notes),
        problems=tuple(reading.problems), remarks=(*remarks, *_remarks(reading)),
    )  # fmt: skip


def _rows(projection: Projection, rows: Rows) -> Iterator[Problem]:
    differing = list(islice(differences(projection, rows), MANY + 1))
    for difference in differing[:MANY]:
        yield Problem(kind=difference.kind, sentence=difference.sentence)
    if len(differing) > MANY:
        yield Problem(kind="projection", sentence=f"不一致之处超过 {MANY} 处，以下从略。")


def _file(book: PlainBook) -> Iterator[Problem]:
    """Yield what the database itself finds wrong: an index that lies, a torn page."""
    if found := book.faults(MANY):
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


def _remarks(reading: Reading) -> Iterator[str]:
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
