"""Checkpoints: what the trail's head was, written down where the casebook's holder cannot reach.

A signed note in the manner of C2SP (signed-note, tlog-checkpoint): origin, size, base64 of the
head's hash, then our own lines at/by/for/prev; an empty line; signatures. The hash is the head of a
chain, not the root of a Merkle tree. Pure text: writing it to files is maintenance/seal.py's work.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from typing import TYPE_CHECKING

from engine.errors import TrailError
from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.trail.log.keys import Signer

ORIGIN = "gouji.book/"
DASH = "— "
NOTHING = "0" * 64
PLAIN_LINES = 6
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE = re.compile(f"[0-9]{{1,18}}(?:-[{_ALPHABET}]{{4}}){{4}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A checkpoint: ``size`` events, the last with hash ``head`` (hexadecimal).

    ``signatures`` are pairs of (key id, signature with its four bytes of key hash in front).
    ``prev`` is the digest of the note before it in the same file (``NOTHING``: it is the first,
    ``""``: written before notes were chained), ``digest`` its own as read.
    """

    origin: str
    size: int
    head: str
    at: str
    by: str
    occasion: str
    signatures: tuple[tuple[str, bytes], ...] = ()
    prev: str = ""
    digest: str = field(default="", compare=False)

    @property
    def body(self) -> str:
        """Return the text that is signed."""
        head = base64.b64encode(bytes.fromhex(self.head)).decode()
        text = (
            f"{self.origin}\n{self.size}\n{head}\nat {self.at}\nby {self.by}\nfor {self.occasion}\n"
        )
        return f"{text}prev {self.prev}\n" if self.prev else text

    @property
    def code(self) -> str:
        """Return the short code printed on exports: the size and 80 bits of the head."""
        return short_code(self.size, self.head)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesRead:
    """The notes of a file; ``faults`` are sentences, ``half``: the last was not written whole."""

    notes: tuple[Note, ...] = ()
    faults: tuple[str, ...] = ()
    half: bool = False

    @property
    def last(self) -> str:
        """Return the digest that the next note of the file has to name."""
        return self.notes[-1].digest if self.notes else NOTHING


def spell(note: Note, signer: Signer | None) -> str:
    """Return the note as text, signed if there is a key."""
    text = note.body + "\n"
    if signer is not None:
        mark = key_hash(signer.key_id, signer.public) + signer.sign(note.body.encode())
        text += f"{DASH}gouji/{signer.key_id} {base64.b64encode(mark).decode()}\n"
    return text


def key_hash(key_id: str, public: bytes) -> bytes:
    """Return the four bytes by which a signature line names its key."""
    return hashlib.sha256(f"gouji/{key_id}\n\x01".encode() + public).digest()[:4]


def parse(text: str, source: str = "") -> Iterator[Note]:
    """Yield the notes of a file; a half-written last one is left out, nonsense is a TrailError."""
    found = read_notes(text, source)
    if found.faults:
        raise TrailError(found.faults[0])
    yield from found.notes


def read_notes(text: str, source: str = "") -> NotesRead:
    """Return the notes of a file, and what stands there besides."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    starts = [index for index, line in enumerate(lines) if line.startswith(ORIGIN)]
    half = bool(text) and not text.endswith("\n")
    notes: list[Note] = []
    faults: list[str] = []
    if any(line.strip() for line in lines[: starts[0] if starts else None]):
        before = "第一个检查点前面" if starts else ""
        what = "有别的内容" if starts else "没有检查点"
        faults.append(f"{source or '这个文件'} {before}{what}，请核对是不是检查点文件。")
    for number, start in enumerate(starts):
        last = number == len(starts) - 1
        if last and half:
            break
        block = lines[start : None if last else starts[number + 1]]
        try:
            notes.append(_note(block, f"{source} 第 {start + 1} 行"))
        except TrailError as error:
            faults.append(error.message)
    return NotesRead(notes=tuple(notes), faults=tuple(faults), half=half)


def short_code(size: int, head: str) -> str:
    """Return the short code of a head: ``size-XXXX-XXXX-XXXX-XXXX``."""
    number = int(head[:20], 16)
    letters = "".join(_ALPHABET[number >> shift & 31] for shift in range(75, -1, -5))
    return "-".join([str(size), *(letters[i : i + 4] for i in range(0, 16, 4))])


def is_short_code(code: str) -> bool:
    """Tell whether something has the shape of a short code, in capitals or not."""
    return _CODE.fullmatch(code.upper()) is not None


def _note(block: list[str], where: str) -> Note:
    told = block.index("") if "" in block else 0
    if told not in (PLAIN_LINES, PLAIN_LINES + 1):
        raise TrailError(f"{where}的检查点不完整，请换用另一份检查点文件。")
    ends = block.index("", told + 1) if "" in block[told + 1 :] else len(block)
    if any(line.strip() for line in block[ends:]):
        raise TrailError(f"{where}的检查点后面有别的内容，请换用另一份检查点文件。")
    try:
        head = base64.b64decode(block[2], validate=True).hex()
        words = {line.partition(" ")[0]: line.partition(" ")[2] for line in block[3:told]}
        return Note(
            origin=block[0], size=int(block[1]), head=head, at=words["at"], by=words["by"],
            occasion=words["for"], signatures=tuple(_signatures(block[told + 1 : ends])),
            prev=words["prev"] if told > PLAIN_LINES else "",
            digest=digest("\n".join(block[:ends])),
        )  # fmt: skip
    except (ValueError, KeyError, binascii.Error) as error:
        raise TrailError(f"{where}的检查点读不懂，请换用另一份检查点文件。") from error


def digest(text: str) -> str:
    """Return the digest by which the next note of a file names this one."""
    return hashlib.sha256(text.rstrip("\n").encode()).hexdigest()


def _signatures(lines: list[str]) -> Iterator[tuple[str, bytes]]:
    for line in lines:
        if not line.startswith(DASH):
            raise ValueError(line)
        name, _, value = line.removeprefix(DASH).partition(" ")
        yield name.removeprefix("gouji/"), base64.b64decode(value, validate=True)
