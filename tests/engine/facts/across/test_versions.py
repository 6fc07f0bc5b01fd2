"""Two versions of one filing; the published text beside the approved one."""

from __future__ import annotations

from dataclasses import replace

from making.shipped import knowing
from making.tables import report, table

from engine.facts.across.versions import published, text_digest, versions


def version(*texts, source="a.docx", number=3, **more):
    made = report(table(4, {("review", "upheld"): number}), parts={1: texts}, **more)
    return replace(made, document=replace(made.document, source=source))


def compared(here, *siblings):
    return [
        tuple(fact.fields[name] for name in ("source", "differs", "marked"))
        for fact in versions(here, knowing(siblings=siblings))
    ]


def test_blanks_alone_make_no_other_version():
    here = version("公开 3 条。")
    told = compared(
        here, version("公开3条。", source="b.docx"), version("公开4条。", source="c.docx")
    )
    assert told == [("b.docx", 0, 0), ("c.docx", 1, 0)]


def test_a_version_that_says_it_is_corrected_is_marked():
    assert compared(version("甲"), version("乙", source="年报（更正稿）.docx"))[0][2] == 1
    assert compared(version("甲", source="年报（更正稿）.docx"), version("乙"))[0][2] == 1


def test_each_sibling_is_a_subject_of_its_own():
    facts = list(versions(version("甲"), knowing(siblings=(version("乙"), version("乙")))))
    assert len({fact.place.item for fact in facts}) == 2


def test_the_digest_is_of_words_and_numbers_and_of_nothing_else():
    here = version("公开3条。")
    assert text_digest(here) == text_digest(version("公 开３条。", source="b.html"))
    assert text_digest(here) != text_digest(version("公开4条。"))
    assert text_digest(here) != text_digest(version("公开3条。", number=4))
    assert text_digest(here) != text_digest(version("公开3条。", number=""))
    assert text_digest(here) != text_digest(replace(here, title=None))


def test_a_published_text_is_asked_for_once_one_was_approved():
    here = version("甲")
    assert list(published(here, knowing())) == []
    (asked,) = published(here, knowing(approved_sha256="a"))
    assert asked.fields == {"approved": "a"}
    (told,) = published(here, knowing(approved_sha256="a", published_sha256="b"))
    assert told.fields == {"approved": "a", "published": "b"}
