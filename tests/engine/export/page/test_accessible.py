"""The page in a real Chromium: axe finds nothing, it reflows, nothing is told by colour alone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from making import chromium
from making.dossiers import kept
from making.drafts import clean
from making.faults import FAULTS
from making.writers import WRITERS

from engine.check import Checker
from engine.export.dossier import Exported
from engine.export.of_audit import dossier_of
from engine.export.page.write import HEATED, write
from engine.packs import load_pack
from engine.reading import read_report

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.needs("chromium")
AGENCIES = ("青禾县石桥镇人民政府", "青禾县柳河乡人民政府", "青禾县白沙镇人民政府")
FAULTY = 12
"""So many kinds of faults are in the reports: rules enough for a wide heat map."""


@pytest.fixture(scope="module")
def exported():
    """Return a season of three reports: two with faults, one without."""
    checker = Checker(load_pack())
    dossiers = []
    for number, agency in enumerate(AGENCIES, 1):
        draft = clean(agency, "township", 2023, county="青禾县")
        for fault in FAULTS[(number - 1) * FAULTY : number * FAULTY] if number < 3 else ():
            draft = fault.change(draft)
        data = WRITERS["docx"][1](draft)
        audit = checker.audit(read_report(data, "a.docx", checker.pack.forms))
        dossiers.append(dossier_of(audit, number, kept("a.docx", data)))
    return Exported(dossiers=dossiers, book="案卷", made_at="2024-02-01T09:00:00+08:00")


@pytest.fixture(scope="module")
def pages(exported):
    """Return the page of the season and that of a single filing."""
    forms = load_pack().forms
    alone = replace(exported, dossiers=exported.dossiers[:1])
    return {
        "season": write(exported, forms).decode(),
        "single": write(alone, forms).decode(),
    }


@pytest.mark.parametrize("shade", ["light", "dark"])
@pytest.mark.parametrize("name", ["season", "single"])
def test_axe_finds_nothing(pages, tmp_path, name, shade):
    page = pages[name] if shade == "light" else chromium.dark(pages[name])
    assert chromium.accessibility(tmp_path, page) == []


def test_axe_would_notice(pages, tmp_path):
    spoilt = pages["single"].replace('<html lang="zh-CN">', "<html>").replace("<h1>", "<h4>")
    told = {rule for rule, _where in chromium.accessibility(tmp_path, spoilt)}
    assert "html-has-lang" in told
    assert "page-has-heading-one" in told


@pytest.mark.parametrize("width", [640, 320], ids=["200 %", "400 %"])
@pytest.mark.parametrize("name", ["season", "single"])
def test_a_magnified_page_need_not_be_pushed_sideways(pages, tmp_path, name, width):
    assert chromium.overflow(tmp_path, pages[name], width) <= 0


def test_the_measure_of_width_would_notice(pages, tmp_path):
    wide = pages["single"].replace("<main>", '<main><p style="width:700px">x</p>')
    assert chromium.overflow(tmp_path, wide, 640) > 0


def test_nothing_is_told_by_colour_alone_and_every_link_leads_somewhere(pages, tmp_path):
    script = """
        const all = words => [...document.querySelectorAll(words)];
        return {
            marks: all('.mark').length,
            unnumbered: all('.mark').filter(one => !one.querySelector('sup a')).length,
            unnamed: all('.tag').filter(one => !one.textContent.trim()).length,
            hot: all('.heat .h1, .heat .h2, .heat .h3').length,
            uncounted: all('.heat .h1, .heat .h2, .heat .h3').filter(
                one => !/^\\d+$/.test(one.textContent)).length,
            lost: all('a[href^="#"]').filter(
                one => !document.getElementById(one.getAttribute('href').slice(1))).length,
            headless: all('table').filter(
                one => !one.closest('.report') && !one.querySelector('th[scope]')).length,
            jumping: all('[tabindex]').filter(one => one.tabIndex > 0).length,
        };
    """
    told = chromium.asked(tmp_path, pages["season"], script)
    assert told.pop("marks") > 5
    assert told.pop("hot") > 5
    assert told == dict.fromkeys(
        ("unnumbered", "unnamed", "uncounted", "lost", "headless", "jumping"), 0
    )


def on_paper(tmp_path, page: str) -> str:
    """Return the text that is printed on pages that have to be A4."""
    with pypdfium2.PdfDocument(chromium.printed(tmp_path, page)) as printed:
        sizes = {tuple(round(one / 72 * 25.4) for one in leaf.get_size()) for leaf in printed}
        assert sizes == {(210, 297)}
        return "".join(leaf.get_textpage().get_text_bounded() for leaf in printed)


def test_on_a4_the_heat_map_has_all_its_columns(pages, tmp_path):
    page = pages["season"]
    begin, heat, end = (page.index(f'<h2 id="{name}">') for name in ("units", "heat", "reports"))
    rules = re.findall(r'scope="col" title="[^"]*">(\w+)<', page[heat:end])
    more = [f"Z{number}" for number in range(100, 100 + HEATED - len(rules))]
    columns = "".join(f'<th scope="col">{one}</th>' for one in more)
    wide = f"{page[:begin]}{page[heat:end]}</main></body></html>".replace(
        "</tr></thead>", f"{columns}</tr></thead>"
    )
    told = on_paper(tmp_path, wide)
    assert len(rules) > 5
    assert [rule for rule in (*rules, *more) if rule not in told] == []


def test_on_paper_every_report_is_there_though_its_details_are_closed(pages, tmp_path):
    assert on_paper(tmp_path, pages["season"]).count("六、其他需要报告的事项") >= len(AGENCIES)


def test_the_page_s_own_policy_lets_no_script_run(pages, tmp_path: Path):
    spoilt = pages["single"].replace("</body>", "<script>document.title = 'ran'</script></body>")
    assert "<title>ran" not in chromium.run(tmp_path, spoilt, "--dump-dom")
