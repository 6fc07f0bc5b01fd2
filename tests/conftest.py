"""Shared by all tests: what they need of the machine, and where the corpus lies.

A test says what it needs: ``@pytest.mark.needs("soffice")``, or by asking for the corpus. What is
missing is skipped and told in one line at the end; where CI=true it fails. The needs are listed in
``needs.py``, and nowhere else is anything skipped.
"""

from __future__ import annotations

import gc
import os
import signal
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from making.amount import WHOLE
from needs import TESTS, corpus_folder, untested, ways_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from postgres_server import Cluster

# A busy machine is no fault: hypothesis times nothing, and does not mind slow inventing.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
# A shell lets what it starts behind itself ignore Ctrl-C, and every program that a test starts too.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
COLLECTED = (5_000, 10, 50)
"""How often rings are looked for: as Python does it unasked, that was 40 % of the screens' time."""
gc.set_threshold(*COLLECTED)
SLOW_NEEDS = frozenset({"soffice", "tmux", "chromium", "postgres", "postgres_tls"})


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Give the corpus of real reports; without it no test that asks for it begins."""
    return corpus_folder()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """Give a PostgreSQL of the tests' own on loopback; without its programs nothing begins."""
    from postgres_server import cluster

    with cluster() as running:
        yield running


@cache
def missing(name: str) -> bool:
    """Tell whether a need is not there; KeyError for a need that nobody knows."""
    return not TESTS[name].here()


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name a value by escapes where no worker could tell its name to another (xdist)."""
    if isinstance(val, bytes):  # of which pytest makes no name where it escapes none
        return ascii(val[:20])
    unsayable = isinstance(val, str) and not val.isprintable()
    return ascii(val) if unsayable else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let whatever asks for corpus or server need it; what starts another program is slow.

    What tries every member of a family is for ``make whole``.
    """
    rest = [item for item in items if not WHOLE and item.get_closest_marker("whole")]
    if rest:
        config.hook.pytest_deselected(items=rest)
        items[:] = [item for item in items if item not in set(rest)]
    for item in items:
        for name in ("corpus", "postgres"):
            if name in getattr(item, "fixturenames", ()):
                item.add_marker(pytest.mark.needs(name))
        if any(SLOW_NEEDS.intersection(mark.args) for mark in item.iter_markers("needs")):
            item.add_marker(pytest.mark.slow)


def pytest_collection_finish() -> None:
    """Let the collector of garbage leave alone what stays to the end: all the tests."""
    gc.collect()
    gc.freeze()


def pytest_runtest_teardown() -> None:
    """Undo what a command that ran in this process measured for itself: rings would pile up."""
    gc.set_threshold(*COLLECTED)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what the machine has not got; where CI=true and it could be brought, fail."""
    names = dict.fromkeys(name for mark in item.iter_markers("needs") for name in mark.args)
    absent = [name for name in names if missing(name)]
    if not absent:
        return
    needs = [TESTS[name] for name in absent]
    words = f"这台机器上没有{'、'.join(need.title for need in needs)}"
    if os.environ.get("CI") == "true" and any(need.brought() for need in needs):
        pytest.fail(f"CI=true，可是{words}：{'；'.join(ways_of(needs))}", pytrace=False)
    item.user_properties += [("needs", name) for name in absent]
    pytest.skip(words)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    """Say below everything else what was not tested, and how to get what is missing."""
    yield
    counts = Counter(
        value
        for report in terminalreporter.stats.get("skipped", ())
        for key, value in report.user_properties
        if key == "needs"
    )
    if counts:
        terminalreporter.write_line(untested(counts), yellow=True, bold=True)
