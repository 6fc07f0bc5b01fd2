"""The agency that signed beside the one of the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.agency_names.places import places
from engine.evidence import Evidence, Fact, Kind, Place
from engine.facts.authority.names import relation
from engine.facts.sentences import without_spaces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.report import Report

KINDS: tuple[Kind, ...] = (
    Kind(
        name="signature",
        meaning="落款机关与标题机关对照；两者都读到时一条",
        fields={
            "signed": ("str", "落款机关"),
            "titled": ("str", "标题里的机关"),
            "relation": (
                "str",
                "same 相同，short 简称，office 内设机构，renamed 同地异称，superior 上级，"
                "other 同地别的机关，elsewhere 别的地方，unknown 看不出",
            ),
        },
    ),
)


def signature(report: Report) -> Iterator[Fact]:
    """Yield the sign-off's agency beside the title's, where both were read."""
    signed = report.signoff_agency
    if signed is None or not report.agency or report.title is None:
        return
    if without_spaces(report.agency) not in without_spaces(report.title.text) and not places(
        report.title.text
    ):
        return
    yield Fact(
        kind="signature",
        fields={
            "signed": without_spaces(signed.text),
            "titled": without_spaces(report.agency),
            "relation": relation(report.agency, signed.text),
        },
        place=Place(item="signature", label="落款机关"),
        evidence=(Evidence.of(signed), Evidence.of(report.title)),
    )
