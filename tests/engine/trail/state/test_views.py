"""Values told to screens: whose a filing is."""

from __future__ import annotations

import pytest

from engine.trail.state.views import NAMELESS, FilingView


def filing(**more):
    """Make a filing."""
    values = {"id": 1, "kind": None, "year": 2023, "state": "received", "round": 1}
    return FilingView(version_id=1, **{"agency": "石桥镇", **values, **more})


@pytest.mark.parametrize(
    ("agency", "source", "whose"),
    [
        ("石桥镇", "乡镇/石桥.docx", "石桥镇"),
        (NAMELESS, "乡镇/石桥.docx", "石桥.docx（单位未识别）"),
        (NAMELESS, r"D:\年报\石桥.docx", "石桥.docx（单位未识别）"),
        ("", "石桥.docx", "石桥.docx（单位未识别）"),
        (NAMELESS, "", NAMELESS),
    ],
)
def test_a_filing_of_nobody_is_called_by_its_file(agency, source, whose):
    assert filing(agency=agency, source=source).whose == whose
