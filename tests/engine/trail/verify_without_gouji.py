"""Verify a casebook's trail with nothing of gouji: the specification of ARCHITECTURE.md, in code.

Usage: verify_without_gouji.py BOOK [CHECKPOINTS]. Prints what it finds; exit code 0 whole, 1 not.
Covers the chain, the rules of signing and the checkpoints, not the rows and the rules of the house.
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


def signed(public: str, signature: str, message: str) -> bool:
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public))
        key.verify(base64.b64decode(signature), message.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


class Trail:
    """The events taken in one after the other; ends the program at the first that is false."""

    def __init__(self, book: str) -> None:
        connection = sqlite3.connect(book)
        connection.row_factory = sqlite3.Row
        self.origin, self.heads = "", {0: "0" * 64}
        self.keys: dict[str, dict] = {}
        self.strict, self.begun = 0, False
        for count, event in enumerate(connection.execute("SELECT * FROM events ORDER BY seq"), 1):
            self.take(count, event)

    def take(self, count: int, event: sqlite3.Row) -> None:
        """Check the chain and take in an event."""
        body = {name: event[name] for name in HASHED}
        text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        digest = hashlib.new(event["alg"], b"\x00" + text.encode()).hexdigest()
        if (event["seq"], event["prev"], event["hash"]) != (count, self.heads[count - 1], digest):
            sys.exit(f"broken at {count}")
        self.heads[count], payload = digest, json.loads(event["payload"])
        if count == 1:
            self.origin = f"gouji.book/{payload['book']}"
        if event["kind"] in ("book.created", "book.migrated"):
            new = payload.get("schema", payload.get("to", 0)) >= 2
            self.strict = self.strict or (count if new else 0)
        if not self.authentic(event, payload):
            sys.exit(f"bad signature at {count}")
        self.persons(count, event, payload)
        arrivals = event["kind"] == "sweep.recorded" and payload["received"]
        self.begun = self.begun or event["kind"] == "filing.received" or bool(arrivals)

    def in_force(self, actor: str, size: int) -> list[str]:
        """Return an actor's keys at a length of the trail."""
        return [one for one, key in self.keys.items()
                if key["actor"] == actor and key["from"] <= size < key["to"]]  # fmt: skip

    def authentic(self, event: sqlite3.Row, payload: dict) -> bool:
        """Tell whether an event has the signature that it needs."""
        mine, by = self.in_force(event["actor"], event["seq"]), event["key_id"]
        if not by:
            had = self.strict and any(key["actor"] == event["actor"] for key in self.keys.values())
            return not (event["sig"] or mine or had or event["kind"].startswith("key."))
        first = event["kind"] == "key.enrolled" and payload["key_id"] == by and not mine
        public = payload["public"] if first else self.keys[by]["public"] if by in mine else ""
        return signed(public, event["sig"], f"gouji event\n{event['hash']}")

    def persons(self, count: int, event: sqlite3.Row, payload: dict) -> None:
        """Take in what happens to keys."""
        actor, by, key_id = event["actor"], event["key_id"], str(payload.get("key_id"))
        if event["kind"] == "key.enrolled":
            public = payload["public"]
            digest = hashlib.sha256(base64.b64decode(public)).hexdigest()[:16]
            proven = signed(public, payload["proof"], f"gouji key\n{actor}\n{public}\n")
            if key_id in self.keys or key_id != digest or not proven:
                sys.exit(f"false enrolment at {count}")
            self.keys[key_id] = {"actor": actor, "public": public, "from": count, "to": 2**63,
                                 "administers": False, "named": set()}  # fmt: skip
        elif event["kind"] == "key.revoked":
            own = key_id in self.in_force(actor, count) and len(self.in_force(actor, count)) > 1
            administers = self.keys[by]["administers"] and by != key_id
            if self.strict and not (own or administers):
                sys.exit(f"false revocation at {count}")
            self.keys[key_id]["to"] = count
        elif event["kind"] == "key.administrator":
            self.named(count, event, self.keys[key_id])

    def named(self, count: int, event: sqlite3.Row, key: dict) -> None:
        """Take in who names an administrator's key."""
        there = [one for one in self.keys.values() if one["from"] <= count < one["to"]]
        oldest = sorted(there, key=lambda one: one["from"])
        persons = list(dict.fromkeys(one["actor"] for one in oldest))
        founders = set(persons[:2]) if len(persons) > 1 else set()
        first = not self.begun and not any(one["administers"] for one in there)
        by = self.keys[event["key_id"]]
        alone = by["administers"] or (first and by is key)
        if not alone and event["actor"] not in founders:
            sys.exit(f"false administrator at {count}")
        key["named"].add(event["actor"])
        if alone or (founders and founders <= key["named"]):
            key["administers"] = True


def checkpoints(path: str, trail: Trail) -> None:
    text = open(path, encoding="utf-8").read()  # noqa: PTH123, SIM115
    before: set[str] = {"0" * 64}
    if not text.startswith("gouji.book/") or not text.endswith("\n"):
        sys.exit("half or no checkpoint")
    for note in text.split("gouji.book/")[1:]:
        body, _, below = ("gouji.book/" + note).partition("\n\n")
        book, number, root, *words = body.split("\n")
        size, told = int(number), dict(word.split(" ", 1) for word in words)
        if book != trail.origin or trail.heads.get(size) != base64.b64decode(root).hex():
            sys.exit(f"truncated or rewritten at {size}")
        if (trail.strict and size >= trail.strict) and told.get("prev") not in before:
            sys.exit(f"checkpoint before {size} removed")
        lines = [line for line in below.split("\n") if line]
        for line in lines:
            key_id, mark = line.removeprefix("— gouji/").split(" ")
            sig = base64.b64encode(base64.b64decode(mark)[4:]).decode()
            mine = key_id in trail.in_force(told["by"], size)
            if not mine or not signed(trail.keys[key_id]["public"], sig, f"{body}\n"):
                sys.exit(f"bad checkpoint signature at {size}")
        if not lines and trail.strict and trail.in_force(told["by"], size):
            sys.exit(f"bad checkpoint signature at {size}")
        whole = "\n".join([body, "", *lines]) if lines else body
        before.add(hashlib.sha256(whole.encode()).hexdigest())


if __name__ == "__main__":
    found = Trail(sys.argv[1])
    for file in sys.argv[2:]:
        checkpoints(file, found)
    print(f"whole: {len(found.heads) - 1} events")
