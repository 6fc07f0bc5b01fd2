"""Verify a casebook's trail with nothing of gouji: the specification of ARCHITECTURE.md, in code.

Usage: verify_without_gouji.py BOOK [CHECKPOINTS]. Prints what it finds; exit code 0 whole, 1 not.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sqlite3
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

HASHED = ("actor", "alg", "at", "key_id", "kind", "payload", "prev", "seq", "session", "subject")


def signed(public: str, signature: bytes, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(base64.b64decode(public)).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def chain(book: str) -> tuple[str, dict[int, str], dict[str, str]]:
    connection = sqlite3.connect(book)
    connection.row_factory = sqlite3.Row
    head, origin, heads, keys = "0" * 64, "", {}, {}
    for count, event in enumerate(connection.execute("SELECT * FROM events ORDER BY seq"), 1):
        body = {name: event[name] for name in HASHED}
        text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        digest = hashlib.new(event["alg"], b"\x00" + text.encode()).hexdigest()
        if (event["seq"], event["prev"], event["hash"]) != (count, head, digest):
            sys.exit(f"broken at {count}")
        payload = json.loads(event["payload"])
        origin = f"gouji.book/{payload['book']}" if count == 1 else origin
        if event["kind"] == "key.enrolled":
            keys[payload["key_id"]] = payload["public"]
        if event["key_id"]:
            message, sig = f"gouji event\n{digest}".encode(), base64.b64decode(event["sig"])
            if not signed(keys[event["key_id"]], sig, message):
                sys.exit(f"bad signature at {count}")
        head = heads[count] = digest
    return origin, heads, keys


def checkpoints(path: str, origin: str, heads: dict[int, str], keys: dict[str, str]) -> None:
    text = open(path, encoding="utf-8").read()  # noqa: PTH123, SIM115
    for note in text.split("gouji.book/")[1:]:
        body, _, below = ("gouji.book/" + note).partition("\n\n")
        book, size, root = body.split("\n")[:3]
        if book != origin or heads.get(int(size)) != base64.b64decode(root).hex():
            sys.exit(f"truncated or rewritten at {size}")
        for line in below.split("\n"):
            if line.startswith("— gouji/"):
                key_id, mark = line.removeprefix("— gouji/").split(" ")
                if not signed(keys[key_id], base64.b64decode(mark)[4:], f"{body}\n".encode()):
                    sys.exit(f"bad checkpoint signature at {size}")


if __name__ == "__main__":
    found = chain(sys.argv[1])
    for file in sys.argv[2:]:
        checkpoints(file, *found)
    print(f"whole: {len(found[1])} events")
