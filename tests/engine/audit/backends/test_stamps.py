"""What tells one gouji from another."""

from __future__ import annotations

import pytest

from engine.audit.backends.stamps import Stamp, stamp

MINE = Stamp("1.0", "p", "r", "3.11", "2026.8")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, ""),
        ({"gouji": "2.0"}, "gouji 2.0（本机 1.0）"),
        ({"rules": "x"}, "另一版规则包"),
        ({"program": "x"}, "程序文件与本机不同"),
        ({"python": "3.12"}, "Python 3.12（本机 3.11）"),
        ({"dask": "2027.1"}, "Dask 2027.1（本机 2026.8）"),
        ({"gouji": "2.0", "python": "3.12"}, "gouji 2.0"),
    ],
)
def test_another_gouji_is_told_by_what_tells_most(changed, said):
    told = MINE.differs(MINE._replace(**changed))
    assert (told == "") == (said == "")
    assert said in told


def test_this_one_is_itself():
    assert stamp().differs(stamp()) == ""
    assert all(stamp())
    assert len(stamp().program) == len(stamp().rules) == 16
