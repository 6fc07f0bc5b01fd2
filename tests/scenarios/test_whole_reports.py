"""Of a whole report whose every word is true, only what is rightly said is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from making.drafts import clean
from making.writers import as_docx
from making.yamls import loaded

from engine.check import Checker
from engine.packs import load_pack
from engine.reading import read_report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from making.drafts import Draft

FOLDER = Path(__file__).parent / "whole_reports"
FILES = sorted(FOLDER.glob("*.yaml"))
NEEDS_MORE = {"D101", "X101", "X102"}
"""Rules that ask for what nobody handed in."""


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Give a checker of the shipped pack."""
    return Checker(load_pack())


def draft(given: Mapping[str, Any]) -> Draft:
    """Write a report around the text of a file."""
    name, year = given["agency"], given["year"]
    made = clean(
        name, given["kind"], year,
        requests=given["requests"], cases=given["disputes"], **given["documents"],
    )  # fmt: skip
    own = {part: tuple(given["parts"].get(part, ())) for part in made.prose}
    return replace(
        made, agency=name, title=(name, made.title[1]), signoff=(name, made.signoff[1]), prose=own
    )


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_only_what_is_rightly_said_is_said(checker: Checker, path: Path) -> None:
    given = loaded(path)
    report = read_report(as_docx(draft(given)), f"{path.stem}.docx", checker.pack.forms)
    said = [one for one in checker.audit(report).findings if one.rule not in NEEDS_MORE]
    failed = {one.rule: one.message for one in said if one.outcome == "fail"}
    asked = {one.rule: one.message for one in said if one.outcome == "uncertain"}
    assert sorted(failed) == given["fails"], failed
    assert set(asked) <= set(given["asks"]), asked
