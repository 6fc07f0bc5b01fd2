"""The identities as XBRL: a schema, a calculation linkbase and an instance, for Arelle.

Every cell is a concept of its own; every identity has a link of its own, in which the first
``make`` is the sum of the ``add`` less what else ``make`` holds (new + carried_in − carried_out =
done). Namespaces are those of XBRL 2.1; the schemas it would fetch lie in Arelle's own package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    Identity = tuple[Sequence[str], Sequence[str]]  # what is added, and what that makes

OURS = "urn:made-up:identities"
XBRLI = "http://www.xbrl.org/2003/instance"
LINK = "http://www.xbrl.org/2003/linkbase"
XLINK = "http://www.w3.org/1999/xlink"
SUMMATION = "http://www.xbrl.org/2003/arcrole/summation-item"


def write(folder: Path, cells: Mapping[str, int], identities: Sequence[Identity]) -> Path:
    """Write schema, linkbase and instance; return the instance's path."""
    (folder / "cells.xsd").write_text(schema(cells, len(identities)), encoding="utf-8")
    (folder / "sums.xml").write_text(linkbase(identities), encoding="utf-8")
    path = folder / "report.xbrl"
    path.write_text(instance(cells), encoding="utf-8")
    return path


def schema(cells: Mapping[str, int], roles: int) -> str:
    """Return the schema: a concept a cell, a role an identity."""
    concepts = "".join(
        f'<element name="{name}" id="{name}" type="xbrli:decimalItemType" '
        'substitutionGroup="xbrli:item" nillable="true" xbrli:periodType="duration"/>'
        for name in cells
    )
    types = "".join(
        f'<link:roleType roleURI="{OURS}:{number}" id="r{number}">'
        "<link:usedOn>link:calculationLink</link:usedOn></link:roleType>"
        for number in range(roles)
    )
    return (
        f'<schema xmlns="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="{XBRLI}" '
        f'xmlns:link="{LINK}" xmlns:xlink="{XLINK}" targetNamespace="{OURS}">'
        f"<annotation><appinfo>{types}"
        f'<link:linkbaseRef xlink:type="simple" xlink:href="sums.xml" '
        'xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/>'
        "</appinfo></annotation>"
        f'<import namespace="{XBRLI}" '
        'schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>'
        f"{concepts}</schema>"
    )


def linkbase(identities: Sequence[Identity]) -> str:
    """Return the calculation linkbase."""
    links = "".join(link(number, *one) for number, one in enumerate(identities))
    roles = "".join(
        f'<link:roleRef xlink:type="simple" xlink:href="cells.xsd#r{number}" '
        f'roleURI="{OURS}:{number}"/>'
        for number in range(len(identities))
    )
    return (
        f'<link:linkbase xmlns:link="{LINK}" xmlns:xlink="{XLINK}">{roles}{links}</link:linkbase>'
    )


def link(number: int, add: Sequence[str], make: Sequence[str]) -> str:
    """Return one identity as an extended link."""
    total, *less = make
    locators = "".join(
        f'<link:loc xlink:type="locator" xlink:href="cells.xsd#{name}" xlink:label="{name}"/>'
        for name in (*add, *make)
    )
    arcs = "".join(
        f'<link:calculationArc xlink:type="arc" xlink:arcrole="{SUMMATION}" '
        f'xlink:from="{total}" xlink:to="{name}" order="{order}" weight="{weight}"/>'
        for order, (name, weight) in enumerate(
            [*((name, 1) for name in add), *((name, -1) for name in less)], 1
        )
    )
    return (
        f'<link:calculationLink xlink:type="extended" xlink:role="{OURS}:{number}">'
        f"{locators}{arcs}</link:calculationLink>"
    )


def instance(cells: Mapping[str, int]) -> str:
    """Return the instance: one context, one unit, the cells of a report."""
    figures = "".join(
        f'<g:{name} contextRef="c" unitRef="u" decimals="0">{value}</g:{name}>'
        for name, value in cells.items()
    )
    return (
        f'<xbrli:xbrl xmlns:xbrli="{XBRLI}" xmlns:link="{LINK}" xmlns:xlink="{XLINK}" '
        f'xmlns:g="{OURS}"><link:schemaRef xlink:type="simple" xlink:href="cells.xsd"/>'
        '<xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="urn:made-up">a'
        "</xbrli:identifier></xbrli:entity><xbrli:period><xbrli:startDate>2023-01-01"
        "</xbrli:startDate><xbrli:endDate>2023-12-31</xbrli:endDate></xbrli:period>"
        '</xbrli:context><xbrli:unit id="u"><xbrli:measure>xbrli:pure</xbrli:measure>'
        f"</xbrli:unit>{figures}</xbrli:xbrl>"
    )
