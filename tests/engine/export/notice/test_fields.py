"""The fields of a letter."""

from __future__ import annotations

from making.dossiers import dossier, exported, finding
from making.letters import lines, template

from engine.export.notice.fields import FIELDS, PARTS, fields
from engine.export.notice.write import write


def test_every_documented_field_of_a_list_may_be_asked_for():
    loops = ("{% for 项 in " + name + " %}" for name in PARTS)
    within = ("".join("{{ 项." + one + " }}" for one in sorted(part)) for part in PARTS.values())
    asked = "".join(f"{a}{b}{{% endfor %}}" for a, b in zip(loops, within, strict=True))
    one = dossier(finding(1), finding(2, "X101", outcome="not_assessable", ask="请提供"))
    assert "请提供" in "".join(lines(write(one, exported(one), template(asked))))
    given = fields(one, exported(one))
    assert {name: given[name][0].keys() for name in ("整改", "材料")} == {
        name: PARTS[name] for name in ("整改", "材料")
    }


def test_the_fields_are_those_that_are_documented():
    one = dossier(finding(1))
    assert fields(one, exported(one)).keys() == FIELDS.keys()
