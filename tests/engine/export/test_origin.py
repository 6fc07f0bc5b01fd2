"""Every paper says by what it was made, and the code by which the casebook is verified."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from making.drafts import clean
from making.faults import FAULTS
from making.writers import WRITERS

from engine.check import Checker
from engine.export.dossier import UNSEALED, Exported
from engine.export.of_audit import dossier_of
from engine.export.papers import PAPERS, Wish, files
from engine.packs import load_pack
from engine.reading import read_report

BY, CODE = "gouji 9.9 规则包某某（0123456789ab）县规则 fedcba987654", "7-ABCD-EFGH-JKMN-PQRS"


@pytest.fixture(scope="module")
def wish():
    return Wish(forms=load_pack().forms)


@pytest.fixture(scope="module")
def exported():
    """Return a season of one report with a fault."""
    data = WRITERS["docx"][1](
        FAULTS[0].change(clean("青禾县石桥镇人民政府", "township", 2023, county="青禾县"))
    )
    checker = Checker(load_pack())
    audit = checker.audit(read_report(data, "a.docx", checker.pack.forms))
    one = dossier_of(audit, 1, lambda: ("a.docx", data))
    at = "2024-02-01T09:00:00+08:00"
    return Exported(dossiers=[one], book="案卷", made_at=at, made_by=BY, code=CODE)


def words(data: bytes) -> str:
    """Return all that stands in a file, in the parts of an archive too."""
    if not data.startswith(b"PK"):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_says_by_what_and_with_which_code(exported, wish, name):
    for one in (wish, replace(wish, word=True)) if name == "totals" else (wish,):
        told = words(next(files(PAPERS[name], exported, one)).data)
        assert BY in told
        assert CODE in told


@pytest.mark.parametrize(
    "name", ["xlsx", "notice", "annotated", "totals", "html", "bulletin", "md"]
)
def test_what_people_read_says_how_to_verify_it(exported, wish, name):
    told = words(next(files(PAPERS[name], exported, wish)).data)
    assert "核验：gouji trail verify" in told
    straight = words(next(files(PAPERS[name], replace(exported, code=""), wish)).data)
    assert UNSEALED in straight
    assert "trail verify" not in straight
