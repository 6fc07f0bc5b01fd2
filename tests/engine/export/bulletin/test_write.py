"""The county's notice says the season's numbers, and no unit's name where none is asked for."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import docx
import make_templates
import pytest
from making.dossiers import dossier, exported, filing, finding

from engine.errors import UsageError
from engine.export.bulletin.write import FIELDS, fields, write
from engine.export.dossier import Owing
from engine.export.page import write as page_write
from engine.export.page.season import season_of
from engine.export.template import shipped
from engine.packs import forms_of
from engine.roster.unit import Unit
from engine.trail.state.views import UnreadableView
from engine.values import replace


def season(**more):
    """Make a season: two units with the same fault, one without, one that has not filed."""
    return exported(
        dossier(finding(1), id=1, agency="青禾县甲镇人民政府"),
        dossier(finding(1), finding(2, severity="warning"), id=2, agency="青禾县乙镇人民政府"),
        dossier(id=3, agency="青禾县丙局"),
        dossier(finding(1), id=4, agency="青禾县甲镇人民政府", year=2022),
        not_filed={2023: [Owing(unit=Unit(name="青禾县丁局"))], 2022: []},
        **more,
    )


def text(*, names: bool, **more) -> str:
    document = docx.Document(io.BytesIO(write(season(**more), names=names)))
    return "\n".join(one.text for one in document.paragraphs)


def test_the_numbers_are_told():
    told = text(names=False)
    assert "应报送报告的单位4个，已报送3个，未报送1个（青禾县丁局）。" in told
    assert (
        "其中1份没有须整改的问题，2份有须整改的问题，共3处（错误2处，警告1处，提示0处）。" in told
    )
    assert "有上一年度报告可比的1个单位，须整改的问题由1处变为1处。" in told
    assert "（一）缺少落款。涉及2个单位3处。" in told
    assert "青禾县丙局的报告没有须整改的问题。" in told
    assert "于2024年3月1日前报送改正后的报告" in told


def test_whose_report_may_be_there_is_not_called_missing():
    kept = UnreadableView(
        id=1, name="己局.jpg", source="", reason="坏", sha256="", received_at=datetime.now(UTC)
    )
    owing = [
        Owing(unit=Unit(name="青禾县丁局")),
        Owing(unit=Unit(name="青禾县戊局"), perhaps=[filing(id=7)]),
        Owing(unit=Unit(name="青禾县己局"), unread=[kept]),
    ]
    told = exported(dossier(), dossier(id=2, agency="青禾县乙局"), not_filed={2023: owing})
    (words,) = (
        one.text
        for one in docx.Document(io.BytesIO(write(told))).paragraphs
        if one.text.startswith("应报送")
    )
    assert words.startswith(
        "应报送报告的单位5个，已报送2个，未报送1个（青禾县丁局），"
        "是否已报送待核实2个（青禾县戊局、青禾县己局）。"
    )
    page = page_write.write(told, forms_of()).decode()
    assert "未报：青禾县丁局。" in page
    assert "是否已报待核实：青禾县戊局、青禾县己局。" in page


def test_a_report_filed_under_next_years_number_makes_no_season():
    assert season().season == 2023
    astray = dossier(finding(1), id=9, agency="青禾县戊局", year=2024)
    known = exported(*season().dossiers, astray, not_filed={2023: [], 2022: []})
    assert season_of(known).year == 2023
    assert season_of(known, 2024).year == 2024
    many = [dossier(id=10 + n, agency=f"青禾县{n}局") for n in range(5)]
    assert season_of(exported(*many, astray)).year == 2023  # no roster: one of six
    assert season_of(exported(*many[:2], astray)).year == 2024


def test_units_with_faults_are_named_only_where_asked_for():
    assert "青禾县甲镇" not in text(names=False)
    assert "（青禾县乙镇人民政府、青禾县甲镇人民政府）" in text(names=True)


def test_what_nobody_knows_is_not_said():
    one = exported(dossier(id=3, agency="青禾县丙局"))
    document = docx.Document(io.BytesIO(write(one)))
    told = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "已收到报告1份。" in told
    assert "应报送" not in told
    assert "主要问题" not in told
    assert "整改要求" not in told


def test_the_fields_are_those_that_are_documented():
    one = season()
    assert fields(season_of(one), one, names=True).keys() == FIELDS.keys()


def test_the_shipped_template_is_what_the_script_writes():
    assert shipped("bulletin") == make_templates.bulletin()


def test_a_county_s_own_template_with_an_unknown_field_is_refused():
    document = docx.Document()
    document.add_paragraph("{{ 县名 }}")
    target = io.BytesIO()
    document.save(target)
    with pytest.raises(UsageError, match="县名"):
        write(season(), target.getvalue())


def test_what_only_may_be_a_units_report_is_not_counted_beside_that_unit():
    owing = [Owing(unit=Unit(name="青禾县丁局"), perhaps=[filing(id=3)])]
    told = fields(season_of(season().of_units()), season(), names=False)
    assert (told["应报"], told["已报"]) == (4, 3)
    twice = replace(season(), not_filed={2023: owing})
    page = "\n".join(one.text for one in docx.Document(io.BytesIO(write(twice))).paragraphs)
    assert "应报送报告的单位3个，已报送2个，是否已报送待核实1个（青禾县丁局）" in page
