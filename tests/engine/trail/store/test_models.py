"""The tables of the casebook as models: what a row needs, what it is without being told."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import create_engine, insert
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel, select

from engine.trail.store import models
from engine.trail.store.models import Filing, Finding, Unit, table

MODELS = [
    one
    for one in vars(models).values()
    if isinstance(one, type) and issubclass(one, SQLModel) and one is not SQLModel
]
FILED: dict[str, Any] = {"filing_id": 1, "opened_by": 1, "changed_by": 1}


@pytest.fixture
def session():
    """Give an empty book of these tables alone."""
    engine = create_engine("sqlite://")
    for model in MODELS:
        table(model).create(engine)
    with Session(engine) as opened:
        yield opened
    engine.dispose()


def test_every_model_has_a_table_of_its_own_with_a_key():
    names = [table(model).name for model in MODELS]
    assert len(names) == len(set(names))
    assert all(len(table(model).primary_key) for model in MODELS)


def test_what_refers_to_another_row_names_a_table_that_is_there():
    names = {table(model).name for model in MODELS}
    targets = {key.target_fullname for model in MODELS for key in table(model).foreign_keys}
    assert {target.partition(".")[0] for target in targets} <= names
    assert {target.partition(".")[2] for target in targets} == {"id"}


def test_a_new_filing_and_finding_are_undecided(session):
    session.add(Filing(agency="白沙镇人民政府"))
    session.add(
        Finding(key="k", digest="d", rule="F203", severity="error", outcome="fail", data="{}",
                data_sha256="0" * 64, **FILED)
    )  # fmt: skip
    session.commit()
    filing, finding = session.exec(select(Filing)).one(), session.exec(select(Finding)).one()
    assert (filing.id, filing.state, filing.round, filing.year) == (1, "received", 0, None)
    assert (finding.state, finding.resolved_by, finding.decided) == ("open", None, "")


def test_a_unit_s_name_is_its_own(session):
    session.add_all([Unit(name="甲局"), Unit(name="甲局")])
    with pytest.raises(IntegrityError):
        session.commit()


@pytest.mark.filterwarnings("ignore:Column")
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_row_of_nothing_is_refused_where_something_has_to_stand(session, model):
    with pytest.raises(IntegrityError):
        session.execute(insert(table(model)).values())
