"""Findings as JUnit XML, which every build server shows: a suite a filing, a case a finding.

A file that could not be read is a suite with one error.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from engine.export.names import DISMISSED, OUTCOME
from engine.export.plain_text import cleaned
from engine.export.rows import MATERIAL

if TYPE_CHECKING:
    from engine.export.dossier import Dossier, Exported, Unread
    from engine.trail.state.views import FindingView

UNWRITABLE = re.compile(r"[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(exported: Exported) -> bytes:
    """Return the document. A finding that failed is a failure; every other one is skipped."""
    root = Element("testsuites", name="gouji")
    for dossier in exported.dossiers:
        suite(root, dossier, exported)
    for one in exported.not_read:
        unread(root, one)
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(one.get(name, "0")) for one in root)))
    indent(root)
    text: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def suite(root: Element, dossier: Dossier, exported: Exported) -> None:
    """Add a filing; one without findings is a single case that passed."""
    filing = dossier.filing
    name = plain(f"{filing.agency} {filing.year or ''}".strip())
    made = SubElement(root, "testsuite", name=name)
    origin = SubElement(made, "properties")
    for key, value in (("madeBy", exported.made_by), ("trailCode", exported.code)):
        SubElement(origin, "property", name=key, value=plain(value))
    found = [one for one in dossier.findings if not exported.confirmed or one.state == "confirmed"]
    failures = sum([case(made, name, one) for one in found])
    if not found:
        SubElement(made, "testcase", classname=name, name="没有发现问题")
    made.set("tests", str(max(len(found), 1)))
    made.set("failures", str(failures))
    made.set("errors", "0")
    made.set("skipped", str(len(found) - failures))


def unread(root: Element, one: Unread) -> None:
    """Add a file that could not be read: an error, for nobody knows what is in it."""
    made = SubElement(root, "testsuite", name=plain(one.source))
    for name, number in (("tests", 1), ("failures", 0), ("errors", 1), ("skipped", 0)):
        made.set(name, str(number))
    told = SubElement(made, "testcase", classname=plain(one.source), name="读取")
    SubElement(
        told, "error", type=one.other or "unreadable", message=plain(one.error)
    ).text = plain(one.hint)


def case(target: Element, name: str, finding: FindingView) -> bool:
    """Add a finding; tell whether it is a failure."""
    label = str((finding.data.get("place") or {}).get("label") or "")
    asked = finding.outcome == "not_assessable"  # nobody knows of a fault: it is not named as one
    said = MATERIAL if asked else finding.title
    title = plain(" ".join(filter(None, (finding.rule, said, label))))
    made = SubElement(target, "testcase", classname=name, name=title)
    failed = finding.outcome == "fail" and finding.state not in DISMISSED
    if failed:
        told = SubElement(made, "failure", type=finding.severity, message=plain(finding.message))
        told.text = plain(str(finding.data.get("remedy") or ""))
    else:
        why = "已排除" if finding.state in DISMISSED else OUTCOME.get(finding.outcome, "")
        words = str(finding.data.get("ask") or finding.message) if asked else finding.message
        SubElement(made, "skipped", message=plain(f"{why}：{words}"))
    return failed


def plain(words: str) -> str:
    """Return words without what XML cannot hold."""
    return UNWRITABLE.sub("", cleaned(words))
