"""Whose report a file is, and which of those named is last year's of one that is checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.audit.identity import Earlier, Identity, unread, whose

HERE = whose("青禾县教育局", "department", 2023, "here")


def named(*told):
    """Return the choice among reports by agency, year and digest."""
    reports = [
        Identity(source=f"{n}.docx", order=n, agency=agency, year=year, sha256=digest)
        for n, (agency, year, digest) in enumerate(told)
    ]
    return Earlier(Path(), tuple(reports)).chosen(HERE, ())


def test_the_one_that_fits_is_taken_whatever_else_was_named():
    chosen = named(
        ("青禾县水利局", 2022, "a"), ("青禾县教育局", 2022, "b"), ("青禾县教育局", 2021, "c")
    )
    assert (chosen.fit, chosen.last.sha256) == ("fits", "b")


def test_two_that_fit_are_neither_and_two_copies_are_one():
    several = named(("青禾县教育局", 2022, "a"), ("青禾县教育局", 2022, "b"))
    assert (several.fit, [one.sha256 for one in several.among]) == ("several", ["a", "b"])
    assert named(("青禾县教育局", 2022, "a"), ("青禾县教育局", 2022, "a")).fit == "fits"


@pytest.mark.parametrize(
    ("reports", "fit"),
    [
        ([("青禾县水利局", 2022, "a"), ("青禾县教育局", 2021, "b")], "year"),
        ([("青禾县水利局", 2022, "a"), (None, None, "b")], "unknown"),
        ([("青禾县水利局", 2022, "a")], "other"),
        ([("青禾县教育局", 2022, "here")], "itself"),
    ],
)
def test_else_the_nearest_is_told(reports, fit):
    assert named(*reports).fit == fit


def test_a_file_that_could_not_be_read_has_no_identity_but_its_digest():
    told = unread("a.docx", 3, "坏", "另存", other="", sha256="f" * 64)
    assert (told.agency, told.kind, told.year) == (None, None, None)
    assert (told.order, told.error, told.hint, told.sha256) == (3, "坏", "另存", "f" * 64)
