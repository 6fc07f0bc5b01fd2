"""Shares told in percent alone are held against table 3 of this year or of the last."""

from __future__ import annotations

import pytest
from making.passage_tally import said_of, verdict_of
from making.passage_twins import twins
from making.passages import read_passages

HEAD = "agency: 临江县卫生健康局\nkind: department\nyear: 2024\nentries:\n"
TOLD = [
    "  - say: 政府信息公开申请中，自然人占比[75]%。\n    requests: {granted: 9+3b}\n",
    "  - say: 政府信息公开申请予以公开率为[80]%。\n"
    "    requests: {granted: 8, unable.not_held: 2}\n",
    "  - say: 予以公开的比例由上年的[50]%提高到[75]%。\n"
    "    requests: {granted: 6, unable.not_held: 2}\n"
    "    last: {requests: {granted: 4, unable.not_held: 4}}\n",
]


@pytest.mark.parametrize("entry", TOLD)
def test_the_true_share_passes_and_another_fails(entry, tmp_path):
    file = tmp_path / "told-shares.yaml"
    file.write_text(HEAD + entry, encoding="utf-8")
    (passage,) = read_passages(file)
    assert said_of(passage).failed == ()
    assert {verdict_of(twin) for twin in twins(passage)} == {"failed"}
