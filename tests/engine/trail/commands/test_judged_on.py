"""What a check was judged on stands in the book, and the trail says whether it is true."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest
from book_hands import hands

from engine.trail.casebook import CheckProvenance, KeptVersion, ReceivedFile
from engine.trail.commands import judged_on
from engine.trail.state.basis import JudgedOn, Neighbour, Sketch, sketch_digest
from engine.trail.verification.verify import verify

MEANS = CheckProvenance(
    pack_id="nianbao", pack_version="1", pack_sha256="a", overlays_sha256="", engine_version="0"
)
SKETCH = Sketch(unit="石桥镇", year=2023, marks=b"m", words=b"w")
ON = JudgedOn(
    neighbours=(Neighbour("last", "", "b" * 64), Neighbour("below", "白沙镇", "c" * 64)),
    sketch=SKETCH,
    sketch_sha256=sketch_digest(SKETCH),
)


def arrival(data=b"one", on=ON):
    return ReceivedFile(name="a.txt", data=data, agency="石桥镇", kind="township", year=2023, on=on)


def swept(book, one):
    return book.sweep([(one, (), (), {"pass": 1})], MEANS)


def test_neighbours_are_kept_in_the_book_and_their_digest_in_the_event(desk):
    with desk.open() as book:
        filing = swept(book, arrival()).received[0].filing_id
        kept = book.bases()[filing]
        assert set(kept.on.neighbours) == set(ON.neighbours)
        assert kept.run_id == book.run_of(MEANS)
        (*_, event) = book.events()
        assert len(event.payload["checks"][0]["basis_sha256"]) == 64
        (sketch,) = book.sketches(kept.run_id)
        assert (sketch.sketch.marks, sketch.settled) == (b"m", False)
        assert book.sketch(sketch.sha256) == ON.sketch
    assert verify(desk.path).code == 0


def test_a_version_judged_anew_takes_the_place_of_what_it_was_judged_on(desk):
    with desk.open() as book:
        one = swept(book, arrival()).received[0]
        swept(book, KeptVersion(version_id=one.version_id, on=JudgedOn()))
        assert book.bases()[one.filing_id].on.neighbours == ()
        assert len(book.versions(one.filing_id)) == 1
    assert verify(desk.path).code == 0


def test_the_end_of_a_sweep_is_written_a_few_sketches_at_a_time(desk, monkeypatch):
    """Who sweeps a hundred thousand keeps nobody waiting at the end; nothing is left out."""
    monkeypatch.setattr(judged_on, "AT_ONCE", 2)
    with desk.open() as book:
        texts = [b"%d" % number for number in range(7)]
        chunk = [
            (replace(arrival(one), agency=f"{one.hex()}镇"), (), (), {"pass": 1}) for one in texts
        ]
        came = book.sweep(chunk, MEANS).received
        begun: list[bool] = []
        writing = book._ledger.writing
        monkeypatch.setattr(
            book._ledger, "writing", lambda **more: begun.append(more["synced"]) or writing(**more)
        )
        digests = [sha256(one).hexdigest() for one in texts]
        book.settle(compared=[*digests, "f" * 64], gone=[digests[0]], unjudged=[came[1].filing_id])
        kept = {one.sha256: one.settled for one in book.sketches(book.run_of(MEANS))}
        assert kept == dict.fromkeys(digests[1:], True)
        assert came[1].filing_id not in book.bases()
    assert begun == [False] * 5
    assert verify(desk.path).code == 0


def test_a_check_that_does_not_say_on_what_leaves_nothing_to_trust(desk, make_finding):
    with desk.open() as book:
        one = swept(book, arrival()).received[0]
        desk.record(book, one.version_id, make_finding("k"))
        assert book.bases() == {}
    assert verify(desk.path).code == 0


def test_a_sketch_is_settled_dropped_and_gone_with_the_content(desk):
    with desk.open() as book:
        one = swept(book, arrival()).received[0]
        (sketch,) = book.sketches(1)
        book.settle(compared=[sketch.sha256, "f" * 64], gone=[], unjudged=[])
        assert [kept.settled for kept in book.sketches(1)] == [True]
        book.purge(one.filing_id, ["content"], reason="某法第一条")
        assert list(book.sketches(1)) == []
        book.settle(compared=[], gone=[sketch.sha256], unjudged=[one.filing_id])
        assert book.bases() == {}
    assert verify(desk.path).code == 0


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE bases SET judged_on = replace(judged_on, 'bbb', 'ccc')", "核对依据与留痕不一致"),
        ("UPDATE bases SET judged_on = 'nonsense'", "核对依据与留痕不一致"),
        ("INSERT INTO bases VALUES (77, '', 1, '{}')", "核对依据与留痕不一致"),
        ("UPDATE sketches SET words = ''", "文字指纹与核对时不一致"),
    ],
)
def test_what_would_keep_a_report_from_being_judged_is_told_and_forgotten(desk, statement, told):
    with desk.open() as book:
        swept(book, arrival())
    with hands(desk.path) as connection:
        connection.execute(statement)
    assert told in "".join(verify(desk.path).sentences)
    with desk.open() as book:
        assert book.rebuild()
    assert verify(desk.path).code == 0


@pytest.mark.parametrize("table", ["bases", "sketches"])
def test_what_can_be_made_anew_may_be_missing(desk, table):
    with desk.open() as book:
        swept(book, arrival())
    with hands(desk.path) as connection:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 — names of this test
    assert verify(desk.path).code == 0
