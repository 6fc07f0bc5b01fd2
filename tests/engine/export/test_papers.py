"""Every paper can be written of any season; names are safe; what cannot be written says why."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pytest
from making.dossiers import GRANTED, cause, dossier, equations, exported, finding

from engine.export.papers import PAPERS, Wish, file_stem, files, unused
from engine.packs import load_pack

WISH = Wish(forms=load_pack().forms)


def season():
    """Make a season of two filings without files, one of them with everything."""
    full = dossier(
        *equations(),
        finding(3, outcome="uncertain"),
        finding(4, "X101", outcome="not_assessable", ask="请提供上一年度报告"),
        causes=[cause([GRANTED])],
    )
    return exported(full, dossier(id=2, agency="青禾县甲局"))


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_is_written_or_says_why_it_cannot_be(name):
    made = list(files(PAPERS[name], season(), WISH))
    assert made
    assert all(bool(one.data) != bool(one.refused) for one in made)
    assert (name in {"annotated", "notice"}) == any(one.refused for one in made)


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_of_an_empty_casebook_is_written(name):
    made = list(files(PAPERS[name], exported(), WISH))
    assert not any(one.refused for one in made)


@pytest.mark.parametrize("name", sorted(set(PAPERS) - {"annotated"}))
def test_the_same_casebook_gives_the_same_bytes(name):
    first, second = (list(files(PAPERS[name], season(), WISH)) for _ in range(2))
    assert [(one.name, one.data) for one in first] == [(one.name, one.data) for one in second]


@pytest.mark.parametrize("name", sorted(set(PAPERS) - {"annotated"}))
def test_no_paper_tells_when_it_was_written(name):
    (one, *_) = (one for one in files(PAPERS[name], season(), WISH) if one.data)
    parts = [one.data]
    if zipfile.is_zipfile(io.BytesIO(one.data)):
        with zipfile.ZipFile(io.BytesIO(one.data)) as archive:
            parts = [archive.read(member) for member in archive.namelist()]
    today = datetime.now(UTC).date().isoformat().encode()
    assert not any(today in part for part in parts)


@pytest.mark.parametrize(
    "agency", ["../../etc/passwd", "甲/乙\\丙:丁", ".", "", "x" * 300, "\x1b[2J"]
)
def test_a_name_is_never_a_path(agency):
    stem = file_stem(dossier(agency=agency), "批注")
    assert not set('/\\:*?"<>|\x1b') & set(stem)
    assert not stem.startswith(".")
    assert len(stem.encode()) < 240


def test_a_name_of_rare_characters_still_fits_a_file_system():
    assert len(file_stem(dossier(agency="𠀀" * 100), "整改通知书").encode()) < 240


def test_who_has_nothing_to_mend_gets_no_letter_and_that_is_said():
    clean, other = files(PAPERS["notice"], exported(dossier(), dossier(finding(1))), WISH)
    assert "没有写通知书" in str(clean.refused)
    assert other.data


def test_two_files_never_have_one_name():
    taken: set[str] = set()
    assert [unused(one, taken) for one in ("甲A", "甲a", "甲A")] == ["甲A", "甲a_2", "甲A_3"]
