"""Which files go with an item to a worker, and which come back."""

from __future__ import annotations

import hashlib
import pickle

from making.shipped import VOCABULARY

from engine.audit.backends.checking import Checking
from engine.audit.backends.parcels import PlainTravel
from engine.audit.backends.travels import CheckTravel, LookTravel, travel_of
from engine.audit.cache import place_of
from engine.audit.identify import Look, UnreadFile
from engine.audit.worker import AuditTask, WorkerConfig

DATA = b"report"
DIGEST = hashlib.sha256(DATA).hexdigest()


def look(folder, **more):
    return Look(folder=folder, pack=None, vocabulary=VOCABULARY, **more)


def task(**more):
    return AuditTask(source="甲.docx", data=DATA, **more)


def test_the_look_the_check_and_anything_else_travel_each_in_its_way(tmp_path):
    assert isinstance(travel_of(look(tmp_path), None), LookTravel)
    assert isinstance(travel_of(Checking(WorkerConfig()), None), CheckTravel)
    assert isinstance(travel_of(abs, None), PlainTravel)


def test_a_document_travels_only_where_its_reading_is_not_there(tmp_path):
    travel = CheckTravel(WorkerConfig(kept=tmp_path), None)
    parcel = travel.parcel(task())
    assert (parcel.item.data, parcel.item.sha256, parcel.files) == (DATA, DIGEST, {})
    place = place_of(tmp_path, "甲.docx", DIGEST)
    place.write_bytes(b"reading")
    read = travel.parcel(task())
    assert read.item.data == b""
    assert set(read.files) == {place.name}
    whole = travel.parcel(task(), whole=True)
    assert whole.item.data == DATA, "asked for whole: its reading did not serve there"


def test_in_a_shared_folder_the_path_travels_instead(tmp_path):
    (tmp_path / "甲.docx").write_bytes(DATA)
    travel = CheckTravel(WorkerConfig(kept=tmp_path / "kept"), tmp_path)
    parcel = travel.parcel(AuditTask(source=str(tmp_path / "甲.docx"), data=DATA))
    assert parcel.path is not None
    assert parcel.item.data == b""
    assert parcel.sha256 == DIGEST
    assert travel.parcel(AuditTask(source="/elsewhere/甲.docx", data=DATA)).item.data == DATA


def test_nothing_of_this_machine_s_folders_travels(tmp_path):
    setup = WorkerConfig(kept=tmp_path / "kept", shelf=tmp_path / "shelf")
    outfit = pickle.dumps(CheckTravel(setup, None).outfit())
    first = pickle.dumps(LookTravel(look(tmp_path / "look"), None).outfit())
    assert str(tmp_path).encode() not in outfit
    assert str(tmp_path).encode() not in first


def test_a_file_to_look_at_travels_with_what_was_read_of_it(tmp_path):
    folder, room = tmp_path / "folder", tmp_path / "room"
    folder.mkdir()
    room.mkdir()
    travel = LookTravel(look(folder, room=room), None)
    unread = UnreadFile(source="甲.docx", data=DATA)
    assert travel.parcel(unread).files == {}
    name = place_of(folder, "甲.docx", DIGEST).name
    (room / name).write_bytes(b"reading")
    assert set(travel.parcel(unread).files) == {name}
