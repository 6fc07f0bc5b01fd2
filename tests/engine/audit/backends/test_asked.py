"""What is refused of a cluster before anything is done, and what is said of an open wire."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from engine.audit.backends import asked
from engine.audit.backends.asked import ClusterAsked, refuse_unusable, warning
from engine.errors import UsageError


@pytest.mark.parametrize("address", ["", "lokal", "tls://", "http://10.1.2.3:1", "tcp://a:b"])
def test_an_address_that_is_none_is_refused(address):
    with pytest.raises(UsageError, match="--cluster 不能是"):
        refuse_unusable(ClusterAsked(address=address))


def test_a_shared_folder_and_certificates_have_to_be_there(tmp_path):
    with pytest.raises(UsageError, match="共享文件夹"):
        refuse_unusable(ClusterAsked(shared=tmp_path / "none"))
    with pytest.raises(UsageError, match=r"没有 ca\.pem"):
        refuse_unusable(ClusterAsked(tls=tmp_path))


def test_without_dask_a_sentence_says_how_to_install_it(monkeypatch):
    monkeypatch.setattr(asked, "find_spec", lambda _name: None)
    with pytest.raises(UsageError) as error:
        refuse_unusable(ClusterAsked())
    assert "gouji[cluster]" in error.value.hint


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("local", False), ("tls://10.1.2.3:8786", False), ("tcp://127.0.0.1:8786", False),
        ("tcp://localhost:8786", False), ("tcp://[::1]:8786", False),
        ("tcp://10.1.2.3:8786", True), ("tcp://scheduler:8786", True),
    ],
)  # fmt: skip
def test_a_wire_that_others_may_listen_to_is_told(address, told):
    assert bool(warning(ClusterAsked(address=address))) is told


@pytest.mark.slow
def test_dask_is_loaded_by_nobody_who_does_not_ask_for_it():
    words = (
        "import sys, tui.cli.sweeps.sweep, engine.sweep.sweep, engine.audit.backends.asked;"
        "print({'dask', 'distributed'} & set(sys.modules))"
    )
    home = Path(__file__).resolve().parents[4]
    done = subprocess.run(
        [sys.executable, "-c", words], cwd=home, check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "set()"
