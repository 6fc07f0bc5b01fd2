"""What ``make quick`` tests: the rooms of what changed, and always the county and the layers."""

from __future__ import annotations

import pytest
from changed import ALWAYS, CHECKOUT, asked_for


@pytest.mark.parametrize(
    ("file", "some"),
    [
        ("engine/reading/tables/rows.py", "tests/engine/reading/tables/test_rows.py"),
        ("engine/reading/formats/pdf/lines.py", "tests/engine/reading/formats/pdf/test_font.py"),
        ("engine/dates.py", "tests/engine/test_dates.py"),
        ("tui/text/check.py", "tests/tui/text/test_words.py"),
        ("rules/nianbao/figures/F203.yaml", "tests/rules"),
        ("tests/tui/render/test_wrap.py", "tests/tui/render/test_wrap.py"),
        ("tests/tui/cli/conftest.py", "tests/tui/cli/test_said.py"),
    ],
)
def test_a_changed_file_asks_for_the_tests_of_its_room(file, some):
    asked = asked_for([file])
    assert some in asked
    assert [test for test in asked if not (CHECKOUT / test).exists()] == []


def test_a_room_brings_the_tests_of_the_area_but_not_its_neighbours():
    asked = asked_for(["engine/facts/structure/parts.py"])
    folders = {test.rpartition("/")[0] for test in asked} - {"tests", "tests/scenarios"}
    assert folders == {"tests/engine/facts/structure", "tests/engine/facts"}


@pytest.mark.parametrize(
    "file", ["README.md", "tests/engine/test_that_is_gone.py", "pyproject.toml"]
)
def test_the_county_and_the_layers_are_always_tested(file):
    assert asked_for([file]) == sorted(ALWAYS)
