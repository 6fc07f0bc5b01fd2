"""Checkpoints: what the trail's head was, written down where the casebook's holder cannot reach.

A signed note in the manner of C2SP (signed-note, tlog-checkpoint): origin, size, base64 of the
head's hash, then our own lines at/by/for; an empty line; signatures. The hash is the head of a
chain, not the root of a Merkle tree. Pure text: writing it to files is maintenance/seal.py's work.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.errors import TrailError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.trail.log.keys import Signer

ORIGIN = "gouji.book/"
DASH = "— "
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A checkpoint: ``size`` events, the last with hash ``head`` (hexadecimal).

    ``signatures`` are pairs of (key id, signature with its four bytes of key hash in front).
    """

    origin: str
    size: int
    head: str
    at: str
    by: str
    occasion: str
    signatures: tuple[tuple[str, bytes], ...] = ()

    @property
    def body(self) -> str:
        """Return the text that is signed."""
        head = base64.b64encode(bytes.fromhex(self.head)).decode()
        return (
            f"{self.origin}\n{self.size}\n{head}\nat {self.at}\nby {self.by}\nfor {self.occasion}\n"
        )

    @property
    def code(self) -> str:
        """Return the short code printed on exports: the size and 80 bits of the head."""
        return short_code(self.size, self.head)


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
    lines = text.replace("\r\n", "\n").split("\n")
    starts = [index for index, line in enumerate(lines) if line.startswith(ORIGIN)]
    if not starts and text.strip():
        raise TrailError(f"{source or '这个文件'} 里没有检查点，请核对是不是检查点文件。")
    half = bool(text) and not text.endswith("\n")
    for number, start in enumerate(starts):
        last = number == len(starts) - 1
        block = lines[start : None if last else starts[number + 1]]
        if last and half:
            return
        yield _note(block, f"{source} 第 {start + 1} 行")


def short_code(size: int, head: str) -> str:
    """Return the short code of a head: ``size-XXXX-XXXX-XXXX-XXXX``."""
    number = int(head[:20], 16)
    letters = "".join(_ALPHABET[number >> shift & 31] for shift in range(75, -1, -5))
    return "-".join([str(size), *(letters[i : i + 4] for i in range(0, 16, 4))])


def _note(block: list[str], where: str) -> Note:
    if len(block) < 7 or block[6] != "":
        raise TrailError(f"{where}的检查点不完整，请换用另一份检查点文件。")
    try:
        head = base64.b64decode(block[2], validate=True).hex()
        words = {line.partition(" ")[0]: line.partition(" ")[2] for line in block[3:6]}
        return Note(
            origin=block[0], size=int(block[1]), head=head, at=words["at"], by=words["by"],
            occasion=words["for"], signatures=tuple(_signatures(block[7:])),
        )  # fmt: skip
    except (ValueError, KeyError, binascii.Error) as error:
        raise TrailError(f"{where}的检查点读不懂，请换用另一份检查点文件。") from error


def _signatures(lines: list[str]) -> Iterator[tuple[str, bytes]]:
    for line in lines:
        if line.startswith(DASH):
            name, _, value = line.removeprefix(DASH).partition(" ")
            yield name.removeprefix("gouji/"), base64.b64decode(value, validate=True)
