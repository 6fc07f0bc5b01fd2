"""Read the events of a trail one after the other, and say of each what is wrong with it.

The first that does not hold breaks the chain: what comes after it proves nothing.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from engine.errors import TrailError
from engine.trail.log import chain
from engine.trail.log.canonical import canonical, read_json
from engine.trail.log.kinds import is_moment
from engine.trail.state.house import objections
from engine.trail.state.projection import Projection
from engine.trail.verification.checkpoints import Problem
from engine.trail.verification.malformed import MALFORMED
from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.trail.store.seam import Rows

LONGEST = 50_000_000  # characters; a roster of a hundred thousand units takes less
_EVENTS = (
    "SELECT seq, at, actor, key_id, session, kind, subject, payload, prev, hash, alg, sig"
    " FROM events ORDER BY seq"
)


@dataclass(slots=True)
class Reading:
    """What is gathered while the events go by.

    ``heads`` are the hashes at the sizes asked for, ``former`` what former versions allowed,
    ``ahead`` the first event of tomorrow or later (0: none), ``turned_back`` where the clock went
    back.
    """

    projection: Projection = field(default_factory=Projection)
    problems: list[Problem] = field(default_factory=list)
    heads: dict[int, str] = field(default_factory=dict)
    events: int = 0
    head: str = chain.GENESIS
    broken: bool = False
    former: list[str] = field(default_factory=list)
    ahead: int = 0
    turned_back: list[int] = field(default_factory=list)


def read_events(rows: Rows, sizes: set[int], progress: Callable[[int], None] | None) -> Reading:
    """Read all events; ``sizes`` are the lengths at which a checkpoint speaks of the head."""
    reading = Reading()
    last_at, tomorrow = "", (datetime.now(UTC) + timedelta(days=1)).isoformat()
    for link in map(chain.Link._make, rows.tuples(_EVENTS)):
        if not reading.broken:
            _take(reading, link)
        if isinstance(link.at, str):
            if link.at < last_at:
                reading.turned_back.append(link.seq)
            last_at = link.at
            if link.at > tomorrow and not reading.ahead and is_moment(link.at):
                reading.ahead = link.seq
        reading.events += 1
        reading.head = link.hash
        if link.seq in sizes:
            reading.heads[link.seq] = link.hash
        if progress is not None and reading.events % 20_000 == 0:
            progress(reading.events)
    if reading.events == 0:
        sentence = (
            "留痕是空的：全部事件都被删去了；只有在服务器上新建到一半断了的案卷也是这样，"
            "再打开一次它就建好。"
        )
        reading.problems.append(Problem(kind="truncated", at=0, sentence=sentence))
        reading.broken = True
    return reading


def _take(reading: Reading, link: chain.Link) -> None:
    why = _shapeless(link)
    payload: Any = None if why else read_json(link.payload)
    if why := why or _break(reading, link, payload):
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


def _weigh(reading: Reading, link: chain.Link, payload: dict[str, Any]) -> None:
    """Ask the rules of signing and of the house, then take the event in."""
    projection = reading.projection
    for wrong in projection.persons.wrong(link, payload):
        _note(reading, link, wrong.kind, (wrong.sentence, wrong.new))
    for objection in objections(projection, link, payload):
        _note(reading, link, "workflow", objection)
    projection.fold(link, payload)


def _note(reading: Reading, link: chain.Link, kind: str, found: tuple[str, bool]) -> None:
    """Note a problem; what former versions allowed counts from the present schema on."""
    sentence, new = found
    if new and not reading.projection.strict_since:
        reading.former.append(sentence)
    else:
        reading.problems.append(Problem(kind=kind, sentence=sentence, at=link.seq))


def _break(reading: Reading, link: chain.Link, payload: Any) -> str:
    return _unchained(reading, link) or _strange(link, payload)


def _unchained(reading: Reading, link: chain.Link) -> str:
    if link.seq != reading.events + 1:
        return f"序号是 {link.seq}，应为 {reading.events + 1}，有事件被删去或插入"
    if link.prev != reading.head:
        return "与前一条接不上"
    if link.alg not in chain.ALGORITHMS:
        return f"散列算法 {link.alg[:20]!r} 不是 gouji 用的，被改过"
    if chain.digest(link) != link.hash:
        return f"内容与散列不符，{link.at} {link.actor}的 {link.kind} 被改过"
    return ""


def _strange(link: chain.Link, payload: Any) -> str:
    if not isinstance(payload, dict) or not _canonical(payload, link.payload):
        return "内容不是规范写法"
    if link.seq == 1 and link.kind != "book.created":
        return "第一条不是建立案卷"
    return ""


def _shapeless(link: chain.Link) -> str:
    """Return what in an event's columns is no text at all, ``""`` if nothing is."""
    if not isinstance(link.seq, int) or not all(isinstance(one, str) for one in link[1:]):
        return "有的栏目不是文字，被改过"
    if any(len(one) > LONGEST for one in link[1:]):
        return "有的栏目长得不可能是 gouji 写的，被改过"
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
