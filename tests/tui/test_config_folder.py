"""The user's configuration folder is the system's, told without the library where that is plain."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from tui.home import config_folder
from tui.launch import keys_file


@pytest.mark.parametrize("root", [None, "", " ", "/somewhere/of mine"])
def test_it_is_the_one_that_platformdirs_names(monkeypatch, root):
    if root is None:
        monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    else:
        monkeypatch.setenv("XDG_CONFIG_HOME", root)
    assert config_folder() == Path(platformdirs.user_config_dir("gouji"))
    assert keys_file({}) == config_folder() / "keys.yaml"


def test_elsewhere_the_library_is_asked(monkeypatch):
    monkeypatch.setattr("sys.platform", "sunos")
    monkeypatch.setattr(platformdirs, "user_config_path", lambda name: Path("/asked") / name)
    assert config_folder() == Path("/asked/gouji")
